import { type Document, defineRule, Mask, type SourceProfile } from '@copydesk/core'
import { isCredit } from '../_shared/credits.ts'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf } from '../_shared/layout.ts'

const id = 'boilerplate/repeated-line'
const floor = 2
/** Words up to which a line behind a quotation names its speaker, and a line between paragraphs is a heading. */
const maxLabel = 8
const maxHeading = 5

export const rule = defineRule({
  id,
  meta: furnitureMeta('repeated line', {
    summary: 'Lines that several articles of the source share word for word',
    confidence: 0.95,
    stage: 'stable',
    specificity: Specificity.repeated,
    messages: {
      found: { text: 'Unexpected line "{actual}" in {count} articles, remove it', severity: 'warning' },
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
        context.report('found', removal(document, lineRange(document, line), { data: { count }, confidence }))
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
    return [i - 1, i + 1].some((k) => (counts[k] ?? 0) >= floor && layout.prose[k] === 1)
  })
}

/** Quotations with what tells whose they are, credits, and headings between paragraphs are the story's own however often they return. */
function isStory(document: Document, layout: Layout, i: number): boolean {
  const { start, end } = lineRange(document, layout.line[i] as number)
  const text = document.text.slice(start, Math.min(end, start + 300))
  if (isCredit(text) || /^by\s/i.test(text)) return true
  if (quotes(document, layout, i)) return true
  const words = layout.words[i] as number
  if (words <= maxLabel && i > 0 && quotes(document, layout, i - 1)) return true
  return words <= maxHeading && layout.prose[i - 1] === 1 && layout.prose[i + 1] === 1 && /[a-z]$/.test(text)
}

/** True if the line opens with a quotation or a sixth of its words are quoted. */
function quotes({ tokens, lines }: Document, layout: Layout, i: number): boolean {
  const line = layout.line[i] as number
  const first = lines.firstToken[line] as number
  const end = lines.endToken[line] as number
  if (((tokens.mask[first] as number) & Mask.quotation) !== 0) return true
  let quoted = 0
  for (let t = first; t < end; t++) if ((tokens.mask[t] as number) & Mask.quotation) quoted++
  return layout.prose[i] === 1 && quoted * 6 >= end - first
}
