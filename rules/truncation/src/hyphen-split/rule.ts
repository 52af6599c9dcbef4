import { defineRule } from '@copydesk/core'
import { rangeOf, startOf } from '@copydesk/text'
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
    for (const { token, word } of hyphenSplits(document)) {
      if (conjunctions.has(document.tokenText(token + 1))) continue
      context.report('split', {
        range: rangeOf(document, token - 1, token + 1),
        data: { expected: word },
        expected: [word],
        edits: [{ start: startOf(document, token), end: startOf(document, token + 1), text: '' }],
      })
    }
  },
})
