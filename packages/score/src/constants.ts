import type { Family, Scope } from '@copydesk/core'

/** What the score needs to know of a rule. */
export interface RuleWeight {
  readonly id: string
  readonly family: Family
  /** Weight of one finding, ≥ 0. A rule whose weight is not above 0 weighs nothing. */
  readonly weight: number
  readonly stage: 'preview' | 'stable'
  readonly scope: Scope
  /** What the rule finds is furniture and counts by its words, not by its findings. */
  readonly furniture: boolean
}

/** Moves when a stable rule, a weight or the formula does. */
export const rulesetVersion = '1'

/** Share of the 100 points each family can take. SCORE.md argues this and every number below. */
export const familyWeights: Readonly<Record<Family, number>> = {
  'machine-translation': 0.35,
  truncation: 0.2,
  boilerplate: 0.2,
  attribution: 0.25,
}

/** Sound words every article is credited with, so that one finding in a short text is not read as a habit. */
export const priorWords = 300

/** An article of fewer words outside furniture is `provisional`. */
export const provisionalWords = 100

/** A source of fewer scored articles is `provisional`. */
export const provisionalArticles = 5

/** Words of one article that count in its source's mean, at most. */
export const maxWords = 1500

/** Amount (weight per 1,000 words, or weight of what is missing) at which a family has lost 1 − 1/e of its points. */
export const scale: Readonly<Record<Family, number>> = {
  'machine-translation': 2,
  truncation: 4,
  boilerplate: 4,
  attribution: 2,
}

/** The same for furniture, as a share of words. */
export const furnitureScale = 0.15

/** What one rule can add, at most, in units of its family's scale. It is approached, never reached. */
export const ruleCap = 3

/** Articles, and their standard deviation in points, that a source's interval is credited with. */
export const priorSpread = { articles: 2, points: 10 } as const
