import { type Document, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isAnyMark, isJoined, isMark, isWord, Mark, startOf } from '@copydesk/text'
import { saying } from '../_shared/saying.ts'

const elsewhere = Mask.url | Mask.email | Mask.code
const dashes = new Set<number>([Mark.hyphen, Mark.enDash])
const closers = new Set<number>([Mark.quote, Mark.closeDouble, 0xbb])

/** The stop and hyphen of `MADRID (Efe).- The`, which ends a dateline in Spanish. */
export function datelineStops(document: Document): Range[] {
  const found: Range[] = []
  for (const stop of document.marks) {
    const hyphen = stop + 1
    if (!isMark(document, stop, Mark.stop) || !isMark(document, stop - 1, Mark.closeParen)) continue
    if (!isAnyMark(document, hyphen, dashes) || !isJoined(document, hyphen) || isJoined(document, hyphen + 1)) continue
    if (!hasMask(document, stop, elsewhere))
      found.push({ start: startOf(document, stop), end: endOf(document, hyphen) })
  }
  return found
}

/** The comma and dash of `“It is late”, - said the pilot`, as Russian sets a speaker off. */
export function speakersDashes(document: Document): Range[] {
  const found: Range[] = []
  for (const dash of document.marks) {
    if (!isAnyMark(document, dash, dashes) || !isWord(document, dash + 1)) continue
    const mark = isMark(document, dash - 1, Mark.comma) ? dash - 1 : dash
    if (!isAnyMark(document, mark - 1, closers) || !saying.has(document.tokenText(dash + 1))) continue
    found.push({ start: startOf(document, mark), end: endOf(document, dash) })
  }
  return found
}
