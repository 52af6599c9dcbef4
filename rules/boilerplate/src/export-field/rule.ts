import { type Document, defineRule } from '@copydesk/core'
import { cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { isOutsideProse, layoutOf, positions } from '../_shared/layout.ts'
import { phrases } from './phrases.ts'

const id = 'boilerplate/export-field'
/** Fields from which on a text comes from an archive: one alone may be a heading of the story. */
const least = 2

export const rule = defineRule({
  id,
  meta: furnitureMeta('archive field', {
    summary: 'Fields a press archive prints around the text: section and page, length, load date',
    confidence: 0.95,
    stage: 'preview',
    weight: 0,
    impact: 'minor',
  }),
  phrases,
  check(document, context) {
    const found = fieldLines(document)
    if (found.length < least) return
    for (const line of found) context.report('found', removal(document, lineRange(document, line)))
  },
})

function fieldLines(document: Document): number[] {
  const hits = document.hits(id)
  if (hits.length === 0) return []
  const layout = layoutOf(document)
  const at = positions(document, layout)
  return cueLines(document, hits, phrases).flatMap(({ line }) =>
    isOutsideProse(layout, at[line] as number) ? [line] : [],
  )
}
