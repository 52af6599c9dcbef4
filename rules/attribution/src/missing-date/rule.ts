import { defineRule } from '@copydesk/core'
import { creditsOf } from '@copydesk/news'
import { articleMeta } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** Neither metadata, address nor head or tail of the text say when it was published. */
export const rule = defineRule({
  id: 'attribution/missing-date',
  meta: {
    ...articleMeta,
    confidence: 0.98,
    impact: 'minor',
    summary: 'An article without a date of publication',
    weight: 0.75,
    promote: true,
    messages: {
      missing: { text: 'Missing date, expected a day of publication', severity: 'warning' },
      source: { text: 'No article of this source has a date, expected one', severity: 'warning' },
    },
  },
  check(document, context) {
    const { published, modified } = creditsOf(document)
    if (published === null && modified === null) context.report('missing', { range: firstLine(document) })
  },
})
