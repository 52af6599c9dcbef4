/** So many texts are remembered. */
const most = 20_000

/**
 * `judge`, asked once a text. The texts are names of properties, since V8 copies those: as keys of a map they would be
 * slices of the pages they stand on, and keep those whole.
 */
export function remembered<T>(judge: (text: string) => T): (text: string) => T {
  let known: Record<string, T> = Object.create(null) as Record<string, T>
  let count = 0
  return (text) => {
    const found = known[text]
    if (found !== undefined) return found
    if (count++ > most) {
      known = Object.create(null) as Record<string, T>
      count = 0
    }
    const judged = judge(text)
    known[text] = judged
    return judged
  }
}
