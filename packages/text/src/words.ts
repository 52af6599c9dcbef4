import { type Document, type Lexicon, Mask, onceFor, Shape, TokenKind } from '@copydesk/core'

/** Token `i` in lower case with straight apostrophes, `''` outside the text. */
export function lowerAt(document: Document, i: number): string {
  if (!(i >= 0 && i < document.tokens.count)) return ''
  if (isPlainAt(document, i)) return wordOf(document.lexicon, document.tokens.word[i] as number)
  const lower = document.tokenText(i).toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}

const folding = Shape.nonAscii | Shape.invisible

/** True if token `i` is a word of the lexicon that differs from it in capitals and apostrophes alone. */
export const isPlainAt = ({ tokens }: Document, i: number): boolean =>
  (tokens.word[i] as number) >= 0 && tokens.kind[i] === TokenKind.word && ((tokens.shape[i] as number) & folding) === 0

/** Gives `compute(lexicon, id)`, worked out once for each word of a lexicon: a text asks for the same few again and again. */
export function memoByWord<T>(compute: (lexicon: Lexicon, id: number) => T): (lexicon: Lexicon, id: number) => T {
  const valuesOf = onceFor((lexicon: Lexicon) => new Array<T | undefined>(lexicon.size))
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

const wordOf = memoByWord((lexicon, id) => lexicon.word(id))

export const isWordAt = ({ tokens }: Document, i: number): boolean => tokens.kind[i] === TokenKind.word

export const isCapitalAt = ({ tokens }: Document, i: number): boolean =>
  tokens.kind[i] === TokenKind.word && ((tokens.shape[i] as number) & Shape.capital) !== 0

export const isMarkAt = ({ tokens }: Document, i: number, code: number): boolean =>
  tokens.kind[i] === TokenKind.punctuation && tokens.word[i] === code

export const isQuotedAt = ({ tokens }: Document, i: number): boolean =>
  i >= 0 && i < tokens.count && ((tokens.mask[i] as number) & Mask.quotation) !== 0

/** Days and months are capitalised and name nobody. */
const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)

/** True if token `i` is a capitalised word of a name. */
export const isNameAt = (document: Document, i: number): boolean =>
  i >= 0 &&
  i < document.tokens.count &&
  ((document.tokens.mask[i] as number) & Mask.name) !== 0 &&
  isCapitalAt(document, i) &&
  !isCalendarAt(document, i)

const isCalendarWord = memoByWord((lexicon, id) => calendar.has(lexicon.word(id)))

const isCalendarAt = (document: Document, i: number): boolean =>
  isPlainAt(document, i)
    ? isCalendarWord(document.lexicon, document.tokens.word[i] as number)
    : calendar.has(lowerAt(document, i))
