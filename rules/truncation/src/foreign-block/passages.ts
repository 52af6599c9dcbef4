import type { Document } from '@copydesk/core'
import { isQuoted } from '@copydesk/text'

/** Paragraphs in a row, by their places among those that are compared, the last one included. */
export interface Passage {
  readonly from: number
  readonly to: number
}

/** Words of a passage that no two articles write alike by chance. */
const leastWords = 60
/** Words of a paragraph of the article's own that a passage must stand in front of or behind. */
const leastOwn = 20
/** Share of an article's words from which on it is the same story delivered again. */
const sameStory = 0.5

/**
 * The passages of `lines` that are shared, long enough, quoted for a good part, and stand in front of the first or behind
 * the last paragraph that the article has for itself; none where most of the article is shared.
 */
export function passagesOf(document: Document, lines: readonly number[], isShared: readonly boolean[]): Passage[] {
  if (!isShared.includes(true)) return []
  const words = lines.map((line) => document.lines.wordsOf(line))
  const total = (from: number, to: number): number => sum(words.slice(from, to + 1))
  if (sum(words.filter((_, i) => isShared[i])) >= sum(words) * sameStory) return []
  const isOwn = words.map((count, i) => !isShared[i] && count >= leastOwn)
  const [first, last] = [isOwn.indexOf(true), isOwn.lastIndexOf(true)]
  return runsOf(isShared).filter(
    ({ from, to }) =>
      (to < first || from > last) &&
      total(from, to) >= leastWords &&
      quotes(document, lines[from] as number, lines[to] as number),
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Runs of paragraphs that are shared. */
function runsOf(isShared: readonly boolean[]): Passage[] {
  const runs: Passage[] = []
  let from = 0
  isShared.forEach((shared, i) => {
    if (!shared) from = i + 1
    else if (!isShared[i + 1]) runs.push({ from, to: i })
  })
  return runs
}

/** Half of it is quoted: biographies, notices and invitations, which sources repeat as well, quote titles at most. */
function quotes(document: Document, first: number, last: number): boolean {
  const [from, end] = [document.lines.firstTokenOf(first), document.lines.endTokenOf(last)]
  let quoted = 0
  for (let i = from; i < end; i++) if (isQuoted(document, i)) quoted++
  return quoted * 2 >= end - from
}
