/** Of the normal distribution: 95 % lie within so many standard deviations of its mean. */
const z = 1.96

/**
 * Lower end of the Wilson score interval at 95 % (Wilson 1927), 0–1, for a share `mean` of `n`. It holds as well for the
 * mean of `n` numbers in 0–1, whose variance is at most that of a share. 0 of nothing.
 */
export function wilsonLower(mean: number, n: number): number {
  if (n === 0) return 0
  const spread = z * Math.sqrt((mean * (1 - mean)) / n + (z * z) / (4 * n * n))
  return Math.max(0, (mean + (z * z) / (2 * n) - spread) / (1 + (z * z) / n))
}
