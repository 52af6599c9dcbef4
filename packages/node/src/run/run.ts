import { setImmediate } from 'node:timers/promises'
import type { Article, ArticleResult, Rule, RunIndex, SourceBy } from '@copydesk/core'
import { plainArticle } from '@copydesk/core'
import type { Engine, Profiles } from '@copydesk/engine'
import type { ArticleScore, Tally } from '@copydesk/score'
import { ArticleLinter, acceptedBy, type Judged, notEnglish } from '../article-linter.ts'
import type { Baseline } from '../baseline.ts'
import type { ResolveOptions } from '../config/resolve.ts'
import type { BytesOf, Input, InputProblem } from '../inputs.ts'
import type { ReadDefaults } from '../read-input.ts'
import { ArticleFiles } from './article-files.ts'
import { ArticleStore } from './article-store.ts'
import type { CacheOptions } from './cache-folder.ts'
import { Counts } from './counts.ts'
import type { KeptArticle, RunEvent } from './events.ts'
import type { EvidenceCollector } from './evidence.ts'
import { type Executor, type LintTask, thisThread } from './executor.ts'
import { type Group, Grouping, type NearTo, opened } from './groups.ts'
import { Habits } from './habits.ts'
import { HeldOutcomes, type Told } from './held.ts'
import { InOrder } from './in-order.ts'
import { type KeptOutcome, keptOutcome, openedOutcome } from './kept-outcome.ts'
import { languageOf } from './language.ts'
import type { Asked } from './neighbours.ts'
import { type InputFacts, type LintOutcome, Passes, type TakenCounts } from './passes.ts'
import { Pool } from './pool.ts'
import { type AskedIndex, type FreshlyLinted, RunCache, setupKey } from './run-cache.ts'
import { type Shard, shardsOf } from './shards.ts'
import { judgedSources } from './sources.ts'
import { TemporaryFolder } from './temporary-folder.ts'
import { type Concurrency, threadsFor } from './threads.ts'
import type { Timings } from './timing.ts'
import { HeldError } from './turns.ts'
import type { WorkerSetup } from './worker.ts'
import { workerEntry } from './worker-entry.ts'
import { workerThreads } from './worker-threads.ts'

export interface Progress {
  readonly pass: 'observe' | 'lint'
  readonly done: number
  readonly total: number
}

/** What the records of one file were read from. */
export interface TakenFile {
  readonly path: string
  /** By what was taken and the field it came from: records. */
  readonly taken: TakenCounts
  /** By what named their source: records. */
  readonly sourceBy: Readonly<Partial<Record<SourceBy, number>>>
}

export interface RunOptions {
  readonly inputs: readonly Input[]
  readonly engine: Engine
  readonly read?: ReadDefaults
  readonly withBody?: boolean
  /** Habits learned earlier. Those of this run are added, except of articles that are counted there already. */
  readonly saved?: Profiles
  /** `saved` counts every article of the run and holds their sketches: nothing is learned. */
  readonly complete?: boolean
  /** Findings accepted earlier are suppressed; it remembers what this run found. */
  readonly baseline?: Baseline
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
  /** Content that stands for a file's (stdin, staged blobs): asked for inputs and for their sidecars. Such a run takes one thread. */
  readonly bytesOf?: BytesOf
  readonly onProgress?: (progress: Progress) => void
  /** Told which of `inputs` the events to come are about. */
  readonly onInput?: (place: number) => void
  /** Says nothing of sources: their articles are only in part in this run. */
  readonly articlesOnly?: boolean
  /** Told once, after the first pass, which fields the records of each file were read from. */
  readonly onTaken?: (files: readonly TakenFile[]) => void
  /** Threads to lint with, and the configuration they resolve again. Without it: this thread alone. */
  readonly workers?: { readonly concurrency: Concurrency; readonly resolve: ResolveOptions }
  /** Told how many threads lint, where it is more than one. */
  readonly onThreads?: (threads: number) => void
  /** The profiles of the run are asked for afterwards: a cache that cannot give them learns them again. */
  readonly asksProfiles?: boolean
  /** Remembers results from run to run. */
  readonly cache?: CacheOptions
  /** Collects what rules cost in other threads; give the engine a timer for this one. */
  readonly timings?: Timings
}

export interface RunSummary {
  readonly tally: Tally
  /** By what named their source: articles. */
  readonly sourceBy: Readonly<Partial<Record<SourceBy, number>>>
  readonly profiles: Profiles
  readonly evidence: EvidenceCollector
}

/** Lints the inputs in two passes. Returns the tally and the merged profiles once every event was taken. */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent, RunSummary, void> {
  const state = new Run(options)
  try {
    await state.observeAll()
    options.onTaken?.(state.taken)
    yield* state.lintAll()
    if (!options.articlesOnly) yield* state.sources()
    state.remember()
  } finally {
    await state.close()
  }
  return {
    tally: state.tally,
    evidence: state.evidence,
    sourceBy: state.sourceBy,
    get profiles() {
      return state.profiles
    },
  }
}

/** The profiles of the inputs: the first pass alone. */
export async function profileInputs(
  options: RunOptions,
): Promise<{ readonly profiles: Profiles; readonly failed: readonly InputProblem[] }> {
  const state = new Run({ ...options, asksProfiles: true })
  try {
    await state.observeAll()
    options.onTaken?.(state.taken)
    return { profiles: state.profiles, failed: state.failed }
  } finally {
    await state.close()
  }
}

/** An article's event: a class, since a getter in an object literal makes V8 hold what it sees. */
class Linted {
  readonly type = 'article'
  readonly kept?: KeptArticle
  #judged: Judged | (() => Judged)
  #article: Article | ((result: ArticleResult) => Article)

  constructor(
    judged: Judged | (() => Judged),
    article: Article | ((result: ArticleResult) => Article),
    kept?: KeptArticle,
  ) {
    this.#judged = judged
    this.#article = article
    if (kept) this.kept = kept
  }

  get result(): ArticleResult {
    return this.#said().result
  }

  get score(): ArticleScore {
    return this.#said().score
  }

  get article(): Article {
    if (typeof this.#article === 'function') this.#article = this.#article(this.result)
    return this.#article
  }

  #said(): Judged {
    if (typeof this.#judged === 'function') this.#judged = this.#judged()
    return this.#judged
  }
}

/** Part of the inputs up to which the run index is made for these alone. */
const fewInputs = 1 / 8

class Run {
  readonly #counts: Counts
  readonly #options: RunOptions
  readonly #shards: readonly Shard[]
  readonly #store: ArticleStore
  readonly #thisThread: Executor
  #workers: Executor | undefined
  /** An article held this thread for too long: others lint from then on. */
  #isHeld = false
  readonly #cache: RunCache | undefined
  #habits: Habits
  #index: RunIndex | undefined
  readonly #folder = new TemporaryFolder()
  readonly #held = new HeldOutcomes(this.#folder)
  /** By shard, by input. */
  readonly #facts: (readonly InputFacts[])[] = []

  constructor(options: RunOptions) {
    const { inputs, engine, bytesOf } = options
    const { rules } = engine
    this.#options = options
    this.#counts = new Counts(rules)
    this.#shards = shardsOf(inputs)
    this.#habits = this.#noHabits()
    this.#store = this.#storeFor(this.#threads(inputs.length))
    this.#thisThread = thisThread({
      passes: this.#passes(),
      store: this.#store,
      habits: this.#habits,
      elsewhere: this.#mayThread ? () => this.#elsewhere() : undefined,
    })
    if (options.cache) {
      const setup = setupKey(options.cache.setup, options)
      this.#cache = new RunCache({ ...options.cache, setup, shards: this.#shards, bytesOf })
    }
    process.once('exit', this.#clear)
  }

  get tally(): Tally {
    return this.#counts.tally
  }

  get evidence(): EvidenceCollector {
    return this.#counts.evidence
  }

  /** Complete once all was observed. */
  get profiles(): Profiles {
    return this.#habits.all()
  }

  get taken(): TakenFile[] {
    return this.#eachInput(({ path }, { taken, sourceBy = {} }) => (taken ? [{ path, taken, sourceBy }] : []))
  }

  get sourceBy(): RunSummary['sourceBy'] {
    const sum: Partial<Record<SourceBy, number>> = {}
    for (const [by, count] of this.#facts.flat().flatMap(({ sourceBy = {} }) => Object.entries(sourceBy)))
      sum[by as SourceBy] = (sum[by as SourceBy] ?? 0) + count
    return sum
  }

  /** What the first pass could not read. */
  get failed(): InputProblem[] {
    return this.#eachInput((_, { failed = [] }) => failed)
  }

  async close(): Promise<void> {
    await this.#workers?.close()
    this.#clear()
    process.removeListener('exit', this.#clear)
  }

  async observeAll(): Promise<void> {
    try {
      await this.#observeMissing()
    } catch (error) {
      if (!(error instanceof HeldError)) throw error
      this.#isHeld = true
      this.#habits = this.#noHabits()
      await this.#observeMissing()
    }
  }

  async #observeMissing(): Promise<void> {
    const missing: number[] = []
    let done = 0
    const progress = (shard: number): void => {
      done += this.#shards[shard]?.inputs.length ?? 0
      this.#options.onProgress?.({ pass: 'observe', done, total: this.#options.inputs.length })
    }
    const settled = this.#options.asksProfiles ? undefined : this.#cache?.settled()
    for (const shard of this.#shards.keys()) {
      const learned = settled?.[shard] ?? this.#cache?.observed(shard)
      if (!learned) {
        missing.push(shard)
        continue
      }
      this.#facts[shard] = learned.facts
      this.#habits.defer(learned)
      progress(shard)
    }
    const shards = missing.map((shard) => this.#shards[shard] as Shard)
    const executor = this.#executorFor(shards)
    for await (const { shard: at, facts, part } of executor.observe(shards, this.#cache !== undefined)) {
      const shard = missing[at] as number
      this.#facts[shard] = facts
      if (part) {
        this.#cache?.keepObserved(shard, facts, part)
        this.#habits.add(part)
      }
      progress(shard)
    }
    this.#cache?.settle(this.#facts)
  }

  async *lintAll(): AsyncGenerator<RunEvent> {
    const known = this.#known()
    const fresh = await this.#lintMissing(known)
    let done = 0
    for (const [shard, { first, inputs }] of this.#shards.entries()) {
      const facts = this.#factsOf(shard)
      const earlier = known[shard]?.some(Boolean) ? this.#cache?.linted(shard, facts) : undefined
      const counted = known[shard]?.every(Boolean) ? earlier?.counted() : undefined
      const counts = counted ? undefined : this.#countsApart()
      const linted: (FreshlyLinted | undefined)[] = []
      for (const [at, input] of inputs.entries()) {
        this.#options.onInput?.(first + at)
        if (known[shard]?.[at]) {
          for (const kept of earlier?.outcomes[at] ?? []) yield this.#keptEvent(kept, input, counts)
          linted.push(undefined)
        } else linted.push(yield* this.#fresh(fresh.of(first + at), input, counts))
        this.#options.onProgress?.({ pass: 'lint', done: ++done, total: this.#options.inputs.length })
      }
      if (counted) this.#counts.merge(counted)
      if (counts && this.#cache) {
        const json = counts.toJSON()
        this.#counts.merge(json)
        this.#cache.keepLinted(shard, facts, linted, json)
      }
    }
  }

  /** Where outcomes are counted: by shard where they are to be kept. */
  #countsApart(): Counts {
    return this.#cache ? new Counts(this.#options.engine.rules) : this.#counts
  }

  async *#fresh(
    told: AsyncGenerator<Told>,
    input: Input,
    counts: Counts | undefined,
  ): AsyncGenerator<RunEvent, FreshlyLinted> {
    const outcomes: KeptOutcome[] = []
    const asked: Asked[] = []
    for await (const next of told) {
      const kept = this.#cache && keptOutcome(next.outcome)
      if (kept) {
        outcomes.push(kept)
        asked.push(...next.asked)
      }
      yield this.#event(next.outcome, input, counts, { article: next.article, kept })
    }
    return { outcomes, asked }
  }

  *sources(): Generator<RunEvent> {
    const cache = this.#cache
    const { engine, baseline } = this.#options
    yield* judgedSources({
      engine,
      tally: this.tally,
      evidence: this.evidence,
      profiles: (source) => this.#habits.of([source]),
      known: (source, rests) => cache?.sourceFindings(source, rests),
      keep: (source, rests, findings) => cache?.keepSourceFindings(source, rests, findings),
      accept: (source, findings) => baseline?.applySource(source, findings) ?? findings,
    })
  }

  /** Leaves in the cache what is written once. */
  remember(): void {
    this.#cache?.close()
  }

  /** By shard, by input: whether an earlier run has linted it. Nothing is known without a cache. */
  #known(): (readonly boolean[])[] {
    const askIndex = (): AskedIndex | undefined =>
      this.#habits.needsIndex ? this.#habits.index(() => undefined) : undefined
    return this.#facts.map((facts, shard) => this.#cache?.known(shard, facts, askIndex) ?? facts.map(() => false))
  }

  #factsOf(shard: number): readonly InputFacts[] {
    return this.#facts[shard] as readonly InputFacts[]
  }

  #eachInput<T>(of: (input: Input, facts: InputFacts) => readonly T[]): T[] {
    return this.#shards.flatMap(({ inputs }, shard) =>
      inputs.flatMap((input, at) => of(input, this.#factsOf(shard)[at] as InputFacts)),
    )
  }

  async #lintMissing(known: readonly (readonly boolean[])[]): Promise<InOrder> {
    const { inputs } = this.#options
    const facts = this.#facts.flat()
    const isKnown = known.flat()
    const missing = inputs.filter((_, place) => !isKnown[place])
    if (this.#habits.needsIndex && missing.length < inputs.length * fewInputs) this.#habits.askAbout(missing)
    const groups = await this.#grouped((place) => !isKnown[place])
    const tasks = groups.map(
      ({ places, areNear }): LintTask => ({
        inputs: places.map((place) => inputs[place] as Input),
        facts: places.map((place) => facts[place] as InputFacts),
        areNear,
      }),
    )
    const order = groups.map(({ places }) => places)
    return new InOrder(this.#executorFor(tasks).lint(tasks), order, this.#held)
  }

  /** Lets signals through now and then: for many articles it takes a while. */
  async #grouped(isToLint: (place: number) => boolean): Promise<Group[]> {
    const nearTo = this.#habits.needsIndex ? this.#nearTo : () => []
    const grouped: Group[] = []
    for (const groups of new Grouping(this.#shards, isToLint, nearTo).groups()) {
      grouped.push(...groups)
      await setImmediate()
    }
    return grouped
  }

  readonly #nearTo: NearTo = (article) => {
    this.#index ??= this.#habits.index(() => undefined)
    return opened(article, this.#options.engine.rules, this.#index)
  }

  /** Reads no more of what is known than somebody asks for. */
  #keptEvent(kept: KeptOutcome, input: Input, counts: Counts | undefined): RunEvent {
    const open = () => openedOutcome(kept)
    if (counts || this.#options.baseline || !isKeptArticle(kept)) return this.#event(open(), input, counts, { kept })
    return new Linted(
      () => open() as ArticleOutcome,
      (result) => this.#articleOf(result, input),
      kept,
    )
  }

  #event(outcome: LintOutcome, input: Input, counts: Counts | undefined, known: Known): RunEvent {
    if (outcome.type === 'error') {
      if (outcome.path === input.path) counts?.tally.addFailed(input.source)
      return outcome
    }
    if (outcome.type === 'skipped') {
      counts?.tally.addSkipped(input.source, outcome.reason)
      return outcome
    }
    if (outcome.type === 'language') {
      const { path, source, lang, extract } = outcome
      counts?.tally.addSkipped(source, 'language')
      return { ...notEnglish(lang), path, ...(extract ? { extract } : {}) }
    }
    return this.#articleEvent(outcome, input, counts, known)
  }

  #articleEvent(outcome: ArticleOutcome, input: Input, counts: Counts | undefined, { article, kept }: Known): RunEvent {
    const { baseline } = this.#options
    const accepted = acceptedBy(baseline, outcome)
    counts?.add(accepted.result, accepted.score)
    const line = !baseline && kept && isKeptArticle(kept) ? kept : undefined
    return new Linted(accepted, article ?? ((result) => this.#articleOf(result, input)), line)
  }

  #articleOf(result: ArticleResult, input: Input): Article {
    return this.#store.article(input, result.key) ?? goneArticle(result)
  }

  #storeFor(size: number): ArticleStore {
    const { engine, read, bytesOf } = this.#options
    return new ArticleStore({
      index: engine.index,
      files: new ArticleFiles(this.#folder),
      isShared: size > 1,
      ...(read ? { read } : {}),
      ...(bytesOf ? { bytesOf } : {}),
    })
  }

  #passes(): Passes {
    const { engine, withBody, known } = this.#options
    const linter = new ArticleLinter({ engine, languageOf, withBody, known })
    return new Passes({ linter, store: this.#store, withBody })
  }

  /** Of what an earlier run has not done only the rest is to be divided. */
  #executorFor(work: readonly { readonly inputs: readonly Input[] }[]): Executor {
    const size = this.#threads(work.reduce((sum, { inputs }) => sum + inputs.length, 0))
    if (size === 1 && !this.#isHeld) return this.#thisThread
    this.#workers ??= this.#workersOf(size)
    return this.#workers
  }

  #elsewhere(): Executor {
    this.#isHeld = true
    this.#workers ??= this.#workersOf(1)
    return this.#workers
  }

  get #mayThread(): boolean {
    const { workers, bytesOf } = this.#options
    return workers !== undefined && workerEntry() !== undefined && !bytesOf
  }

  #threads(inputs: number): number {
    const { workers } = this.#options
    return workers && this.#mayThread ? threadsFor(workers.concurrency, inputs) : 1
  }

  #noHabits(): Habits {
    const { inputs, engine, saved, complete = false } = this.#options
    return new Habits({ inputs, saved, complete, needsIndex: engine.rules.some(comparesArticles) })
  }

  #workersOf(size: number): Executor {
    const entry = workerEntry() as URL
    const { resolve } = this.#options.workers as NonNullable<RunOptions['workers']>
    if (size > 1) this.#options.onThreads?.(size)
    const { saved, complete = false, read = {}, withBody = false, known, timings } = this.#options
    this.#folder.make()
    const workerData: WorkerSetup = {
      resolve,
      saved: saved?.toJSON(false),
      complete,
      read,
      withBody,
      files: this.#folder.path,
      timing: timings !== undefined,
      ...(known ? { known } : {}),
    }
    return workerThreads(new Pool({ size, entry, workerData }), this.#habits, timings ?? {})
  }

  readonly #clear = (): void => {
    this.#held.close()
    this.#folder.remove()
  }
}

type ArticleOutcome = Extract<LintOutcome, { type: 'article' }>

/** What is at hand of an outcome besides. */
interface Known {
  readonly article?: Article | undefined
  readonly kept?: KeptOutcome | undefined
}

const isKeptArticle = (kept: KeptOutcome): kept is KeptOutcome & KeptArticle => kept.counts !== undefined

const comparesArticles = ({ meta, needs = [] }: Rule): boolean => meta.scope === 'run' || needs.includes('run')

/** Stands for an article whose file went away while the run went on. */
const goneArticle = ({ key, path, source, lang, credits }: ArticleResult): Article =>
  plainArticle('', { key, path, source, lang, credits })
