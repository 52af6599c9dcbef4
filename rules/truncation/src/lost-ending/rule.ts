import { type Document, defineRule, type PhraseHit, type Range } from '@copydesk/core'
import { endOf, isMark, lowerOf, Mark, startOf } from '@copydesk/text'
import { furniture, openings, pairs, promised } from './pairs.ts'

/** An article that ends on what announces more: a colon, a promise, the first of two halves. */
export const rule = defineRule({
  id: 'truncation/lost-ending',
  meta: {
    summary: 'An article whose last lines announce what does not come',
    confidence: 0.93,
    weight: 4,
    stage: 'stable',
    scope: 'span',
    specificity: 57,
    impact: 'major',
    messages: {
      announced: { text: 'Unexpected end after "{actual}", what it announces is missing', severity: 'warning' },
      half: { text: 'Unexpected end in "{actual}", no section answers "{heading}"', severity: 'warning' },
    },
  },
  phrases: promised.map((text) => ({ text, reason: 'promises what should be printed below' })),
  check(document, context) {
    const line = lastLine(document)
    if (line < 0) return
    const announced = announcement(document, line, context.hits)
    if (announced) return context.report('announced', { range: announced })
    const heading = unanswered(document)
    if (heading) context.report('half', { range: tail(document, line), data: { heading } })
  },
})

/** Words at the end of a line that a finding shows. */
const shown = 6

/** The last line that is no rule, label or request of the page. */
function lastLine(document: Document): number {
  const { lines } = document
  let line = lines.count - 1
  while (line >= 0 && (lines.wordsOf(line) === 0 || isLabel(document, line))) line--
  return line
}

const isLabel = (document: Document, line: number): boolean =>
  document.lines.wordsOf(line) < 3 && furniture.has(lowerOf(document, document.lines.firstTokenOf(line)))

/** A last line that ends in a colon, or whose last words promise what a text can print. */
function announcement(document: Document, line: number, hits: readonly PhraseHit[]): Range | undefined {
  const { lines, sentences } = document
  const last = lines.endTokenOf(line) - 1
  const promise = hits.findLast((hit) => hit.line === line && last - hit.endToken < 2)
  if (promise) return { start: promise.start, end: promise.end }
  if (!isMark(document, last, Mark.colon) || endOf(document, last) !== trimmedEnd(document, line)) return undefined
  const sentence = sentences.firstToken[document.sentenceAt(startOf(document, last))] ?? last
  const leads = [lines.firstTokenOf(line), sentence].some((first) => furniture.has(opening(document, first)))
  return !leads && lines.wordsOf(line) >= leastWords ? tail(document, line) : undefined
}

/** Fewer words before a colon label what stands beside it. */
const leastWords = 3

/** The word at token `first`, or behind `For` (`For more:`). */
const opening = (document: Document, first: number): string =>
  lowerOf(document, lowerOf(document, first) === 'for' ? first + 1 : first)

function trimmedEnd({ text, lines }: Document, line: number): number {
  let end = lines.endOf(line)
  while (end > lines.startOf(line) && text.charCodeAt(end - 1) <= 32) end--
  return end
}

function tail(document: Document, line: number): Range {
  const { lines } = document
  const first = Math.max(lines.firstTokenOf(line), lines.endTokenOf(line) - shown)
  return { start: startOf(document, first), end: trimmedEnd(document, line) }
}

/** Longer lines are no headings. */
const mostWords = 7

/** The heading of a first half that no second answers, as it stands there. */
function unanswered(document: Document): string | undefined {
  const { headings, lines } = headingsOf(document)
  for (const [first, seconds] of pairs) {
    const heading = headings.get(first)
    if (heading !== undefined && !seconds.some((second) => lines.has(second))) return heading
  }
  const alike = [...headings.keys()].filter((text) => openings.some((opening) => text.startsWith(`${opening} `)))
  const [only] = alike
  return only !== undefined && alike.length === 1 && isSubheading(document, only) ? headings.get(only) : undefined
}

/** The short lines without a stop, in lower case: all of them, and as headings those that have a paragraph near below them. */
function headingsOf(document: Document): { headings: Map<string, string>; lines: Set<string> } {
  const { lines, text } = document
  const headings = new Map<string, string>()
  const short = new Set<string>()
  for (let line = 0; line < lines.count - 1; line++) {
    const words = lines.wordsOf(line)
    if (words === 0 || words > mostWords) continue
    const heading = text.slice(lines.start[line], lines.end[line]).trim().replace(/:$/, '')
    if (heading.length >= 60 || /[.?!,]$/.test(heading)) continue
    short.add(heading.toLowerCase())
    if (leadsOn(document, line)) headings.set(heading.toLowerCase(), heading)
  }
  return { headings, lines: short }
}

/** Another heading stands right above it, as `Views` over `The case for a pier`. */
function isSubheading({ lines, text }: Document, heading: string): boolean {
  let above = ''
  for (let line = 0; line < lines.count; line++) {
    const own = text.slice(lines.start[line], lines.end[line]).trim()
    if (own === '') continue
    if (own.replace(/:$/, '').toLowerCase() === heading)
      return /^\p{Lu}/u.test(above) && above.split(/\s+/).length <= mostWords && !/[.?!,”"]$/.test(above)
    above = own
  }
  return false
}

/** Lines, blank ones with them, within which a section has its first paragraph, and the words of one. */
const near = { lines: 6, words: 15 } as const

function leadsOn({ lines }: Document, heading: number): boolean {
  for (let line = heading + 1; line <= heading + near.lines && line < lines.count; line++)
    if (lines.wordsOf(line) >= near.words) return true
  return false
}
