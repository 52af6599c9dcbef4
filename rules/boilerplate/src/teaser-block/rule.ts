import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask } from '@copydesk/text'
import { cueLines } from '../_shared/cues.ts'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, positions, wordsOf } from '../_shared/layout.ts'
import { phrases as related } from '../related-links/phrases.ts'

const id = 'boilerplate/teaser-block'
/** Only headings open a block; a line that names its one link ("Read more: …") does not. */
const phrases = related
  .filter((cue) => cue.fit === 'line' || cue.alone)
  .map((cue) => ({ ...cue, fit: 'line' as const }))

export const rule = defineRule({
  id,
  meta: furnitureMeta('teaser block', {
    summary: 'Headlines and teasers of other stories, from a related-stories heading until the prose resumes',
    confidence: 0.9,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.region,
  }),
  phrases,
  check(document, context) {
    const layout = layoutOf(document)
    const at = positions(document, layout)
    let done = -1
    for (const { line } of cueLines(document, context.hits, phrases)) {
      const heading = at[line] as number
      if (heading <= done) continue
      const end = blockEnd(document, layout, heading)
      done = end
      if (end > heading)
        context.report(
          'found',
          removal(
            document,
            linesRange(document, line, lineOf(layout, end)),
            end > layout.lastProse ? {} : { confidence: inside },
          ),
        )
    }
  },
})

/** Confidence where the story goes on behind the block. */
const inside = 0.8

/** Longest block inside a story; a longer run of short lines is a list, a live blog or verse. */
const maxInside = 12

/** Position of the last line of the block that `heading` opens: `heading` itself if the prose goes straight on. */
function blockEnd(document: Document, layout: Layout, heading: number): number {
  let resume = heading + 1
  while (resume < layout.count && !resumes(layout, resume) && !isPost(document, lineOf(layout, resume))) resume++
  if (resume === layout.count) return layout.lastProse < heading ? layout.count - 1 : resume - 1
  // The last title before the prose may be a heading of the story.
  const length = resume - heading
  return length > 2 && length <= maxInside ? resume - 2 : heading
}

/** Prose goes on where a finished sentence of ≥ 12 words stands that no teaser of one line could be. */
const resumes = (layout: Layout, i: number): boolean =>
  layout.prose[i] === 1 || (wordsOf(layout, i) >= 8 && layout.ended[i] === 1 && layout.prose[i + 1] === 1)

/** A post the story quotes, with its handle. */
function isPost(document: Document, line: number): boolean {
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (hasMask(document, t, Mask.handle)) return true
  return false
}
