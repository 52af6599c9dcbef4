import { type Lexicon, onceFor } from '@copydesk/core'

/** What a damaged form was before its filter deleted a string from it. */
export interface Original {
  /** Best first. */
  readonly words: readonly string[]
  /** Log of how much oftener they are written than the damaged form as a word of its own, in any letters and in small ones. */
  readonly lead: number
  readonly smallLead: number
}

const tables = onceFor((_: Lexicon) => new Map<string, ReadonlyMap<string, Original>>())

/** Rarer words are left out: their damaged forms are as likely something else. */
const leastCount = 3

/** Every form the filter makes of the words of the lexicon, with what it made it of. Made once a string: 30 ms. */
export function originals(lexicon: Lexicon, deleted: string): ReadonlyMap<string, Original> {
  const byString = tables(lexicon)
  const table = byString.get(deleted) ?? build(lexicon, deleted)
  byString.set(deleted, table)
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
      const small = own < 0 ? 0 : rival * (1 - lexicon.capitalised(own))
      const lead = (times: number): number => Math.log((total + 0.5) / (times + 0.5))
      return [damaged, { words: list.map(({ word }) => word), lead: lead(rival), smallLead: lead(small) }]
    }),
  )
}
