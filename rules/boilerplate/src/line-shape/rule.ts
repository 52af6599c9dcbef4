import { type Document, defineRule, type PhraseHit, type Range } from '@copydesk/core'
import { addressLines } from '../_shared/addresses.ts'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { phrases } from './cues.ts'
import { leveled, probability, verdictOf } from './model.ts'

const id = 'boilerplate/line-shape'
/** At this probability and above a line is flagged: 4 % of the content lines of extractors' output, 0.4 % of those of articles. */
const threshold = 0.6
/** From this probability on taking the line out is safe. */
const safe = 0.9
/**
 * Where at least so many articles of the source are at hand, what its pages repeat is known, and a line they do not share
 * is the story's own more often than not: the model must be sure. Of findings below this drawn afresh half were wrong.
 */
const knownSource = 8
const knownThreshold = safe
/** For a line that reads as the story's own; never, where the source is known. */
const ownThreshold = 0.8

export const rule = defineRule({
  id,
  meta: furnitureMeta('line that reads as page furniture', {
    summary: 'Lines whose shape, words and neighbours are those of page furniture (a small fitted model)',
    confidence: 0.9,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.shape,
    leftOutFrom: safe,
    messages: { found: { text: 'Unexpected page furniture "{actual}", remove it', severity: 'warning' } },
  }),
  phrases,
  check(document, context) {
    const known = (context.profile?.articles ?? 0) >= knownSource
    for (const { range, confidence } of regions(document, context.hits, known))
      context.report('found', removal(document, range, { confidence, safe: confidence >= safe }))
  },
})

/** Flagged lines in a row that are about as likely are one region. */
function regions(
  document: Document,
  hits: readonly PhraseHit[],
  known: boolean,
): { range: Range; confidence: number }[] {
  const { line } = layoutOf(document)
  const found: { range: Range; confidence: number }[] = []
  const verdict = verdictOf(document, hits)
  // Nothing is said of lines of the story where the source is known, and of most articles no other line is furniture.
  if (known && !verdict.mayReach(knownThreshold)) return found
  const { kept } = verdict
  const sources = new Set(addressLines(document).flatMap(({ line, own }) => (own ? [line] : [])))
  const bandEdges = line.length >= pageLines ? pageEdges : edges
  const bands = Array.from(leveled(verdict.margins()), (margin, i) => {
    if (sources.has(line[i] as number)) return 0
    const p = probability(margin)
    return p >= floor(kept[i] === 1, known) ? band(p, bandEdges) : 0
  })
  for (let i = 0; i < bands.length; ) {
    let to = i + 1
    while (to < bands.length && bands[to] === bands[i]) to++
    const confidence = bands[i] as number
    if (confidence > 0)
      found.push({ range: linesRange(document, line[i] as number, line[to - 1] as number), confidence })
    i = to
  }
  return found
}

const floor = (isOwn: boolean, known: boolean): number =>
  isOwn ? (known ? Number.POSITIVE_INFINITY : ownThreshold) : known ? knownThreshold : threshold

const edges = [threshold, 0.65, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
/** On a page taken down whole, of so many lines, the surest must stand out among hundreds. */
const pageLines = 60
const pageEdges = [...edges, 0.85, 0.925].sort((a, b) => a - b)

/** The lower edge of the band a probability lies in, 0 below the threshold. */
const band = (probability: number, edges: readonly number[]): number =>
  edges.findLast((edge) => probability >= edge) ?? 0
