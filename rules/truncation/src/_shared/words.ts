import { type Document, type Lexicon, Mask, Shape, WordFlag } from '@copydesk/core'
import { hasShape, isAnyMark, isCapital, isJoined, isWord } from '@copydesk/text'

/** Addresses, handles, tags and code: what no rule of this family reads. */
export const addressMask = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

/** Shapes that a word of small ASCII letters has none of. */
export const smallWordShape =
  Shape.capital | Shape.camel | Shape.digit | Shape.nonAscii | Shape.apostrophe | Shape.invisible

/** A word of small ASCII letters only. */
export const isSmallWord = (document: Document, i: number): boolean =>
  isWord(document, i) && !hasShape(document, i, smallWordShape)

/** A word of ASCII letters only with a capital first letter and no other (`The`, not `McCoy`, `NATO`). */
export const isTitleWord = (document: Document, i: number): boolean =>
  isCapital(document, i) && !hasShape(document, i, Shape.upper | (smallWordShape & ~Shape.capital))

/** Stands by itself: neither side touches another token, but for stops and commas behind. */
export function standsFree(document: Document, i: number): boolean {
  if (isJoined(document, i)) return false
  return !isJoined(document, i + 1) || isAnyMark(document, i + 1, ends)
}

const ends = new Set(Array.from('.,;:!?…', (mark) => mark.charCodeAt(0)))

export const isFunctionWord = (lexicon: Lexicon, id: number): boolean =>
  id >= 0 && (lexicon.flags(id) & WordFlag.function) !== 0

/** Puts the case of `model` on `word`: all capitals, a capital first letter, or none. */
export function withCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return word.toUpperCase()
  const first = model.charAt(0)
  return first !== first.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
