import { defineRule, type Report } from '@copydesk/core'
import { curlyFaults } from './curly.ts'
import type { Fault } from './fault.ts'
import { pairFaults } from './pairs.ts'
import { singleFaults } from './singles.ts'
import { swungFaults } from './swung.ts'
import { unclosedIn } from './unclosed.ts'

/** `SNL‘s`, `”If`, `“This is ours, he said.`: a mark that faces the wrong way, is one too many, or is missing. */
export const rule = defineRule({
  id: 'machine-translation/misplaced-quote',
  meta: {
    summary: 'A quotation mark turned the wrong way, cut off by a space, one too many, or missing',
    confidence: 0.92,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      spaced: { text: 'Unexpected space in "{actual}", expected none at the quotation mark', severity: 'warning' },
      swung: { text: 'Unexpected space before the mark in "{actual}", expected "{expected}"', severity: 'warning' },
      turned: { text: 'Unexpected quotation mark in "{actual}", expected "{expected}"', severity: 'warning' },
      doubled: { text: 'Unexpected second mark in "{actual}", expected "{expected}"', severity: 'warning' },
      unopened: { text: 'Unexpected closing mark in "{actual}", expected one that opens before', severity: 'warning' },
      unclosed: { text: 'Unexpected end at "{actual}", expected a closing mark', severity: 'warning' },
      open: { text: 'Unexpected opening mark in "{actual}", expected one that closes', severity: 'warning' },
      mixed: { text: 'Unexpected mark in "{actual}", expected the style of the opening one', severity: 'info' },
    },
  },
  check(document, { report }) {
    const unclosed = unclosedIn(document)
    for (const range of unclosed) report('unclosed', { range })
    const said = new Set(unclosed.map(({ start }) => document.lineAt(start)))
    for (const fault of [
      ...swungFaults(document),
      ...curlyFaults(document),
      ...pairFaults(document),
      ...singleFaults(document),
    ])
      if (fault.kind !== 'open' || !said.has(document.lineAt(fault.range.start))) report(fault.kind, reportOf(fault))
  },
})

const reportOf = ({ range, expected, end }: Fault): Report => ({
  range,
  ...(expected === undefined
    ? {}
    : { data: { expected }, expected: [expected], edits: [{ ...range, text: expected }] }),
  ...(end ? { nearby: [{ ...end, message: 'the quotation ends here' }] } : {}),
  safe: false,
})
