import type { Rule } from '@copydesk/core'
import type { Kind, RuleWeight } from './constants.ts'

/** What scores have to know of the rules. */
export const weightsOf = (rules: readonly Rule[]): Map<string, RuleWeight> =>
  new Map(
    rules.map((rule) => {
      const { id, family, meta } = rule
      const { weight, stage, scope, impact = 'minor' } = meta
      return [id, { id, family, weight, stage, scope, impact, kind: kindOf(rule) }]
    }),
  )

/** Attribution has two kinds of its own: what an article's credits lack, and what in its text nobody answers for. */
function kindOf({ family, meta }: Rule): Kind {
  if (meta.page) return 'page'
  if (family === 'boilerplate') return 'furniture'
  if (family !== 'attribution') return 'fault'
  return meta.scope === 'span' ? 'statement' : 'credit'
}
