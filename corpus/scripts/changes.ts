import { createHash } from 'node:crypto'
import type { LintOutput } from './lint.ts'

/** What changed for one rule between two runs. Places are in an order that is random but the same every time. */
export interface RuleChange {
  readonly rule: string
  readonly before: number
  readonly after: number
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** Findings that came and went, by rule, ascending; two findings are the same if article, rule and fingerprint are. */
export function changesOf(before: LintOutput, after: LintOutput): RuleChange[] {
  const old = placesOf(before)
  const now = placesOf(after)
  const rules = [...new Set([...old.keys(), ...now.keys()])].sort()
  return rules.map((rule) => {
    const a = old.get(rule) ?? new Map<string, string>()
    const b = now.get(rule) ?? new Map<string, string>()
    const missing = (from: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
      shuffled([...from].filter(([key]) => !other.has(key)).map(([, place]) => place))
    return { rule, before: a.size, after: b.size, gone: missing(a, b), come: missing(b, a) }
  })
}

function placesOf(output: LintOutput): Map<string, Map<string, string>> {
  const places = new Map<string, Map<string, string>>()
  for (const { path, findings } of output.articles) {
    for (const { rule, fingerprint, line, message } of findings) {
      const ofRule = places.get(rule) ?? new Map<string, string>()
      places.set(rule, ofRule.set(`${path}\n${fingerprint}`, `${path}:${line} ${message}`))
    }
  }
  return places
}

function shuffled(places: readonly string[]): string[] {
  const key = (text: string): string => createHash('sha1').update(text).digest('hex')
  return [...places].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
