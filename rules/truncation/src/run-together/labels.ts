import { type Document, Mask, Shape } from '@copydesk/core'
import { hasMask, hasShape, isJoined, isMark, isWord, Mark } from '@copydesk/text'
import { furniture } from './furniture.ts'

/** Words of a speaker's name with title at most. */
const longest = 5

/** Token of the colon behind a speaker's name (`KING:`, `Rep. Ruth Alvear:`) that begins at token `i`, or -1. */
export function labelEnd(document: Document, i: number): number {
  let words = 0
  // A letter alone names no speaker: `W: Hale (3-1). L: Pruitt (0-2).`
  const isLabel = (count: number, at: number): boolean =>
    (count > 1 || (count === 1 && document.tokenText(i).length > 1)) &&
    isJoined(document, at) &&
    !isJoined(document, at + 1)
  for (let k = i; k < document.tokens.count && words <= longest; k++) {
    if (isMark(document, k, Mark.colon)) return isLabel(words, k) ? k : -1
    if (isWord(document, k)) {
      if (!hasShape(document, k, Shape.capital) || hasMask(document, k, Mask.url)) return -1
      if (furniture.has(document.tokenText(k).toLowerCase())) return -1
      words++
    } else if (!isMark(document, k, Mark.stop) || !isJoined(document, k)) return -1
  }
  return -1
}

/** All words from token `i` to `end` stand in capitals. */
export function isUpper(document: Document, i: number, end: number): boolean {
  for (let k = i; k < end; k++)
    if (isWord(document, k) && !hasShape(document, k, Shape.upper) && document.tokenText(k).length > 1) return false
  return true
}
