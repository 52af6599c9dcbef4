const factor = 32
/** Milliseconds. */
const least = 5

/** Between what linear work of 32 times the size takes (32) and what quadratic work does (1,024), far from both. */
export const linear = 250

/**
 * How much longer work of 32 times the size takes, by the fastest of at most eight runs, since what else a machine does
 * only makes a run slower; under five milliseconds nothing can be told. `milliseconds`: does the work of a size and gives
 * the time it took.
 */
export function growth(milliseconds: (size: number) => number, size: number): number {
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 8 && !(long < linear * Math.max(least, short)); round++) {
    short = Math.min(short, milliseconds(size))
    long = Math.min(long, milliseconds(factor * size))
  }
  return long / Math.max(least, short)
}
