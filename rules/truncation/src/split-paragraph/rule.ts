import { defineRule } from '@copydesk/core'
import { splits } from './splits.ts'

/** `… back on track, the` and a blank line, and then `leaders met`: a sentence cut by a paragraph break. */
export const rule = defineRule({
  id: 'truncation/split-paragraph',
  meta: {
    summary: 'A sentence cut by a paragraph break',
    confidence: 0.93,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'major',
    specificity: 55,
    inFurniture: 'drop',
    messages: {
      split: { text: 'Unexpected break after "{last}", expected the sentence to go on', severity: 'warning' },
      wrapped: { text: 'Unexpected breaks inside sentences, expected whole paragraphs', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const found = splits(document)
    const [first] = found
    if (!first) return
    if (found.length < wrapped) {
      for (const { range, gap, last } of found)
        report('split', { range, data: { last }, edits: [{ ...gap, text: ' ' }], safe: false })
      return
    }
    report('wrapped', { range: first.range, places: found.slice(1).map(({ range }) => range) })
  },
})

/** A text with so many breaks inside sentences was set in lines of a column's width: that is said once. */
const wrapped = 6
