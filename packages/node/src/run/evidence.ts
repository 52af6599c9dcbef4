import { type ArticleResult, type Evidence, type Finding, hash32 } from '@copydesk/core'

const maxPlaces = 3

/** Places that show what a source finding says: by source and rule the three of smallest hash, so that order does not matter. */
export class EvidenceCollector {
  readonly #rules: ReadonlySet<string>
  readonly #places = new Map<string, Map<string, { hash: number; evidence: Evidence }[]>>()

  /** `rules`: ids of the rules that can judge a source. */
  constructor(rules: ReadonlySet<string>) {
    this.#rules = rules
  }

  add(result: ArticleResult): void {
    for (const finding of result.findings) if (this.#rules.has(finding.rule)) this.#addFinding(result, finding)
  }

  of(source: string): ReadonlyMap<string, readonly Evidence[]> {
    return new Map([...(this.#places.get(source) ?? [])].map(([rule, list]) => [rule, list.map((l) => l.evidence)]))
  }

  #addFinding(result: ArticleResult, finding: Finding): void {
    const byRule = this.#places.get(result.source) ?? new Map<string, { hash: number; evidence: Evidence }[]>()
    this.#places.set(result.source, byRule)
    const expected = finding.expected[0]
    const evidence: Evidence = {
      path: result.path,
      start: finding.start,
      end: finding.end,
      actual: finding.actual,
      ...(expected === undefined ? {} : { expected }),
    }
    const place = { hash: hash32(`${result.path} ${finding.start} ${finding.actual}`), evidence }
    const list = [...(byRule.get(finding.rule) ?? []), place].sort(
      (a, b) => a.hash - b.hash || (a.evidence.path < b.evidence.path ? -1 : 1),
    )
    byRule.set(finding.rule, distinct(list).slice(0, maxPlaces))
  }
}

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
