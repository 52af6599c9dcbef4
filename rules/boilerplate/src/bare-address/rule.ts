import { defineRule } from '@copydesk/core'
import { addressLines } from '../_shared/addresses.ts'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'

export const rule = defineRule({
  id: 'boilerplate/bare-address',
  meta: furnitureMeta('address', {
    summary: 'Web addresses on a line of their own, bare or behind a label: what is left of a link or a player',
    confidence: 0.93,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.region,
    // An address may be all that is left of a source: it is shown, not taken out.
    leftOutFrom: 1,
    messages: {
      found: { text: 'Unexpected address "{actual}", remove it', severity: 'warning' },
      own: { text: 'Unexpected address "{actual}", expected its title', severity: 'info' },
    },
  }),
  check(document, context) {
    // What a sentence leads in to, and what stands under it, is a list of the story itself: said, but no furniture.
    for (const { line, own } of addressLines(document))
      context.report(own ? 'own' : 'found', removal(document, lineRange(document, line), { safe: false }))
  },
})
