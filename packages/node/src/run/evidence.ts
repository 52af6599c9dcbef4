import { type ArticleResult, detached, type Evidence, type Finding, hash32, type Rule } from '@copydesk/core'

const maxPlaces = 3

interface EvidencePlace {
  readonly hash: number
  readonly evidence: Evidence
}

/** What is kept, by source and rule, ascending. */
export type EvidenceJson = readonly (readonly [
  source: string,
  rules: readonly (readonly [rule: string, places: readonly EvidencePlace[]])[],
])[]

/** Places that show what a source finding says: by source and rule the three of smallest hash, so that order does not matter. */
export class EvidenceCollector {
  readonly #rules: ReadonlySet<string>
  readonly #places = new Map<string, Map<string, readonly EvidencePlace[]>>()

  /** `rules`: ids of the rules that can judge a source. */
  constructor(rules: ReadonlySet<string>) {
    this.#rules = rules
  }

  add(result: ArticleResult): void {
    for (const finding of result.findings) if (this.#rules.has(finding.rule)) this.#addFinding(result, finding)
  }

  /** Plain data with sorted keys: equal collections give the same bytes. */
  toJSON(): EvidenceJson {
    const sources = [...this.#places].map(([source, rules]) => [source, [...rules].sort(byName)] as const)
    return sources.sort(byName)
  }

  /** Adds what another collector has kept; in any order it comes to the same. */
  merge(json: EvidenceJson): void {
    for (const [source, rules] of json) for (const [rule, places] of rules) this.#keep(source, rule, places)
  }

  of(source: string): ReadonlyMap<string, readonly Evidence[]> {
    return new Map([...(this.#places.get(source) ?? [])].map(([rule, list]) => [rule, list.map((l) => l.evidence)]))
  }

  #addFinding(result: ArticleResult, finding: Finding): void {
    const expected = finding.expected[0]
    const evidence: Evidence = {
      path: result.path,
      start: finding.start,
      end: finding.end,
      actual: detached(finding.actual),
      ...(expected === undefined ? {} : { expected: detached(expected) }),
    }
    const place = { hash: hash32(`${result.path} ${finding.start} ${finding.actual}`), evidence }
    this.#keep(result.source, finding.rule, [place])
  }

  #keep(source: string, rule: string, places: readonly EvidencePlace[]): void {
    const byRule = this.#places.get(source) ?? new Map<string, readonly EvidencePlace[]>()
    this.#places.set(source, byRule)
    const kept = byRule.get(rule) ?? []
    const most = kept.length === maxPlaces ? (kept.at(-1) as EvidencePlace).hash : Number.POSITIVE_INFINITY
    const nearer = places.filter(({ hash }) => hash <= most)
    if (nearer.length === 0) return
    const list = [...kept, ...nearer].sort((a, b) => a.hash - b.hash || (a.evidence.path < b.evidence.path ? -1 : 1))
    byRule.set(rule, distinct(list).slice(0, maxPlaces))
  }
}

/** For what these rules can say of a source. */
export const evidenceFor = (rules: readonly Rule[]): EvidenceCollector =>
  new EvidenceCollector(new Set(rules.filter((r) => r.checkSource || r.meta.promote).map((r) => r.id)))

const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : 1)

/** One place a word: three examples of the same word show less than three words. */
function distinct<T extends { evidence: Evidence }>(list: readonly T[]): T[] {
  const seen = new Set<string>()
  return list.filter(({ evidence }) => {
    const word = (evidence.actual ?? evidence.path).toLowerCase()
    if (seen.has(word)) return false
    seen.add(word)
    return true
  })
}
