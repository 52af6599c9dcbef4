import { type Document, defineRule } from '@copydesk/core'
import { lengthOf, rangeOf } from '@copydesk/text'
import { damagesOf, isDamaged, isMachineMade } from '../_shared/evidence.ts'
import type { Capital } from '../_shared/line-starts.ts'
import { looseLostRuns, lostRuns } from '../_shared/lost-runs.ts'
import { type Restoration, vocabularyOf } from '../_shared/restore.ts'
import { isWhole } from '../_shared/whole-words.ts'
import { lostFirsts } from './first.ts'

/** Score by which the best restoration must lead the second to be put in without asking: 50 times likelier. */
const safeLead = 4

/** `goverent`, `esearchers`: a common word less a run of letters inside, or less the letter that opened its line. */
export const rule = defineRule({
  id: 'truncation/lost-letters',
  meta: {
    summary: 'A word that lost letters inside or at the start of its line',
    confidence: 0.96,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 50,
    messages: {
      inside: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
      slip: { text: 'Unexpected "{actual}", perhaps a slip for "{expected}"', severity: 'info' },
      first: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const damaged = isDamaged(document)
    const firsts = lostFirsts(document)
    const openers = new Set(firsts.map((start) => start.token))
    const ruined = damagesOf(document) >= several
    for (const run of damaged ? looseLostRuns(document, ruined) : lostRuns(document)) {
      if (openers.has(run.token)) continue
      const sure = damaged || isMachineMade(run)
      if (!sure && run.damaged.length < shortestSlip) continue
      const expected = run.restorations.map(({ word }) => word)
      const safe = sure && !isWhole(run.damaged) && isSure(run.restorations) && isBorneOut(document, run.restorations)
      context.report(sure ? 'inside' : 'slip', replacement(document, run.token, expected, safe))
    }
    for (const { token, restorations } of firsts) {
      const expected = restorations.map(({ word }) => word).slice(0, 5)
      context.report('first', replacement(document, token, expected, isSureFirst(document, token, restorations)))
    }
  },
})

/** Shorter unknown words are slang and loans (`camo`, `fait`) more often than slips. */
const shortestSlip = 7

function replacement(document: Document, token: number, expected: readonly string[], safe: boolean) {
  const range = rangeOf(document, token)
  const best = expected[0] as string
  return { range, data: { expected: best }, expected, edits: [{ ...range, text: best }], safe }
}

/** From so many signs of a machine's damage on, a word with letters lost is one more of its kind. */
const throughout = 3
/** From so many on, even a word of larger lists is more likely a damaged one; its fix is never safe. */
const several = 2

/** The whole word stands elsewhere in the article, or the text is damaged throughout. */
const isBorneOut = (document: Document, [best]: readonly Restoration[]): boolean =>
  (best !== undefined && vocabularyOf(document)(best.id)) || damagesOf(document) >= throughout

/** Shorter ones have too many rivals; and a small letter may be how a name is written (`etsy` is no `Betsy`). */
const shortestFirst = 3
const mostlyName = 0.9

function isSureFirst(document: Document, token: number, [only, ...others]: readonly Capital[]): boolean {
  if (only === undefined || others.length > 0) return false
  const id = document.lexicon.find(only.word)
  const length = lengthOf(document, token)
  return id >= 0 && length >= shortestFirst && document.lexicon.capitalised(id) < mostlyName
}

const isSure = ([best, second]: readonly Restoration[]): boolean =>
  best !== undefined && (second === undefined || best.score - second.score >= safeLead)
