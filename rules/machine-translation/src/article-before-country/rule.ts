import { defineRule, Mask } from '@copydesk/core'
import { hasMask, startOf } from '@copydesk/text'

const elsewhere = Mask.quotation | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment

/** Countries that never take an article in English. */
const countries =
  `Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium Bolivia Brazil Bulgaria Cambodia
Cameroon Canada Chile China Colombia Croatia Cuba Denmark Ecuador Egypt Estonia Ethiopia Finland France Georgia Germany Ghana Greece Hungary Iceland
India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kazakhstan Kenya Kuwait Latvia Libya Lithuania Malaysia Mexico Moldova Mongolia Morocco
Myanmar Nepal Nigeria Norway Pakistan Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia
Spain Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Zambia Zimbabwe`.split(
    /\s+/,
  )

/** `the China's General Administration`: the article is the noun's, and the name has taken its place. */
export const rule = defineRule({
  id: 'machine-translation/article-before-country',
  meta: {
    summary: 'An article before the possessive of a country that takes none: "the China’s ministry"',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      article: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  phrases: countries.map((country) => ({ text: `the ${country}'s`, reason: 'takes no article' })),
  check(document, { hits, report }) {
    const { text } = document
    for (const { start, end, firstToken } of hits) {
      if (hasMask(document, firstToken, elsewhere)) continue
      // `the Ireland's-first register`, `the India's Got Talent judges`: part of a name of something else.
      if (text.charAt(end) === '-' || text.startsWith(' Got ', end)) continue
      const expected = text.slice(startOf(document, firstToken + 1), end)
      report('article', {
        range: { start, end },
        data: { expected },
        expected: [expected],
        edits: [{ start, end: startOf(document, firstToken + 1), text: '' }],
      })
    }
  },
})
