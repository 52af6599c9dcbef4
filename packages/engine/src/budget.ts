/** What one article may take before it is given up. Counted, never timed: the same article meets it on every machine. */
export interface Budget {
  /** Characters of the text and hits of phrases, each once for every rule that passes over them. */
  readonly steps: number
  /** Reports of rules, before those that cover each other are settled. */
  readonly findings: number
}

/** A novel of five million characters by a hundred rules; the longest article of a paper has a hundredth of it. */
export const defaultBudget: Budget = { steps: 500_000_000, findings: 50_000 }

/** For what is not given up: learning from an article that is linted afterwards. */
export const unlimited: Budget = { steps: Number.POSITIVE_INFINITY, findings: Number.POSITIVE_INFINITY }

/** An article takes more than it may. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'

  constructor(what: keyof Budget, most: number) {
    super(
      `not linted: takes more than ${most} ${what}: raise "budget.${what}" in the configuration if it is an article`,
    )
  }
}
