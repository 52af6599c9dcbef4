import { defineRule } from '@copydesk/core'
import { creditsOf } from '@copydesk/news'
import { articleMeta, linesOfKind } from '../_shared/article.ts'

/** `Jane Doe contributed reporting` and no byline: those who helped are named, the author is not. */
export const rule = defineRule({
  id: 'attribution/contributor-only',
  meta: {
    ...articleMeta,
    confidence: 0.97,
    impact: 'minor',
    summary: 'Contributors are credited, an author is not',
    weight: 0.75,
    messages: {
      contributor: { text: 'Unexpected credit to contributors only, expected a byline', severity: 'warning' },
    },
  },
  check(document, context) {
    const [line] = linesOfKind(document, 'contributor')
    if (!line || line.people.length === 0 || creditsOf(document).byline.length > 0) return
    if (document.article.credits.byline.length > 0 || linesOfKind(document, 'byline').length > 0) return
    context.report('contributor', { range: line })
  },
})
