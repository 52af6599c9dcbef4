import { defineRule } from '@copydesk/core'
import { articleMeta, hasAnyByline, linesOfKind } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** Neither metadata nor head or tail of the text say who wrote it. */
export const rule = defineRule({
  id: 'attribution/missing-byline',
  meta: {
    ...articleMeta,
    confidence: 0.98,
    impact: 'minor',
    summary: 'An article that names no author',
    weight: 1,
    promote: true,
    messages: {
      missing: { text: 'Missing byline, expected the name of an author or agency', severity: 'warning' },
      source: { text: 'No article of this source names an author, expected a byline', severity: 'warning' },
    },
  },
  check(document, context) {
    // A credit to helpers alone is contributor-only's.
    if (hasAnyByline(document) || linesOfKind(document, 'contributor').length > 0) return
    context.report('missing', { range: firstLine(document) })
  },
})
