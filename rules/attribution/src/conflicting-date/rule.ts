import { type Document, defineRule, type Range } from '@copydesk/core'
import { creditsOf, dateOfAddress, daysBetween } from '@copydesk/news'
import { articleMeta, linesOfKind } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** Time zones move a date by a day at most. */
const slack = 1

/** Metadata, address and text give days of publication that lie more than a day apart. */
export const rule = defineRule({
  id: 'attribution/conflicting-date',
  meta: {
    ...articleMeta,
    summary: 'Dates of publication that contradict each other',
    confidence: 0.8,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    messages: {
      conflict: { text: 'Conflicting dates {first} and {second}, expected one', severity: 'warning' },
    },
  },
  check(document, context) {
    const dates = datesOf(document)
    for (const [i, first] of dates.entries())
      for (const second of dates.slice(i + 1)) {
        if (daysBetween(first.date, second.date) <= slack || isUpdate(document, first.date, second.date)) continue
        context.report('conflict', {
          range: second.range,
          data: { first: first.date.slice(0, 10), second: second.date.slice(0, 10) },
        })
        return
      }
  },
})

/** What metadata, address and the lines of the text give as the day of publication, surest first. */
function datesOf(document: Document): { date: string; range: Range }[] {
  const { article } = document
  const line = firstLine(document)
  const given = [article.credits.published, dateOfAddress(article.url ?? article.credits.canonical)]
  const known = given.flatMap((date) => (date === null ? [] : [{ date, range: line }]))
  // A date in a foreign page header is the day of the visit.
  const told = linesOfKind(document, 'published').filter(({ start, end }) =>
    /^[\p{ASCII}–—·•©]*$/u.test(document.text.slice(start, end)),
  )
  return [
    ...known,
    ...told.flatMap(({ value, start, end }) => (value === null ? [] : [{ date: value, range: { start, end } }])),
  ]
}

/** One of the two is the day of the last change. */
function isUpdate(document: Document, first: string, second: string): boolean {
  const { modified } = creditsOf(document)
  return modified !== null && (daysBetween(modified, first) <= slack || daysBetween(modified, second) <= slack)
}
