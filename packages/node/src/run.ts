import type { Article, ArticleResult, Rule, SourceFinding } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import type { ReadOutcome } from '@copydesk/readers'
import { type ArticleScore, type RuleWeight, type SourceScore, scoreArticle, scoreSource, Tally } from '@copydesk/score'
import type { Baseline } from './baseline.ts'
import { EvidenceCollector } from './evidence.ts'
import { weightsOf } from './host.ts'
import type { Input, InputProblem } from './inputs.ts'
import { languageOf } from './language.ts'
import { DocumentCache, OutcomeStore, type ReadDefaults, readInput } from './store.ts'

/** What a run says, in input order, then source by source. */
export type RunEvent =
  | {
      readonly type: 'article'
      readonly article: Article
      readonly result: ArticleResult
      readonly score: ArticleScore
    }
  | { readonly type: 'skipped'; readonly path: string; readonly reason: string; readonly lang?: string }
  | { readonly type: 'error'; readonly path: string; readonly message: string; readonly line?: number }
  | { readonly type: 'source'; readonly score: SourceScore; readonly findings: readonly SourceFinding[] }

export interface Progress {
  readonly pass: 'observe' | 'lint'
  readonly done: number
  readonly total: number
}

export interface RunOptions {
  readonly inputs: readonly Input[]
  readonly engine: Engine
  /** Rules that can score; by default the engine's. */
  readonly rules?: readonly Rule[]
  readonly read?: ReadDefaults
  readonly withBody?: boolean
  /** Habits learned earlier. Those of this run are added, except of articles that are counted there already. */
  readonly saved?: Profiles
  /** Findings accepted earlier are suppressed; it remembers what this run found. */
  readonly baseline?: Baseline
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
  /** Bytes that stand for an input's (stdin, a staged blob). */
  readonly bytesOf?: (input: Input) => Uint8Array | undefined
  readonly onProgress?: (progress: Progress) => void
}

export interface RunSummary {
  readonly tally: Tally
  readonly profiles: Profiles
}

/** Lints the inputs in two passes. Returns the tally and the merged profiles once every event was taken. */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent, RunSummary, void> {
  const state = new RunState(options)
  await state.observeAll()
  yield* state.lintAll()
  yield* state.sources()
  return { tally: state.tally, profiles: state.profiles }
}

/** The profiles of the inputs: the first pass alone. */
export async function profileInputs(
  options: RunOptions,
): Promise<{ readonly profiles: Profiles; readonly failed: readonly InputProblem[] }> {
  const state = new RunState(options)
  await state.observeAll()
  return { profiles: state.profiles, failed: state.failed }
}

class RunState {
  readonly tally = new Tally()
  readonly profiles: Profiles
  /** What the first pass could not read. */
  readonly failed: InputProblem[] = []
  readonly #options: RunOptions
  readonly #engine: Engine
  readonly #store = new OutcomeStore()
  readonly #languages = new Map<string, string>()
  readonly #weights: ReadonlyMap<string, RuleWeight>
  readonly #evidence: EvidenceCollector
  readonly #documents = new DocumentCache(64)
  readonly #inputOf = new Map<string, Input>()

  constructor(options: RunOptions) {
    this.#options = options
    this.#engine = options.engine
    this.profiles = new Profiles(options.saved)
    if (options.saved) this.profiles.merge(options.saved)
    const rules = options.rules ?? options.engine.rules
    this.#weights = weightsOf(rules)
    this.#evidence = new EvidenceCollector(
      new Set(rules.filter((r) => r.checkSource || r.meta.promote).map((r) => r.id)),
    )
  }

  async observeAll(): Promise<void> {
    const { inputs, onProgress } = this.#options
    let done = 0
    for (const input of inputs) {
      const outcomes = [...this.#read(input)]
      for (const outcome of outcomes) {
        if (outcome.type === 'article') await this.#observe(outcome.article, input)
        else if (outcome.type === 'error') this.failed.push(outcome)
      }
      this.#store.offer(input, outcomes)
      onProgress?.({ pass: 'observe', done: ++done, total: inputs.length })
    }
  }

  async #observe(article: Article, input: Input): Promise<void> {
    const document = this.#engine.index(article)
    const lang = await languageOf(document)
    this.#inputOf.set(article.key, input)
    if (lang === 'en') this.#engine.observe(document, this.profiles)
    else this.#languages.set(article.key, lang)
  }

  *lintAll(): Generator<RunEvent> {
    const { inputs, onProgress } = this.#options
    const run = this.profiles.runIndex((key) => this.#open(key))
    let done = 0
    for (const input of inputs) {
      for (const outcome of this.#store.take(input) ?? this.#read(input)) yield this.#event(outcome, input, run)
      onProgress?.({ pass: 'lint', done: ++done, total: inputs.length })
    }
  }

  #event(outcome: ReadOutcome, input: Input, run: ReturnType<Profiles['runIndex']>): RunEvent {
    if (outcome.type === 'error') {
      if (outcome.path === input.path) this.tally.addFailed(input.source)
      return outcome
    }
    if (outcome.type === 'skipped') {
      this.tally.addSkipped(input.source, outcome.reason)
      return outcome
    }
    const { article } = outcome
    const lang = this.#languages.get(article.key)
    if (lang) {
      this.tally.addSkipped(article.source, 'language')
      return { type: 'skipped', path: article.path, reason: `not English but ${lang}: only English is linted`, lang }
    }
    return this.#lint(article, run)
  }

  #lint(article: Article, run: ReturnType<Profiles['runIndex']>): RunEvent {
    const profile = this.profiles.profile(article.source)
    const { baseline, known, withBody = false } = this.#options
    const judged = this.#engine.lint(this.#engine.index(article), {
      profile,
      run,
      withBody,
      ...(known ? { known } : {}),
    })
    const result = baseline ? baseline.apply(judged) : judged
    const score = scoreArticle(result, this.#weights)
    this.tally.add(result, score)
    this.#evidence.add(result)
    return { type: 'article', article, result, score }
  }

  *sources(): Generator<RunEvent> {
    for (const source of this.tally.sources()) {
      const profile = this.profiles.profile(source)
      const findings = profile ? this.#engine.lintSource(profile, this.#evidence.of(source)).findings : []
      const judged = this.#options.baseline?.applySource(source, findings) ?? findings
      yield { type: 'source', score: scoreSource(this.tally, source), findings: judged }
    }
  }

  #read(input: Input): Iterable<ReadOutcome> {
    return readInput(input, this.#options.read ?? {}, this.#options.bytesOf?.(input))
  }

  #open(key: string) {
    return this.#documents.get(key, () => {
      const input = this.#inputOf.get(key)
      if (!input) return undefined
      for (const outcome of this.#store.get(input) ?? this.#read(input)) {
        if (outcome.type === 'article' && outcome.article.key === key) return this.#engine.index(outcome.article)
      }
      return undefined
    })
  }
}
