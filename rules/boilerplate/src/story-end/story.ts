import type { Layout } from '../_shared/layout.ts'
import type { Verdict } from '../line-shape/model.ts'

/** Lines `from` … `to` − 1 of the layout that are page, and how sure that is, 0–1. */
export interface Boundary {
  readonly from: number
  readonly to: number
  readonly confidence: number
}

/** Log-odds one line may speak for or against the story at most: no line decides alone. */
const loudest = 3
/** Log-odds at which a line speaks neither for nor against. */
const neutral = 1.5
/** Sum of the log-odds of a region, and its lines, from which on it is one. */
const least = { odds: 8, lines: 3 } as const
/** Share of lines that read as a story's own up to which a region is page, by the sum of its log-odds. */
const own: readonly (readonly [odds: number, share: number])[] = [
  [50, 0.6],
  [20, 0.3],
  [8, 0],
]
/** Lines right above the story among which its headline and credits stand. */
const headLines = 12
/** Paragraphs a story has. */
const leastProse = 2
/** Confidence by the sum of the log-odds and their mean a line, measured behind the boundaries on held-out pages. */
const bands: readonly (readonly [odds: number, mean: number, confidence: number])[] = [
  [50, 2.3, 0.985],
  [50, 1.7, 0.98],
  [50, 0, 0.965],
  [20, 0, 0.96],
  [8, 0, 0.9],
]

/**
 * Where on a page the story stands: the run of lines that speaks most for one, summed over the whole page, so that a teaser
 * that reads as prose goes with the menu around it and a subheading with its paragraphs. What lies above and below is page.
 */
export function storyOf(layout: Layout, verdict: Verdict): { head?: Boundary; tail?: Boundary } {
  const { kept } = verdict
  if (!mayHoldPage(kept, 1) && !mayHoldPage(kept, -1)) return {}
  const odds = Array.from(verdict.margins(), (m) => Math.max(-loudest, Math.min(loudest, m - neutral)))
  const { from, to } = lowestRun(odds)
  let paragraphs = 0
  for (let i = from; i < to; i++) paragraphs += layout.prose[i] as number
  if (paragraphs < leastProse) return {}
  const head = boundary(odds, kept, 0, headlineAt(kept, from))
  const tail = boundary(odds, kept, to, layout.count)
  return { ...(head && { head }), ...(tail && { tail }) }
}

/**
 * False if no region from the first line on (step 1), or up to the last (-1), has as few lines that read as the story's
 * own as it must, were all its lines as loud as they can be.
 */
function mayHoldPage(kept: Uint8Array, step: 1 | -1): boolean {
  let story = 0
  for (let lines = 1; lines <= kept.length; lines++) {
    story += kept.at(step === 1 ? lines - 1 : -lines) as number
    if (lines >= least.lines && story / lines <= ownShare(lines * loudest)) return true
  }
  return false
}

const ownShare = (sum: number): number => own.find(([floor]) => sum >= floor)?.[1] ?? 0

/** The run of least sum, by one pass (Kadane). */
function lowestRun(odds: readonly number[]): { from: number; to: number } {
  const best = { from: 0, to: 0, sum: 0 }
  let from = 0
  let sum = 0
  odds.forEach((value, i) => {
    if (sum >= 0) {
      sum = 0
      from = i
    }
    sum += value
    if (sum < best.sum) Object.assign(best, { from, to: i + 1, sum })
  })
  return best
}

/** The first of the lines right above the story that reads as its own: the headline, below which its credits stand. */
function headlineAt(kept: Uint8Array, from: number): number {
  for (let i = Math.max(0, from - headLines); i < from; i++) if (kept[i] === 1) return i
  return from
}

function boundary(odds: readonly number[], kept: Uint8Array, from: number, to: number): Boundary | undefined {
  let sum = 0
  let story = 0
  for (let i = from; i < to; i++) {
    sum += odds[i] as number
    story += kept[i] as number
  }
  const share = story / Math.max(1, to - from)
  if (to - from < least.lines || sum < least.odds) return undefined
  if (share > ownShare(sum)) return undefined
  const mean = sum / (to - from)
  return { from, to, confidence: bands.find(([floor, least]) => sum >= floor && mean >= least)?.[2] ?? 0.9 }
}
