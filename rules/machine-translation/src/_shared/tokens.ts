import { type Document, Shape, TokenKind } from '@copydesk/core'

const fullStop = 46
const quotes = new Set([34, 39, 0x2019, 0x201d, 0xbb])

/** No space between token `i` and the one before. */
export const isJoined = ({ tokens }: Document, i: number): boolean => ((tokens.shape[i] ?? 0) & Shape.joined) !== 0

/** One full stop, not a run of them. */
export const isSingleStop = ({ tokens }: Document, i: number): boolean =>
  tokens.word[i] === fullStop &&
  tokens.kind[i] === TokenKind.punctuation &&
  (tokens.end[i] as number) - (tokens.start[i] as number) === 1

/** A closing quotation mark that touches the token before it. */
export const isClosingQuote = (document: Document, i: number): boolean =>
  document.tokens.kind[i] === TokenKind.punctuation &&
  quotes.has(document.tokens.word[i] as number) &&
  isJoined(document, i)

/** A word that starts with a capital. */
export const isCapital = ({ tokens }: Document, i: number): boolean =>
  tokens.kind[i] === TokenKind.word && ((tokens.shape[i] as number) & Shape.capital) !== 0

export const lengthOf = ({ tokens }: Document, i: number): number => (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0)
