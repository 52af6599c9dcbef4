import { type Family, families } from '@copydesk/core'
import { apportion } from './apportion.ts'
import { byCodeUnit } from './order.ts'
import type { SourceTally } from './source-tally.ts'
import type { Tally } from './tally.ts'

/** Why a source has its score. Points have one decimal; in tenths, every level sums exactly to the one above. */
export interface Explanation {
  readonly source: string
  /** As displayed. */
  readonly score: number
  /** 100 − score. */
  readonly lost: number
  /** All four, in the order of `families`. */
  readonly families: readonly ExplainedFamily[]
}

export interface ExplainedFamily {
  readonly family: Family
  readonly lost: number
  /** Findings that weigh. */
  readonly findings: number
  /** Rules with findings that weigh, most points first, then by id. */
  readonly rules: readonly ExplainedRule[]
}

export interface ExplainedRule {
  readonly rule: string
  readonly lost: number
  readonly findings: number
}

/** Points lost by family and by rule, shared in proportion. Throws a RangeError if no article of the source was scored. */
export function explainSource(tally: Tally, source: string): Explanation {
  const counted = tally.source(source)
  const lost = tenthsLost(counted)
  const byFamily = families.map((family) => sum(rulesOf(counted, family).map(([, rule]) => rule.lost)))
  const parts = apportion(lost, byFamily)
  return {
    source,
    score: points(1000n - lost),
    lost: points(lost),
    families: families.map((family, index) => explainFamily(counted, family, parts[index] as bigint)),
  }
}

function explainFamily(counted: Readonly<SourceTally>, family: Family, lost: bigint): ExplainedFamily {
  const entries = rulesOf(counted, family)
  const parts = apportion(
    lost,
    entries.map(([, rule]) => rule.lost),
  )
  const rules = entries.map(([rule, { findings }], index) => ({ rule, lost: points(parts[index] as bigint), findings }))
  return {
    family,
    lost: points(lost),
    findings: rules.reduce((total, rule) => total + rule.findings, 0),
    rules: rules.sort((a, b) => b.lost - a.lost || byCodeUnit(a.rule, b.rule)),
  }
}

/** The mean loss in tenths of a point, half up: what is displayed is 100 less this. */
export const tenthsLost = ({ lost, weight }: Readonly<SourceTally>): bigint =>
  (2n * lost + 1000n * weight) / (2000n * weight)

export const points = (tenths: bigint): number => Number(tenths) / 10

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n)

/** Sorted by id, so that equal remainders fall the same way whatever the order of merging. */
const rulesOf = (counted: Readonly<SourceTally>, family: Family) =>
  [...counted.rules].filter(([, rule]) => rule.family === family).sort(([a], [b]) => byCodeUnit(a, b))
