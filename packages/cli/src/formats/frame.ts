import type { Colours } from '../colour.ts'
import { disarmed, plain, wellFormed } from './escape.ts'

/** How much of a line stands before the place, at most, if the line does not fit. */
const lead = 32

export interface FrameOptions {
  /** Columns there are. */
  readonly width: number
  readonly colours: Colours
  /** Colours the carets. */
  readonly mark: (text: string) => string
}

/**
 * Where the line of an offset starts and ends, as far as `reach` characters from the offset; a longer line ends behind
 * that. No more is looked at: all findings of a text may lie in one line.
 */
export function lineAround(text: string, at: number, reach: number): { readonly start: number; readonly end: number } {
  const from = Math.max(0, at - reach - 1)
  const to = Math.min(text.length, at + reach + 1)
  const before = text.slice(from, at).lastIndexOf('\n')
  const behind = text.slice(at, to).indexOf('\n')
  return { start: from + before + 1, end: behind < 0 ? to : at + behind }
}

/** The line of a place with carets under it, cut to a window around the place. `start`/`end` are offsets in `text`. */
export function codeFrame(text: string, start: number, end: number, options: FrameOptions): string[] {
  const { colours, mark } = options
  const room = options.width - 2
  const { start: lineStart, end: lineEnd } = lineAround(text, start, Math.max(room, lead))
  const from = lineEnd - lineStart <= room ? lineStart : Math.max(lineStart, Math.min(start - lead, lineEnd - room))
  const to = Math.min(lineEnd, from + room)
  const stop = Math.max(start, Math.min(end, to))
  // The whole window at once: no command to a build's log comes of its parts put together.
  const shown = disarmed(text.slice(from, to))
  const head = (from > lineStart ? '…' : '') + plain(wellFormed(shown.slice(0, start - from)))
  const actual = plain(wellFormed(shown.slice(start - from, stop - from)))
  const tail = plain(wellFormed(shown.slice(stop - from))) + (to < lineEnd ? '…' : '')
  return [
    `${colours.dim(head)}${colours.bold(actual)}${colours.dim(tail)}`.trimEnd(),
    `${' '.repeat(columns(head))}${mark('^'.repeat(Math.max(1, columns(actual))))}`,
  ]
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u

/** Columns a text takes in a terminal: combining marks none, wide East Asian characters and emoji two. */
export function columns(text: string): number {
  let sum = 0
  for (const char of text) if (!/\p{M}/u.test(char)) sum += wide.test(char) ? 2 : 1
  return sum
}

/** Cuts a text to a number of columns, one at least, and fills what is missing with spaces. */
export function fitTo(text: string, columnsThere: number): string {
  const width = Math.max(1, columnsThere)
  const all = columns(text)
  if (all <= width) return text + ' '.repeat(width - all)
  let cut = ''
  let sum = 0
  for (const char of text) {
    const next = columns(char)
    if (sum + next > width - 1) break
    cut += char
    sum += next
  }
  return `${cut}…${' '.repeat(width - 1 - sum)}`
}
