import {
  type Document,
  hash32,
  type Observer,
  type Rule,
  type RuleProfile,
  type SourceProfile,
  type Term,
} from '@copydesk/core'
import { Counter, type CounterJson, type CounterParts } from './counter.ts'
import { SketchIndex } from './run-index.ts'
import { bySketch, packSketches, type Sketch, type SketchesParts, unpackSketches } from './sketches.ts'
import { Terms, type TermsJson, type TermsParts } from './terms.ts'

interface SourceData {
  articles: number
  words: number
  readonly counters: Map<string, Counter>
  readonly terms: Map<string, Terms>
}

export interface ProfilesJson {
  readonly schema: 1
  readonly sources: Readonly<
    Record<
      string,
      { articles: number; words: number; counters: Record<string, CounterJson>; terms: Record<string, TermsJson> }
    >
  >
  readonly sketches?: Readonly<
    Record<string, readonly (readonly [key: string, source: string, features: readonly number[]])[]>
  >
}

/** What profiles hold as plain data, which crosses threads mostly as blocks of memory. */
export interface ProfilesParts {
  readonly sources: readonly {
    readonly source: string
    readonly articles: number
    readonly words: number
    readonly counters: readonly (readonly [name: string, counter: CounterParts])[]
    readonly terms: readonly (readonly [name: string, terms: TermsParts])[]
  }[]
  readonly sketches: SketchesParts
}

/**
 * Name under which the engine counts the articles in which a promoted rule reports, up to the first of the source in which
 * it does not: all that matters is whether it reports in all of them.
 */
export const promotedName = 'promoted'

/** Name under which the keys of the articles are counted. */
const articlesName = 'articles'

/** The profiles of all sources of a run, and its run index. A commutative monoid: observe and merge in any order. */
export class Profiles {
  readonly #sources = new Map<string, SourceData>()
  readonly #sketches = new Map<string, Sketch[]>()
  readonly #views = new Map<string, SourceProfile>()
  readonly #saved: Profiles | undefined

  /**
   * `saved`: profiles of an earlier run that these will be merged with. An article they have counted, known by its key,
   * is not counted again, however its text has changed; its sketches are taken all the same, since saved profiles hold
   * none.
   */
  constructor(saved?: Profiles) {
    this.#saved = saved
  }

  /** Names of the sources, ascending. */
  get sources(): string[] {
    return [...this.#sources.keys()].sort()
  }

  /** Adds what `rules` observe in one document. */
  observe(document: Document, rules: readonly Rule[]): void {
    const { source, key } = document.article
    const isNew = !this.isSaved(source, key)
    const data = isNew ? this.#data(source) : emptyData()
    data.articles++
    data.words += document.words
    counterOf(data, articlesName).add(hash32(key))
    for (const rule of rules) rule.observe?.(document, this.#observer(rule.id, document, data))
  }

  /** Whether the saved profiles have counted the article. */
  isSaved(source: string, key: string): boolean {
    if (!this.#saved) return false
    const counter = this.#saved.#sources.get(source)?.counters.get(articlesName)
    return counter !== undefined && counter.get(hash32(key)) > 0
  }

  /** Whether a promoted rule reports in every article of a source observed here before the last one. */
  isPromotedSoFar(source: string, rule: string): boolean {
    const data = this.#data(source)
    return (data.counters.get(`${rule} ${promotedName}`)?.total ?? 0) === data.articles - 1
  }

  /** Counts one key under a rule's name. */
  count(source: string, rule: string, name: string, key: number): void {
    counterOf(this.#data(source), `${rule} ${name}`).add(key)
  }

  merge(other: Profiles): this {
    for (const [source, theirs] of other.#sources) {
      const ours = this.#data(source)
      ours.articles += theirs.articles
      ours.words += theirs.words
      for (const [name, counter] of theirs.counters) counterOf(ours, name).merge(counter)
      for (const [name, terms] of theirs.terms) termsOf(ours, name).merge(terms)
    }
    for (const [name, list] of other.#sketches) {
      const ours = this.#sketches.get(name)
      if (ours) for (const sketch of list) ours.push(sketch)
      else this.#sketches.set(name, [...list])
    }
    return this
  }

  /** The profiles of some sources alone, without sketches; they share their data with these. */
  pick(sources: readonly string[]): Profiles {
    const picked = new Profiles()
    for (const source of sources) {
      const data = this.#sources.get(source)
      if (data) picked.#sources.set(source, data)
    }
    return picked
  }

  /** These profiles' part of one source, without sketches; shares what it holds: read it, do not add to it. */
  only(source: string): Profiles {
    return this.pick([source])
  }

  /** The same object until something is added to it: rules keep what they work out of a whole source by it. */
  profile(source: string): SourceProfile | undefined {
    const data = this.#sources.get(source)
    if (!data) return undefined
    const view = this.#views.get(source) ?? new ProfileView(source, data)
    this.#views.set(source, view)
    return view
  }

  /** Takes the sketches of articles whose habits are elsewhere. */
  addSketches(sketches: ProfilesParts['sketches']): void {
    const part = new Profiles()
    for (const [name, packed] of sketches) part.#sketches.set(name, unpackSketches(packed))
    this.merge(part)
  }

  /** Index over the articles observed and `others` whose sketches alone are here; `open` reads one again. */
  runIndex(open: (key: string) => Document | undefined, others = 0): SketchIndex {
    let articles = others
    for (const data of this.#sources.values()) articles += data.articles
    return new SketchIndex(articles, this.#sketches, open)
  }

  /** Shares its memory with the profiles: read it, or give it away. */
  parts(withSketches = true): ProfilesParts {
    return {
      sources: [...this.#sources].map(([source, { articles, words, counters, terms }]) => ({
        source,
        articles,
        words,
        counters: [...counters].map(([name, counter]) => [name, counter.parts()] as const),
        terms: [...terms].map(([name, list]) => [name, list.parts()] as const),
      })),
      sketches: withSketches ? [...this.#sketches].map(([name, list]) => [name, packSketches(list)] as const) : [],
    }
  }

  /** Takes the memory of the parts over. */
  static fromParts(parts: ProfilesParts): Profiles {
    const profiles = new Profiles()
    for (const { source, articles, words, counters, terms } of parts.sources)
      profiles.#sources.set(source, {
        articles,
        words,
        counters: new Map(counters.map(([name, counter]) => [name, Counter.fromParts(counter)])),
        terms: new Map(terms.map(([name, list]) => [name, Terms.fromParts(list)])),
      })
    for (const [name, packed] of parts.sketches) profiles.#sketches.set(name, unpackSketches(packed))
    return profiles
  }

  /** Sorted throughout: equal profiles give equal JSON. Sketches are left out of saved profiles (`withSketches: false`). */
  toJSON(withSketches = true): ProfilesJson {
    const sources: Record<string, ProfilesJson['sources'][string]> = {}
    for (const source of this.sources) {
      const data = this.#sources.get(source) as SourceData
      const { articles, words, terms } = data
      sources[source] = { articles, words, counters: sortedJson(settled(data)), terms: sortedJson(terms) }
    }
    if (!withSketches) return { schema: 1, sources }
    const sketches: Record<string, [string, string, number[]][]> = {}
    for (const name of [...this.#sketches.keys()].sort()) {
      const list = this.#sketches.get(name) as Sketch[]
      sketches[name] = [...list].sort(bySketch).map((s) => [s.key, s.source, [...s.features]])
    }
    return { schema: 1, sources, sketches }
  }

  /** Throws a TypeError if the JSON is not a profile of this schema. */
  static fromJSON(json: ProfilesJson): Profiles {
    if (json?.schema !== 1 || typeof json.sources !== 'object')
      throw new TypeError('not a copydesk profile of schema 1: make it again with "copydesk profile"')
    const profiles = new Profiles()
    for (const [source, saved] of Object.entries(json.sources)) {
      const data = profiles.#data(source)
      data.articles = saved.articles
      data.words = saved.words
      for (const [name, counter] of Object.entries(saved.counters)) data.counters.set(name, Counter.fromJSON(counter))
      for (const [name, terms] of Object.entries(saved.terms)) data.terms.set(name, Terms.fromJSON(terms))
    }
    for (const [name, list] of Object.entries(json.sketches ?? {})) {
      profiles.#sketches.set(
        name,
        list.map(([key, source, features]) => ({ key, source, features: Uint32Array.from(features) })),
      )
    }
    return profiles
  }

  #data(source: string): SourceData {
    this.#views.delete(source)
    let data = this.#sources.get(source)
    if (!data) {
      data = emptyData()
      this.#sources.set(source, data)
    }
    return data
  }

  #observer(rule: string, document: Document, data: SourceData): Observer {
    const { key, source } = document.article
    // A rule counts every word of an article under one name: looked up once.
    let lastName: string | undefined
    let last: Counter | undefined
    return {
      count: (name, counted, by = 1) => {
        if (name !== lastName) {
          lastName = name
          last = counterOf(data, `${rule} ${name}`)
        }
        last?.add(counted, by)
      },
      term: (name, term, by = 1) => termsOf(data, `${rule} ${name}`).add(term, by, key),
      sketch: (name, features) => {
        const list = this.#sketches.get(`${rule} ${name}`)
        const sketch = { key, source, features }
        if (list) list.push(sketch)
        else this.#sketches.set(`${rule} ${name}`, [sketch])
      },
    }
  }
}

/** Without the counts of promoted rules that some article was without: where they stopped depends on who counted first. */
const settled = ({ articles, counters }: SourceData): ReadonlyMap<string, Counter> =>
  new Map([...counters].filter(([name, { total }]) => !name.endsWith(` ${promotedName}`) || total === articles))

const emptyData = (): SourceData => ({ articles: 0, words: 0, counters: new Map(), terms: new Map() })

/** Views do not outlive what is added to their source. */
class ProfileView implements SourceProfile {
  readonly source: string
  readonly articles: number
  readonly words: number
  readonly #data: SourceData
  readonly #rules = new Map<string, RuleProfile>()

  constructor(source: string, data: SourceData) {
    this.source = source
    this.articles = data.articles
    this.words = data.words
    this.#data = data
  }

  of(rule: string): RuleProfile {
    const known = this.#rules.get(rule) ?? new RuleView(rule, this, this.#data)
    this.#rules.set(rule, known)
    return known
  }
}

class RuleView implements RuleProfile {
  readonly source: string
  readonly articles: number
  readonly words: number
  readonly #rule: string
  readonly #data: SourceData
  /** A rule asks for every line or word under one name: looked up once. */
  #lastName = ''
  #last: Counter | undefined

  constructor(rule: string, { source, articles, words }: SourceProfile, data: SourceData) {
    this.source = source
    this.articles = articles
    this.words = words
    this.#rule = rule
    this.#data = data
  }

  count(name: string, key: number): number {
    if (name !== this.#lastName) {
      this.#lastName = name
      this.#last = this.#data.counters.get(`${this.#rule} ${name}`)
    }
    return this.#last?.get(key) ?? 0
  }

  terms(name: string): readonly Term[] {
    return this.#data.terms.get(`${this.#rule} ${name}`)?.list() ?? []
  }

  total(name: string): number {
    return this.#data.counters.get(`${this.#rule} ${name}`)?.total ?? 0
  }
}

function counterOf(data: SourceData, name: string): Counter {
  let counter = data.counters.get(name)
  if (!counter) {
    counter = new Counter()
    data.counters.set(name, counter)
  }
  return counter
}

function termsOf(data: SourceData, name: string): Terms {
  let terms = data.terms.get(name)
  if (!terms) {
    terms = new Terms()
    data.terms.set(name, terms)
  }
  return terms
}

function sortedJson<T>(map: ReadonlyMap<string, { toJSON(): T }>): Record<string, T> {
  return Object.fromEntries(
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, value.toJSON()]),
  )
}
