import { defineRule, Mask } from '@copydesk/core'
import { hasMask } from '@copydesk/text'
import { names, phrases } from './phrases.ts'

const elsewhere = Mask.quotation | Mask.url | Mask.handle | Mask.hashtag | Mask.code

/** `counterfeit consciousness` for artificial intelligence: a term whose words a thesaurus put others for. */
export const rule = defineRule({
  id: 'machine-translation/tortured-phrase',
  meta: {
    summary: 'A term whose words a machine put others for: "counterfeit consciousness" for artificial intelligence',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    messages: { tortured: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'error' } },
  },
  phrases: [...phrases, ...names],
  check(document, { hits, report }) {
    if (hits.some(({ row }) => row >= phrases.length)) return
    for (const { start, end, row, firstToken } of hits) {
      if (hasMask(document, firstToken, elsewhere)) continue
      const expected = phrases[row]?.expected as string
      report('tortured', { range: { start, end }, data: { expected }, expected: [expected] })
    }
  },
})
