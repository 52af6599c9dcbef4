import { type Document, defineRule, type PhraseHit } from '@copydesk/core'
import { archiveLabels } from '../_shared/archive.ts'
import { furnitureMeta, lineRange } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, positions, wordsOf } from '../_shared/layout.ts'
import { phrases } from './phrases.ts'

const id = 'boilerplate/not-an-article'
/** Words of prose, lines with a wall's phrase left out, up to which the article itself is not there. */
const most = 45
/** Words up to which a line speaks for the page, and a page has room for a wall and no more. */
const wallWords = { line: 40, page: 250 } as const
/** Words of a page from which on anything can be said of it. */
const least = 8

export const rule = defineRule({
  id,
  meta: {
    ...furnitureMeta('page', {
      summary: 'Pages that hold no article: an archive of teasers, a wall, an error page',
      confidence: 0.9,
      stage: 'stable',
      scope: 'article',
      impact: 'major',
    }),
    furniture: false,
    page: true,
    messages: {
      archive: { text: 'Unexpected list of teasers from "{actual}" on, expected one article', severity: 'warning' },
      wall: { text: 'Unexpected wall "{actual}", expected an article', severity: 'warning' },
    },
  },
  phrases,
  check(document, context) {
    const layout = layoutOf(document)
    const line = archiveLine(document, layout, context.hits)
    const wall = line < 0 ? wallLine(document, layout, context.hits) : -1
    const first = Math.max(line, wall)
    if (first < 0) return
    const range = lineRange(document, first)
    const actual = document.text.slice(range.start, range.end).split(/\s+/).slice(0, 5).join(' ')
    context.report(line < 0 ? 'wall' : 'archive', { range, data: { actual } })
  },
})

/** Line that heads an archive, -1 if the text is none. */
function archiveLine(document: Document, layout: Layout, hits: readonly PhraseHit[]): number {
  const headed = hits.filter((hit) => phrases[hit.row]?.kind === 'archive')
  const at = positions(document, layout)
  const heading = headed.find(({ line }) => document.lines.wordsOf(line) <= 12 && (at[line] as number) >= 0)
  const labels = archiveLabels(document, layout, heading !== undefined)
  return labels.length > 0 ? (heading?.line ?? lineOf(layout, labels[0]?.position ?? 0)) : -1
}

/** Line of a wall in a text with hardly any prose besides, -1 if there is none. */
function wallLine(document: Document, layout: Layout, hits: readonly PhraseHit[]): number {
  if (document.words < least || document.words > wallWords.page) return -1
  const speaks = (hit: PhraseHit): boolean =>
    phrases[hit.row]?.kind === 'wall' && document.lines.wordsOf(hit.line) <= wallWords.line
  const walls = new Set(hits.flatMap((hit) => (speaks(hit) ? [hit.line] : [])))
  if (walls.size === 0) return -1
  let prose = 0
  layout.line.forEach((line, i) => {
    if (layout.prose[i] === 1 && !walls.has(line)) prose += wordsOf(layout, i)
  })
  return prose <= most ? Math.min(...walls) : -1
}
