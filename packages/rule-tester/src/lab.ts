import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type {
  Article,
  ArticleResult,
  Document,
  Evidence,
  Lexicon,
  Rule,
  Signal,
  SourceFinding,
  SourceJudgement,
  SourceProfile,
} from '@copydesk/core'
import { createEngine, type Engine, Profiles } from '@copydesk/engine'
import { decodeLexicon } from '@copydesk/lexicon'
import { read } from '@copydesk/readers'
import { loadParseTree, loadSpeller, type ParseTree, type Speller } from '@copydesk/text'
import type { Fixture, FixtureFile } from './fixtures.ts'

export interface LabOptions {
  /** Rules whose findings the rule under test needs: those signals and late rules read. */
  readonly rules?: readonly Rule[]
  readonly signals?: readonly Signal[]
  /** Bytes a resource id stands for. */
  readonly resources?: (id: string) => Uint8Array
}

/** What a rule says of one article of a fixture. */
export interface Judged {
  readonly file: FixtureFile
  readonly article: Article
  readonly result: ArticleResult
}

export interface Judgement {
  readonly articles: readonly Judged[]
  readonly source: readonly SourceFinding[]
}

let lexicon: Lexicon | undefined

/** Beside the bundle; in a checkout in its package. */
function wordTable(): URL | string {
  const packed = new URL('./assets/words.bin', import.meta.url)
  return existsSync(packed) ? packed : createRequire(import.meta.url).resolve('@copydesk/lexicon/words.bin')
}

/** The compiled word table. @throws Error if it is not built */
export function loadLexicon(): Lexicon {
  lexicon ??= decodeLexicon(readFileSync(wordTable()))
  return lexicon
}

const defaultSource = 'fixture'

/** The articles of a fixture file. @throws Error if the reader gives none */
export function articlesOf(file: FixtureFile, text = file.text): Article[] {
  const { options } = file
  const bytes = new TextEncoder().encode(text)
  const source = options.source ?? defaultSource
  const outcomes = [...read(bytes, { path: file.path, key: file.path, source })]
  const articles = outcomes.map((outcome) => {
    if (outcome.type === 'article') return outcome.article
    throw new Error(`${file.path} cannot be read: ${outcome.type === 'error' ? outcome.message : outcome.reason}`)
  })
  if (articles.length === 0) throw new Error(`${file.path} holds no article`)
  return articles.map((article) => ({
    ...article,
    title: options.title ?? article.title,
    url: options.url ?? article.url,
    lang: options.lang ?? article.lang,
    credits: { ...article.credits, ...options.credits },
  }))
}

interface Entry {
  readonly file: FixtureFile
  readonly article: Article
  readonly document: Document
}

/** Runs one rule over fixtures with the real engine, readers and word table. */
export class Lab {
  readonly #rule: Rule
  readonly #options: LabOptions
  readonly #parseTree: ParseTree
  readonly #engines = new Map<string, Engine>()

  readonly #speller: Speller | undefined

  private constructor(rule: Rule, options: LabOptions, parseTree: ParseTree, speller: Speller | undefined) {
    this.#rule = rule
    this.#options = options
    this.#parseTree = parseTree
    this.#speller = speller
  }

  static async of(rule: Rule, options: LabOptions = {}): Promise<Lab> {
    const spells = [rule, ...(options.rules ?? [])].some(({ needs }) => needs?.includes('speller'))
    const speller = spells ? await loadSpeller((await import('dictionary-en')).default) : undefined
    return new Lab(rule, options, await loadParseTree(), speller)
  }

  /** An engine with the rule, its companions and these options of the rule. */
  engine(options: Readonly<Record<string, unknown>> = {}): Engine {
    const key = JSON.stringify(options)
    let engine = this.#engines.get(key)
    if (!engine) {
      const { rules = [], signals = [], resources } = this.#options
      engine = createEngine({
        rules: [this.#rule, ...rules.filter((rule) => rule.id !== this.#rule.id)],
        signals,
        lexicon: loadLexicon(),
        parseTree: this.#parseTree,
        ...(this.#speller ? { speller: this.#speller } : {}),
        settings: (rule) => (rule.id === this.#rule.id ? { options } : undefined),
        ...(resources ? { resources } : {}),
      })
      this.#engines.set(key, engine)
    }
    return engine
  }

  /** What the rule says of a fixture. `rewrite` stands in for the text of a file. */
  judge(fixture: Fixture, rewrite: (file: FixtureFile) => string = (file) => file.text): Judgement {
    const engine = this.engine(fixture.files[0]?.options.options)
    const enter = (file: FixtureFile, text: string): Entry[] =>
      articlesOf(file, text).map((article) => ({ file, article, document: engine.index(article) }))
    const entries = fixture.files.flatMap((file) => enter(file, rewrite(file)))
    const background = fixture.background.flatMap((file) => enter(file, file.text))
    const profiles = new Profiles()
    const all = [...entries, ...background]
    for (const { document } of all) engine.observe(document, profiles)
    const run = profiles.runIndex((key) => all.find(({ article }) => article.key === key)?.document)
    const linted = entries.map(({ file, article, document }) => {
      const seen = fixture.profiled ? { profile: profiles.profile(article.source), run } : {}
      return { file, article, result: engine.lint(document, seen) }
    })
    const articles = linted.map((judged) => ({ ...judged, result: this.#own(judged.result) }))
    return { articles, source: fixture.profiled ? this.#source(engine, profiles, linted) : [] }
  }

  #own(result: ArticleResult): ArticleResult {
    return { ...result, findings: result.findings.filter((finding) => finding.rule === this.#rule.id) }
  }

  #source(engine: Engine, profiles: Profiles, articles: readonly Judged[]): SourceFinding[] {
    return profiles.sources.flatMap((name) => {
      const profile = profiles.profile(name) as SourceProfile
      const results = articles.map((judged) => judged.result).filter((result) => result.source === name)
      const evidence: Evidence[] = results.flatMap((result) =>
        this.#own(result).findings.map(({ start, end }) => ({ path: result.path, start, end })),
      )
      const { findings } = engine.lintSource(profile, new Map([[this.#rule.id, evidence]]), judgementOf(results))
      return findings.filter((finding) => finding.rule === this.#rule.id)
    })
  }
}

/** What a run's tally says of a source, from its results. */
function judgementOf(results: readonly ArticleResult[]): SourceJudgement {
  const signals: Record<string, { mean: number; articles: number }> = {}
  const findings: Record<string, number> = {}
  for (const result of results) {
    for (const [id, value] of Object.entries(result.signals)) {
      const { mean, articles } = signals[id] ?? { mean: 0, articles: 0 }
      signals[id] = { mean: (mean * articles + value) / (articles + 1), articles: articles + 1 }
    }
    for (const { rule, severity } of result.findings)
      if (severity !== 'info') findings[rule] = (findings[rule] ?? 0) + 1
  }
  return { signals, findings }
}
