import type { Lexicon } from '@copydesk/core'

const tables = new WeakMap<Lexicon, Float32Array>()

/**
 * Log probability of a word in small letters (`ed` is a name, hardly ever a word), by id; remembered, because rules that
 * look at every pair of words ask for it millions of times. An id of -1 gives that of a word never seen.
 */
export function smallLetterLog(lexicon: Lexicon): (id: number) => number {
  let table = tables.get(lexicon)
  if (!table) {
    table = new Float32Array(lexicon.size)
    tables.set(lexicon, table)
  }
  const logs = table
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

const spellings = new WeakMap<Lexicon, string[]>()

/** `lexicon.word`, remembered by id: the restorer compares with the same common words again and again. */
export function wordTable(lexicon: Lexicon): (id: number) => string {
  const words = spellings.get(lexicon) ?? []
  spellings.set(lexicon, words)
  return (id) => {
    words[id] ??= lexicon.word(id)
    return words[id] as string
  }
}
