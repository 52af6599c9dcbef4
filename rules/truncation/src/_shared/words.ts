import { type Document, type Lexicon, Mask, Shape, TokenKind, WordFlag } from '@copydesk/core'

/** Addresses, handles, tags and code: what no rule of this family reads. */
export const addressMask = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

const shaped = Shape.capital | Shape.camel | Shape.digit | Shape.nonAscii | Shape.apostrophe | Shape.invisible

export const isWord = ({ tokens }: Document, i: number): boolean =>
  i >= 0 && i < tokens.count && tokens.kind[i] === TokenKind.word

export const hasShape = ({ tokens }: Document, i: number, bits: number): boolean =>
  ((tokens.shape[i] as number) & bits) !== 0

export const hasMask = ({ tokens }: Document, i: number, bits: number): boolean =>
  ((tokens.mask[i] as number) & bits) !== 0

/** No space between token `i` and the one before. */
export const isJoined = (document: Document, i: number): boolean =>
  i < document.tokens.count && hasShape(document, i, Shape.joined)

/** A word of small ASCII letters only. */
export const isSmallWord = (document: Document, i: number): boolean =>
  isWord(document, i) && !hasShape(document, i, shaped)

/** A word of ASCII letters only with a capital first letter and no other (`The`, not `McCoy`, `NATO`). */
export const isTitleWord = (document: Document, i: number): boolean =>
  isWord(document, i) &&
  hasShape(document, i, Shape.capital) &&
  !hasShape(document, i, Shape.upper | (shaped & ~Shape.capital))

/** Stands by itself: neither side touches another token, but for stops and commas behind. */
export function standsFree(document: Document, i: number): boolean {
  if (isJoined(document, i)) return false
  if (!isJoined(document, i + 1)) return true
  const code = document.tokens.word[i + 1] as number
  return (
    document.tokens.kind[i + 1] === TokenKind.punctuation &&
    (code === 46 || code === 44 || code === 59 || code === 58 || code === 33 || code === 63 || code === 0x2026)
  )
}

export const lengthOf = ({ tokens }: Document, i: number): number =>
  (tokens.end[i] as number) - (tokens.start[i] as number)

export const isFunctionWord = (lexicon: Lexicon, id: number): boolean =>
  id >= 0 && (lexicon.flags(id) & WordFlag.function) !== 0

/** Puts the case of `model` on `word`: all capitals, a capital first letter, or none. */
export function withCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return word.toUpperCase()
  const first = model.charAt(0)
  return first !== first.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
