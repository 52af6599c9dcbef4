import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask, isAnyMark, Mark, startOf } from '@copydesk/text'
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
      const { opens, expected } = formulas[row] as (typeof formulas)[number]
      if (hasMask(document, firstToken, elsewhere) || (opens && !opensSentence(document, firstToken))) continue
      if (expected === undefined) report('formula', { range: { start, end } })
      else report('term', { range: { start, end }, data: { expected }, expected: [expected] })
    }
  },
})

const ends = new Set<number>([Mark.stop, Mark.quote, Mark.closeDouble, 33, 63, 0xbb])

/** Token `i` is the first of its line, or stands behind a mark that ends a sentence. */
const opensSentence = (document: Document, i: number): boolean =>
  document.lines.firstToken[document.lineAt(startOf(document, i))] === i || isAnyMark(document, i - 1, ends)
