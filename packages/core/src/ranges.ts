/** Half-open range of UTF-16 offsets: `start` is in it, `end` is not; `0 ≤ start ≤ end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Smallest range that holds all of `ranges`; `ranges` must not be empty. */
export function hull(ranges: readonly Range[]): Range {
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  for (const range of ranges) {
    if (range.start < start) start = range.start
    if (range.end > end) end = range.end
  }
  if (start > end) throw new RangeError('hull of no ranges')
  return { start, end }
}

/** Sorted union of `ranges`, touching and overlapping ones joined. */
export function union(ranges: readonly Range[]): Range[] {
  const sorted = ranges.filter((r) => r.end > r.start).sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: { start: number; end: number }[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ start: range.start, end: range.end })
  }
  return joined
}

/** Index of the last element of ascending `starts` (its first `count` entries) that is ≤ `offset`, or -1. */
export function indexAtOrBefore(starts: Int32Array, count: number, offset: number): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= offset) low = middle + 1
    else high = middle - 1
  }
  return high
}

/** How many of `count` ordered items hold: those that do stand before those that do not. */
export function countWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** Offsets at which the lines of `text` start; a line ends at `\n`, `\r\n` or a lone `\r`. */
export function lineStarts(text: string): Int32Array {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return new Int32Array(starts)
  }
  const next = (mark: string, from: number): number => {
    const at = text.indexOf(mark, from)
    return at < 0 ? text.length : at
  }
  for (let feed = next('\n', 0), carriage = next('\r', 0); Math.min(feed, carriage) < text.length; ) {
    const end = carriage + 1 === feed ? feed : Math.min(feed, carriage)
    starts.push(end + 1)
    if (carriage <= end) carriage = next('\r', end + 1)
    if (feed <= end) feed = next('\n', end + 1)
  }
  return new Int32Array(starts)
}

/**
 * The lines a range lies in, without the end of the last, if nothing but white space stands beside it; a line ends at
 * `\n`, `\r\n` or a lone `\r`. Looks no further than to what stands there: the line may be the whole text.
 */
export function aloneOnLines(text: string, { start, end }: Range): Range | undefined {
  let from = start
  let to = end
  while (from > 0 && !isLineEnd(text, from - 1)) if (!isSpace(text, --from)) return undefined
  while (to < text.length && !isLineEnd(text, to)) if (!isSpace(text, to++)) return undefined
  return { start: from, end: to }
}

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r'
const isSpace = (text: string, at: number): boolean => (text[at] as string).trim() === ''

/** 1-based line and column (UTF-16 units) of an offset. */
export function positionAt(starts: Int32Array, offset: number): { line: number; column: number } {
  const line = Math.max(0, indexAtOrBefore(starts, starts.length, offset))
  return { line: line + 1, column: offset - (starts[line] as number) + 1 }
}
