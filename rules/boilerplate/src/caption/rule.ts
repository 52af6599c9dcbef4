import { type Document, defineRule } from '@copydesk/core'
import { pictureCreditOf } from '@copydesk/news'
import { cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { isRunIn } from '../_shared/run-in-caption.ts'
import { phrases } from './phrases.ts'
import { scenesOf } from './scene.ts'

const id = 'boilerplate/caption'
/** Longer lines are paragraphs with a credit run in. */
const maxWords = 110
/** Fewer words before a credit are part of it: `boilerplate/image-credit` speaks. */
const minWords = 2

export const rule = defineRule({
  id,
  meta: furnitureMeta('caption', {
    summary: 'Captions: lines that say what a picture shows, with its credit or without',
    confidence: 0.96,
    stage: 'stable',
    specificity: 82,
    impact: 'major',
  }),
  phrases,
  check(document, context) {
    const cued = new Map(cueLines(document, document.hits(id), phrases).map(({ line, cue }) => [line, cue]))
    const { line, count } = layoutOf(document)
    const scenes = scenesOf(document)
    for (let i = 0; i < count; i++) {
      const at = line[i] as number
      const confidence = credited(document, at) ?? cued.get(at)?.confidence ?? (cued.has(at) ? 0.96 : scenes[i])
      if (confidence) context.report('found', removal(document, lineRange(document, at), { confidence }))
    }
  },
})

/** How sure a line is a caption by the credit it ends in. */
function credited(document: Document, line: number): number | undefined {
  const words = document.lines.words[line] as number
  if (words > maxWords || words < minWords) return undefined
  const { start, end } = lineRange(document, line)
  const text = document.text.slice(start, end)
  const credit = pictureCreditOf(text)
  if (!credit) return undefined
  const before = text.slice(0, credit.start).trim()
  return before.split(/\s+/).length >= minWords && !isRunIn(document, line) ? 0.97 : undefined
}
