import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ArticleResult, excerpt, type Finding, type SourceFinding } from '@copydesk/core'
import { ConfigError } from './config/error.ts'
import { problemOf } from './inputs.ts'
import { type WriteOptions, writeWhole } from './write.ts'

/** A finding that was accepted. */
export interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  /** What was found, cut at 40 characters: for people. */
  readonly actual: string
}

/** An accepted finding that is there no more. */
export interface StaleEntry extends BaselineEntry {
  /** Article key, or the source's name. */
  readonly place: string
}

interface BaselineFile {
  readonly schema: 1
  readonly articles: Readonly<Record<string, readonly BaselineEntry[]>>
  readonly sources: Readonly<Record<string, readonly BaselineEntry[]>>
}

type Kind = 'articles' | 'sources'

/**
 * Findings accepted earlier, by article key and fingerprint: never by line, never by number. One that is accepted is
 * suppressed; every other is new.
 */
export class Baseline {
  readonly #accepted: Readonly<Record<Kind, Map<string, Map<string, BaselineEntry>>>>
  readonly #found: Readonly<Record<Kind, Map<string, Map<string, BaselineEntry>>>> = {
    articles: new Map(),
    sources: new Map(),
  }

  constructor(file: BaselineFile = { schema: 1, articles: {}, sources: {} }) {
    const index = (entries: BaselineFile[Kind]) =>
      new Map(Object.entries(entries).map(([place, list]) => [place, new Map(list.map((e) => [e.fingerprint, e]))]))
    this.#accepted = { articles: index(file.articles), sources: index(file.sources) }
  }

  /** Reads a baseline file. Throws a ConfigError that names the file and what to do. */
  static read(path: string, name: string): Baseline {
    let value: unknown
    try {
      // Some devices never end.
      if (statSync(path).isCharacterDevice()) throw new Error('is a device, not a file')
      value = JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      const what = missing ? 'there is no such baseline: make it with "copydesk baseline"' : problemOf(error)
      throw new ConfigError(`${name}: ${what}`)
    }
    if (isBaseline(value)) return new Baseline(value)
    throw new ConfigError(`${name}: not a baseline of schema 1: make it again with "copydesk baseline"`)
  }

  /** The result with accepted findings suppressed. What it holds is remembered for `stale` and `write`. */
  apply(result: ArticleResult): ArticleResult {
    const accepted = this.#accepted.articles.get(result.key)
    const found = this.#seen('articles', result.key)
    const findings = result.findings.map((finding) => {
      if (finding.severity === 'info') return finding
      const known = accepted?.has(finding.fingerprint) === true
      if (known || !finding.suppressed) found.set(finding.fingerprint, entryOf(finding))
      return known && !finding.suppressed ? { ...finding, suppressed: 'baseline' as const } : finding
    })
    return { ...result, findings }
  }

  applySource(source: string, findings: readonly SourceFinding[]): SourceFinding[] {
    const accepted = this.#accepted.sources.get(source)
    const found = this.#seen('sources', source)
    return findings.map((finding) => {
      if (finding.severity === 'info') return finding
      found.set(finding.fingerprint, {
        fingerprint: finding.fingerprint,
        rule: finding.rule,
        actual: excerpt(finding.message),
      })
      return accepted?.has(finding.fingerprint) ? { ...finding, suppressed: 'baseline' as const } : finding
    })
  }

  #seen(kind: Kind, place: string): Map<string, BaselineEntry> {
    const found = this.#found[kind].get(place) ?? new Map<string, BaselineEntry>()
    this.#found[kind].set(place, found)
    return found
  }

  /**
   * Entries without a finding: of articles this run read by rules it ran, and of files below `root` that are gone.
   * Entries of articles it did not read may still hold. A source is judged only by a run of all of it, so its entries
   * are stale only if `wholeSources` says so.
   */
  stale(root: string, ran: ReadonlySet<string>, wholeSources: boolean): StaleEntry[] {
    const stale: StaleEntry[] = []
    for (const [place, entries] of this.#accepted.articles) {
      const found = this.#found.articles.get(place)
      const gone = !found && isGone(root, place)
      for (const entry of entries.values()) {
        if (gone || (found && ran.has(entry.rule) && !found.has(entry.fingerprint))) stale.push({ place, ...entry })
      }
    }
    for (const [place, entries] of wholeSources ? this.#accepted.sources : []) {
      const found = this.#found.sources.get(place)
      for (const entry of entries.values()) {
        if (found && ran.has(entry.rule) && !found.has(entry.fingerprint)) stale.push({ place, ...entry })
      }
    }
    return stale
  }

  /** Number of entries. */
  get size(): number {
    return [...this.#accepted.articles.values(), ...this.#accepted.sources.values()].reduce((sum, e) => sum + e.size, 0)
  }

  /** The baseline without `stale`; with `update`, also with everything this run found. */
  next(stale: readonly StaleEntry[], update: boolean): Baseline {
    const drop = new Set(stale.map(({ place, fingerprint }) => `${place}\n${fingerprint}`))
    const merged = (kind: Kind): Record<string, BaselineEntry[]> => {
      const places = new Set([...this.#accepted[kind].keys(), ...(update ? this.#found[kind].keys() : [])])
      const entries = [...places].map((place): [string, BaselineEntry[]] => {
        const all = new Map([
          ...(this.#accepted[kind].get(place) ?? []),
          ...(update ? (this.#found[kind].get(place) ?? []) : []),
        ])
        return [place, [...all.values()].filter(({ fingerprint }) => !drop.has(`${place}\n${fingerprint}`))]
      })
      return Object.fromEntries(entries.filter(([, list]) => list.length > 0))
    }
    return new Baseline({ schema: 1, articles: merged('articles'), sources: merged('sources') })
  }

  /** The baseline with one more finding accepted. */
  accepting(key: string, finding: Finding): Baseline {
    const next = this.next([], false)
    const entries = next.#accepted.articles.get(key) ?? new Map<string, BaselineEntry>()
    next.#accepted.articles.set(key, entries.set(finding.fingerprint, entryOf(finding)))
    return next
  }

  /** Writes the file whole, sorted, an entry a line: changes read well in version control. */
  write(path: string, options?: WriteOptions): void {
    const text = `{\n  "schema": 1,\n${this.#section('articles')},\n${this.#section('sources')}\n}\n`
    writeWhole(path, text, options)
  }

  #section(kind: Kind): string {
    const places = [...this.#accepted[kind]].sort(([a], [b]) => (a < b ? -1 : 1))
    if (places.length === 0) return `  "${kind}": {}`
    const lines = places.map(([place, entries]) => {
      const list = [...entries.values()].sort(byRule).map((entry) => `      ${JSON.stringify(entry)}`)
      return `    ${JSON.stringify(place)}: [\n${list.join(',\n')}\n    ]`
    })
    return `  "${kind}": {\n${lines.join(',\n')}\n  }`
  }
}

/** No file has the name, nor that of a container before a `#`. */
function isGone(root: string, place: string): boolean {
  for (let at = place.length; at > 0; at = place.lastIndexOf('#', at - 1))
    if (existsSync(join(root, place.slice(0, at)))) return false
  return true
}

const byRule = (a: BaselineEntry, b: BaselineEntry): number =>
  a.rule === b.rule ? (a.fingerprint < b.fingerprint ? -1 : 1) : a.rule < b.rule ? -1 : 1

const entryOf = ({ fingerprint, rule, actual }: Finding): BaselineEntry => ({
  fingerprint,
  rule,
  actual: excerpt(actual),
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntries = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).every(
    (list) =>
      Array.isArray(list) &&
      list.every((e) => isObject(e) && typeof e.fingerprint === 'string' && typeof e.rule === 'string'),
  )

const isBaseline = (value: unknown): value is BaselineFile =>
  isObject(value) && value.schema === 1 && isEntries(value.articles) && isEntries(value.sources)
