import { type Document, defineRule, Mask, Shape } from '@copydesk/core'
import { hasMask, hasShape, isJoined, isPunctuation, rangeOf, startOf, wordOf } from '@copydesk/text'
import { sentenceSeams } from '../_shared/sentence-seams.ts'
import { isFunctionWord } from '../_shared/words.ts'
import { allow } from './allow.ts'

const brandEndings = new Set(allow.map(({ text }) => text.toLowerCase()))

/** `week.She`, `over?The`, `year.”He`: a sentence that starts where another ended, with no space between. */
export const rule = defineRule({
  id: 'truncation/glued-sentence',
  meta: {
    summary: 'Two sentences with no space between them',
    confidence: 0.98,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 60,
    messages: {
      glued: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { text } = document
    for (const { stop, next, gap, sure } of sentenceSeams(document)) {
      if (isName(document, stop, next)) continue
      const range = rangeOf(document, wordBefore(document, stop), next)
      const expected = `${text.slice(range.start, gap)} ${text.slice(gap, range.end)}`
      context.report('glued', {
        range,
        data: { expected },
        expected: [expected],
        edits: [{ start: gap, end: gap, text: ' ' }],
        safe: sure,
      })
    }
  },
})

/** The word a stop ends, in front of closing marks. */
function wordBefore(document: Document, stop: number): number {
  let i = stop - 1
  while (i > stop - 3 && isPunctuation(document, i) && isJoined(document, i)) i--
  return i
}

/** `Rewire.News`, `Salon.Com`: a capitalised word, a stop and a word that ends the names of sites. */
function isName(document: Document, stop: number, next: number): boolean {
  if (document.text.charCodeAt(startOf(document, stop)) !== 46) return hasMask(document, next, Mask.code)
  if (!hasShape(document, stop - 1, Shape.capital)) return false
  if (hasShape(document, next, Shape.upper)) return true
  if (isFunctionWord(document.lexicon, wordOf(document, next))) return false
  return brandEndings.has(document.tokenText(next).toLowerCase())
}
