import type { Article, ArticleResult, Document, RunIndex, SourceBy, TakenName } from '@copydesk/core'
import type { Engine, Profiles } from '@copydesk/engine'
import { statedCredits } from '@copydesk/news'
import type { ReadOutcome } from '@copydesk/readers'
import { type ArticleScore, type RuleWeight, scoreArticle } from '@copydesk/score'
import type { BytesOf, Input, InputProblem } from '../inputs.ts'
import { DocumentCache, type OutcomeStore, type ReadDefaults, readInput } from './article-store.ts'
import { languageOf } from './language.ts'

/** What the first pass learns of one input, besides habits. */
export interface Seen {
  /** Sources its articles came from. */
  readonly sources: readonly string[]
  /** By what named a source: articles. */
  readonly sourceBy?: Counts<SourceBy>
  /** Of a file of records, by what was taken and the field it came from: records. */
  readonly taken?: TakenCounts
  /** Languages of the articles that are not English, by article key. */
  readonly languages?: Readonly<Record<string, string>>
  readonly failed?: readonly InputProblem[]
  /** It ended its worker: it is not read again. */
  readonly crashed?: string
}

export type Counts<Name extends string = string> = Readonly<Partial<Record<Name, number>>>
export type TakenCounts = Readonly<Partial<Record<TakenName, Counts>>>

/** What the second pass says of one article or input. Plain data: it crosses threads and is kept on disk as JSON. */
export type Item =
  | { readonly type: 'article'; readonly result: ArticleResult; readonly score: ArticleScore }
  | Extract<ReadOutcome, { readonly type: 'skipped' }>
  | {
      readonly type: 'language'
      readonly path: string
      readonly source: string
      readonly lang: string
      /** What can be told of a text in any language, where body texts were asked for. */
      readonly extract?: ArticleResult
    }
  | Extract<ReadOutcome, { readonly type: 'error' }>

export interface WorkOptions {
  readonly engine: Engine
  readonly weights: ReadonlyMap<string, RuleWeight>
  readonly store: OutcomeStore
  readonly read?: ReadDefaults
  readonly withBody?: boolean
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
  readonly bytesOf?: BytesOf
  /** UTF-16 units of text whose documents stay in memory from pass to pass, so that a small run indexes it once. None by default. */
  readonly keep?: number
}

/** An article as its event gives it, and what became of it. */
export interface Linted {
  readonly item: Item
  readonly article?: Article
}

/** An input between the passes. */
interface Kept {
  readonly outcomes: readonly ReadOutcome[]
  readonly documents: ReadonlyMap<Article, Document>
}

/** Bytes of a packed input whose articles are kept between the passes. */
const largestKept = 1 << 20

/** Both passes over single inputs: the same in the main thread and in a worker. */
export class Work {
  readonly #options: WorkOptions
  readonly #documents = new DocumentCache(8)
  /** Of the first pass, by input. */
  readonly #kept = new Map<string, Kept>()
  #left: number

  constructor(options: WorkOptions) {
    this.#options = options
    this.#left = options.keep ?? 0
  }

  /** First pass: reads an input, adds its habits to `profiles` if they are to be learned, and leaves what is costly to parse in the store. */
  async observe(input: Input, profiles: Profiles | undefined): Promise<Seen> {
    const { engine, store } = this.#options
    const outcomes: ReadOutcome[] = []
    // A crawl is read again, one record at a time.
    const isKept = input.unpacked === undefined || input.bytes < largestKept
    const sources = new Set<string>()
    const languages: Record<string, string> = {}
    const failed: InputProblem[] = []
    const documents = new Map<Article, Document>()
    const taken = new TakenCounter()
    let size = 0
    for (const outcome of this.#read(input)) {
      if (isKept) outcomes.push(outcome)
      if (outcome.type === 'error') failed.push(outcome)
      if (outcome.type !== 'article') continue
      const { article } = outcome
      const document = engine.index(article)
      const lang = await languageOf(document)
      sources.add(article.source)
      taken.add(article, input)
      size += document.text.length
      if (size <= this.#left) documents.set(article, document)
      if (lang !== 'en') languages[article.key] = lang
      else if (profiles) engine.observe(document, profiles)
    }
    if (isKept && size > 0 && size <= this.#left) {
      this.#left -= size
      this.#kept.set(input.absolute, { outcomes, documents })
    } else if (isKept) store.offer(input, outcomes)
    return {
      sources: [...sources],
      ...taken.counts(),
      ...(Object.keys(languages).length > 0 ? { languages } : {}),
      ...(failed.length > 0 ? { failed } : {}),
    }
  }

  /** Second pass: findings and scores of the articles of an input, one by one. */
  *lint(input: Input, seen: Seen, profiles: Profiles, run: RunIndex | undefined): Generator<Linted> {
    if (seen.crashed !== undefined) {
      yield { item: { type: 'error', path: input.path, message: seen.crashed } }
      return
    }
    const { engine } = this.#options
    const kept = this.#kept.get(input.absolute)
    this.#kept.delete(input.absolute)
    for (const outcome of kept?.outcomes ?? this.#options.store.take(input) ?? this.#read(input)) {
      if (outcome.type !== 'article') yield { item: outcome }
      else {
        const { article } = outcome
        const document = kept?.documents.get(article) ?? engine.index(article)
        yield { item: this.#item(document, seen, profiles, run), article }
      }
    }
  }

  /** Reads one article of an input again. */
  article(input: Input, key: string): Article | undefined {
    const kept = this.#kept.get(input.absolute)?.outcomes ?? this.#options.store.get(input)
    const found = kept && articleIn(kept, key)
    // What is kept of a divided input is only the part of it that is read here.
    return found ?? (kept && !input.part ? undefined : articleIn(this.#read(input, key), key))
  }

  /** Opens articles of other inputs for the run index. */
  opener(inputs: readonly Input[]): Parameters<Profiles['runIndex']>[0] {
    const byKey = new Map(inputs.map((input) => [input.key, input]))
    return (key) =>
      this.#documents.get(key, () => {
        const input = ownerOf(key, byKey)
        const article = input && this.article(input, key)
        return article && this.#options.engine.index(article)
      })
  }

  #item(document: Document, seen: Seen, profiles: Profiles, run: RunIndex | undefined): Item {
    const { article } = document
    const { engine, weights, known, withBody = false } = this.#options
    const lang = seen.languages?.[article.key]
    if (lang) {
      const { path, source } = article
      return {
        type: 'language',
        path,
        source,
        lang,
        ...(withBody ? { extract: extractOf(document, lang) } : {}),
      }
    }
    const profile = profiles.profile(article.source)
    const result = engine.lint(document, { profile, run, withBody, ...(known ? { known } : {}) })
    return { type: 'article', result, score: scoreArticle(result, weights) }
  }

  #read(input: Input, key?: string): Iterable<ReadOutcome> {
    return readInput(input, this.#options.read ?? {}, this.#options.bytesOf, key)
  }
}

function articleIn(outcomes: Iterable<ReadOutcome>, key: string): Article | undefined {
  for (const outcome of outcomes) if (outcome.type === 'article' && outcome.article.key === key) return outcome.article
  return undefined
}

/** Counts what the articles of an input were taken from. */
export class TakenCounter {
  readonly #sourceBy: Partial<Record<SourceBy, number>> = {}
  readonly #taken: Partial<Record<TakenName, Record<string, number>>> = {}

  add({ sourceBy = 'folder', taken }: Article, input: Input): void {
    const by = sourceBy === 'folder' ? (input.sourceBy ?? sourceBy) : sourceBy
    this.#sourceBy[by] = (this.#sourceBy[by] ?? 0) + 1
    for (const [name, path] of Object.entries(taken ?? {})) {
      const counts = this.#taken[name as TakenName] ?? {}
      this.#taken[name as TakenName] = { ...counts, [path]: (counts[path] ?? 0) + 1 }
    }
  }

  counts(): Pick<Seen, 'sourceBy' | 'taken'> {
    return { sourceBy: this.#sourceBy, ...(Object.keys(this.#taken).length > 0 ? { taken: this.#taken } : {}) }
  }
}

/** Credits and text of an article no rule judges: what the reader tells of any language. */
function extractOf(document: Document, lang: string): ArticleResult {
  const { article, words, text } = document
  const credits = statedCredits(document)
  const { key, path, source, recordLine, id } = article
  const nothing = { furnitureWords: 0, furnitureRuns: 0, inlineRuns: 0, signals: {}, findings: [], errors: [] }
  const record = recordLine === undefined ? {} : { recordLine }
  const own = id === undefined ? {} : { id }
  return { key, path, source, lang, words, credits, ...nothing, ...record, ...own, bodyText: text.trim() }
}

/** The input an article's key names: the file itself, or the container before `#id`. */
function ownerOf(key: string, byKey: ReadonlyMap<string, Input>): Input | undefined {
  const whole = byKey.get(key)
  if (whole) return whole
  for (let at = key.lastIndexOf('#'); at > 0; at = key.lastIndexOf('#', at - 1)) {
    const input = byKey.get(key.slice(0, at))
    if (input) return input
  }
  return undefined
}
