import { families, type Rule } from '@copydesk/core'
import { allRules, recommended, rulesById, strict } from '@copydesk/preset'
import { UsageError } from './exit.ts'
import { nearest } from './nearest.ts'

export interface Selection {
  readonly rule?: readonly string[]
  readonly family?: readonly string[]
  readonly preset?: string
}

/** Rules a command runs. Throws a UsageError that names the nearest right name. */
export function selectRules({ rule = [], family = [], preset = 'recommended' }: Selection): readonly Rule[] {
  if (preset !== 'recommended' && preset !== 'strict')
    throw new UsageError(`unknown preset "${preset}": use recommended or strict`)
  for (const name of family)
    if (!families.includes(name as never)) throw new UsageError(`unknown family "${name}"${nearest(name, families)}`)
  if (rule.length > 0) return rule.map(ruleOf)
  const base = preset === 'strict' ? strict : recommended
  return family.length === 0 ? base : base.filter((r) => family.includes(r.family))
}

/** A rule by its id, or by its name alone where that is clear. Throws a UsageError that names the nearest rule. */
export function ruleOf(id: string): Rule {
  const found = rulesById.get(id) ?? allRules.find((r) => r.name === id)
  if (!found)
    throw new UsageError(
      `unknown rule "${id}"${nearest(id, id.includes('/') ? allRules.map((r) => r.id) : allRules.map((r) => r.name))}; "copydesk rules" lists them`,
    )
  return found
}
