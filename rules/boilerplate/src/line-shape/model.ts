import { type Document, type Lexicon, onceFor, type PhraseHit } from '@copydesk/core'
import { layoutOf } from '../_shared/layout.ts'
import {
  echoing,
  featureAt,
  featureCount,
  fillEchoes,
  fillNeighbours,
  fillOwn,
  meanProseWords,
  neighbours,
  rowsToGuard,
  type WordScores,
  wordScoresOf,
} from './features.ts'
import { type Forest, highestScore, score } from './forest.ts'
import { guarded } from './guard.ts'
import { calibration, forest, wordTable } from './weights.generated.ts'

/** Log-odds taken off a line that reads as the story's own: the model must be the surer of it. */
export const restraint = 1.5

/** Rows of features with the guard's verdict filled in, and that verdict: 1 for lines that read as the story's own. */
export function rowsOf(document: Document, hits: readonly PhraseHit[], scores: WordScores) {
  const { rows, kept } = guardedRows(document, hits)
  const known = { scores, meanProse: meanProseWords(layoutOf(document)) }
  for (let i = 0; i < kept.length; i++) fillOwn(document, rows, i, known)
  fillEchoes(document, rows)
  for (let i = 0; i < kept.length; i++) fillNeighbours(rows, i)
  return { rows, kept }
}

/** The same with no more filled in than the guard asks. */
function guardedRows(document: Document, hits: readonly PhraseHit[]) {
  const rows = rowsToGuard(document, hits)
  const kept = guarded(document, rows)
  for (let i = 0; i < kept.length; i++) rows[i * featureCount + featureAt.guarded] = kept[i] as number
  return { rows, kept }
}

/** Log-odds of each row by the forest, `restraint` taken off for guarded lines. */
export const marginsOf = (model: Forest, rows: Uint8Array): Float64Array =>
  Float64Array.from({ length: rows.length / featureCount }, (_, i) => marginOf(model, rows, i))

function marginOf(model: Forest, rows: Uint8Array, i: number): number {
  const row = i * featureCount
  return score(model, rows, row) - restraint * (rows[row + featureAt.guarded] as number)
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

/** The most that is put on a line for the text it stands in. */
const mostLeveled = level.share * level.loudest

/** What the model says of each line of a layout. */
export interface Verdict {
  /** 1 for lines that read as the story's own. */
  readonly kept: Uint8Array
  /** Log-odds to be furniture, as the forest was fitted; worked out when they are asked for. */
  margins(): Float64Array
  /** False if no line but those that read as the story's own can have this chance to be furniture. */
  mayReach(chance: number): boolean
}

/** The verdict of the fitted forest: of most texts a few lines tell that no line is furniture. */
class Reading implements Verdict {
  readonly kept: Uint8Array
  readonly #document: Document
  readonly #rows: Uint8Array
  readonly #known: { readonly scores: WordScores; readonly meanProse: number }
  /** 1 for lines whose own features are filled in. */
  readonly #filled: Uint8Array
  #echoed = false
  #margins: Float64Array | undefined

  constructor(document: Document, hits: readonly PhraseHit[]) {
    const { rows, kept } = guardedRows(document, hits)
    this.kept = kept
    this.#document = document
    this.#rows = rows
    this.#known = { scores: scoresFor(document.lexicon), meanProse: meanProseWords(layoutOf(document)) }
    this.#filled = new Uint8Array(kept.length)
  }

  margins(): Float64Array {
    this.#margins ??= Float64Array.from(this.kept, (_, i) => this.#marginOf(i))
    return this.#margins
  }

  mayReach(chance: number): boolean {
    for (let i = 0; i < this.kept.length; i++) if (this.kept[i] === 0 && this.#lineMayReach(i, chance)) return true
    return false
  }

  #lineMayReach(i: number, chance: number): boolean {
    const may = (margin: number): boolean => probability(margin + mostLeveled) >= chance
    // What the prose echoes is dear: most lines are no furniture whatever it is.
    if (!this.#echoed) {
      this.#fillAround(i)
      if (!may(highestScore(forest, this.#rows, i * featureCount, echoing))) return false
    }
    return may(this.#marginOf(i))
  }

  #marginOf(i: number): number {
    if (!this.#echoed) fillEchoes(this.#document, this.#rows)
    this.#echoed = true
    this.#fillAround(i)
    return marginOf(forest, this.#rows, i)
  }

  /** All of a row but echoes. */
  #fillAround(i: number): void {
    this.#fill(i)
    for (const n of neighbours) this.#fill(i + n)
    fillNeighbours(this.#rows, i)
  }

  #fill(i: number): void {
    if (this.#filled[i] !== 0) return
    this.#filled[i] = 1
    fillOwn(this.#document, this.#rows, i, this.#known)
  }
}

/** The model's verdict on a document, computed once. `hits` are those of the cues in `cues.ts`. */
export const verdictOf = (document: Document, hits: readonly PhraseHit[]): Verdict =>
  judgedBy(document, () => new Reading(document, hits))

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
