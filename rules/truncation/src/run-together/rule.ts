import { defineRule } from '@copydesk/core'
import { runInHeads } from './heads.ts'
import { longParagraphs } from './paragraphs.ts'
import { lostStops } from './seams.ts'
import { runInTurns } from './turns.ts'

/** Paragraphs, turns of a transcript or crossheads that run on in one line. */
export const rule = defineRule({
  id: 'truncation/run-together',
  meta: {
    summary: 'Paragraphs, speakers or crossheads that run together for want of a break',
    confidence: 0.97,
    weight: 2,
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
      paragraph: {
        text: 'Unexpected paragraph of {words} words, expected a break every few sentences',
        severity: 'warning',
      },
      turns: { text: 'Unexpected speaker "{actual}" inside a paragraph, expected a new line', severity: 'warning' },
      stop: { text: 'Unexpected sentence after "{actual}", expected a stop or break between', severity: 'warning' },
      head: { text: 'Unexpected text run on from "{actual}", expected a break', severity: 'warning' },
    },
  },
  check(document, { report }) {
    for (const { kind, range, line, words } of longParagraphs(document))
      report(kind, { range, data: { words }, nearby: line.map((range) => ({ ...range, message: 'all of this' })) })
    for (const { range, places } of runInTurns(document)) report('turns', { range, places })
    for (const range of lostStops(document)) report('stop', { range })
    for (const { range } of runInHeads(document)) report('head', { range })
  },
})
