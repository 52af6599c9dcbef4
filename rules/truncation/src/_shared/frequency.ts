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
  return (id) => (id < 0 ? unseen : logs[id] || (logs[id] = compute(id)))
}
