import type { Lexicon } from '@copydesk/core'

/** Prefixes and suffixes English adds freely; what is left must be a word of at least four letters. */
const prefixes =
  'anti auto grand great half bio co counter cross crypto cyber de dis eco electro ethno eu ex extra fore geo hyper il im in infra inter intra ir kilo macro mega meta micro mid milli mini mis mono multi nano neo neuro non nor off omni out over pan para photo poly post pre pro proto pseudo psycho quasi radio re retro self semi socio step sub super supra tele trans tri ultra un under uni up'.split(
    ' ',
  )
const suffixes =
  's es ed ing er ers or ors y ie ies ish like ness less ly able ible ably ability ism ist ists ize ise ized ised izing ising ization isation ification ful ship hood dom wise ward wards proof free style fest gate land ville speak maker makers holder holders goer goers owner owners ware work works tion ations al als ic ics ian ians ian esque ee ees ette ville man men woman women'.split(
    ' ',
  )
/** Letters of what a prefix or suffix leaves; more where the affix is so short that it says nothing. */
const leastStem = 4
const leastStemShort = 5
const shortAffix = 2

/** Times the stem must stand in the news counts: rare ones are found in any string. */
const leastCount = 20

/** True for a word English makes on the spot from one it has: `unfollowable`, `tweetstormers`, `microgrid`. */
export function isDerived(word: string, lexicon: Lexicon): boolean {
  const starts = [0, ...prefixes.filter((p) => word.startsWith(p)).map((p) => p.length)]
  const ends = [word.length, ...suffixes.filter((s) => word.endsWith(s)).map((s) => word.length - s.length)]
  for (const start of starts)
    for (const end of ends) if ((start > 0 || end < word.length) && hasStem(word, start, end, lexicon)) return true
  return false
}

/** The stem is a word, also once the `e` or `y` it lost or the letter it doubled is put right (`vaping`, `podcatting`). */
function hasStem(word: string, start: number, end: number, lexicon: Lexicon): boolean {
  const affixes = [start, word.length - end].filter((length) => length > 0)
  const least = Math.min(...affixes) <= shortAffix ? leastStemShort : leastStem
  if (end - start < least) return false
  const stem = word.slice(start, end)
  const forms = [stem]
  if (end < word.length) {
    forms.push(`${stem}e`, `${stem}y`)
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1))
  }
  return forms.some((form) => {
    const id = lexicon.find(form)
    return id >= 0 && lexicon.count(id) >= leastCount
  })
}
