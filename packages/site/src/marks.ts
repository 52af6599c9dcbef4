import type { Finding } from 'copydesk/browser'

type Placed = Pick<Finding, 'start' | 'end' | 'severity' | 'family'>

/** A stretch of the text, and the findings that lie on it by their numbers in the list. */
export interface Stretch {
  readonly text: string
  readonly on: readonly number[]
}

/** The text cut where findings begin and end. Offsets are UTF-16 units of `text`. */
export function stretchesOf(text: string, findings: readonly Placed[]): Stretch[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of findings) for (const at of [start, end]) if (at <= text.length) cuts.add(at)
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1] as number
    const on = findings.flatMap(({ start, end }, n) => (start <= from && end >= to ? [n] : []))
    return { text: text.slice(from, to), on }
  })
}

/** The text with the edits made, the last first; of two that touch the first one counts. */
export function edited(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let result = text
  let before = Number.POSITIVE_INFINITY
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    if (edit.end > before) continue
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end)
    before = edit.start
  }
  return result
}
