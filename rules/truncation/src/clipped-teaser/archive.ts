import type { Document } from '@copydesk/core'
import { monthOf } from '@copydesk/news'
import { isNumber } from '@copydesk/text'

/** Entries from which on a page is an archive. */
const leastEntries = 3
/** Words of a line that is only a date and a name. */
const mostWords = 8
/** Fewer words make a title. */
const leastWords = 5

/**
 * The last paragraph of each entry of an archive page, by line: at least three lines of a date and the same name
 * (`Jun 29, 2031 — Ida Brandt`), with paragraphs below each.
 */
export function entryEnds(document: Document): number[] {
  const byName = new Map<string, number[]>()
  for (let line = 0; line < document.lines.count; line++) {
    const name = stampedName(document, line)
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), line])
  }
  const stamps = [...byName.values()].reduce((most, lines) => (lines.length > most.length ? lines : most), [])
  if (stamps.length < leastEntries) return []
  return stamps.flatMap((stamp, i) => lastParagraph(document, stamp, stamps[i + 1] ?? document.lines.count) ?? [])
}

/** What follows month, day, year and a dash in a line of nothing else; lower case. */
function stampedName(document: Document, line: number): string | undefined {
  const { lines, text } = document
  const day = lines.firstTokenOf(line) + 1
  if (lines.wordsOf(line) < 3 || lines.wordsOf(line) > mostWords) return undefined
  if (!isNumber(document, day) && !isNumber(document, day + 1)) return undefined
  const stamp = /^(\p{L}{3,9})\.? \d{1,2}, \d{4} [—–-]{1,2} (\p{L}.{2,40})$/u.exec(
    text.slice(lines.start[line], lines.end[line]).trim(),
  )
  return stamp && monthOf(stamp[1] as string) !== undefined ? (stamp[2] as string).toLowerCase() : undefined
}

function lastParagraph({ lines }: Document, from: number, end: number): number | undefined {
  for (let line = end - 1; line > from; line--) if (lines.wordsOf(line) >= leastWords) return line
  return undefined
}
