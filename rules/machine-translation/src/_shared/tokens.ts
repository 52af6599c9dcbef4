import type { Document } from '@copydesk/core'
import { isJoined, isMark, isPunctuation, lengthOf, wordOf } from '@copydesk/text'

const fullStop = 46
const quotes = new Set([34, 39, 0x2019, 0x201d, 0xbb])

/** One full stop, not a run of them. */
export const isSingleStop = (document: Document, i: number): boolean =>
  isMark(document, i, fullStop) && lengthOf(document, i) === 1

/** A closing quotation mark that touches the token before it. */
export const isClosingQuote = (document: Document, i: number): boolean =>
  isPunctuation(document, i) && quotes.has(wordOf(document, i)) && isJoined(document, i)
