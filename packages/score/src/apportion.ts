/**
 * Deals `total` out in whole units in proportion to `shares`, by largest remainder (Hamilton's method); of equal
 * remainders the earlier share is served first. The result sums to `total` exactly. Throws a RangeError if there is
 * something to deal out and no share is positive.
 */
export function apportion(total: bigint, shares: readonly bigint[]): bigint[] {
  if (total === 0n) return shares.map(() => 0n)
  const sum = shares.reduce((a, b) => a + b, 0n)
  if (sum <= 0n) throw new RangeError(`nothing to share ${total} among`)
  const parts = shares.map((share) => (total * share) / sum)
  const left = Number(total - parts.reduce((a, b) => a + b, 0n))
  const remainders = shares.map((share, index) => ({ index, rest: (total * share) % sum }))
  remainders.sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.index - b.index))
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] as bigint) + 1n
  return parts
}
