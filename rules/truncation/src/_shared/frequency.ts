import { type Lexicon, onceFor } from '@copydesk/core'

const tables = onceFor((lexicon: Lexicon) => new Float32Array(lexicon.size))

/**
 * Log probability of a word in small letters (`ed` is a name, hardly ever a word), by id; remembered, because rules that
 * look at every pair of words ask for it millions of times. An id of -1 gives that of a word never seen.
 */
export function smallLetterLog(lexicon: Lexicon): (id: number) => number {
  const logs = tables(lexicon)
  const unseen = lexicon.logProbability(-1)
  const total = Math.log(0.5) - unseen
  const compute = (id: number): number => Math.log(lexicon.count(id) * (1 - lexicon.capitalised(id)) + 0.5) - total
  return (id) => {
    if (id < 0) return unseen
    const known = logs[id] as number
    if (known !== 0) return known
    logs[id] = compute(id)
    return logs[id] as number
  }
}

const spellings = onceFor((_: Lexicon): string[] => [])

/** `lexicon.word`, remembered by id: the restorer compares with the same common words again and again. */
export function wordTable(lexicon: Lexicon): (id: number) => string {
  const words = spellings(lexicon)
  return (id) => {
    words[id] ??= lexicon.word(id)
    return words[id] as string
  }
}
