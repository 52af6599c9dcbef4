import type { Rule } from '@copydesk/core'
import { rules } from './rules.generated.ts'

export { resources, signals } from './rules.generated.ts'

/** Every rule there is, by family and name. */
export const allRules: readonly Rule[] = rules

/** The stable rules: those whose measured precision is at least 0.9. Only they carry weight in scores. */
export const recommended: readonly Rule[] = rules.filter((rule) => rule.meta.stage === 'stable')

/** Stable and preview rules, but for those that must be named. */
export const strict: readonly Rule[] = rules.filter((rule) => !rule.meta.optIn)

export const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
