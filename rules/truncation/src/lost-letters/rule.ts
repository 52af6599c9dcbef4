import { type Document, defineRule } from '@copydesk/core'
import { isDamaged, isMachineMade } from '../_shared/evidence.ts'
import { looseLostRuns, lostRuns } from '../_shared/lost-runs.ts'
import type { Restoration } from '../_shared/restore.ts'
import { lostFirsts } from './first.ts'

/** Score by which the best restoration must lead the second to be put in without asking: 50 times likelier. */
const safeLead = 4

/** `goverent`, `esearchers`: a common word less a run of letters inside, or less the letter that opened its line. */
export const rule = defineRule({
  id: 'truncation/lost-letters',
  meta: {
    summary: 'A word that lost letters inside or at the start of its line',
    confidence: 0.96,
    weight: 2,
    stage: 'stable',
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
    for (const run of damaged ? looseLostRuns(document) : lostRuns(document)) {
      if (openers.has(run.token)) continue
      const sure = damaged || isMachineMade(run)
      if (!sure && run.damaged.length < shortestSlip) continue
      const expected = run.restorations.map(({ word }) => word)
      const safe = sure && isSure(run.restorations)
      context.report(sure ? 'inside' : 'slip', replacement(document, run.token, expected, safe))
    }
    for (const { token, restorations } of firsts) {
      const expected = restorations.map(({ word }) => word).slice(0, 5)
      context.report('first', replacement(document, token, expected, expected.length === 1))
    }
  },
})

/** Shorter unknown words are slang and loans (`camo`, `fait`) more often than slips. */
const shortestSlip = 7

function replacement({ tokens }: Document, token: number, expected: readonly string[], safe: boolean) {
  const range = { start: tokens.start[token] as number, end: tokens.end[token] as number }
  const best = expected[0] as string
  return { range, data: { expected: best }, expected, edits: [{ ...range, text: best }], safe }
}

const isSure = ([best, second]: readonly Restoration[]): boolean =>
  best !== undefined && (second === undefined || best.score - second.score >= safeLead)
