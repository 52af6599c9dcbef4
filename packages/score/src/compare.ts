import { type Family, families } from '@copydesk/core'
import { byCodeUnit } from './order.ts'
import type { SourceScore } from './source.ts'

/** The part of a source's score (or of its record) that a comparison reads. */
export type Comparable = Pick<SourceScore, 'source' | 'score' | 'interval'> & {
  readonly families: Readonly<Record<Family, { readonly lost: number }>>
}

/** One source in two runs. Points have one decimal. */
export interface Comparison {
  readonly source: string
  /** `added` and `gone`: the source is in one run only. */
  readonly verdict: 'better' | 'worse' | 'same' | 'added' | 'gone'
  readonly before: number | null
  readonly after: number | null
  /** after − before; null if one is missing. */
  readonly change: number | null
  /** More than the choice of articles would explain (`isFirm`). */
  readonly apart: boolean
  /** Change of points lost by family: positive lost more than before. Null if one is missing. */
  readonly families: Readonly<Record<Family, number>> | null
}

/**
 * Compares two runs source by source: largest fall first, sources of one run only last, ties by name. Only runs of the
 * same `rulesetVersion` can be compared; the caller sees to it.
 */
export function compareScores(before: readonly Comparable[], after: readonly Comparable[]): Comparison[] {
  const old = new Map(before.map((score) => [score.source, score]))
  const now = new Map(after.map((score) => [score.source, score]))
  const sources = [...new Set([...old.keys(), ...now.keys()])]
  return sources
    .map((source) => compare(source, old.get(source), now.get(source)))
    .sort((a, b) => rank(a) - rank(b) || byCodeUnit(a.source, b.source))
}

const rank = ({ change }: Comparison): number => change ?? 101

function compare(source: string, before: Comparable | undefined, after: Comparable | undefined): Comparison {
  const scores = { source, before: before?.score ?? null, after: after?.score ?? null }
  if (!before || !after) {
    return { ...scores, verdict: before ? 'gone' : 'added', change: null, apart: false, families: null }
  }
  const change = difference(before.score, after.score)
  const changes = families.map((family) => [
    family,
    difference(before.families[family].lost, after.families[family].lost),
  ])
  return {
    ...scores,
    verdict: change > 0 ? 'better' : change < 0 ? 'worse' : 'same',
    change,
    apart: isFirm(before, after),
    families: Object.fromEntries(changes) as Record<Family, number>,
  }
}

/**
 * Whether two scores differ by more than the choice of articles would explain: by more than the root of the summed
 * squares of their intervals' half widths, the 95 % limit of a difference of independent means.
 */
export function isFirm(a: Pick<Comparable, 'score' | 'interval'>, b: Pick<Comparable, 'score' | 'interval'>): boolean {
  const half = ({ score, interval }: typeof a) => Math.max(score - interval[0], interval[1] - score)
  return Math.abs(a.score - b.score) > Math.hypot(half(a), half(b))
}

/** In tenths, where subtraction is exact. */
const difference = (before: number, after: number): number => (Math.round(after * 10) - Math.round(before * 10)) / 10
