import { defineRule } from '@copydesk/core'
import { gluedPairs } from '../_shared/glued-pairs.ts'
import { allow } from './allow.ts'

const legal = new Set(allow.map(({ text }) => text))

/** `ofthe`, `hasadmitted`: two words with no space between. */
export const rule = defineRule({
  id: 'truncation/glued-words',
  meta: {
    summary: 'Two words with no space between them',
    confidence: 0.93,
    weight: 2,
    stage: 'stable',
    scope: 'span',
    specificity: 64,
    messages: {
      glued: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { tokens } = document
    for (const { token, first, second } of gluedPairs(document)) {
      if (legal.has(document.tokenText(token))) continue
      const expected = `${first} ${second}`
      const start = tokens.start[token] as number
      const gap = start + first.length
      context.report('glued', {
        range: { start, end: tokens.end[token] as number },
        data: { expected },
        expected: [expected],
        edits: [{ start: gap, end: gap, text: ' ' }],
      })
    }
  },
})
