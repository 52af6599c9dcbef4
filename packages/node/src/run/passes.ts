import type { Article, ArticleResult, Document, RunIndex, SourceBy, TakenName } from '@copydesk/core'
import type { Profiles } from '@copydesk/engine'
import { statedCredits } from '@copydesk/news'
import type { ReadOutcome } from '@copydesk/readers'
import type { ArticleLinter, Judged } from '../article-linter.ts'
import { failedArticle } from '../budget.ts'
import type { Input, InputProblem } from '../inputs.ts'
import type { ArticleStore, Opened } from './article-store.ts'
import { type Asked, NotingIndex } from './neighbours.ts'

/** What the first pass learns of one input, besides habits. Plain data: it crosses threads and is kept on disk as JSON. */
export interface InputFacts {
  /** Sources its articles came from. */
  readonly sources: readonly string[]
  /** By what named a source: articles. */
  readonly sourceBy?: Counts<SourceBy>
  /** Of a file of records, by what was taken and the field it came from: records. */
  readonly taken?: TakenCounts
  /** Languages of the articles that are not English, by article key. */
  readonly languages?: Readonly<Record<string, string>>
  readonly failed?: readonly InputProblem[]
  /** By step, what ended its worker: it is not done again. */
  readonly left?: Readonly<Record<number, string>>
}

/** Called before each step that may end its thread: reading on, and what is done with an article. Says why it is left out, if it is. */
export type LeftOut = () => string | undefined

const nothing: LeftOut = () => undefined

export type Counts<Name extends string = string> = Readonly<Partial<Record<Name, number>>>
export type TakenCounts = Readonly<Partial<Record<TakenName, Counts>>>

/** What the second pass says of one article or input. Plain data, as the facts are. */
export type LintOutcome =
  | ({ readonly type: 'article' } & Judged)
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

/** An outcome with the article it is of, and what was asked of the run index for it. */
export interface Linted {
  readonly outcome: LintOutcome
  readonly article?: Article
  readonly asked: readonly Asked[]
}

export interface PassesOptions {
  readonly linter: ArticleLinter
  readonly store: ArticleStore
  readonly withBody?: boolean | undefined
}

type Language = string | undefined

/** What is opened of an input, up to where reading on is left out; errors stand for that and for articles left out. */
function* stepwise(all: Iterable<Opened>, { path }: Input, leftOut: LeftOut): Generator<Opened> {
  let unread = leftOut()
  if (unread === undefined) {
    for (const opened of all) {
      if (opened.type === 'article') {
        const message = leftOut()
        yield message === undefined ? opened : failedArticle(opened.document.article, message)
      } else yield opened
      unread = leftOut()
      if (unread !== undefined) break
    }
  }
  if (unread !== undefined) yield { type: 'error', path, message: unread }
}

/** Both passes over single inputs: the same in the main thread and in a worker. */
export class Passes {
  readonly #linter: ArticleLinter
  readonly #store: ArticleStore
  readonly #withBody: boolean

  constructor({ linter, store, withBody = false }: PassesOptions) {
    this.#linter = linter
    this.#store = store
    this.#withBody = withBody
  }

  /**
   * First pass: reads an input, and adds its habits to `profiles` if they are to be learned. Yields what it has to wait
   * for, and goes on with what that came to.
   */
  *observe(
    input: Input,
    profiles: Profiles | undefined,
    leftOut = nothing,
  ): Generator<Promise<Language>, InputFacts, Language> {
    const sources = new Set<string>()
    const languages: Record<string, string> = {}
    const failed: InputProblem[] = []
    const taken = new TakenCounter()
    const left: Record<number, string> = {}
    let step = 0
    const noted: LeftOut = () => {
      const message = leftOut()
      if (message !== undefined) left[step] = message
      step++
      return message
    }
    for (const opened of stepwise(this.#store.first(input), input, noted)) {
      if (opened.type === 'error') failed.push(opened)
      if (opened.type !== 'article') continue
      const { document } = opened
      const { article } = document
      const found = this.#linter.languageOf(document)
      const lang = (found instanceof Promise ? yield found : found) ?? 'unknown'
      sources.add(article.source)
      taken.add(article, input)
      if (lang !== 'en') languages[article.key] = lang
      else if (profiles) this.#linter.engine.observe(document, profiles)
    }
    return {
      sources: [...sources],
      ...taken.counts(),
      ...(Object.keys(languages).length > 0 ? { languages } : {}),
      ...(failed.length > 0 ? { failed } : {}),
      ...(Object.keys(left).length > 0 ? { left } : {}),
    }
  }

  /** Second pass: findings and scores of the articles of an input, one by one. */
  *lint(
    input: Input,
    facts: InputFacts,
    profiles: Profiles,
    run: RunIndex | undefined,
    leftOut = nothing,
  ): Generator<Linted> {
    const noting = run && new NotingIndex(run)
    let step = 0
    const known: LeftOut = () => facts.left?.[step++] ?? leftOut()
    for (const opened of stepwise(this.#store.again(input), input, known)) {
      if (opened.type !== 'article') yield { outcome: opened, asked: [] }
      else {
        const { document } = opened
        const outcome = this.#outcome(document, facts, profiles, noting)
        yield { outcome, article: document.article, asked: noting?.take() ?? [] }
      }
    }
  }

  #outcome(document: Document, { languages }: InputFacts, profiles: Profiles, run: RunIndex | undefined): LintOutcome {
    const { article } = document
    const { path, source } = article
    const lang = languages?.[article.key]
    if (!lang) return this.#linter.judge(document, profiles.profile(source), run)
    return { type: 'language', path, source, lang, ...(this.#withBody ? { extract: extractOf(document, lang) } : {}) }
  }
}

/** Counts what the articles of an input were taken from. */
export class TakenCounter {
  readonly #sourceBy: Partial<Record<SourceBy, number>> = {}
  readonly #taken: Partial<Record<TakenName, Record<string, number>>> = {}

  add({ sourceBy = 'folder', taken }: Article, input: Pick<Input, 'sourceBy'>): void {
    const by = sourceBy === 'folder' ? (input.sourceBy ?? sourceBy) : sourceBy
    this.#sourceBy[by] = (this.#sourceBy[by] ?? 0) + 1
    for (const [name, path] of Object.entries(taken ?? {})) {
      const counts = this.#taken[name as TakenName] ?? {}
      this.#taken[name as TakenName] = { ...counts, [path]: (counts[path] ?? 0) + 1 }
    }
  }

  counts(): Pick<InputFacts, 'sourceBy' | 'taken'> {
    return { sourceBy: this.#sourceBy, ...(Object.keys(this.#taken).length > 0 ? { taken: this.#taken } : {}) }
  }
}

/** Credits and text of an article no rule judges: what the reader tells of any language. */
export function extractOf(document: Document, lang: string): ArticleResult {
  const { article, words, text } = document
  const credits = statedCredits(document)
  const { key, path, source, recordLine, id } = article
  const nothing = { furnitureWords: 0, furnitureRuns: 0, inlineRuns: 0, signals: {}, findings: [], errors: [] }
  const record = recordLine === undefined ? {} : { recordLine }
  const own = id === undefined ? {} : { id }
  return { key, path, source, lang, words, credits, ...nothing, ...record, ...own, bodyText: text.trim() }
}
