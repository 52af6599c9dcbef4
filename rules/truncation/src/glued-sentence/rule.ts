import { type Document, defineRule, Mask, Shape, TokenKind } from '@copydesk/core'
import { sentenceSeams } from '../_shared/sentence-seams.ts'
import { hasMask, hasShape, isFunctionWord, isJoined } from '../_shared/words.ts'
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
    const { tokens, text } = document
    for (const { stop, next, gap, sure } of sentenceSeams(document)) {
      if (isName(document, stop, next)) continue
      const range = { start: tokens.start[wordBefore(document, stop)] as number, end: tokens.end[next] as number }
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
  while (i > stop - 3 && document.tokens.kind[i] === TokenKind.punctuation && isJoined(document, i)) i--
  return i
}

/** `Rewire.News`, `Salon.Com`: a capitalised word, a stop and a word that ends the names of sites. */
function isName(document: Document, stop: number, next: number): boolean {
  if (document.text.charCodeAt(document.tokens.start[stop] as number) !== 46) return hasMask(document, next, Mask.code)
  if (!hasShape(document, stop - 1, Shape.capital)) return false
  if (hasShape(document, next, Shape.upper)) return true
  if (isFunctionWord(document.lexicon, document.tokens.word[next] as number)) return false
  return brandEndings.has(document.tokenText(next).toLowerCase())
}
