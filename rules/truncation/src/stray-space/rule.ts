import { defineRule } from '@copydesk/core'
import { straySpaces } from './spaces.ts'

/** `Corp. , would`, `earlier today )`, `a " landslide,"`: a space where a link or an inline element was taken out. */
export const rule = defineRule({
  id: 'truncation/stray-space',
  meta: {
    summary: 'A space before a comma or stop, or inside brackets or quotation marks',
    confidence: 0.98,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    specificity: 45,
    inFurniture: 'drop',
    messages: {
      stray: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    for (const { range, gap, text } of straySpaces(document)) {
      const expected = document.text.slice(range.start, gap.start) + text + document.text.slice(gap.end, range.end)
      report('stray', { range, data: { expected }, expected: [expected], edits: [{ ...gap, text }] })
    }
  },
})
