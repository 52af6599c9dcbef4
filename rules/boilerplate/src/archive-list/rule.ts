import { type Document, defineRule, type PhraseHit } from '@copydesk/core'
import { archiveLabels, type Label } from '../_shared/archive.ts'
import { archiveHeadings as phrases } from '../_shared/archive-headings.ts'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'

const id = 'boilerplate/archive-list'
/** Words of a heading. */
const headingWords = 12
/** Lines and words of most entries up to which they are teasers: longer ones are articles run together. */
const teaser = { lines: 1, words: 60 } as const

export const rule = defineRule({
  id,
  meta: furnitureMeta('list of articles', {
    summary:
      'Dates and teasers of an archive page: the heading and the dates, and the teasers where they are no more than that',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.region,
  }),
  phrases,
  check(document, context) {
    const layout = layoutOf(document)
    const heading = headingOf(document, context.hits)
    const labels = archiveLabels(document, layout, heading >= 0)
    if (labels.length === 0) return
    for (const [from, to] of piecesOf(layout, labels, heading)) {
      const range = linesRange(document, lineOf(layout, from), lineOf(layout, to))
      context.report('found', removal(document, range))
    }
  },
})

/** Position of the heading, -1 if there is none. */
function headingOf(document: Document, hits: readonly PhraseHit[]): number {
  const hit = hits.find(({ line }) => document.lines.wordsOf(line) <= headingWords)
  return hit ? layoutOf(document).line.indexOf(hit.line) : -1
}

/** Everything from the heading or first date on where the entries are teasers; else the heading and each date. */
function piecesOf(layout: Layout, labels: readonly Label[], heading: number): [from: number, to: number][] {
  const first = labels[0]?.position as number
  if (areTeasers(layout, labels)) return [[heading >= 0 && heading < first ? heading : first, layout.count - 1]]
  const lines = [...(heading >= 0 ? [heading] : []), ...labels.map(({ position }) => position)]
  return lines.map((i) => [i, i])
}

function areTeasers(layout: Layout, labels: readonly Label[]): boolean {
  const lines: number[] = []
  const words: number[] = []
  labels.forEach(({ position }, k) => {
    const end = labels[k + 1]?.position ?? layout.count
    let sum = 0
    for (let i = position + 1; i < end; i++) sum += wordsOf(layout, i)
    lines.push(end - position - 1)
    words.push(sum)
  })
  return median(lines) <= teaser.lines && median(words) <= teaser.words
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
