import type { Document } from '@copydesk/core'
import { isAnyMark, isJoined, isMark, lengthOf, Mark } from '@copydesk/text'

const quotes = new Set([34, 39, 0x2019, 0x201d, 0xbb])

/** One full stop, not a run of them. */
export const isSingleStop = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.stop) && lengthOf(document, i) === 1

/** A closing quotation mark that touches the token before it. */
export const isClosingQuote = (document: Document, i: number): boolean =>
  isAnyMark(document, i, quotes) && isJoined(document, i)
