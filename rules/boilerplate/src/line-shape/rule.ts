import { type Document, defineRule, type Lexicon, onceFor, type Range } from '@copydesk/core'
import { furnitureMeta, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { isOutsideProse, type Layout, layoutOf } from '../_shared/layout.ts'
import { phrases } from './cues.ts'
import { featureCount, features, type WordScores, wordScoresOf } from './features.ts'
import { score } from './forest.ts'
import { guarded } from './guard.ts'
import { calibration, forest, wordTable } from './weights.ts'

const id = 'boilerplate/line-shape'
/** At this probability and above a line is flagged: 5 % of the content lines of extractors' output, cues included. */
const threshold = 0.55
/**
 * Where at least so many articles of the source are at hand, what its pages repeat is known: a line they do not share must
 * look more like furniture, and far more so among the paragraphs of the story.
 */
const knownSource = 8
const knownThreshold = 0.82
const insideThreshold = 0.98
/** From this probability on taking the line out is safe. */
const safe = 0.9

export const rule = defineRule({
  id,
  meta: furnitureMeta('line that reads as page furniture', {
    summary: 'Lines whose shape, words and neighbours are those of page furniture (a small fitted model)',
    confidence: 0.9,
    stage: 'stable',
    specificity: Specificity.shape,
    leftOutFrom: safe,
    messages: { found: { text: 'Unexpected page furniture "{actual}", remove it', severity: 'warning' } },
  }),
  phrases,
  check(document, context) {
    const known = (context.profile?.articles ?? 0) >= knownSource
    for (const { range, confidence } of regions(document, known))
      context.report('found', removal(document, range, { confidence, safe: confidence >= safe }))
  },
})

/** Flagged lines in a row that are about as likely are one region. */
function regions(document: Document, known: boolean): { range: Range; confidence: number }[] {
  const layout = layoutOf(document)
  const { line } = layout
  const found: { range: Range; confidence: number }[] = []
  const bands = probabilities(document).map((p, i) => (p >= floorAt(layout, i, known) ? band(p) : 0))
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

const floorAt = (layout: Layout, i: number, known: boolean): number =>
  known ? (isOutsideProse(layout, i) ? knownThreshold : insideThreshold) : threshold

const edges = [threshold, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]

/** The lower edge of the band a probability lies in, 0 below the threshold. */
const band = (probability: number): number => edges.findLast((edge) => probability >= edge) ?? 0

/** Chance of each line of the layout to be furniture. */
function probabilities(document: Document): number[] {
  const rows = features(document, document.hits(id), scoresFor(document.lexicon))
  const kept = guarded(document, rows)
  return Array.from({ length: rows.length / featureCount }, (_, i) => {
    if (kept[i]) return 0
    const margin = calibration.slope * score(forest, rows, i * featureCount) + calibration.intercept
    return 1 / (1 + Math.exp(-margin))
  })
}

const scoresFor = onceFor((lexicon: Lexicon): WordScores => wordScoresOf(lexicon, wordTable))
