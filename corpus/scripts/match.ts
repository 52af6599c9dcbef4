import type { Label } from './labels.ts'
import type { ArticleFindings, FindingRecord } from './lint.ts'

export interface RuleTally {
  /** Findings of severity warning or error, and how many of them a label stands behind. */
  findings: number
  right: number
  /** Labels that must be found, and how many were. */
  must: number
  found: number
  readonly alarms: string[]
  readonly misses: string[]
}

export type Tallies = Map<string, RuleTally>

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A label stands behind a finding of its rule on its place; in boilerplate any rule of the family will do. */
export function matches(finding: FindingRecord, label: Label): boolean {
  const family = (rule: string): string => rule.slice(0, rule.indexOf('/'))
  if (finding.rule !== label.rule && !(finding.family === 'boilerplate' && family(label.rule) === 'boilerplate'))
    return false
  if (label.scope === 'article' || finding.scope === 'article') return finding.rule === label.rule
  const actual = folded(finding.actual)
  const text = folded(label.text ?? '')
  if (actual === '' || !(actual.includes(text) || text.includes(actual) || shareWords(actual, text))) return false
  return label.line === undefined || Math.abs(label.line - finding.line) <= linesOf(finding)
}

const linesOf = (finding: FindingRecord): number => finding.actual.split('\n').length - 1

/** A finding may reach a few words further than its label. */
function shareWords(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  for (let cut = short.length; cut >= short.length * 0.6; cut--)
    if (long.includes(short.slice(0, cut)) || long.includes(short.slice(-cut))) return true
  return false
}

const eachPlace = (finding: FindingRecord): FindingRecord[] => [
  finding,
  ...(finding.places ?? []).map((place) => ({ ...finding, ...place })),
]

/** Adds one article to the tallies, every place of a finding by itself. */
export function tally(article: ArticleFindings, labels: readonly Label[], tallies: Tallies): void {
  const counted = article.findings.filter((f) => f.severity !== 'info').flatMap(eachPlace)
  for (const finding of counted) {
    const row = rowOf(tallies, finding.rule)
    row.findings++
    if (labels.some((label) => matches(finding, label))) row.right++
    else row.alarms.push(`${article.path}:${finding.line} ${JSON.stringify(finding.actual.slice(0, 80))}`)
  }
  for (const label of labels) {
    if (label.must === false) continue
    const row = rowOf(tallies, label.rule)
    row.must++
    const named = [label, ...labels.filter((other) => mayStandFor(other, label))]
    if (counted.some((finding) => named.some((one) => matches(finding, one)))) row.found++
    else
      row.misses.push(
        `${article.path}${label.line === undefined ? '' : `:${label.line}`} ${JSON.stringify(label.text ?? label.scope)}`,
      )
  }
}

/** One fault under two names: the label that need not be found is the other name of the one that must. */
const mayStandFor = (other: Label, label: Label): boolean =>
  other.must === false && label.text !== undefined && other.text === label.text && other.line === label.line

function rowOf(tallies: Tallies, rule: string): RuleTally {
  const row = tallies.get(rule) ?? { findings: 0, right: 0, must: 0, found: 0, alarms: [], misses: [] }
  tallies.set(rule, row)
  return row
}
