import { type Document, defineRule, type Report } from '@copydesk/core'
import { endOf, rangeOf, startOf } from '@copydesk/text'
import { addressSeams } from '../_shared/address-seams.ts'
import { isDamaged } from '../_shared/evidence.ts'
import { gluedPairs, looseGluedPairs } from '../_shared/glued-pairs.ts'
import { cutLineStarts } from '../_shared/line-starts.ts'
import { markSeams, type Seam } from '../_shared/mark-seams.ts'
import { numberSeams, yearRuns } from '../_shared/number-seams.ts'
import { allow } from './allow.ts'
import { isTail } from './tails.ts'

/** From so many sure pairs on a text lost its spaces throughout: two words that carry meaning are then two as well. */
const habitual = 5

const coined = new Set(allow.map(({ text }) => text))

/** `ofthe`, `hasadmitted`: two words with no space between. */
export const rule = defineRule({
  id: 'truncation/glued-words',
  meta: {
    summary: 'Two words with no space between them',
    confidence: 0.92,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 64,
    inFurniture: 'lines',
    messages: {
      glued: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
      seam: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
      years: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    // `heatgrass` at the start of a line is what is left of `Wheatgrass`, not two words.
    const openers = new Set(cutLineStarts(document).map((start) => start.token))
    const pairs = isDamaged(document) ? looseGluedPairs(document) : gluedPairs(document)
    const throughout = pairs.filter(({ sure }) => sure).length >= habitual
    for (const { token, first, second, sure } of pairs) {
      if (openers.has(token) || coined.has(document.tokenText(token))) continue
      const expected = `${first} ${second}`
      const start = startOf(document, token)
      const gap = start + first.length
      context.report('glued', {
        range: { start, end: endOf(document, token) },
        data: { expected },
        expected: [expected],
        edits: [{ start: gap, end: gap, text: ' ' }],
        safe: (sure || throughout) && !isTail(document.tokenText(token), document.lexicon),
      })
    }
    for (const seam of [...markSeams(document), ...numberSeams(document), ...addressSeams(document)])
      context.report('seam', spaceAt(document, seam))
    for (const token of yearRuns(document)) {
      const range = rangeOf(document, token)
      const gap = range.start + 4
      const expected = `${document.text.slice(range.start, gap)}–${document.text.slice(gap, range.end)}`
      const edits = [{ start: gap, end: gap, text: '–' }]
      context.report('years', { range, data: { expected }, expected: [expected], edits, safe: false })
    }
  },
})

function spaceAt({ text }: Document, { start, gap, end }: Seam): Report {
  const expected = `${text.slice(start, gap)} ${text.slice(gap, end)}`
  return {
    range: { start, end },
    data: { expected },
    expected: [expected],
    edits: [{ start: gap, end: gap, text: ' ' }],
  }
}
