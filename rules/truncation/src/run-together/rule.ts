import { defineRule, type RuleProfile } from '@copydesk/core'
import { runInHeads } from './heads.ts'
import { hasBreaks, longParagraphs } from './paragraphs.ts'
import { lostStops } from './seams.ts'
import { flatTables } from './tables.ts'
import { titleHeads } from './title-heads.ts'
import { runInTurns } from './turns.ts'

/** Articles of a source from which on it is told that none has a break. */
const least = 5

/** No article of the source has a second paragraph: it keeps a text a line, and what was lost was lost there. */
const isTextALine = (profile: RuleProfile): boolean => profile.articles >= least && profile.count('breaks', 0) === 0

/** Paragraphs, turns of a transcript or crossheads that run on in one line. */
export const rule = defineRule({
  id: 'truncation/run-together',
  meta: {
    summary: 'Paragraphs, speakers or crossheads that run together for want of a break',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'major',
    specificity: 40,
    inFurniture: 'drop',
    messages: {
      article: {
        text: 'Unexpected article without paragraph breaks, expected one every few sentences',
        severity: 'warning',
      },
      source: {
        text: 'No article of this source has paragraph breaks, expected one every few sentences',
        severity: 'warning',
      },
      paragraph: {
        text: 'Unexpected paragraph of {words} words, expected a break every few sentences',
        severity: 'warning',
      },
      turns: { text: 'Unexpected speaker "{actual}" inside a paragraph, expected a new line', severity: 'warning' },
      stop: { text: 'Unexpected sentence after "{actual}", expected a stop or break between', severity: 'warning' },
      table: { text: 'Unexpected table in one line at "{actual}", expected rows', severity: 'warning' },
      head: { text: 'Unexpected text behind "{actual}", expected a break', severity: 'warning' },
    },
  },
  observe(document, observer) {
    if (hasBreaks(document)) observer.count('breaks', 0)
  },
  check(document, { profile, report }) {
    const long = profile && isTextALine(profile) ? [] : longParagraphs(document)
    for (const { kind, range, line, words } of long)
      report(kind, { range, data: { words }, nearby: line.map((range) => ({ ...range, message: 'all of this' })) })
    for (const { range, places } of runInTurns(document)) report('turns', { range, places })
    for (const range of lostStops(document)) report('stop', { range })
    for (const { range } of runInHeads(document)) report('head', { range })
    for (const range of titleHeads(document)) report('head', { range })
    for (const { range, line } of flatTables(document))
      report('table', { range, nearby: [{ ...line, message: 'all of this' }] })
  },
  checkSource({ profile, report }) {
    if (isTextALine(profile)) report('source', {})
  },
})
