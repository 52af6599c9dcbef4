import { type Document, defineRule, Mask, type SourceProfile } from '@copydesk/core'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf } from '../_shared/layout.ts'
import { allow } from './allow.ts'

const id = 'boilerplate/repeated-line'
const floor = 2

export const rule = defineRule({
  id,
  meta: furnitureMeta('repeated line', {
    summary: 'Lines that several articles of the source share word for word',
    confidence: 0.95,
    stage: 'stable',
    specificity: Specificity.repeated,
    messages: {
      found: { text: 'Unexpected line "{actual}", shared by {count} articles, remove it', severity: 'warning' },
    },
  }),
  observe(document, observer) {
    for (const hash of new Set(layoutHashes(document))) observer.count('lines', hash)
  },
  check(document, context) {
    const { profile } = context
    if (!profile || profile.articles < floor) return
    const layout = layoutOf(document)
    const counts = Array.from(layout.line, (line) => profile.count(id, 'lines', document.lines.hash[line] as number))
    const copied = copiedLines(layout, counts)
    for (let i = 0; i < layout.count; i++) {
      const line = layout.line[i] as number
      const count = counts[i] as number
      if (count < floor || copied[i] || (layout.words[i] as number) === 0 || isStory(document, layout, i)) continue
      const confidence = confidenceOf(count, profile)
      if (confidence >= 0.5)
        context.report('found', removal(lineRange(document, line), { data: { count }, confidence }))
    }
  },
})

const layoutHashes = (document: Document): number[] =>
  Array.from(layoutOf(document).line, (line) => document.lines.hash[line] as number)

/** Chance that a line is furniture, from the articles that have it among those of the source. */
const confidenceOf = (count: number, profile: SourceProfile): number =>
  Math.min(0.99, 1 - 0.5 ** Math.max(0, count - 1) * (count / profile.articles >= 0.5 ? 0.3 : 0.6))

/** Lines of a passage that several articles share: two prose lines in a row that repeat are a story told again. */
function copiedLines(layout: Layout, counts: readonly number[]): boolean[] {
  return counts.map((count, i) => {
    if (count < floor || layout.prose[i] === 0) return false
    return (counts[i - 1] ?? 0) >= floor && layout.prose[i - 1] === 1
  })
}

/** Quotations, verse and credits are the story's own however often they return. */
function isStory(document: Document, layout: Layout, i: number): boolean {
  const line = layout.line[i] as number
  const { start, end } = lineRange(document, line)
  const first = document.lines.firstToken[line] as number
  if (((document.tokens.mask[first] as number) & Mask.quotation) !== 0) return true
  const text = document.text.slice(start, Math.min(end, start + 300)).toLowerCase()
  return allow.some((row) => text.includes(row.text))
}
