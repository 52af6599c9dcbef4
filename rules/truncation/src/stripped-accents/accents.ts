import { type Lexicon, onceFor } from '@copydesk/core'

/** Words that have lost their letters outside ASCII (`clich`), with the commonest word each was. Made once: 20 ms. */
export const accentedForms = onceFor((lexicon: Lexicon): ReadonlyMap<string, string> => build(lexicon))

function build(lexicon: Lexicon): ReadonlyMap<string, string> {
  const best = new Map<string, { word: string; count: number }>()
  for (let id = 0; id < lexicon.size; id++) {
    const word = lexicon.word(id)
    const stripped = word.replace(/\P{ASCII}+/gu, '')
    if (stripped === word || stripped.length < 3) continue
    const count = lexicon.count(id)
    if (count > (best.get(stripped)?.count ?? -1)) best.set(stripped, { word, count })
  }
  return new Map(Array.from(best, ([stripped, { word }]) => [stripped, word]))
}
