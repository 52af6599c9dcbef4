import type { Rule } from '@copydesk/core'
import type { RuleWeight } from './constants.ts'

/** What scores have to know of the rules. */
export const weightsOf = (rules: readonly Rule[]): Map<string, RuleWeight> =>
  new Map(
    rules.map(({ id, family, meta }) => [
      id,
      { id, family, weight: meta.weight, stage: meta.stage, scope: meta.scope, furniture: meta.furniture === true },
    ]),
  )
