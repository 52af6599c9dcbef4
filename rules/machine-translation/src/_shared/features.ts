import type { Statistics } from './statistics.ts'

/** A feature of a linear model: its usual rate, and centre, scale and weight of the square root of its rate. */
export type Row = readonly [usual: number, centre: number, scale: number, weight: number]

export interface Model {
  readonly intercept: number
  readonly rows: readonly Row[]
}

/** Words, and pairs of words, the usual rates count for: short texts stay near what is usual. */
export const prior = { words: 100, pairs: 30 } as const
/** Standard deviations beyond which a feature says no more: lists and transcripts are odd in one word only. */
const most = 3
/** Levels of company looked at: never, rare, low. */
const levels = 3

/** Counts of the features of one document, with the totals they are shares of and the weight of the usual rate. */
export interface Counts {
  readonly count: Float64Array
  readonly total: Float64Array
  readonly weight: Float64Array
}

/** Function words, their pairs, then how words keep company. `company` and `counts` are what is there of them already. */
export function countsOf(
  statistics: Statistics,
  company: Counts = companyOf(statistics),
  counts: Counts = empty(statistics.words.length + statistics.pairs.length + company.count.length),
): Counts {
  const { words, pairs, total } = statistics
  const shared = words.length + pairs.length
  counts.count.set(words)
  counts.count.set(pairs, words.length)
  counts.total.fill(total, 0, shared)
  counts.weight.fill(prior.words, 0, shared)
  for (const name of ['count', 'total', 'weight'] as const) counts[name].set(company[name], shared)
  return counts
}

/** The part of the features that says how words keep company: by class and level, then pairs never seen. */
export function companyOf({ company, never, often }: Statistics): Counts {
  const kinds = company.length / 4
  const counts = empty(kinds * levels + 1)
  counts.weight.fill(prior.pairs)
  for (let kind = 0; kind < kinds; kind++) {
    const of = company.subarray(kind * 4, kind * 4 + 4)
    const at = kind * levels
    counts.count.set(of.subarray(0, levels), at)
    counts.total.fill(
      of.reduce((sum, n) => sum + n, 0),
      at,
      at + levels,
    )
  }
  counts.count[kinds * levels] = never
  counts.total[kinds * levels] = often
  return counts
}

export const empty = (size: number): Counts => ({
  count: new Float64Array(size),
  total: new Float64Array(size),
  weight: new Float64Array(size),
})

/** Square root of a rate, drawn towards the usual one. */
export const smoothed = (count: number, total: number, usual: number, weight: number): number =>
  Math.sqrt((count + weight * usual) / (total + weight))

/** A feature in standard deviations, bounded. */
export const standard = (value: number, centre: number, scale: number): number =>
  Math.max(-most, Math.min(most, (value - centre) / scale))

/** Value of feature `j`, in standard deviations. */
export const featureAt = ({ count, total, weight }: Counts, j: number, row: readonly number[]): number => {
  const rate = smoothed(count[j] as number, total[j] as number, row[0] as number, weight[j] as number)
  return standard(rate, row[1] as number, row[2] as number)
}

/** Log-odds a model gives to the counts. */
export function logOdds({ intercept, rows }: Model, counts: Counts): number {
  let sum = intercept
  for (let j = 0; j < rows.length; j++) {
    const row = rows[j] as Row
    sum += row[3] * featureAt(counts, j, row)
  }
  return sum
}

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit))
