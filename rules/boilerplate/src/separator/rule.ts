import { type Document, defineRule } from '@copydesk/core'
import { furnitureMeta, lineRange, lineText, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf } from '../_shared/layout.ts'

const separators: ReadonlySet<string> = new Set(['_', '-', '–', '—', '*', '#', '=', '~', '·', '•'])
/** Marks that open an entry of a list. */
const bullets: ReadonlySet<string> = new Set(['*', '•', '·', '▪', '●', '-', '–', '+'])
/** Longest line that is looked at. */
const longest = 80

export const rule = defineRule({
  id: 'boilerplate/separator',
  meta: furnitureMeta('separator', {
    summary: 'Rules and asterisks between the parts of a text, and entries of a list that hold nothing',
    confidence: 0.97,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.repeated,
    messages: {
      separator: { text: 'Unexpected separator "{actual}", remove it', severity: 'info' },
      empty: { text: 'Unexpected list entry "{actual}" without text, remove it', severity: 'warning' },
    },
  }),
  check(document, context) {
    const layout = layoutOf(document)
    for (let i = 0; i < layout.count; i++) {
      const message = kindOf(document, layout, i)
      if (message) context.report(message, removal(document, lineRange(document, lineOf(layout, i))))
    }
  },
})

function kindOf(document: Document, layout: Layout, i: number): 'separator' | 'empty' | undefined {
  const text = markText(document, layout, i)
  if (text === undefined) return undefined
  if (bullets.has(text)) return isListed(document, layout, i, text) ? 'empty' : 'separator'
  const mark = text[0] as string
  return text.length >= 3 && separators.has(mark) && [...text].every((c) => c === mark) ? 'separator' : undefined
}

/** The marks of a line without a word, spaces between them left out. */
function markText(document: Document, layout: Layout, i: number): string | undefined {
  if (layout.words[i] !== 0) return undefined
  const { start, end } = lineRange(document, lineOf(layout, i))
  return end - start > longest ? undefined : document.text.slice(start, end).replace(/\s+/g, '')
}

/** Icons without a word leave such entries, several in a row or among the entries of a menu. */
const isListed = (document: Document, layout: Layout, i: number, mark: string): boolean =>
  [i - 1, i + 1].some((k) => k >= 0 && k < layout.count && opensWith(document, layout, k, mark))

const opensWith = (document: Document, layout: Layout, i: number, mark: string): boolean => {
  const text = lineText(document, lineOf(layout, i))
  return text === mark || text.startsWith(`${mark} `)
}
