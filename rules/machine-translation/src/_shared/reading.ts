import { type Document, onceFor } from '@copydesk/core'
import type { BigramTable } from './bigram-table.ts'
import { companyOf, countsOf, empty, logistic, logOdds } from './features.ts'
import { Counting, counterOf } from './statistics.ts'
import { joint, salad, translated, vocabulary } from './weights.generated.ts'

/** What the statistics of an article say. */
export interface Reading {
  /** Probability that it was translated, at even odds, 0–1; 0 where it is too short to tell. */
  readonly translated: number
  /** How badly its words keep company, in standard deviations of human news; 0 where it is too short to tell. */
  readonly salad: number
}

const counter = counterOf(vocabulary)

/** Counts of one document, written over by those of the next. */
const counting = new Counting(vocabulary)
const scratch = empty(translated.rows.length)

/** Words of prose below which statistics say nothing, and from which on they are taken in full. */
const least = 40
const enough = 120

/** Counts and scores an article once for all that ask. */
export const readingOf = (document: Document, table: BigramTable): Reading => readingBy(table)(document)

const readingBy = onceFor((table: BigramTable) =>
  onceFor((document: Document): Reading => {
    const statistics = counter(document, table, counting)
    const trust = Math.max(0, Math.min(1, (statistics.total - least) / (enough - least)))
    const counted = companyOf(statistics)
    const company = logOdds(salad, counted)
    const odd = Math.max(0, company - joint.tail.start) / joint.tail.mean
    const logit = joint.intercept + joint.slope * logOdds(translated, countsOf(statistics, counted, scratch)) + odd
    return { translated: trust * logistic(logit), salad: trust * company }
  }),
)
