import type { Lexicon } from '@copydesk/core'

/** What a damaged form was before its filter deleted a string from it. */
export interface Original {
  /** Best first. */
  readonly words: readonly string[]
  /** Log of how much oftener the best one is written than the damaged form as a word of its own. */
  readonly lead: number
}

const tables = new WeakMap<Lexicon, Map<string, ReadonlyMap<string, Original>>>()

/** Rarer words are left out: their damaged forms are as likely something else. */
const leastCount = 3

/** Every form the filter makes of the words of the lexicon, with what it made it of. Made once a string: 30 ms. */
export function originals(lexicon: Lexicon, deleted: string): ReadonlyMap<string, Original> {
  let byString = tables.get(lexicon)
  if (!byString) tables.set(lexicon, (byString = new Map()))
  let table = byString.get(deleted)
  if (!table) byString.set(deleted, (table = build(lexicon, deleted)))
  return table
}

function build(lexicon: Lexicon, deleted: string): ReadonlyMap<string, Original> {
  const sources = new Map<string, { word: string; count: number }[]>()
  for (let id = 0; id < lexicon.size; id++) {
    const count = lexicon.count(id)
    if (count < leastCount) continue
    const word = lexicon.word(id)
    if (!word.includes(deleted)) continue
    const damaged = word.replaceAll(deleted, '')
    if (damaged === '') continue
    const list = sources.get(damaged)
    if (list) list.push({ word, count })
    else sources.set(damaged, [{ word, count }])
  }
  return new Map(
    Array.from(sources, ([damaged, list]) => {
      list.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      const own = lexicon.find(damaged)
      const rival = own < 0 ? 0 : lexicon.count(own)
      const total = list.reduce((sum, { count }) => sum + count, 0)
      return [damaged, { words: list.map(({ word }) => word), lead: Math.log((total + 0.5) / (rival + 0.5)) }]
    }),
  )
}
