import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask, isAnyMark, isCapital, isPunctuation } from '@copydesk/text'

const elsewhere = Mask.quotation | Mask.headline | Mask.fragment | Mask.handle | Mask.hashtag

/** `on the 9th`: Japanese and Chinese news give the day alone, and a translation keeps it so. */
export const rule = defineRule({
  id: 'machine-translation/day-without-month',
  meta: {
    summary: 'A date that is a day alone, as "on the 9th", in a text that names no month before it',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      day: { text: 'Unexpected "{actual}", expected a month', severity: 'warning' },
    },
  },
  phrases: [{ text: 'on the *' }, { text: 'until the *' }, { text: 'since the *' }],
  check(document, { hits, report }) {
    const [first, ...places] = hits
      .filter(({ firstToken }) => isDay(document, firstToken + 2) && !namesMonth(document, firstToken))
      .map(({ start, end }) => ({ start, end }))
    if (first) report('day', { range: first, places })
  },
})

/** What may stand behind a date: a mark, or a word that begins another part of the clause. A noun makes it the 9th of something. */
const behind = new Set('that to for by it in at and as when after local with he she they a the'.split(' '))
const marks = new Set(Array.from('.,;:)', (mark) => mark.charCodeAt(0)))

function isDay(document: Document, i: number): boolean {
  const { tokens } = document
  if (hasMask(document, i, elsewhere)) return false
  const day = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(document.tokenText(i))
  if (!day || Number(day[1]) < 1 || Number(day[1]) > 31 || i + 1 >= tokens.count) return false
  if (isPunctuation(document, i + 1)) return isAnyMark(document, i + 1, marks)
  return behind.has(document.tokenText(i + 1))
}

/** Tokens before a day in which a month or weekday says of which month it is. */
const reach = 120
const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ramadan|muharram)$/

function namesMonth(document: Document, before: number): boolean {
  for (let i = before - 1; i >= Math.max(0, before - reach); i--)
    if (isCapital(document, i) && months.test(document.tokenText(i).toLowerCase())) return true
  return false
}
