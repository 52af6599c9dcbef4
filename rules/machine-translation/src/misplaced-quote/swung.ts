import type { Document } from '@copydesk/core'
import { hasMask, isAnyMark, isJoined, isMark, rangeOf, startOf } from '@copydesk/text'
import { saying } from '../_shared/saying.ts'
import type { Fault } from './fault.ts'
import { closing, doubles, elsewhere, straight } from './marks.ts'

const closers = new Set<number>([straight, closing])
const stops = new Set(Array.from(',.!?', (mark) => mark.charCodeAt(0)))

/** `"we sail at dawn, "said the pilot`: the closing mark has gone over to who speaks. */
export function swungFaults(document: Document): Fault[] {
  const marks = document.marks.filter(
    (mark) => isAnyMark(document, mark, doubles) && !hasMask(document, mark, elsewhere),
  )
  const lineOf = (mark: number | undefined): number =>
    mark === undefined ? -1 : document.lineAt(startOf(document, mark))
  const found: Fault[] = []
  let first = 0
  marks.forEach((mark, k) => {
    if (lineOf(mark) !== lineOf(marks[k - 1])) first = k
    if (!isSwung(document, mark)) return
    // A straight mark closes where one stands open in its line, or none closes after it.
    const closes = isMark(document, mark, closing) || (k - first) % 2 === 1 || lineOf(marks[k + 1]) !== lineOf(mark)
    if (!closes) return
    const range = rangeOf(document, mark - 1, mark + 1)
    const actual = document.text.slice(range.start, range.end)
    found.push({ kind: 'swung', range, expected: actual.replace(/^(.)\s(.)/, '$1$2 ') })
  })
  return found
}

/** A mark behind a comma or stop and a space that touches a verb of saying, or a pronoun before one. */
export const isSwung = (document: Document, mark: number): boolean =>
  isAnyMark(document, mark, closers) &&
  isAnyMark(document, mark - 1, stops) &&
  isJoined(document, mark - 1) &&
  !isJoined(document, mark) &&
  isJoined(document, mark + 1) &&
  isSaid(document, mark + 1)

/** `said the pilot`, `she told`. */
function isSaid(document: Document, i: number): boolean {
  const { tokens } = document
  if (i >= tokens.count) return false
  const word = document.tokenText(i)
  return saying.has(word) || (pronouns.has(word) && i + 1 < tokens.count && saying.has(document.tokenText(i + 1)))
}

const pronouns = new Set(['he', 'she', 'they', 'it', 'who'])
