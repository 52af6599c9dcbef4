import { defineRule } from '@copydesk/core'
import { endOf, rangeOf, startOf } from '@copydesk/text'
import { splitPairs } from '../_shared/split-pairs.ts'
import { allow } from './allow.ts'

const legal = new Set(allow.map(({ text }) => text))

/** `attac k`, `intro duced`, `W hen`: a word with a space inside. */
export const rule = defineRule({
  id: 'truncation/split-word',
  meta: {
    summary: 'A word with a space inside',
    confidence: 0.98,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 65,
    messages: {
      split: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { text } = document
    for (const { token, word, sure } of splitPairs(document)) {
      const range = rangeOf(document, token, token + 1)
      if (legal.has(text.slice(range.start, range.end).toLowerCase())) continue
      context.report('split', {
        range,
        data: { expected: word },
        expected: [word],
        edits: [{ start: endOf(document, token), end: startOf(document, token + 1), text: '' }],
        safe: sure,
      })
    }
  },
})
