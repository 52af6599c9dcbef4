import type { Document, Range } from '@copydesk/core'
import { rangeOf, startOf } from '@copydesk/text'
import { halves } from './words.ts'

/** The heading of a second half, and the first line of the text. */
export interface LostHalf {
  readonly range: Range
  readonly heading: { readonly text: string; readonly range: Range }
}

/** Words of the first line that a finding shows. */
const shown = 4

/** A text with the heading of a second half (`From the right`) and none of a first: what stands before it lost its beginning. */
export function lostHalf(document: Document): LostHalf | undefined {
  const { lines, text } = document
  const headings = new Map<string, Range>()
  for (let line = 0; line < lines.count; line++) {
    if (lines.wordsOf(line) === 0 || lines.wordsOf(line) > shown) continue
    const whole = text.slice(lines.start[line], lines.end[line])
    const start = lines.startOf(line) + whole.length - whole.trimStart().length
    const heading = whole.trim().replace(/:$/, '')
    headings.set(heading.toLowerCase(), { start, end: start + heading.length })
  }
  for (const [second, firsts] of halves) {
    const range = headings.get(second)
    if (!range || firsts.some((first) => headings.has(first))) continue
    const first = lines.hash.findIndex((hash) => hash !== 0)
    const from = lines.firstTokenOf(first)
    const last = Math.min(from + shown, lines.endTokenOf(first)) - 1
    if (startOf(document, from) >= range.start) continue
    return {
      range: rangeOf(document, from, last),
      heading: { text: text.slice(range.start, range.end), range },
    }
  }
  return undefined
}
