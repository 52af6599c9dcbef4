import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleResult, Finding, SourceFinding } from '@copydesk/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Baseline } from './baseline.ts'

const finding = (fingerprint: string, more: Partial<Finding> = {}): Finding =>
  ({ fingerprint, rule: 'truncation/a', actual: `text ${fingerprint}`, severity: 'warning', ...more }) as Finding

const article = (key: string, ...findings: Finding[]): ArticleResult => ({ key, findings }) as unknown as ArticleResult

const ran = new Set(['truncation/a', 'truncation/b'])

describe('Baseline', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-baseline-'))
    for (const name of ['1.txt', '2.txt']) writeFileSync(join(folder, name), 'x')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** A baseline as written and read again after a run with these results. */
  const after = (...results: ArticleResult[]): Baseline => {
    const fresh = new Baseline()
    for (const result of results) fresh.apply(result)
    const path = join(folder, 'b.json')
    fresh.next([], true).write(path)
    return Baseline.read(path, 'b.json')
  }

  const suppressed = (result: ArticleResult): (string | undefined)[] => result.findings.map((f) => f.suppressed)

  it('suppresses what it holds, in that article only', () => {
    const baseline = after(article('1.txt', finding('x')))
    expect(suppressed(baseline.apply(article('1.txt', finding('x'), finding('y'))))).toEqual(['baseline', undefined])
    expect(suppressed(baseline.apply(article('2.txt', finding('x'))))).toEqual([undefined])
  })

  it('sees a swap that leaves the number as it was', () => {
    const baseline = after(article('1.txt', finding('x')))
    expect(suppressed(baseline.apply(article('1.txt', finding('y'))))).toEqual([undefined])
    expect(baseline.stale(folder, ran, true).map((e) => e.fingerprint)).toEqual(['x'])
  })

  it('leaves to directives what is theirs, and never holds infos', () => {
    const baseline = after(
      article('1.txt', finding('x', { suppressed: 'directive' }), finding('y', { severity: 'info' })),
    )
    expect(baseline.size).toBe(0)
    const known = after(article('1.txt', finding('x')))
    expect(suppressed(known.apply(article('1.txt', finding('x', { suppressed: 'directive' }))))).toEqual(['directive'])
    expect(known.stale(folder, ran, true)).toEqual([])
  })

  it('names what is stale: found no more, or its file is gone; never what was not looked at', () => {
    const baseline = after(
      article('1.txt', finding('x'), finding('y', { rule: 'boilerplate/z' })),
      article('2.txt', finding('z')),
      article('gone.txt', finding('g')),
      article('gone.jsonl#3', finding('h')),
    )
    baseline.apply(article('1.txt'))
    expect(baseline.stale(folder, ran, true).map(({ place, fingerprint }) => [place, fingerprint])).toEqual([
      ['1.txt', 'x'],
      ['gone.jsonl#3', 'h'],
      ['gone.txt', 'g'],
    ])
  })

  it('prunes what is stale and keeps the rest; an update adds what is new', () => {
    const baseline = after(article('1.txt', finding('x'), finding('y')), article('2.txt', finding('z')))
    baseline.apply(article('1.txt', finding('y'), finding('new')))
    const stale = baseline.stale(folder, ran, true)
    const pruned = baseline.next(stale, false)
    expect(suppressed(pruned.apply(article('1.txt', finding('x'), finding('y'), finding('new'))))).toEqual([
      undefined,
      'baseline',
      undefined,
    ])
    expect(pruned.size).toBe(2)
    expect(baseline.next(stale, true).size).toBe(3)
  })

  it('holds findings about sources, judged only by runs of whole sources', () => {
    const said = { fingerprint: 's', rule: 'truncation/a', message: 'm', severity: 'error' } as SourceFinding
    const fresh = new Baseline()
    fresh.applySource('ex', [said])
    const baseline = fresh.next([], true)
    expect(baseline.applySource('ex', [said])[0]?.suppressed).toBe('baseline')
    const other = fresh.next([], true)
    other.applySource('ex', [])
    expect(other.stale(folder, ran, false)).toEqual([])
    expect(other.stale(folder, ran, true)).toHaveLength(1)
  })

  it('is written sorted, an entry a line, the same whatever the order', () => {
    const results = [article('2.txt', finding('b'), finding('a')), article('1.txt', finding('c'))]
    after(...results)
    const one = readFileSync(join(folder, 'b.json'), 'utf8')
    after(...results.toReversed())
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(one)
    expect(one.split('\n').filter((line) => line.includes('fingerprint'))).toHaveLength(3)
    expect(JSON.parse(one)).toMatchObject({ schema: 1, sources: {} })
  })

  it('says what is wrong with a file and what to do', () => {
    const path = join(folder, 'b.json')
    expect(() => Baseline.read(path, 'b.json')).toThrow(
      'b.json: there is no such baseline: make it with "copydesk baseline"',
    )
    expect(() => Baseline.read('/dev/zero', 'b.json')).toThrow('b.json: is a device, not a file')
    for (const text of ['{', '[]', '{"schema":2}', '{"schema":1,"articles":{"a":[1]},"sources":{}}']) {
      writeFileSync(path, text)
      expect(() => Baseline.read(path, 'b.json')).toThrow(/^b\.json: /)
    }
  })
})
