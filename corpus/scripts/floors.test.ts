import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { outletsOf, readLabels } from './labels.ts'
import { type LintOutput, lintFolder } from './lint.ts'
import { type RuleTally, type Tallies, tally } from './match.ts'

const corpus = join(import.meta.dirname, '..')
const sound = ['alder-falls-ledger', 'wexcombe-courier', 'northgate-wire']

let output: LintOutput

const talliesOf = (outlets: readonly string[]): Tallies => {
  const tallies: Tallies = new Map()
  for (const outlet of outlets) {
    const labels = readLabels(corpus, outlet)
    for (const article of output.articles.filter((a) => a.source === outlet))
      tally(article, labels.articles[article.path.slice(outlet.length + 1)] ?? [], tallies)
  }
  return tallies
}

const sumOf = (tallies: Tallies, keep: (rule: string) => boolean) => {
  const sum = { findings: 0, right: 0, must: 0, found: 0 }
  for (const [rule, row] of tallies)
    if (keep(rule)) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
  return sum
}

// What the recommended rules must reach on the corpus; a little under what they do reach.
describe('the recommended rules on the corpus', () => {
  beforeAll(() => {
    output = lintFolder(join(corpus, '..'), join(corpus, 'outlets'), ['--source-by', 'folder'])
  }, 60_000)

  it('raise next to nothing in the sound outlets', () => {
    const alarms = [...talliesOf(sound).values()].flatMap((row: RuleTally) => row.alarms)
    expect(alarms.length).toBeLessThanOrEqual(2)
  })

  it('are right nearly always', () => {
    const { findings, right } = sumOf(talliesOf(outletsOf(corpus)), () => true)
    expect(findings).toBeGreaterThan(450)
    expect(right / findings).toBeGreaterThan(0.96)
  })

  it.each([
    ['machine-translation', 0.75],
    ['truncation', 0.85],
    ['boilerplate', 0.95],
    ['attribution', 0.7],
  ])('find what was planted: %s', (family, floor) => {
    const { must, found } = sumOf(talliesOf(outletsOf(corpus)), (rule) => rule.startsWith(`${family}/`))
    expect(must).toBeGreaterThan(40)
    expect(found / must).toBeGreaterThan(floor)
  })

  it('name the string that one outlet’s scraper deletes, and restore nine words of ten', () => {
    const { findings } = output.sources.find((s) => s.source === 'port-ellery-star') ?? { findings: [] }
    expect(findings.filter((f) => f.rule === 'truncation/systematic-deletion').map((f) => f.message)).toEqual([
      expect.stringContaining('"tor"'),
    ])
    const row = talliesOf(['port-ellery-star']).get('truncation/systematic-deletion') as RuleTally
    expect(row.found / row.must).toBeGreaterThan(0.9)
    expect(row.right).toBe(row.findings)
  })

  it('call one outlet machine-translated, and no other', () => {
    const named = output.sources.filter((s) =>
      s.findings.some((f) => f.rule === 'machine-translation/translated-source'),
    )
    expect(named.map((s) => s.source)).toEqual(['meridian-dispatch'])
  })
})
