import { type Document, type Lexicon, Mask, mix32, onceFor, type Range, Shape, TokenKind } from '@copydesk/core'
import { fold, hashBasis, hashPrime } from './characters.ts'

/**
 * What rules ask of tokens, by their index. Plain functions over the typed arrays: nothing is allocated for a token, and
 * a word outside the text is no word.
 */
type Tokened = Pick<Document, 'tokens'>

/** Code units of punctuation, for `isMark`. */
export const Mark = {
  exclamation: 33,
  quote: 34,
  apostrophe: 39,
  openParen: 40,
  closeParen: 41,
  comma: 44,
  hyphen: 45,
  stop: 46,
  colon: 58,
  semicolon: 59,
  question: 63,
  openBracket: 91,
  closeBracket: 93,
  hardHyphen: 0x2011,
  enDash: 0x2013,
  emDash: 0x2014,
  openSingle: 0x2018,
  closeSingle: 0x2019,
  openDouble: 0x201c,
  closeDouble: 0x201d,
  ellipsis: 0x2026,
} as const

export const isWord = ({ tokens }: Tokened, i: number): boolean => tokens.kind[i] === TokenKind.word

export const isNumber = ({ tokens }: Tokened, i: number): boolean => tokens.kind[i] === TokenKind.number

export const isWordOrNumber = ({ tokens }: Tokened, i: number): boolean =>
  (tokens.kind[i] as number) <= TokenKind.number

export const isPunctuation = ({ tokens }: Tokened, i: number): boolean => tokens.kind[i] === TokenKind.punctuation

/** True if token `i` is punctuation that begins with `code`: a run of stops is one token. */
export const isMark = ({ tokens }: Tokened, i: number, code: number): boolean =>
  tokens.kind[i] === TokenKind.punctuation && tokens.word[i] === code

/** True if token `i` is punctuation or a symbol that begins with one of `codes`. */
export const isAnyMark = ({ tokens }: Tokened, i: number, codes: ReadonlySet<number>): boolean =>
  (tokens.kind[i] as number) >= TokenKind.punctuation && codes.has(tokens.word[i] as number)

/** Any of `bits` of `Shape`. */
export const hasShape = ({ tokens }: Tokened, i: number, bits: number): boolean =>
  ((tokens.shape[i] as number) & bits) !== 0

/** Any of `bits` of `Mask`. */
export const hasMask = ({ tokens }: Tokened, i: number, bits: number): boolean =>
  ((tokens.mask[i] as number) & bits) !== 0

/** A word that starts with a capital. */
export const isCapital = ({ tokens }: Tokened, i: number): boolean =>
  tokens.kind[i] === TokenKind.word && ((tokens.shape[i] as number) & Shape.capital) !== 0

/** No space between token `i` and the one before. */
export const isJoined = ({ tokens }: Tokened, i: number): boolean => ((tokens.shape[i] as number) & Shape.joined) !== 0

export const isQuoted = ({ tokens }: Tokened, i: number): boolean => ((tokens.mask[i] as number) & Mask.quotation) !== 0

export const startOf = ({ tokens }: Tokened, i: number): number => tokens.start[i] as number

export const endOf = ({ tokens }: Tokened, i: number): number => tokens.end[i] as number

export const lengthOf = ({ tokens }: Tokened, i: number): number =>
  (tokens.end[i] as number) - (tokens.start[i] as number)

/**
 * Id in the lexicon, -1 for a word it does not have; for marks the code unit of the first character. The two overlap: of
 * a token that may be a word `isMark` and `isAnyMark` tell whether it is a mark.
 */
export const wordOf = ({ tokens }: Tokened, i: number): number => tokens.word[i] as number

/** From the start of token `first` to the end of token `last`. */
export const rangeOf = ({ tokens }: Tokened, first: number, last = first): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[last] as number,
})

/** Token `i` in lower case with straight apostrophes, `''` outside the text. */
export function lowerOf(document: Document, i: number): string {
  if (!(i >= 0 && i < document.tokens.count)) return ''
  if (isPlain(document, i)) return spelt(document.lexicon, wordOf(document, i))
  const lower = document.tokenText(i).toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}

/** `hash32` of token `i`, each of its units folded, without making a string. */
export function foldedTokenHash({ text, tokens }: Pick<Document, 'text' | 'tokens'>, i: number): number {
  const end = tokens.end[i] as number
  let hash = hashBasis
  for (let at = tokens.start[i] as number; at < end; at++) hash = Math.imul(hash ^ fold(text.charCodeAt(at)), hashPrime)
  return mix32(hash)
}

const folding = Shape.nonAscii | Shape.invisible

/** True if token `i` is a word of the lexicon that differs from it in capitals and apostrophes alone. */
export const isPlain = (document: Tokened, i: number): boolean =>
  wordOf(document, i) >= 0 && isWord(document, i) && !hasShape(document, i, folding)

/** Gives `compute(lexicon, id)`, worked out once for each word of a lexicon: a text asks for the same few again and again. */
export function memoByWord<T>(compute: (lexicon: Lexicon, id: number) => T): (lexicon: Lexicon, id: number) => T {
  // Filled: arrays of all kinds of values are then of one kind, and quick to read.
  const valuesOf = onceFor((lexicon: Lexicon) => new Array<T | undefined>(lexicon.size).fill(undefined))
  let last: Lexicon | undefined
  let values: (T | undefined)[] = []
  return (lexicon, id) => {
    if (lexicon !== last) {
      values = valuesOf(lexicon)
      last = lexicon
    }
    let value = values[id]
    if (value === undefined) {
      value = compute(lexicon, id)
      values[id] = value
    }
    return value
  }
}

const spelt = memoByWord((lexicon, id) => lexicon.word(id))

/** Days and months are capitalised and name nobody. */
const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)

/** A capitalised word of a name. */
export const isName = (document: Document, i: number): boolean =>
  hasMask(document, i, Mask.name) && isCapital(document, i) && !isCalendar(document, i)

const isCalendarWord = memoByWord((lexicon, id) => calendar.has(lexicon.word(id)))

const isCalendar = (document: Document, i: number): boolean =>
  isPlain(document, i) ? isCalendarWord(document.lexicon, wordOf(document, i)) : calendar.has(lowerOf(document, i))
