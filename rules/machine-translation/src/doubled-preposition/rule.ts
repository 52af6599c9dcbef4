import { defineRule, Mask } from '@copydesk/core'
import { hasMask, isCapital } from '@copydesk/text'

const elsewhere = Mask.quotation | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const prepositions = ['of', 'in', 'to', 'for', 'on', 'at', 'by', 'from', 'with']

/** `of the in the`: two prepositions with their articles, and no noun between them. */
export const rule = defineRule({
  id: 'machine-translation/doubled-preposition',
  meta: {
    summary: 'Two prepositions in a row with nothing between them but an article: "of the in the"',
    confidence: 0.95,
    weight: 0,
    stage: 'preview',
    scope: 'span',
    impact: 'minor',
    messages: {
      doubled: { text: 'Unexpected "{actual}", expected a noun between', severity: 'warning' },
    },
  },
  phrases: [
    ...prepositions.flatMap((first) =>
      prepositions
        .filter((second) => second !== first)
        .map((second) => ({ text: `${first} the ${second} the`, reason: 'two prepositions, no noun' })),
    ),
    { text: 'the of the', reason: 'an article, no noun' },
    { text: 'the of a', reason: 'an article, no noun' },
  ],
  check(document, { hits, report }) {
    let reached = -1
    for (const { start, end, firstToken } of hits) {
      // `at the For the Media site`: a name that begins with a preposition.
      const isName = isCapital(document, firstToken + 1) || isCapital(document, firstToken + 2)
      if (start < reached || isName || hasMask(document, firstToken, elsewhere)) continue
      report('doubled', { range: { start, end } })
      reached = end
    }
  },
})
