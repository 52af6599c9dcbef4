import type { Document } from '@copydesk/core'
import { isNumber, isWord } from '@copydesk/text'
import type { Layout } from './layout.ts'
import { lineOf, wordsOf } from './layout.ts'

/** Dates on lines of their own, newest first, that make a text an archive; with a heading that says so, fewer. */
const least = { bare: 8, headed: 5 } as const
/** Words of a line that gives a date and perhaps who wrote. */
const labelWords = 8
/** Share of the labels that have the same words beside their dates, and of the steps that go back in time. */
const share = 0.8

const months = 'january february march april may june july august september october november december'.split(' ')

export interface Label {
  /** Position of its line in the layout. */
  readonly position: number
  /** Days since year 0, months taken for 31 days. */
  readonly day: number
  /** The other words of the line, lower case. */
  readonly beside: string
}

/**
 * Labels of a text made of articles' dates and their teasers, newest first, each by the same hand or under a heading that
 * says so; none of any other text. A chronicle runs the other way, a live blog gives the hour.
 */
export function archiveLabels(document: Document, layout: Layout, isHeaded: boolean): readonly Label[] {
  const labels = labelsOf(document, layout)
  if (labels.length < (isHeaded ? least.headed : least.bare)) return []
  const back = labels.filter((label, k) => k > 0 && label.day <= (labels[k - 1] as Label).day).length
  if (back < (labels.length - 1) * share) return []
  return isHeaded || commonest(labels.map(({ beside }) => beside)) >= labels.length * share ? labels : []
}

function labelsOf(document: Document, layout: Layout): Label[] {
  const labels: Label[] = []
  for (let i = 0; i < layout.count; i++) {
    const words = wordsOf(layout, i)
    if (words === 0 || words > labelWords) continue
    const label = labelOf(document, lineOf(layout, i))
    if (label) labels.push({ position: i, ...label })
  }
  return labels
}

/** The date of a line like `Jun 29, 2031 — Ida Brandt`, and what stands beside it. */
function labelOf(document: Document, line: number): { day: number; beside: string } | undefined {
  const { lines } = document
  let month = 0
  let day = 0
  let year = 0
  const beside: string[] = []
  if (!hasTwoNumbers(document, line)) return undefined
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    const text = document.tokenText(t).toLowerCase()
    if (isNumber(document, t)) {
      if (/^(?:19|20)\d\d$/.test(text)) year = Number(text)
      else if (/^\d{1,2}$/.test(text)) day = Number(text)
    } else if (isWord(document, t)) {
      const index = monthOf(text)
      if (index > 0 && month === 0) month = index
      else beside.push(text)
    }
  }
  return month > 0 && day > 0 && year > 0
    ? { day: (year * 12 + month) * 31 + day, beside: beside.join(' ') }
    : undefined
}

/** A day and a year. */
function hasTwoNumbers(document: Document, line: number): boolean {
  let numbers = 0
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (isNumber(document, t)) numbers++
  return numbers >= 2
}

/** 1–12 for a month's name or its first three letters, else 0. */
const monthOf = (word: string): number =>
  months.findIndex(
    (name) =>
      name === word || (word.length === 3 && name.startsWith(word)) || (word === 'sept' && name === 'september'),
  ) + 1

function commonest(values: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
