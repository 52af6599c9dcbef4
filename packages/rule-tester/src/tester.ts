import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rule } from '@copydesk/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actualLines, expectedLines } from './compare.ts'
import { applyEdits, safeFixes } from './fix.ts'
import { type Fixture, readFixtures } from './fixtures.ts'
import { articlesOf, type Judgement, Lab, type LabOptions } from './lab.ts'
import { messageFaults } from './messages.ts'
import { pageFaults } from './page.ts'

/** A row of a rule's `allow.ts`: what the rule must leave alone, and why. */
export interface AllowRow {
  readonly text: string
  readonly reason: string
}

const textOf = (fixture: Fixture): string => fixture.files.map((file) => file.text).join('\n')

/** Rows of `allow` no fixture shows, that give no reason or stand twice. */
export function allowFaults(allow: readonly AllowRow[], fixtures: readonly Fixture[]): string[] {
  const texts = fixtures.map((fixture) => textOf(fixture).toLowerCase())
  const seen = new Set<string>()
  return allow.flatMap(({ text, reason }) => {
    const folded = text.toLowerCase()
    const faults: string[] = []
    if (!texts.some((whole) => whole.includes(folded))) faults.push(`"${text}" is used by no fixture`)
    if (reason.trim() === '') faults.push(`"${text}" gives no reason`)
    if (seen.has(folded)) faults.push(`"${text}" stands twice`)
    seen.add(folded)
    return faults
  })
}

/** What is wrong with the fixtures of a rule taken together. */
export function setFaults(fixtures: readonly Fixture[]): string[] {
  const kept = fixtures.filter(({ kind }) => kind === 'keep').length
  const faults: string[] = []
  if (kept === fixtures.length) faults.push('no flag fixture')
  if (kept * 3 < fixtures.length) faults.push(`${kept} of ${fixtures.length} are keep fixtures, fewer than a third`)
  const byText = new Map<string, string>()
  for (const fixture of fixtures) {
    const same = byText.get(textOf(fixture))
    if (same) faults.push(`${same} and ${fixture.name} hold the same text`)
    byText.set(textOf(fixture), fixture.name)
  }
  return faults
}

/** What is wrong with the marks of one fixture: a flag fixture marks something, a keep fixture nothing. */
export function markFaults(fixture: Fixture): string[] {
  const marks = fixture.files.reduce((sum, file) => sum + file.marks.length, fixture.sourceMessages.length)
  if (fixture.kind === 'flag') return marks > 0 ? [] : [`${fixture.name} marks nothing`]
  return marks > 0 ? [`${fixture.name} marks what must stay silent`] : []
}

/** Rows of the rule's phrases that stand twice or that the automaton never finds in their own text. */
export function phraseFaults(rule: Rule, lab: Lab): string[] {
  const phrases = rule.phrases ?? []
  const seen = new Set<string>()
  return phrases.flatMap(({ text }, row) => {
    const folded = text.toLowerCase().replaceAll('’', "'")
    const twice = seen.has(folded) ? [`"${text}" stands twice`] : []
    seen.add(folded)
    const sample = { path: 'phrase.txt', text: text.replaceAll('*', 'seven'), marks: [], options: {} }
    const hits = articlesOf(sample).flatMap((article) => lab.engine().index(article).hits(rule.id))
    return hits.some((hit) => hit.row === row) ? twice : [...twice, `"${text}" is never found`]
  })
}

const allowOf = async (folder: string): Promise<readonly AllowRow[]> => {
  const file = join(folder, 'allow.ts')
  if (!existsSync(file)) return []
  const { allow } = (await import(pathToFileURL(file).href)) as { allow: readonly AllowRow[] }
  return allow
}

const errorsOf = ({ articles }: Judgement) =>
  articles.flatMap(({ file, result }) => result.errors.map((e) => [file.path, e.message]))

/** Asserts that the rule finds in a fixture what its marks say, and nothing else. */
export function checkFixture(fixture: Fixture, lab: Lab): void {
  expect(markFaults(fixture)).toEqual([])
  const judgement = lab.judge(fixture)
  expect(errorsOf(judgement)).toEqual([])
  for (const file of fixture.files) {
    const articles = judgement.articles.filter((judged) => judged.file === file)
    expect(actualLines(articles), file.path).toEqual(expectedLines(file))
  }
  expect(judgement.source.map(({ message }) => message)).toEqual(fixture.sourceMessages)
}

/** Applies the safe fixes of a plain-text fixture: the faults they mend must be gone, and no new one come. */
export function checkFixes(fixture: Fixture, lab: Lab): void {
  const before = lab.judge(fixture)
  const fixes = new Map(before.articles.map(({ file, result }) => [file, safeFixes(result.findings)]))
  const after = lab.judge(fixture, (file) => applyEdits(file.text, fixes.get(file)?.edits ?? []))
  for (const [i, { file, result }] of before.articles.entries()) {
    const left = result.findings.length - (fixes.get(file)?.fixed.length ?? 0)
    expect(after.articles[i]?.result.findings.length, `${file.path}: findings after the fixes`).toBeLessThanOrEqual(
      left,
    )
  }
}

const plain = (fixture: Fixture): boolean => fixture.files.every((file) => /\.(?:txt|md)$/.test(file.path))

/** Texts no reader promises: pieces of the fixtures cut anywhere, between characters that break prose tools. */
export function checkHostile(fixtures: readonly Fixture[], lab: Lab): void {
  const texts = fixtures.flatMap((fixture) => fixture.files.map((file) => file.text))
  const piece = fc
    .tuple(fc.constantFrom('', ...texts), fc.nat(400), fc.nat(200))
    .map(([text, from, length]) => text.slice(from % (text.length + 1), (from % (text.length + 1)) + length))
  const odd = fc.constantFrom(
    '\u200b',
    '\ud83d',
    '\ud83d\ude00',
    '\u00ad',
    '“',
    '"',
    '’',
    '\n\n',
    ' ',
    '.',
    '…',
    '$',
    '\u0001',
    '—',
    '9',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, odd), { maxLength: 8 }), (pieces) => {
      // NULs, or control characters alone, make a file binary: such a file has no text to judge.
      const text =
        `${'A plain sentence stands here, so that all of it passes for a text. '.repeat(40)}${pieces.join('')}`.replaceAll(
          '\0',
          ' ',
        )
      const file = { path: 'hostile.txt', text, marks: [], options: {} }
      const fixture: Fixture = {
        name: 'hostile',
        kind: 'keep',
        files: [file],
        background: [],
        sourceMessages: [],
        profiled: true,
      }
      const judgement = lab.judge(fixture)
      expect(errorsOf(judgement)).toEqual([])
      expect(lab.judge(fixture).articles.map((a) => a.result)).toEqual(judgement.articles.map((a) => a.result))
      for (const { article, result } of judgement.articles)
        for (const { range, message } of result.findings) {
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeGreaterThanOrEqual(range.start)
          expect(range.end).toBeLessThanOrEqual(article.text.length)
          expect(messageFaults(message)).toEqual([])
        }
    }),
    { numRuns: 60 },
  )
}

/**
 * Declares the tests of one rule, whose folder is `dir`: its fixtures, page, exceptions, phrases and messages. Reads
 * expectations, never writes them.
 */
export function testRule(rule: Rule, dir: string, options: LabOptions = {}): void {
  describe(rule.id, () => {
    const fixtures = readFixtures(join(dir, 'fixtures'))
    let lab: Lab
    beforeAll(async () => {
      lab = await Lab.of(rule, options)
    })

    it('has flag fixtures and at least a third keep fixtures, no two alike', () => {
      expect(setFaults(fixtures)).toEqual([])
    })
    for (const fixture of fixtures) it(fixture.name, () => checkFixture(fixture, lab))
    for (const fixture of fixtures.filter((f) => f.kind === 'flag' && plain(f)))
      it(`${fixture.name}: fixes mend`, () => checkFixes(fixture, lab))

    it('words its messages well and shows each', () => {
      const found = fixtures.map((fixture) => lab.judge(fixture))
      const findings = found.flatMap(({ articles, source }) => [
        ...articles.flatMap((a) => a.result.findings),
        ...source,
      ])
      expect(findings.flatMap(({ message }) => messageFaults(message))).toEqual([])
      const shown = new Set(findings.map(({ messageId }) => messageId))
      expect(Object.keys(rule.meta.messages).filter((id) => !shown.has(id))).toEqual([])
    })
    it('shows every exception', async () => {
      expect(allowFaults(await allowOf(dir), fixtures)).toEqual([])
    })
    it('finds every phrase', () => {
      expect(phraseFaults(rule, lab)).toEqual([])
    })
    it('has a page', () => {
      expect(pageFaults(readFileSync(join(dir, 'rule.md'), 'utf8'), rule.id)).toEqual([])
    })
    it('survives hostile text and says the same twice', () => checkHostile(fixtures, lab))
  })
}
