/** Levenshtein distance with a swap of neighbours as one step (optimal string alignment), case folded. */
export function editDistance(one: string, two: string): number {
  const [a, b] = [one.toLowerCase(), two.toLowerCase()]
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, (previous[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = previous
    previous = row
  }
  return previous[b.length] as number
}

const endings = /^(?:[sn]|es|an|ian|[ia]|is|as|ya|[yoe])$/

/** True if one word is the other with an ending that makes a plural, an adjective or the other gender. */
export function isSuffixed(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && endings.test(long.slice(short.length)) && long.at(-1) !== short.at(-1)
}
