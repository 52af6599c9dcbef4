import { type ArticleResult, type Family, type Finding, noCredits, type Scope } from '@copydesk/core'
import fc from 'fast-check'
import type { Kind, RuleWeight } from '../src/index.ts'

const rule = (id: string, weight: number, scope: Scope, more: Partial<RuleWeight> = {}): RuleWeight => ({
  id,
  family: id.split('/')[0] as Family,
  weight,
  scope,
  stage: 'stable',
  kind: 'fault',
  impact: 'major',
  ...more,
})

const list = [
  rule('machine-translation/stray-stop', 1, 'span'),
  rule('machine-translation/foreign-words', 1, 'span', { impact: 'minor' }),
  rule('machine-translation/salad', 2, 'article'),
  rule('machine-translation/guess', 5, 'span', { stage: 'preview' }),
  rule('truncation/glued', 1, 'span'),
  rule('truncation/deleted', 1.5, 'source'),
  rule('truncation/no-ending', 4, 'span'),
  rule('truncation/idle', 0, 'span'),
  rule('boilerplate/prompt', 1, 'span', { kind: 'furniture' }),
  rule('boilerplate/repeat', 1, 'source', { kind: 'furniture' }),
  rule('boilerplate/line', 1, 'span', { kind: 'furniture', stage: 'preview' }),
  rule('boilerplate/no-article', 1, 'article', { kind: 'page' }),
  rule('attribution/no-byline', 1, 'article', { kind: 'credit' }),
  rule('attribution/no-date', 0.75, 'article', { kind: 'credit' }),
  rule('attribution/vague', 1, 'span', { kind: 'statement' }),
  rule('attribution/copy', 1, 'run', { kind: 'credit' }),
]

/** Invented rules of every kind: all scopes, furniture, preview, no weight. */
export const rules: ReadonlyMap<string, RuleWeight> = new Map(list.map((entry) => [entry.id, entry]))

/** A finding of an invented rule that covers `words` words. */
export function finding(id: string, words = 1, more: Partial<Finding> = {}): Finding {
  const actual = Array.from({ length: words }, () => 'word').join(' ')
  const range = { start: 0, end: actual.length }
  return {
    rule: id,
    messageId: 'm',
    family: id.split('/')[0] as Family,
    severity: 'warning',
    scope: rules.get(id)?.scope ?? 'span',
    confidence: 1,
    message: '',
    ...range,
    range,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    actual,
    expected: [],
    fix: null,
    related: [],
    url: '',
    fingerprint: '',
    ...more,
  }
}

export function article(more: Partial<ArticleResult> = {}): ArticleResult {
  return {
    key: 'a/1.txt',
    path: 'a/1.txt',
    source: 'a',
    lang: 'en',
    words: 700,
    furnitureWords: 0,
    furnitureRuns: 0,
    inlineRuns: 0,
    credits: noCredits,
    signals: {},
    findings: [],
    errors: [],
    ...more,
  }
}

const kindOf = (id: string): Kind | undefined => rules.get(id)?.kind

/** Rules whose findings weigh and lie in the prose. */
export const prose = list
  .filter((entry) => entry.stage === 'stable' && entry.weight > 0 && entry.kind !== 'furniture')
  .map(({ id }) => id)
/** Rules whose findings weigh and are furniture. */
export const furniture = list
  .filter((entry) => entry.stage === 'stable' && entry.kind === 'furniture')
  .map(({ id }) => id)
/** Rules whose findings weigh nothing. */
export const weightless = list.filter((entry) => entry.stage === 'preview' || entry.weight === 0).map(({ id }) => id)

export const proseFinding = fc.tuple(fc.constantFrom(...prose), fc.nat(12)).map(([id, words]) => finding(id, words))
export const furnitureFinding = fc
  .tuple(fc.constantFrom(...furniture), fc.integer({ min: 1, max: 60 }))
  .map(([id, words]) => finding(id, words))
const weightlessFinding = fc
  .tuple(fc.constantFrom(...weightless, 'hosted/unknown'), fc.nat(20))
  .map(([id, words]) => finding(id, words))
const silentFinding = proseFinding.map((found): Finding => ({ ...found, severity: 'info' }))

/** Plants furniture, a run of its own: its words are new, so both counts grow. */
export const withFurniture = (result: ArticleResult, found: Finding): ArticleResult => {
  const words = found.actual.split(' ').length
  return {
    ...result,
    words: result.words + words,
    furnitureWords: result.furnitureWords + words,
    furnitureRuns: result.furnitureRuns + 1,
    findings: [...result.findings, found],
  }
}

/** Any article: short or long, clean or hopeless, some of it furniture nobody weighs. */
export const anyArticle: fc.Arbitrary<ArticleResult> = fc
  .record({
    words: fc.oneof(fc.nat(150), fc.nat(4000)),
    unweighed: fc.nat(40),
    prose: fc.array(fc.oneof({ weight: 4, arbitrary: proseFinding }, weightlessFinding, silentFinding), {
      maxLength: 25,
    }),
    furniture: fc.array(furnitureFinding, { maxLength: 8 }),
    file: fc.nat(9),
    source: fc.constantFrom('a', 'b', '__proto__', 'ünder'),
    signals: fc.dictionary(fc.constantFrom('translated', 'other'), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ words, unweighed, prose, furniture, file, source, signals }) => {
    const path = `${source}/${file}.txt`
    const body = article({ key: path, path, source, signals, words: words + unweighed, furnitureWords: unweighed })
    const covered = { ...body, findings: prose.filter((found) => kindOf(found.rule) !== 'furniture') }
    return furniture.reduce(withFurniture, covered)
  })
