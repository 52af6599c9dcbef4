import pc from 'picocolors'

const width = 96

/** The line of a finding with a caret line under it, cut to a window around the place. `start`/`end` are offsets in `text`. */
export function codeFrame(text: string, start: number, end: number): string[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', start)
  const lineEnd = found < 0 ? text.length : found
  const from = Math.max(lineStart, Math.min(start - 32, lineEnd - width))
  const to = Math.min(lineEnd, from + width)
  const stop = Math.max(start + 1, Math.min(end, to))
  const before = clean(text.slice(from, start))
  const actual = clean(text.slice(start, Math.min(stop, lineEnd)))
  const after = clean(text.slice(Math.min(stop, lineEnd), to))
  const head = from > lineStart ? '…' : ''
  const carets = '^'.repeat(Math.max(1, columns(actual)))
  return [
    `${pc.dim(head + before)}${pc.bold(actual)}${pc.dim(after + (to < lineEnd ? '…' : ''))}`,
    `${' '.repeat(columns(head + before))}${pc.red(carets)}`,
  ]
}

/** No control character of a scraped text reaches the terminal. */
const clean = (text: string): string => text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·')

/** Columns a text takes in a terminal: combining marks none, wide East Asian characters and emoji two. */
function columns(text: string): number {
  let sum = 0
  for (const char of text) {
    if (/\p{M}/u.test(char)) continue
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
        char,
      )
        ? 2
        : 1
  }
  return sum
}
