import { type Document, type Range, Shape } from '@copydesk/core'
import { hasShape, isJoined, isMark, isNumber, isWord, lengthOf, Mark, rangeOf, startOf, wordOf } from '@copydesk/text'

const percent = 37
const comma = 44
const plus = 43
const minuses: ReadonlySet<number> = new Set([45, 0x2212, 0x2013])

/** Quotes a page sets beside the names of companies: `MSFT, -1.12%`, `BRK.A, +0.42%`. Read backwards from their percent signs. */
export function tickers(document: Document): Range[] {
  const found: Range[] = []
  for (const mark of document.marks) {
    if (wordOf(document, mark) !== percent || document.text.charCodeAt(startOf(document, mark)) !== percent) continue
    const first = symbolBefore(document, mark)
    if (first >= 0) found.push(merge(document, found, first, mark))
  }
  return found
}

/** First token of the symbol a percentage belongs to, -1 if it belongs to none. */
function symbolBefore(document: Document, mark: number): number {
  let at = mark - 1
  if (!isNumber(document, at)) return -1
  while (isNumber(document, at) || (isMark(document, at, Mark.stop) && isJoined(document, at))) at--
  const sign = document.text.charCodeAt(startOf(document, at))
  if (sign !== plus && !minuses.has(sign)) return -1
  at--
  if (document.text.charCodeAt(startOf(document, at)) !== comma || !isJoined(document, at)) return -1
  let first = at - 1
  while (first > 0 && isJoined(document, first) && (isSymbol(document, first) || isMark(document, first, Mark.stop)))
    first--
  return isSymbol(document, first) ? first : -1
}

/** One to five capitals. */
const isSymbol = (document: Document, i: number): boolean =>
  isWord(document, i) &&
  lengthOf(document, i) <= 5 &&
  hasShape(document, i, lengthOf(document, i) > 1 ? Shape.upper : Shape.capital)

/** Quotes side by side are one. */
function merge(document: Document, found: Range[], first: number, mark: number): Range {
  const range = rangeOf(document, first, mark)
  const last = found.at(-1)
  if (!last || document.text.slice(last.end, range.start).trim() !== '') return range
  found.pop()
  return { start: last.start, end: range.end }
}
