import type { Family, Scope } from '@copydesk/core'

/** How what a rule finds enters the formula. */
export type Kind = 'fault' | 'furniture' | 'statement' | 'credit' | 'page'

/** What the score needs to know of a rule. */
export interface RuleWeight {
  readonly id: string
  readonly family: Family
  /** How many faults of its impact one place stands for, ≥ 0. A rule whose weight is not above 0 weighs nothing. */
  readonly weight: number
  readonly stage: 'preview' | 'stable'
  readonly scope: Scope
  readonly kind: Kind
  readonly impact: 'major' | 'minor'
}

/** Moves when a stable rule, a weight or the formula does. */
export const rulesetVersion = '2'

/*
 * An article's load L is a sum of terms; its score is 100 · e^(−L). Every number below was fitted by `scripts/fit.ts` to
 * articles rated by reading, and SCORE.md says how well; the loads are ln points: .1 takes a tenth off what is left.
 */

/** Load of ln(1 + N), N being the separate faults, each by its impact. */
export const faultLoad = 0.25

/** What one place counts in N. */
export const faultWeights: Readonly<Record<RuleWeight['impact'], number>> = { major: 1, minor: 0.4 }

/** What a run of furniture counts in N: neighbouring lines of it are one run. */
export const runWeight = 0.5

/** The same inside a line of the story, where the reader stumbles over it. */
export const inlineRunWeight = 1

/** Load of −ln(1 − .95 F), F being the share of the words that is furniture, inside lines too. */
export const furnitureLoad = 0.6

/** Most of F that is believed: a page of nothing but furniture still may hold a line of story. */
export const furnitureShare = 0.95

/** Load of ln(1 + r), r being the statements nobody answers for in 1,000 words. */
export const statementLoad = 0.03

/** Load of one missing credit of weight 1, and what all of an article's can come to. */
export const creditLoad = { each: 0.025, most: 0.1 } as const

/** The same where no article of the source carries any: that is how the corpus was delivered. */
export const deliveredCreditLoad = { each: 0.0165, most: 0.05 } as const

/** Load of a page that is no article: with nothing else found it is just below grade C. */
export const pageLoad = 0.36

/** Sound words a rate is credited with, so that one statement in a short text is not read as a habit. */
export const priorWords = 300

/** An article of fewer words outside furniture is `provisional`. */
export const provisionalWords = 100

/** A source of fewer scored articles is `provisional`. */
export const provisionalArticles = 5

/** Words of one article that count in its source's mean, at most. */
export const maxWords = 1500

/** Articles, and their standard deviation in points, that a source's interval is credited with: `scripts/coverage.ts`. */
export const priorSpread = { articles: 3, points: 16 } as const
