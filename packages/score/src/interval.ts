import { priorSpread } from './constants.ts'

/** Sums over the articles of a source: weights w and points lost l, in ten-thousandths of a point. */
export interface Moments {
  readonly articles: number
  /** Σ w */
  readonly weight: bigint
  /** Σ w·l */
  readonly lost: bigint
  /** Σ w² */
  readonly weight2: bigint
  /** Σ w²·l */
  readonly lost1: bigint
  /** Σ w²·l² */
  readonly lost2: bigint
}

const unit = 10_000
const z = 1.959963984540054

/**
 * Half the width, in points, of the 95 % interval of a weighted mean: the linearised variance of a ratio of sums, its
 * spread joined with a prior's so that one article, or several with the same score, still leave room for doubt.
 */
export function halfWidth(moments: Moments): number {
  const { articles, weight: w, lost: l, weight2 } = moments
  const squares = Number(moments.lost2 * w * w - 2n * l * moments.lost1 * w + l * l * weight2) / Number(w * w)
  const freedom = priorSpread.articles + articles - 1
  const prior = priorSpread.articles * (priorSpread.points * unit) ** 2
  const variance = (prior + (articles * squares) / Number(weight2)) / freedom
  return (studentQuantile(freedom) * Math.sqrt((variance * Number(weight2)) / Number(w * w))) / unit
}

/** The .975 quantile of Student's t for two degrees of freedom or more: Abramowitz & Stegun 26.7.5, at most 3.1 % low. */
export function studentQuantile(freedom: number): number {
  const g1 = (z ** 3 + z) / 4
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3
}
