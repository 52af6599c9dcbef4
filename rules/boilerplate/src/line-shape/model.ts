import { type Document, type Lexicon, onceFor, type PhraseHit } from '@copydesk/core'
import { featureAt, featureCount, fillContext, ownRows, type WordScores, wordScoresOf } from './features.ts'
import { type Forest, score } from './forest.ts'
import { guarded } from './guard.ts'
import { calibration, forest, wordTable } from './weights.generated.ts'

/** Log-odds taken off a line that reads as the story's own: the model must be the surer of it. */
export const restraint = 1.5

/** Rows of features with the guard's verdict filled in, and that verdict: 1 for lines that read as the story's own. */
export function rowsOf(document: Document, hits: readonly PhraseHit[], scores: WordScores) {
  const { rows, kept } = guardedRows(document, hits, scores)
  fillContext(document, rows)
  return { rows, kept }
}

/** The same without what a line has from those around it. */
function guardedRows(document: Document, hits: readonly PhraseHit[], scores: WordScores) {
  const rows = ownRows(document, hits, scores)
  const kept = guarded(document, rows)
  for (let i = 0; i < kept.length; i++) rows[i * featureCount + featureAt.guarded] = kept[i] as number
  return { rows, kept }
}

/** Log-odds of each row by the forest, `restraint` taken off for guarded lines. */
export function marginsOf(model: Forest, rows: Uint8Array): Float64Array {
  const margins = new Float64Array(rows.length / featureCount)
  for (let i = 0, row = 0; i < margins.length; i++, row += featureCount)
    margins[i] = score(model, rows, row) - restraint * (rows[row + featureAt.guarded] as number)
  return margins
}

/** Share of a text's mean log-odds taken off each of its lines, and the log-odds of a line that count for the mean at most. */
const level = { share: 0.2, loudest: 4 } as const

/**
 * Log-odds against the text a line stands in: what an extractor left of a page is the odd line out, and a text all of
 * whose lines look like furniture is a list or a table.
 */
export function leveled(margins: Float64Array): Float64Array {
  let sum = 0
  for (const m of margins) sum += Math.max(-level.loudest, Math.min(level.loudest, m))
  const offset = (level.share * sum) / Math.max(1, margins.length)
  return margins.map((m) => m - offset)
}

/** What the model says of each line of a layout. */
export interface Verdict {
  /** Log-odds to be furniture, as the forest was fitted; worked out when they are asked for. */
  readonly margins: () => Float64Array
  /** 1 for lines that read as the story's own. */
  readonly kept: Uint8Array
}

/** The model's verdict on a document, computed once. `hits` are those of the cues in `cues.ts`. */
export const verdictOf = (document: Document, hits: readonly PhraseHit[]): Verdict =>
  judgedBy(document, () => {
    const { rows, kept } = guardedRows(document, hits, scoresFor(document.lexicon))
    let margins: Float64Array | undefined
    const scored = (): Float64Array => {
      if (!margins) {
        fillContext(document, rows)
        margins = marginsOf(forest, rows)
      }
      return margins
    }
    return { margins: scored, kept }
  })

/** The verdict of whoever judges the document first: a script that holds models out judges before the rules do. */
export function judgedBy(document: Document, judge: () => Verdict): Verdict {
  const judged = judgedOnce(document)
  judged.verdict ??= judge()
  return judged.verdict
}

const judgedOnce = onceFor((_: Document): { verdict?: Verdict } => ({}))

/** Chance to be furniture, 0–1, of leveled log-odds on what extractors leave. */
export const probability = (margin: number): number =>
  1 / (1 + Math.exp(-(calibration.slope * margin + calibration.intercept)))

const scoresFor = onceFor((lexicon: Lexicon): WordScores => wordScoresOf(lexicon, wordTable))
