import { defineRule } from '@copydesk/core'
import { creditsOf } from '@copydesk/news'
import { articleMeta, linesOfKind } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** Neither metadata nor head or tail of the text name the outlet or agency that published it, or that it was taken from. */
export const rule = defineRule({
  id: 'attribution/missing-publisher',
  meta: {
    ...articleMeta,
    confidence: 0.98,
    impact: 'minor',
    summary: 'An article that names neither outlet nor agency',
    weight: 0.75,
    promote: true,
    messages: {
      missing: { text: 'Missing publisher, expected the name of an outlet or agency', severity: 'warning' },
      source: { text: 'No article of this source names its publisher, expected an outlet', severity: 'warning' },
    },
  },
  check(document, context) {
    const { publisher, agency } = creditsOf(document)
    const isTaken = linesOfKind(document, 'original').length > 0
    if (publisher === null && agency.length === 0 && !isTaken) context.report('missing', { range: firstLine(document) })
  },
})
