import { type Document, defineRule } from '@copydesk/core'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf } from '../_shared/layout.ts'
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
    const { head, tail } = storyOf(layout, verdictOf(document, context.hits))
    if (head && isPage(document, layout, head)) context.report('head', regionOf(document, layout, head))
    if (tail && isPage(document, layout, tail)) context.report('tail', regionOf(document, layout, tail))
  },
})

/** Confidence from which on a region is so long that it cannot be a list of the story's own. */
const certain = 0.965
/** Share of the lines of a shorter one in which a word of page furniture stands. */
const cuedShare = 0.5

/** A menu of dishes and a list of charges have short lines too, but few words of a page. */
function isPage(document: Document, layout: Layout, { from, to, confidence }: Boundary): boolean {
  if (confidence >= certain) return true
  const cued = new Set(document.hits(id, true).map(({ line }) => line))
  let count = 0
  for (let i = from; i < to; i++) if (cued.has(lineOf(layout, i))) count++
  return count >= (to - from) * cuedShare
}

const regionOf = (document: Document, layout: Layout, { from, to, confidence }: Boundary) =>
  removal(document, linesRange(document, lineOf(layout, from), lineOf(layout, to - 1)), { confidence })
