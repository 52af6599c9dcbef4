import { defineRule } from '@copydesk/core'
import { hyphenSplits } from '../_shared/hyphen-splits.ts'
import { allow } from './allow.ts'

const conjunctions = new Set(allow.map(({ text }) => text))

/** `govern- ment`: a word divided at a line end that went, its hyphen left. */
export const rule = defineRule({
  id: 'truncation/hyphen-split',
  meta: {
    summary: 'A word divided by a hyphen and a space',
    confidence: 0.98,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 70,
    messages: {
      split: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { tokens } = document
    for (const { token, word } of hyphenSplits(document)) {
      if (conjunctions.has(document.tokenText(token + 1))) continue
      context.report('split', {
        range: { start: tokens.start[token - 1] as number, end: tokens.end[token + 1] as number },
        data: { expected: word },
        expected: [word],
        edits: [{ start: tokens.start[token] as number, end: tokens.start[token + 1] as number, text: '' }],
      })
    }
  },
})
