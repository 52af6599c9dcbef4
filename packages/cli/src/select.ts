import { type Family, families, type Rule } from '@copydesk/core'
import type { PresetName, ResolvedConfig, SourceChoice } from '@copydesk/node'
import { allRules, rulesById } from '@copydesk/preset'
import { UsageError } from './exit.ts'
import { nearest } from './nearest.ts'

export interface Selection {
  readonly rule?: readonly string[]
  readonly family?: readonly string[]
  /** Rules and families, by id or name: only these. */
  readonly only?: readonly string[]
  /** Rules and families, by id or name: not these. */
  readonly off?: readonly string[]
  readonly preset?: string
  /** `field:PATH`, `field`, `host`, `folder` or `file`. */
  readonly sourceBy?: string
}

/** The selection as the resolver takes it. */
export interface Selected {
  readonly only: readonly string[]
  readonly families: readonly Family[]
  readonly off: readonly string[]
  readonly preset?: PresetName
  readonly sourceBy?: SourceChoice
}

const sourceChoices: Readonly<Record<string, SourceChoice['from']>> = {
  field: ['field', 'front-matter', 'folder'],
  host: ['canonical-host', 'folder'],
  folder: ['folder'],
  file: ['file'],
}

function sourceChoice(value: string): SourceChoice {
  const [, kind = '', field] = /^([^:]*)(?::(.+))?$/s.exec(value) ?? []
  const from = Object.hasOwn(sourceChoices, kind) ? sourceChoices[kind] : undefined
  if (!from || (field !== undefined && kind !== 'field'))
    throw new UsageError(`--source-by takes field:NAME, host, folder or file, not "${value}"`)
  return { from, ...(field === undefined ? {} : { field }) }
}

/** What the options choose. Rule names stay as given where no rule of ours is meant: a plugin may have it. Throws a UsageError. */
export function selected({ rule = [], family = [], only = [], off = [], preset, sourceBy }: Selection): Selected {
  if (preset !== undefined && preset !== 'recommended' && preset !== 'strict')
    throw new UsageError(`unknown preset "${preset}": use recommended or strict`)
  for (const name of family)
    if (!families.includes(name as Family)) throw new UsageError(`unknown family "${name}"${nearest(name, families)}`)
  return {
    only: [...rule, ...only.filter((name) => !isFamily(name))].map(idOf),
    families: [...family, ...only].filter(isFamily),
    off: off.map(idOf),
    ...(preset === undefined ? {} : { preset }),
    ...(sourceBy === undefined ? {} : { sourceBy: sourceChoice(sourceBy) }),
  }
}

const isFamily = (name: string): name is Family => families.includes(name as Family)

const idOf = (name: string): string => find(name)?.id ?? name

const find = (id: string): Rule | undefined => rulesById.get(id) ?? allRules.find((r) => r.name === id)

/** A rule by its id, or by its name alone where that is clear. Throws a UsageError that names the nearest rule. */
export const ruleOf = (id: string): Rule =>
  find(id) ??
  unknownRule(
    id,
    allRules.map((r) => r.id),
  )

/** Throws a UsageError that names the nearest rule. */
export function unknownRule(id: string, ids: readonly string[]): never {
  const names = id.includes('/') ? ids : ids.map((known) => known.slice(known.indexOf('/') + 1))
  throw new UsageError(`unknown rule "${id}"${nearest(id, names)}; "copydesk rules" lists them`)
}

/** Throws a UsageError where a rule or family is chosen that the configuration does not know, with its plugins. */
export function refuseUnknown({ only, off }: Pick<Selected, 'only' | 'off'>, config: ResolvedConfig): void {
  const known = [...config.statesOf('').keys()]
  for (const id of [...only, ...off]) if (!known.includes(id) && !isFamily(id)) unknownRule(id, known)
}
