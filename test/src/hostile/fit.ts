/** What each step counts at one length. */
export type Counts = Readonly<Record<string, number>>

/** Lengths in UTF-16 units: long enough that what is decoded once counts little. */
export const lengths = [32_000, 64_000] as const

/**
 * Lengths between which a step is held that grew faster between the first two: one that sets in somewhere, or makes room
 * once, is linear behind that; a quadratic one never is.
 */
export const further = [96_000, 192_000] as const

/** Exponent of a linear step is 1, of one that sorts 1.07, of a quadratic one 2. */
export const steepest = 1.15

/** Steps a character below which no growth matters: as much as reading the text. */
const harmless = 1

export interface Growth {
  readonly step: string
  readonly exponent: number
  /** At the longer length. */
  readonly perCharacter: number
}

/** How the count of each step grows from the shorter text to the longer, the steepest first. */
export function growthOf(
  [short, long]: readonly [Counts, Counts],
  between: readonly [number, number] = lengths,
): Growth[] {
  const doublings = Math.log2(between[1] / between[0])
  return Object.entries(long)
    .map(([step, count]) => ({
      step,
      exponent: Math.log2(count / Math.max(1, short[step] ?? 0)) / doublings,
      perCharacter: count / between[1],
    }))
    .filter(({ perCharacter }) => perCharacter > harmless)
    .sort((a, b) => b.exponent - a.exponent)
}
