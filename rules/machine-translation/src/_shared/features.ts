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

/** Count and total of each feature: function words, their pairs, then company by class and level, then `never`. */
export function* countsOf(statistics: Statistics): Generator<readonly [count: number, total: number, prior: number]> {
  for (const count of statistics.words) yield [count, statistics.total, prior.words]
  for (const count of statistics.pairs) yield [count, statistics.total, prior.words]
  yield* companyOf(statistics)
}

/** The part of the features that says how words keep company. */
export function* companyOf({ company, never, often }: Statistics): Generator<readonly [number, number, number]> {
  for (let kind = 0; kind < company.length; kind += 4) {
    let total = 0
    for (let level = 0; level < 4; level++) total += company[kind + level] as number
    for (let level = 0; level < levels; level++) yield [company[kind + level] as number, total, prior.pairs]
  }
  yield [never, often, prior.pairs]
}

/** Square root of a rate, drawn towards the usual one. */
export const smoothed = (count: number, total: number, usual: number, weight: number): number =>
  Math.sqrt((count + weight * usual) / (total + weight))

/** A feature in standard deviations, bounded. */
export const standard = (value: number, centre: number, scale: number): number =>
  Math.max(-most, Math.min(most, (value - centre) / scale))

/** Log-odds a model gives to the counts. */
export function logOdds(model: Model, counts: Iterable<readonly [number, number, number]>): number {
  let sum = model.intercept
  let i = 0
  for (const [count, total, weight] of counts) {
    const [usual, centre, scale, slope] = model.rows[i++] as Row
    sum += slope * standard(smoothed(count, total, usual, weight), centre, scale)
  }
  return sum
}

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit))
