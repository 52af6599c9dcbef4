import type { Document } from '@copydesk/core'
import { hasMask, isAnyMark, isJoined, isWordOrNumber, startOf, wordOf } from '@copydesk/text'
import { addressMask } from '../_shared/words.ts'

/** A straight double mark with a space on either side, and whether it opens or closes its quotation. */
export interface SpacedMark {
  readonly mark: number
  readonly opens: boolean
}

const quote = 34

/**
 * Straight marks that stand alone between spaces. Which way one faces is told by the other marks of its line: they open
 * and close in turn. A line in which one breaks the turn tells nothing.
 */
export function spacedStraightMarks(document: Document): SpacedMark[] {
  const found: SpacedMark[] = []
  let line = -1
  let marks: number[] = []
  for (const mark of document.marks) {
    if (wordOf(document, mark) !== quote || hasMask(document, mark, addressMask)) continue
    const at = document.lineAt(startOf(document, mark))
    if (at !== line) {
      found.push(...spacedIn(document, marks, line))
      marks = []
      line = at
    }
    marks.push(mark)
  }
  found.push(...spacedIn(document, marks, line))
  return found
}

function spacedIn(document: Document, marks: readonly number[], line: number): SpacedMark[] {
  const found: SpacedMark[] = []
  if (marks.length < 2) return found
  const first = document.lines.firstTokenOf(line)
  const end = document.lines.endTokenOf(line)
  for (const [turn, mark] of marks.entries()) {
    const opens = turn % 2 === 0
    const before = mark > first && isJoined(document, mark)
    const after = mark + 1 < end && isJoined(document, mark + 1)
    if (before !== after && after !== opens) return []
    if (before || after) continue
    const inner = opens ? mark + 1 : mark - 1
    if (inner < first || inner >= end || !belongs(document, inner, opens)) return []
    found.push({ mark, opens })
  }
  return found
}

const stops = new Set(Array.from(',.!?…%)', (mark) => mark.charCodeAt(0)))

/** A word or number; before a closing mark a stop as well, but no other mark: nested ones are set apart by style. */
function belongs(document: Document, i: number, opens: boolean): boolean {
  return isWordOrNumber(document, i) || (!opens && isAnyMark(document, i, stops))
}
