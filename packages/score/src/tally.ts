import { type ArticleResult, type Family, recordId } from '@copydesk/core'
import { apportion } from './apportion.ts'
import type { ArticleScore } from './article.ts'
import { maxWords, priorWords, rulesetVersion } from './constants.ts'
import { byCodeUnit } from './order.ts'
import {
  emptySource,
  mergeSource,
  readSource,
  type SourceTally,
  type WorstArticle,
  writeSource,
} from './source-tally.ts'

/** A source of which no article was scored. */
export interface Unscored {
  readonly source: string
  readonly skipped: number
  readonly failed: number
}

const unit = 10_000

/**
 * What all articles of a run say of their sources: a commutative monoid of integers, so that merging is exact in any
 * order. Scores are computed from it only after merging.
 */
export class Tally {
  readonly #sources = new Map<string, SourceTally>()

  /** Counts a scored article. */
  add(result: ArticleResult, score: ArticleScore): void {
    const tally = emptySource()
    const body = Math.max(0, result.words - result.furnitureWords)
    const lost = BigInt(100 * unit - Math.round(score.score * unit))
    addMoments(tally, BigInt(Math.min(maxWords, body + priorWords)), lost)
    addRules(tally, result, score, lost)
    tally.articles = 1
    tally.words = result.words
    for (const [id, value] of Object.entries(result.signals)) {
      if (Number.isFinite(value))
        tally.signals.set(id, { sum: Math.round(Math.min(1, Math.max(0, value)) * unit), articles: 1 })
    }
    if (result.verdict) tally.verdicts.set(result.verdict.translation, 1)
    tally.worst.push(worstOf(result, score))
    this.#join(result.source, tally)
  }

  /** Counts an input left out on purpose (binary, too short, not English). */
  addSkipped(source: string, reason: string): void {
    const tally = emptySource()
    tally.skipped.set(reason, 1)
    this.#join(source, tally)
  }

  /** Counts an input that could not be read or linted. */
  addFailed(source: string): void {
    this.#join(source, { ...emptySource(), failed: 1 })
  }

  /** A tally of both; neither is changed. */
  merge(other: Tally): Tally {
    const merged = new Tally()
    for (const tally of [this, other]) for (const [source, part] of tally.#sources) merged.#join(source, part)
    return merged
  }

  /** Sources with at least one scored article, ascending by code unit. */
  sources(): string[] {
    return this.#names().filter((source) => this.#of(source).articles > 0)
  }

  /** Sources of which every article was skipped or failed: they have no score. */
  unscored(): Unscored[] {
    return this.#names().flatMap((source) => {
      const { articles, skipped, failed } = this.#of(source)
      return articles > 0 ? [] : [{ source, skipped: total(skipped), failed }]
    })
  }

  /** What is counted of a source. Throws a RangeError if no article of it was scored. */
  source(name: string): Readonly<SourceTally> {
    const tally = this.#sources.get(name)
    if (!tally || tally.articles === 0) throw new RangeError(`no article of source "${name}" was scored`)
    return tally
  }

  /** Plain data with sorted keys: equal tallies give the same bytes. */
  toJSON(): unknown {
    const sources = this.#names().map((name) => [name, writeSource(this.#of(name))])
    return { schema: 2, rulesetVersion, sources: Object.fromEntries(sources) }
  }

  /** Reads what `toJSON` gave. Throws a TypeError if it is something else or was counted under another ruleset. */
  static fromJSON(data: unknown): Tally {
    const tally = new Tally()
    tally.addJSON(data)
    return tally
  }

  /** Adds what another tally's `toJSON` gave. Throws as `fromJSON` does. */
  addJSON(data: unknown): void {
    const saved = data as { schema?: unknown; rulesetVersion?: unknown; sources?: unknown } | null
    if (saved?.schema !== 2 || typeof saved.sources !== 'object' || saved.sources === null) {
      throw new TypeError('not a tally of schema 2')
    }
    if (saved.rulesetVersion !== rulesetVersion) {
      throw new TypeError(`tally of ruleset ${saved.rulesetVersion}, expected ${rulesetVersion}`)
    }
    for (const [name, source] of Object.entries(saved.sources)) this.#join(name, readSource(name, source))
  }

  #names(): string[] {
    return [...this.#sources.keys()].sort(byCodeUnit)
  }

  #of(name: string): SourceTally {
    return this.#sources.get(name) as SourceTally
  }

  #join(source: string, part: SourceTally): void {
    const known = this.#sources.get(source) ?? emptySource()
    mergeSource(known, part)
    this.#sources.set(source, known)
  }
}

/** Sum of the counts of a map. */
export const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0)

function worstOf(result: ArticleResult, { score }: ArticleScore): WorstArticle {
  const { key, path, recordLine } = result
  const record = recordLine ?? recordId(result)
  return { key, path, ...(record === undefined ? {} : { record }), score: Math.round(score * unit) }
}

function addMoments(tally: SourceTally, weight: bigint, lost: bigint): void {
  tally.weight = weight
  tally.lost = weight * lost
  tally.weight2 = weight * weight
  tally.lost1 = weight * weight * lost
  tally.lost2 = weight * weight * lost * lost
}

/** Deals the article's loss out to its rules to the last ten-thousandth, so that no sum ever drifts from the score. */
function addRules(tally: SourceTally, result: ArticleResult, score: ArticleScore, lost: bigint): void {
  const family = new Map<string, Family>(result.findings.map((finding) => [finding.rule, finding.family]))
  const rules = Object.keys(score.lostByRule)
  const shares = rules.map((rule) => BigInt(Math.round((score.lostByRule[rule] as number) * 1e9)))
  const parts = apportion(lost, shares)
  for (const [index, rule] of rules.entries()) {
    tally.rules.set(rule, {
      family: family.get(rule) as Family,
      lost: (parts[index] as bigint) * tally.weight,
      findings: score.findingsByRule[rule] ?? 0,
      articles: 1,
    })
  }
}
