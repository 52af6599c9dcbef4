import type { Document } from '@copydesk/core'
import { hasMask, isAnyMark, isJoined, isMark, rangeOf, startOf } from '@copydesk/text'
import { saying } from '../_shared/saying.ts'
import type { Fault } from './fault.ts'
import { closing, doubles, elsewhere, straight } from './marks.ts'

const closers = new Set<number>([straight, closing])
const stops = new Set(Array.from(',.!?', (mark) => mark.charCodeAt(0)))

/** `"we sail at dawn, "said the pilot`: the closing mark has gone over to who speaks. */
export function swungFaults(document: Document): Fault[] {
  const { marks, lines } = document
  const found: Fault[] = []
  let lineEnd = 0
  let turn = 0
  for (let k = 0; k < marks.length; k++) {
    const mark = marks[k] as number
    if (!isDouble(document, mark)) continue
    if (startOf(document, mark) >= lineEnd) {
      lineEnd = lines.endOf(document.lineAt(startOf(document, mark)))
      turn = 0
    }
    turn++
    if (!isSwung(document, mark)) continue
    // A straight mark closes where one stands open in its line, or none closes after it.
    if (isMark(document, mark, straight) && turn % 2 === 1 && holdsDouble(document, k + 1, lineEnd)) continue
    const range = rangeOf(document, mark - 1, mark + 1)
    const actual = document.text.slice(range.start, range.end)
    found.push({ kind: 'swung', range, expected: actual.replace(/^(.)\s(.)/, '$1$2 ') })
  }
  return found
}

const isDouble = (document: Document, mark: number): boolean =>
  isAnyMark(document, mark, doubles) && !hasMask(document, mark, elsewhere)

/** One of the marks of the document, from the `from`th on, is a double one before the offset `end`. */
function holdsDouble(document: Document, from: number, end: number): boolean {
  const { marks } = document
  for (let k = from; k < marks.length && startOf(document, marks[k] as number) < end; k++)
    if (isDouble(document, marks[k] as number)) return true
  return false
}

/** A mark behind a comma or stop and a space that touches a verb of saying, or a pronoun before one. */
export const isSwung = (document: Document, mark: number): boolean =>
  !isJoined(document, mark) &&
  isJoined(document, mark + 1) &&
  isJoined(document, mark - 1) &&
  isAnyMark(document, mark, closers) &&
  isAnyMark(document, mark - 1, stops) &&
  isSaid(document, mark + 1)

/** `said the pilot`, `she told`. */
function isSaid(document: Document, i: number): boolean {
  const { tokens } = document
  if (i >= tokens.count) return false
  const word = document.tokenText(i)
  return saying.has(word) || (pronouns.has(word) && i + 1 < tokens.count && saying.has(document.tokenText(i + 1)))
}

const pronouns = new Set(['he', 'she', 'they', 'it', 'who'])
