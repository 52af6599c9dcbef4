import type { Document } from '@copydesk/core'
import { isAnyMark, isCapital, isMark, isQuoted, isWord, lowerOf, Mark } from '@copydesk/text'

/** The last mark inside a quotation that ends before token `end` is a comma, question or exclamation mark. */
export const endsOpenInside = (document: Document, end: number): boolean => isAnyMark(document, end - 2, openEnds)

const openEnds = new Set<number>([Mark.comma, Mark.question, Mark.exclamation])

/** A clause in quotation marks that ends in a comma, question or exclamation. */
export function isQuotedClause(document: Document, first: number, end: number): boolean {
  if (!endsOpenInside(document, end) || !isCapital(document, first + 1)) return false
  for (let i = first + 2; i < end - 2; i++)
    if (isWord(document, i) && !isCapital(document, i) && lowerOf(document, i).length > 4) return true
  return false
}

/** A quotation, or one and a comma, stands right before the token. */
export const isBehindQuote = (document: Document, i: number): boolean =>
  isQuoted(document, i - 1) || (isMark(document, i - 1, Mark.comma) && isQuoted(document, i - 2))

/** A comma stands right before the token, or right before the mark there that closes a quotation. */
export const isBehindComma = (document: Document, i: number): boolean =>
  isMark(document, i - 1, Mark.comma) || (isQuoted(document, i - 1) && isMark(document, i - 2, Mark.comma))
