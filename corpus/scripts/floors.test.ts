import { beforeAll, describe, expect, it } from 'vitest'
import type { LintOutput } from './lint.ts'
import type { RuleTally } from './match.ts'
import { lintCorpus, sumOf, talliesOf } from './tallies.ts'

const sound = ['alder-falls-ledger', 'wexcombe-courier', 'northgate-wire']

let output: LintOutput

// What the recommended rules must reach on the corpus; a little under what they do reach.
describe('the recommended rules on the corpus', () => {
  beforeAll(() => {
    output = lintCorpus()
  }, 60_000)

  it('raise next to nothing in the sound outlets', () => {
    const alarms = [...talliesOf(output, sound).values()].flatMap((row: RuleTally) => row.alarms)
    expect(alarms.length).toBeLessThanOrEqual(4)
  })

  it('are right nearly always', () => {
    const { findings, right } = sumOf(talliesOf(output))
    expect(findings).toBeGreaterThan(450)
    expect(right / findings).toBeGreaterThan(0.94)
  })

  it.each([
    ['machine-translation', 0.75],
    ['truncation', 0.85],
    ['boilerplate', 0.84],
    ['attribution', 0.7],
  ])('find what was planted: %s', (family, floor) => {
    const { must, found } = sumOf(talliesOf(output), (rule) => rule.startsWith(`${family}/`))
    expect(must).toBeGreaterThan(40)
    expect(found / must).toBeGreaterThan(floor)
  })

  // By outlet, since each has damage of one making.
  it.each([
    ['corvane-examiner', 0.8],
    ['brennock-review', 0.55],
    ['capital-lantern', 0.95],
    ['dayskein', 0.45],
    ['halyard-magazine', 0.62],
  ])('find what was planted in %s', (outlet, floor) => {
    const { must, found } = sumOf(talliesOf(output, [outlet]))
    expect(must).toBeGreaterThanOrEqual(20)
    expect(found / must).toBeGreaterThan(floor)
  })

  it('name the string that one outlet’s scraper deletes, and restore nine words of ten', () => {
    const { findings } = output.sources.find((s) => s.source === 'port-ellery-star') ?? { findings: [] }
    expect(findings.filter((f) => f.rule === 'truncation/systematic-deletion').map((f) => f.message)).toEqual([
      expect.stringContaining('"tor"'),
    ])
    const row = talliesOf(output, ['port-ellery-star']).get('truncation/systematic-deletion') as RuleTally
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
