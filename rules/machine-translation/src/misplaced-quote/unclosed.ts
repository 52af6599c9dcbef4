import { type Document, Mask, type Range } from '@copydesk/core'
import { hasMask, isAnyMark, isMark, Mark, rangeOf } from '@copydesk/text'
import { doubles, singles } from './marks.ts'

const speech = new Set(
  'said says added told wrote asked explained insisted warned noted stated announced recalled'.split(' '),
)
/** Tokens of `, the minister told reporters.` */
const tail = 7
const elsewhere = Mask.headline | Mask.fragment | Mask.handle

/** Attributions at the end of a paragraph (`, he said.`) whose quotation never closed. */
export function unclosedIn(document: Document): Range[] {
  const { quotations, lines } = document
  const found: Range[] = []
  for (let q = 0; q < quotations.count; q++) {
    const first = quotations.firstTokenOf(q)
    const line = document.lineAt(quotations.startOf(q))
    if (quotations.closed[q] || hasMask(document, first, elsewhere)) continue
    const end = lines.endTokenOf(line)
    const from = attributionStart(document, Math.max(first + 2, end - tail), end)
    if (from >= 0 && !hasMark(document, first + 1, end)) found.push(rangeOf(document, from - 1, end - 1))
  }
  return found
}

/** Token of the comma after which only an attribution follows, or -1. */
function attributionStart(document: Document, from: number, end: number): number {
  for (let i = end - 2; i >= from; i--) {
    if (!isMark(document, i, Mark.comma)) continue
    for (let k = i + 1; k < end - 1; k++) if (speech.has(document.tokenText(k))) return i
    return -1
  }
  return -1
}

const marks = new Set([...doubles, ...singles])

/** Another mark of any style: then the quotation is closed after a fashion. */
function hasMark(document: Document, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (isAnyMark(document, i, marks)) return true
  return false
}
