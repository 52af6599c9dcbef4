import type { Document, Range } from '@copydesk/core'
import { isWord, startOf } from '@copydesk/text'

/** A stretch of a line that is to go. */
export interface Span extends Range {
  readonly confidence: number
  /** A mark of the template stands on both sides: what lies between is its own. */
  readonly anchored: boolean
}

const space = (code: number): boolean => code === 32 || code === 9 || code === 0xa0
const stop = (code: number): boolean => code === 46 || code === 44 || code === 59 || code === 58

/** The range without which the line reads on: one space stays between words, none before a mark or at an end. */
export function takenOut({ text, lines }: Document, line: number, range: Range): Range {
  const first = lines.startOf(line)
  const last = lines.endOf(line)
  let { start, end } = range
  while (start > first && space(text.charCodeAt(start - 1))) start--
  while (end < last && space(text.charCodeAt(end))) end++
  const before = text.charCodeAt(start - 1)
  if (text.charCodeAt(end) === 46 && before === 46) end++
  if (start === first || end >= last || stop(text.charCodeAt(end))) return { start, end: Math.min(end, last) }
  return start === range.start && end === range.end ? { start, end } : keepingOneSpace(range, { start, end })
}

/** Takes the space behind, or before where there is none behind. */
const keepingOneSpace = (range: Range, wide: Range): Range =>
  wide.end > range.end ? { start: range.start, end: wide.end } : { start: wide.start, end: range.end }

/** Overlapping and touching spans of a line joined, ascending. */
export function joined(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || span.start > last.end) kept.push(span)
    else
      kept[kept.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        confidence: Math.max(last.confidence, span.confidence),
        anchored: last.anchored && span.anchored,
      }
  }
  return kept
}

/** True if the line holds a word outside the spans: what is all furniture is for the rules of lines. */
export function leavesWords(document: Document, line: number, spans: readonly Range[]): boolean {
  let next = 0
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++) {
    if (!isWord(document, t)) continue
    const start = startOf(document, t)
    while (next < spans.length && (spans[next] as Range).end <= start) next++
    if (next >= spans.length || start < (spans[next] as Range).start) return true
  }
  return false
}
