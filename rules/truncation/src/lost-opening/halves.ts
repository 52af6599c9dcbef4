import type { Document, Range } from '@copydesk/core'
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
  const { lines, text, tokens } = document
  const headings = new Map<string, Range>()
  for (let line = 0; line < lines.count; line++) {
    if ((lines.words[line] as number) === 0 || (lines.words[line] as number) > shown) continue
    const whole = text.slice(lines.start[line], lines.end[line])
    const start = (lines.start[line] as number) + whole.length - whole.trimStart().length
    const heading = whole.trim().replace(/:$/, '')
    headings.set(heading.toLowerCase(), { start, end: start + heading.length })
  }
  for (const [second, firsts] of halves) {
    const range = headings.get(second)
    if (!range || firsts.some((first) => headings.has(first))) continue
    const first = lines.hash.findIndex((hash) => hash !== 0)
    const from = lines.firstToken[first] as number
    const last = Math.min(from + shown, lines.endToken[first] as number) - 1
    if ((tokens.start[from] as number) >= range.start) continue
    return {
      range: { start: tokens.start[from] as number, end: tokens.end[last] as number },
      heading: { text: text.slice(range.start, range.end), range },
    }
  }
  return undefined
}
