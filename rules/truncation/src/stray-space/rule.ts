import { defineRule } from '@copydesk/core'
import { halfHyphens } from './hyphens.ts'
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
      hyphen: { text: 'Unexpected hyphen between a space and a word in "{actual}"', severity: 'warning' },
      stray: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    for (const { range, gap, text, safe } of straySpaces(document)) {
      const expected = document.text.slice(range.start, gap.start) + text + document.text.slice(gap.end, range.end)
      report('stray', { range, data: { expected }, expected: [expected], edits: [{ ...gap, text }], safe })
    }
    for (const { range, space, hyphen } of halfHyphens(document)) {
      const [before, after] = [
        document.text.slice(range.start, space.start),
        document.text.slice(hyphen.end, range.end),
      ]
      // Whether the two are one compound or two words, only a reader can say.
      report('hyphen', { range, expected: [`${before} ${after}`, `${before}-${after}`] })
    }
  },
})
