import type { Rule } from '@copydesk/core'
import type { RuleSetting } from '@copydesk/engine'
import type { Level, RuleEntries, RuleEntry } from './types.ts'

/** What is set for one rule on one path, and who set it. */
export interface RuleState {
  readonly level: Level
  readonly options: Readonly<Record<string, unknown>>
  /** `preset recommended`, `copydesk.config.json`, `copydesk.config.json: overrides[0]`, `--rule`. */
  readonly from: string
  /** The override that keeps the rule's findings from gates on this path. */
  readonly silencedBy?: string
}

export type RuleStates = ReadonlyMap<string, RuleState>

export interface Entries {
  readonly from: string
  readonly rules: RuleEntries
}

const levelOf = (entry: RuleEntry): Level => (typeof entry === 'string' ? entry : entry[0])

/** Rule ids a key stands for; how specific it is. */
const specificity = (key: string): number => (key === '*' ? 0 : key.endsWith('/*') ? 1 : 2)

/** `family/*` and `*` turn no rule on that must be named, but turn it off. */
const covers = (key: string, rule: Rule, level: Level): boolean =>
  key === rule.id || ((key === '*' || key === `${rule.family}/*`) && (level === 'off' || !rule.meta.optIn))

/** The states with entries put on top. A bare level keeps the options set before. */
export function withEntries(states: RuleStates, { from, rules: entries }: Entries, rules: readonly Rule[]): RuleStates {
  const next = new Map(states)
  const sorted = Object.entries(entries).sort(([a], [b]) => specificity(a) - specificity(b))
  for (const [key, entry] of sorted) {
    for (const rule of rules) {
      if (!covers(key, rule, levelOf(entry))) continue
      const options = typeof entry === 'string' ? next.get(rule.id)?.options : entry[1]
      next.set(rule.id, { level: levelOf(entry), options: options ?? {}, from })
    }
  }
  return next
}

/** As `withEntries`, but a rule that ran stays running, in silence: an exception for a path moves gates, never scores. */
export function withOverride(states: RuleStates, entries: Entries, rules: readonly Rule[]): RuleStates {
  const next = new Map(withEntries(states, entries, rules))
  for (const [id, state] of next) {
    const before = states.get(id)
    if (state === before || state.level !== 'off' || !before || before.level === 'off') continue
    next.set(id, { ...before, silencedBy: entries.from })
  }
  return next
}

/** What the engine is told of a state. */
export function settingOf({ level, options, silencedBy }: RuleState): RuleSetting | 'off' {
  if (level === 'off') return 'off'
  return {
    options,
    ...(level === 'on' ? {} : { severity: level }),
    ...(silencedBy === undefined ? {} : { silent: true }),
  }
}
