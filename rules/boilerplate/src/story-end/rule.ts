import { type Document, defineRule } from '@copydesk/core'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf } from '../_shared/layout.ts'
import { phrases } from '../line-shape/cues.ts'
import { verdictOf } from '../line-shape/model.ts'
import { type Boundary, storyOf } from './story.ts'

const id = 'boilerplate/story-end'

export const rule = defineRule({
  id,
  meta: furnitureMeta('page around the story', {
    summary: 'Everything behind the end of the story, and above its beginning, on a page taken down whole',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.region - 10,
    leftOutFrom: 0.95,
    messages: {
      head: { text: 'Unexpected page above the story "{actual}", remove it', severity: 'warning' },
      tail: { text: 'Unexpected page behind the story "{actual}", remove it', severity: 'warning' },
    },
  }),
  phrases,
  check(document, context) {
    const layout = layoutOf(document)
    const { head, tail } = storyOf(layout, verdictOf(document, document.hits(id)))
    if (head) context.report('head', regionOf(document, layout, head))
    if (tail) context.report('tail', regionOf(document, layout, tail))
  },
})

const regionOf = (document: Document, layout: Layout, { from, to, confidence }: Boundary) =>
  removal(document, linesRange(document, layout.line[from] as number, layout.line[to - 1] as number), { confidence })
