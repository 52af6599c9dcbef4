import { type Document, Mask, Shape, TokenKind } from '@copydesk/core'

/** Token `i` in lower case with straight apostrophes, `''` outside the text. */
export const lowerAt = (document: Document, i: number): string =>
  i >= 0 && i < document.tokens.count ? document.tokenText(i).toLowerCase().replaceAll('’', "'") : ''

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
  !calendar.has(lowerAt(document, i))
