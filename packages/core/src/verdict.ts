/** What is said of the translation of an article, in words a person can repeat. */
export const translationVerdicts = ['certain marks', 'reads as translated', 'no sign', 'too short'] as const

export type TranslationVerdict = (typeof translationVerdicts)[number]

/** Whether an article is a translation, and why that is said. */
export interface Verdict {
  readonly translation: TranslationVerdict
  /** Sentences that give the reasons: marks with their places, or what the statistics say and how often they err. */
  readonly because: readonly string[]
  /** Share of articles people wrote in English that get this verdict, 0–1; null where nothing is claimed. */
  readonly baseRate: number | null
}

/** True where the verdict claims something. */
export const claims = ({ translation }: Pick<Verdict, 'translation'>): boolean =>
  translation === 'certain marks' || translation === 'reads as translated'
