import { type Family, families } from '@copydesk/core'
import { byCodeUnit } from './order.ts'

export interface WorstArticle {
  readonly key: string
  readonly path: string
  /** Which article of a container: its line, else its id. */
  readonly record?: number | string
  /** In ten-thousandths of a point. */
  readonly score: number
}

export interface RuleTally {
  family: Family
  lost: bigint
  findings: number
  articles: number
}

/** What is counted of one source. Points are in ten-thousandths, weights in words; see `Moments` for the sums. */
export interface SourceTally {
  articles: number
  words: number
  weight: bigint
  lost: bigint
  weight2: bigint
  lost1: bigint
  lost2: bigint
  /** By rule id: its family, Σ w·(points lost by the rule), its places that weigh, and articles that have one. Losses sum to `lost`. */
  rules: Map<string, RuleTally>
  /** By signal id: Σ signal in ten-thousandths, and the articles that have it. */
  signals: Map<string, { sum: number; articles: number }>
  /** Articles by what was said of their translation. */
  verdicts: Map<string, number>
  /** At most `worstKept`, ascending by score, path, key. */
  worst: WorstArticle[]
  /** By reason. */
  skipped: Map<string, number>
  failed: number
}

export const worstKept = 3

const bigints = ['weight', 'lost', 'weight2', 'lost1', 'lost2'] as const
const counts = ['articles', 'words', 'failed'] as const
const counters = ['verdicts', 'skipped'] as const

export const emptySource = (): SourceTally => ({
  articles: 0,
  words: 0,
  weight: 0n,
  lost: 0n,
  weight2: 0n,
  lost1: 0n,
  lost2: 0n,
  rules: new Map(),
  signals: new Map(),
  verdicts: new Map(),
  worst: [],
  skipped: new Map(),
  failed: 0,
})

/** Adds `part` to `into`; `part` is not changed and shares nothing with it afterwards. */
export function mergeSource(into: SourceTally, part: Readonly<SourceTally>): void {
  for (const name of bigints) into[name] += part[name]
  for (const name of counts) into[name] += part[name]
  for (const [id, { family, lost, findings, articles }] of part.rules) {
    const known = into.rules.get(id) ?? { family, lost: 0n, findings: 0, articles: 0 }
    into.rules.set(id, {
      family,
      lost: known.lost + lost,
      findings: known.findings + findings,
      articles: known.articles + articles,
    })
  }
  for (const [id, { sum, articles }] of part.signals) {
    const known = into.signals.get(id) ?? { sum: 0, articles: 0 }
    into.signals.set(id, { sum: known.sum + sum, articles: known.articles + articles })
  }
  for (const name of counters)
    for (const [of, count] of part[name]) into[name].set(of, (into[name].get(of) ?? 0) + count)
  into.worst = [...into.worst, ...part.worst].sort(worseFirst).slice(0, worstKept)
}

const worseFirst = (a: WorstArticle, b: WorstArticle): number =>
  a.score - b.score || byCodeUnit(a.path, b.path) || byCodeUnit(a.key, b.key)

/** Plain data; big integers as decimal strings, keys sorted. */
export function writeSource(tally: Readonly<SourceTally>): unknown {
  return {
    articles: tally.articles,
    words: tally.words,
    ...Object.fromEntries(bigints.map((name) => [name, String(tally[name])])),
    rules: record(tally.rules, (rule) => ({ ...rule, lost: String(rule.lost) })),
    signals: record(tally.signals, (signal) => ({ ...signal })),
    verdicts: record(tally.verdicts, (count) => count),
    worst: tally.worst.map((article) => ({ ...article })),
    skipped: record(tally.skipped, (count) => count),
    failed: tally.failed,
  }
}

function record<T>(map: ReadonlyMap<string, T>, write: (value: T) => unknown): Record<string, unknown> {
  const entries = [...map].sort(([a], [b]) => byCodeUnit(a, b))
  return Object.fromEntries(entries.map(([key, value]) => [key, write(value)]))
}

/** Reads what `writeSource` gave. Throws a TypeError that names the source and the field at fault. */
export function readSource(name: string, data: unknown): SourceTally {
  const field = new Fields(`source "${name}"`, data)
  const tally = emptySource()
  for (const key of bigints) tally[key] = field.bigint(key)
  for (const key of counts) tally[key] = field.count(key)
  for (const [id, rule] of field.entries('rules')) {
    tally.rules.set(id, {
      family: rule.family(),
      lost: rule.bigint('lost'),
      findings: rule.count('findings'),
      articles: rule.count('articles'),
    })
  }
  for (const [id, signal] of field.entries('signals')) {
    tally.signals.set(id, { sum: signal.count('sum'), articles: signal.count('articles') })
  }
  for (const [, article] of field.entries('worst')) {
    tally.worst.push({
      key: article.string('key'),
      path: article.string('path'),
      ...article.record(),
      score: article.count('score'),
    })
  }
  for (const key of counters) {
    const counted = new Fields(`source "${name}".${key}`, field.value(key))
    for (const of of counted.keys()) tally[key].set(of, counted.count(of))
  }
  return tally
}

/** Checked access to the fields of an unknown object. */
class Fields {
  readonly #where: string
  readonly #data: ReadonlyMap<string, unknown>

  constructor(where: string, data: unknown) {
    if (typeof data !== 'object' || data === null) throw new TypeError(`tally: ${where} is not an object`)
    this.#where = where
    this.#data = new Map(Object.entries(data))
  }

  keys(): Iterable<string> {
    return this.#data.keys()
  }

  value(key: string): unknown {
    return this.#data.get(key)
  }

  entries(key: string): [string, Fields][] {
    const inner = new Fields(`${this.#where}.${key}`, this.value(key))
    return [...inner.#data].map(([id, value]) => [id, new Fields(`${this.#where}.${key}.${id}`, value)])
  }

  count(key: string): number {
    const value = this.value(key)
    return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : this.#fail(key, 'count')
  }

  bigint(key: string): bigint {
    const value = this.value(key)
    return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : this.#fail(key, 'decimal string')
  }

  string(key: string): string {
    const value = this.value(key)
    return typeof value === 'string' ? value : this.#fail(key, 'string')
  }

  record(): Pick<WorstArticle, 'record'> {
    const value = this.value('record')
    if (value === undefined) return {}
    return { record: typeof value === 'string' ? value : this.count('record') }
  }

  family(): Family {
    return families.find((family) => family === this.value('family')) ?? this.#fail('family', 'family')
  }

  #fail(key: string, kind: string): never {
    throw new TypeError(`tally: ${this.#where}.${key} is no ${kind}`)
  }
}
