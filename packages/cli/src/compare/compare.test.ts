import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { noColours } from '../colour.ts'
import { compareRuns } from './compare-runs.ts'
import { readRun } from './read-run.ts'
import { comparisonText } from './text.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-compare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const families = ['machine-translation', 'truncation', 'boilerplate', 'attribution']

function sourceOf(source: string, score: number, half = 2) {
  const lost = Object.fromEntries(families.map((f) => [f, { lost: f === 'truncation' ? 100 - score : 0, findings: 0 }]))
  return {
    type: 'source',
    schema: 1,
    source,
    articles: 6,
    score,
    interval: [score - half, score + half],
    families: lost,
    findings: [],
    rulesetVersion: '2',
  }
}

const findingOf = (fingerprint: string, rule = 'truncation/glued-words', more = {}) => ({
  rule,
  severity: 'error',
  line: 3,
  column: 7,
  message: `Unexpected "${fingerprint}"`,
  fingerprint,
  ...more,
})

const articleOf = (path: string, source: string, findings: unknown[]) => ({
  type: 'article',
  schema: 1,
  path,
  source,
  findings,
})

let count = 0
function fileOf(
  records: readonly unknown[],
  layout: (lines: string[]) => string = (lines) => `${lines.join('\n')}\n`,
): string {
  const file = join(folder, `${count++}.jsonl`)
  writeFileSync(file, layout(records.map((record) => JSON.stringify(record))))
  return file
}

const compared = async (before: readonly unknown[], after: readonly unknown[]) =>
  compareRuns(await readRun(fileOf(before)), await readRun(fileOf(after)))

describe('compareRuns', () => {
  it('matches findings by fingerprint wherever they moved', async () => {
    const { sources, added, removed } = await compared(
      [articleOf('a.txt', 's', [findingOf('one'), findingOf('two')]), sourceOf('s', 90)],
      [articleOf('moved.txt', 's', [findingOf('two', undefined, { line: 90 }), findingOf('three')]), sourceOf('s', 90)],
    )
    expect([added, removed]).toEqual([1, 1])
    const [change] = sources[0]?.rules ?? []
    expect(change?.added.map((f) => f.fingerprint)).toEqual(['three'])
    expect(change?.removed.map((f) => f.fingerprint)).toEqual(['one'])
  })

  it('counts equal fingerprints, and keeps sources and rules apart', async () => {
    const { sources, added, removed } = await compared(
      [articleOf('a.txt', 's', [findingOf('x'), findingOf('x')]), sourceOf('s', 90), sourceOf('t', 80)],
      [
        articleOf('a.txt', 's', [
          findingOf('x'),
          findingOf('x'),
          findingOf('x'),
          findingOf('x', 'truncation/split-word'),
        ]),
        articleOf('b.txt', 't', [findingOf('x')]),
        sourceOf('s', 90),
        sourceOf('t', 80),
      ],
    )
    expect([added, removed]).toEqual([3, 0])
    expect(sources.map((s) => [s.source, s.rules.map((r) => [r.rule, r.added.length])])).toEqual([
      [
        's',
        [
          ['truncation/glued-words', 1],
          ['truncation/split-word', 1],
        ],
      ],
      ['t', [['truncation/glued-words', 1]]],
    ])
  })

  it('takes what is only promoted now, or no longer, for no change', async () => {
    const promoted = findingOf('x', undefined, { promoted: true })
    const before = [articleOf('a.txt', 's', [promoted]), sourceOf('s', 90)]
    const after = [articleOf('a.txt', 's', [findingOf('x')]), sourceOf('s', 90)]
    expect(await compared(before, after)).toMatchObject({ added: 0, removed: 0 })
    expect(await compared(after, before)).toMatchObject({ added: 0, removed: 0 })
  })

  it('puts the largest fall first and says whether it is more than noise', async () => {
    const { sources } = await compared(
      [sourceOf('a', 90), sourceOf('b', 90), sourceOf('c', 70), sourceOf('gone', 50)],
      [sourceOf('a', 89), sourceOf('b', 80), sourceOf('c', 75), sourceOf('new', 60)],
    )
    expect(sources.map((s) => [s.source, s.verdict, s.change, s.apart])).toEqual([
      ['b', 'worse', -10, true],
      ['a', 'worse', -1, false],
      ['c', 'better', 5, true],
      ['gone', 'gone', null, false],
      ['new', 'added', null, false],
    ])
  })
})

describe('readRun', () => {
  it('reads the array that --format json writes', async () => {
    const file = fileOf(
      [articleOf('a.txt', 's', [findingOf('x')]), sourceOf('s', 90)],
      (lines) => `[\n${lines.join(',\n')}\n]\n`,
    )
    const run = await readRun(file)
    expect([run.articles, run.sources.length, run.findings.size]).toEqual([1, 1, 1])
  })

  it.each([
    ['{"type":"article","schema":1,"path":"a","source":"s","findings":[]}\nnot json\n', /:2 is no record/],
    ['{"type":"article","schema":2}\n', /:1 is no record.*"schema" is not 1/],
    ['null\n', /:1 is no record/],
  ])('names the line that is no record', async (text, message) => {
    const file = join(folder, 'wrong.jsonl')
    writeFileSync(file, text)
    await expect(readRun(file)).rejects.toThrow(message)
  })

  it('says when there is no such file', async () => {
    await expect(readRun(join(folder, 'none.jsonl'))).rejects.toThrow(/cannot read .*none\.jsonl: no such file/)
  })
})

describe('comparisonText', () => {
  it('shows what got worse with new findings, what got better, and the rest', async () => {
    const many = ['p', 'q', 'r', 's', 't'].map((name) => findingOf(name))
    const text = comparisonText(
      await compared(
        [
          articleOf('a.txt', 'bad', []),
          articleOf('b.txt', 'good', [findingOf('x')]),
          sourceOf('bad', 90),
          sourceOf('good', 80),
          sourceOf('calm', 70),
        ],
        [
          articleOf('a.txt', 'bad', many),
          articleOf('b.txt', 'good', []),
          sourceOf('bad', 85.5),
          sourceOf('good', 81),
          sourceOf('calm', 70),
        ],
      ),
      noColours,
    )
    expect(text).toMatch(
      /Worse\n {2}bad +90\.0 → {2}85\.5 +−4\.5\n {6}\+5 truncation\/glued-words\n {8}a\.txt:3:7 {2}Unexpected "p"/,
    )
    expect(text).toContain('… and 2 more')
    expect(text).toMatch(/Better\n {2}good +80\.0 → {2}81\.0 +\+1\.0 {2}within noise\n {6}−1 truncation\/glued-words/)
    expect(text).toContain('1 source unchanged')
    expect(text).toContain('+5 −1 findings')
  })
})
