import type { Lexicon } from '@copydesk/core'

/** Prefixes and suffixes English adds freely; what is left must be a word of at least four letters. */
const prefixes =
  'anti auto bio co counter cross crypto cyber de dis eco electro ethno eu ex extra fore geo hyper il im in infra inter intra ir kilo macro mega meta micro mid milli mini mis mono multi nano neo neuro non nor off omni out over pan para photo poly post pre pro proto pseudo psycho quasi radio re retro self semi socio step sub super supra tele trans tri ultra un under uni up'.split(
    ' ',
  )
const suffixes =
  's es d ed ing er ers or ors r rs y ie ies ish like ness less ly able ible ably ability ism ist ists ize ise ized ised izing ising ization isation ification ful ship hood dom wise ward wards proof free style fest gate land ville speak maker makers holder holders goer goers owner owners ware work works tion ations al als ic ics ian ians ian esque ee ees ette ville man men woman women'.split(
    ' ',
  )
const leastStem = 4

/** True for a word English makes on the spot from one it has: `unfollowable`, `tweetstormers`, `microgrid`. */
export function isDerived(word: string, lexicon: Lexicon): boolean {
  const has = (start: number, end: number): boolean => {
    if (end - start < leastStem) return false
    const id = lexicon.find(word, start, end)
    return id >= 0 && lexicon.count(id) > 0
  }
  const starts = [0, ...prefixes.filter((p) => word.startsWith(p)).map((p) => p.length)]
  const ends = [word.length, ...suffixes.filter((s) => word.endsWith(s)).map((s) => word.length - s.length)]
  return starts.some((start) =>
    ends.some(
      (end) =>
        (start > 0 || end < word.length) && (has(start, end) || (end < word.length && has2(word, start, end, lexicon))),
    ),
  )
}

/** The stem lost an `e` or doubled its last letter before the suffix (`vaping`, `podcatting`). */
function has2(word: string, start: number, end: number, lexicon: Lexicon): boolean {
  if (end - start < leastStem) return false
  const stem = word.slice(start, end)
  const doubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : ''
  return [`${stem}e`, `${stem}y`, doubled].some(
    (form) => form.length >= leastStem && lexicon.find(form) >= 0 && lexicon.count(lexicon.find(form)) > 0,
  )
}
