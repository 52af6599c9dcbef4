import type { Document, Range } from '@copydesk/core'
import { isMark, lowerOf, Mark, rangeOf } from '@copydesk/text'

const pronouns = new Set(["it's", 'its', 'their', 'his', 'her'])
const determiners = new Set('the this that a an its their his her our'.split(' '))
/** What countries, companies and people have: the noun whose possessive was cut off and translated alone. */
const possessed = new Set(
  `history people government capital population economy border borders citizens military army leader leaders leadership
   future past constitution parliament territory independence policy policies security officials forces neighbors
   neighbours president prime allies influence interests region founder owner director supporters life career death family
   members headquarters website report statement decision power role reputation legacy currency`.split(/\s+/),
)

/**
 * `in the country. It's history.`: a sentence of a pronoun and a noun alone, after a sentence that ends in a noun with its
 * article. Returns the range from that noun on.
 */
export function leftPronouns(document: Document): Range[] {
  const { sentences } = document
  const found: Range[] = []
  for (let s = 1; s < sentences.count; s++) {
    const first = sentences.firstTokenOf(s)
    if (sentences.endTokenOf(s) - first !== 3 || sentences.line[s] !== sentences.line[s - 1]) continue
    const noun = first - 2
    if (!pronouns.has(lowerOf(document, first)) || !possessed.has(document.tokenText(first + 1))) continue
    if (isMark(document, first - 1, Mark.stop) && determiners.has(lowerOf(document, noun - 1)))
      found.push(rangeOf(document, noun, first + 2))
  }
  return found
}
