import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask, isAnyMark, isCapital, isJoined, isMark, Mark, startOf } from '@copydesk/text'
import { formulas } from './formulas.ts'

const elsewhere = Mask.quotation | Mask.url | Mask.handle | Mask.hashtag | Mask.code

/** `This is reported by the harbour office`: a formula of another language's news, word for word. */
export const rule = defineRule({
  id: 'machine-translation/calqued-formula',
  meta: {
    summary: 'A formula of another language’s news, word for word: "This is reported by"',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      formula: { text: 'Unexpected "{actual}", a formula of another language', severity: 'warning' },
      term: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  phrases: formulas,
  check(document, { hits, report }) {
    for (const { start, end, row, firstToken } of hits) {
      const { only, expected } = formulas[row] as (typeof formulas)[number]
      if (hasMask(document, firstToken, elsewhere)) continue
      if (only === 'opening' && !opensSentence(document, firstToken)) continue
      if (only === 'bracketed' && !isBracketed(document, firstToken)) continue
      if (expected === undefined) report('formula', { range: { start, end } })
      else report('term', { range: { start, end }, data: { expected }, expected: [expected] })
    }
  },
})

const ends = new Set<number>([Mark.stop, Mark.exclamation, Mark.question, Mark.quote, Mark.closeDouble, 0xbb])

/** Token `i` is the first of its line, or stands behind a mark that ends a sentence. */
const opensSentence = (document: Document, i: number): boolean =>
  document.lines.firstToken[document.lineAt(startOf(document, i))] === i || isAnyMark(document, i - 1, ends)

/** Tokens of a name and its closing bracket. */
const longest = 5

/** `(Reporter Ora Lind)`: a name follows, and nothing but the bracket. */
function isBracketed(document: Document, i: number): boolean {
  if (!isMark(document, i - 1, Mark.openParen) || !isJoined(document, i)) return false
  for (let k = i + 1; k <= i + longest; k++) {
    if (k > i + 1 && isMark(document, k, Mark.closeParen)) return true
    if (!isCapital(document, k)) return false
  }
  return false
}
