import type { Article, ArticleResult, Rule, SourceBy, SourceFinding } from '@copydesk/core'
import { plainArticle } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { type ArticleScore, type SourceScore, Tally } from '@copydesk/score'
import type { Baseline } from '../baseline.ts'
import type { ResolveOptions } from '../config/resolve.ts'
import { weightsOf } from '../host.ts'
import type { BytesOf, Input, InputProblem } from '../inputs.ts'
import { OutcomeStore, type ReadDefaults } from './article-store.ts'
import { type CacheOptions, setupKey } from './cache-folder.ts'
import { EvidenceCollector } from './evidence.ts'
import { alone, type Crew, type Fresh, type Habits, type LintTask, threads, threadsFor } from './executor.ts'
import { type Item, type Seen, type TakenCounts, Work } from './passes.ts'
import { Pool } from './pool.ts'
import { Memory } from './run-cache.ts'
import { type Shard, shardsOf } from './shards.ts'
import { judgedSources } from './sources.ts'
import { Spool } from './temporary-folder.ts'
import type { Timings } from './timing.ts'
import type { WorkerSetup } from './worker.ts'
import { workerEntry } from './worker-entry.ts'

/** What a run says, in input order, then source by source. */
export type RunEvent =
  | {
      readonly type: 'article'
      /** Read again on first use if it was linted in another thread or in an earlier run. */
      readonly article: Article
      readonly result: ArticleResult
      readonly score: ArticleScore
    }
  | {
      readonly type: 'skipped'
      readonly path: string
      readonly reason: string
      readonly lang?: string
      /** Of a record without a text: the names of its fields, and which may be the text. */
      readonly fields?: readonly string[]
      readonly textField?: string
      /** Credits and text of an article in another language, where body texts were asked for. */
      readonly extract?: ArticleResult
    }
  | { readonly type: 'error'; readonly path: string; readonly message: string; readonly line?: number }
  | { readonly type: 'source'; readonly score: SourceScore; readonly findings: readonly SourceFinding[] }

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
  /** Rules that can score; by default the engine's. */
  readonly rules?: readonly Rule[]
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
  readonly workers?: { readonly concurrency: number | 'auto'; readonly resolve: ResolveOptions }
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
  const state = new RunState(options)
  try {
    await state.observeAll()
    options.onTaken?.(state.taken)
    yield* state.lintAll()
    if (!options.articlesOnly) yield* state.sources()
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
  const state = new RunState(options)
  try {
    await state.observeAll()
    options.onTaken?.(state.taken)
    return { profiles: state.profiles, failed: state.failed }
  } finally {
    await state.close()
  }
}

class RunState {
  readonly tally = new Tally()
  readonly #options: RunOptions
  readonly #engine: Engine
  readonly evidence: EvidenceCollector
  readonly #shards: readonly Shard[]
  readonly #work: Work
  readonly #crew: Crew
  readonly #memory: Memory | undefined
  readonly #habits: Habits
  readonly #spool = new Spool()
  /** By shard, by input. */
  readonly #seen: (readonly Seen[])[] = []
  /** Habits the cache holds that nobody has asked for yet. */
  #deferred: (() => Profiles)[] = []

  constructor(options: RunOptions) {
    const { inputs, engine, saved, rules = engine.rules } = options
    this.#options = options
    this.#engine = engine
    this.evidence = new EvidenceCollector(
      new Set(rules.filter((r) => r.checkSource || r.meta.promote).map((r) => r.id)),
    )
    this.#shards = shardsOf(inputs)
    const profiles = new Profiles(saved)
    if (saved) profiles.merge(saved)
    const needsRun = engine.rules.some(comparesArticles)
    this.#habits = { profiles, saved, complete: options.complete === true, needsRun, inputs }
    const entry = workerEntry()
    const { workers, bytesOf } = options
    const size = workers && entry && !bytesOf ? threadsFor(workers.concurrency, inputs) : 1
    this.#work = this.#workFor(rules, size)
    this.#crew =
      workers && entry && size > 1 ? this.#threads(entry, size, workers.resolve) : alone(this.#work, this.#habits)
    if (options.cache) {
      const cache = { ...options.cache, setup: setupKey(options.cache.setup, options) }
      this.#memory = new Memory(cache, this.#shards, bytesOf)
    }
    process.once('exit', this.#clear)
  }

  /** Complete once all was observed; what the cache holds of it is read on first use. */
  get profiles(): Profiles {
    for (const part of this.#deferred) this.#habits.profiles.merge(part())
    this.#deferred = []
    return this.#habits.profiles
  }

  get taken(): TakenFile[] {
    return this.#shards.flatMap(({ inputs }, shard) =>
      inputs.flatMap(({ path }, at) => {
        const { taken, sourceBy = {} } = this.#seenOf(shard)[at] as Seen
        return taken ? [{ path, taken, sourceBy }] : []
      }),
    )
  }

  get sourceBy(): RunSummary['sourceBy'] {
    const sum: Partial<Record<SourceBy, number>> = {}
    for (const [by, count] of this.#seen.flat().flatMap(({ sourceBy = {} }) => Object.entries(sourceBy)))
      sum[by as SourceBy] = (sum[by as SourceBy] ?? 0) + count
    return sum
  }

  /** What the first pass could not read. */
  get failed(): InputProblem[] {
    return this.#shards.flatMap(({ inputs }, shard) =>
      inputs.flatMap(({ path }, at) => {
        const { crashed, failed = [] } = this.#seenOf(shard)[at] as Seen
        return crashed === undefined ? failed : [{ path, message: crashed }]
      }),
    )
  }

  async close(): Promise<void> {
    await this.#crew.close()
    this.#clear()
    process.removeListener('exit', this.#clear)
  }

  async observeAll(): Promise<void> {
    const missing: number[] = []
    let done = 0
    const progress = (shard: number): void => {
      done += this.#shards[shard]?.inputs.length ?? 0
      this.#options.onProgress?.({ pass: 'observe', done, total: this.#options.inputs.length })
    }
    for (const shard of this.#shards.keys()) {
      const pack = this.#memory?.seen(shard)
      if (!pack) {
        missing.push(shard)
        continue
      }
      this.#seen[shard] = pack.seen
      this.#deferred.push(() => Profiles.fromJSON(pack.profiles()))
      progress(shard)
    }
    const shards = missing.map((shard) => this.#shards[shard] as Shard)
    for await (const { shard: at, seen, part } of this.#crew.observe(shards, this.#memory !== undefined)) {
      const shard = missing[at] as number
      this.#seen[shard] = seen
      if (part) {
        this.#memory?.keepSeen(shard, seen, part.toJSON())
        this.#habits.profiles.merge(part)
      }
      progress(shard)
    }
    this.#memory?.settle(this.#seen, this.#habits.needsRun)
  }

  async *lintAll(): AsyncGenerator<RunEvent> {
    const known = this.#shards.map((_, shard) => this.#memory?.found(shard, this.#seenOf(shard)).known ?? [])
    const fresh = this.#lintMissing(known)
    let done = 0
    for (const [shard, { first, inputs }] of this.#shards.entries()) {
      const remembered = known[shard]?.some(Boolean) ? this.#found(shard) : []
      const items: (readonly string[])[] = []
      for (const [at, input] of inputs.entries()) {
        this.#options.onInput?.(first + at)
        if (known[shard]?.[at]) items.push(yield* this.#remembered(remembered[at] ?? [], input))
        else items.push(yield* this.#fresh(fresh, input, shard, at))
        this.#options.onProgress?.({ pass: 'lint', done: ++done, total: this.#options.inputs.length })
      }
      if (known[shard]?.includes(false)) this.#memory?.keepFound(shard, this.#seenOf(shard), items)
    }
  }

  *#remembered(lines: readonly string[], input: Input): Generator<RunEvent, readonly string[]> {
    for (const line of lines) yield this.#event(JSON.parse(line) as Item, input)
    return lines
  }

  async *#fresh(fresh: Queue, input: Input, shard: number, at: number): AsyncGenerator<RunEvent, readonly string[]> {
    const lines: string[] = []
    for (let next = await fresh.peek(); next?.shard === shard && next.at === at; next = await fresh.peek()) {
      fresh.drop()
      if (this.#memory) lines.push(next.line ?? JSON.stringify(next.item))
      yield this.#event(next.item, input, next.article)
    }
    return lines
  }

  *sources(): Generator<RunEvent> {
    const { baseline } = this.#options
    const memory = this.#memory
    yield* judgedSources({
      engine: this.#engine,
      tally: this.tally,
      evidence: this.evidence,
      profiles: () => this.profiles,
      known: (source) => memory?.findingsOf(source),
      keep: (source, findings) => memory?.keepSource(source, findings),
      accept: (source, findings) => baseline?.applySource(source, findings) ?? findings,
    })
    memory?.close()
  }

  #found(shard: number): readonly (readonly string[])[] {
    return this.#memory?.found(shard, this.#seenOf(shard)).items() ?? []
  }

  #seenOf(shard: number): readonly Seen[] {
    return this.#seen[shard] as readonly Seen[]
  }

  #lintMissing(known: readonly (readonly boolean[])[]): Queue {
    const places: { shard: number; at: readonly number[] }[] = []
    const tasks: LintTask[] = []
    this.#shards.forEach(({ inputs }, shard) => {
      const at = [...inputs.keys()].filter((i) => !known[shard]?.[i])
      if (at.length === 0) return
      places.push({ shard, at })
      const seen = this.#seenOf(shard)
      tasks.push({ inputs: at.map((i) => inputs[i] as Input), seen: at.map((i) => seen[i] as Seen) })
    })
    // Nobody looks at habits where everything is known.
    if (tasks.length > 0) void this.profiles
    return peekable(this.#crew.lint(tasks), (fresh) => {
      const { shard, at } = places[fresh.task] as { shard: number; at: readonly number[] }
      return { ...fresh, shard, at: at[fresh.input] as number }
    })
  }

  #event(item: Item, input: Input, article?: Article): RunEvent {
    if (item.type === 'error') {
      if (item.path === input.path) this.tally.addFailed(input.source)
      return item
    }
    if (item.type === 'skipped') {
      this.tally.addSkipped(input.source, item.reason)
      return item
    }
    if (item.type === 'language') {
      const { path, source, lang, extract } = item
      this.tally.addSkipped(source, 'language')
      return {
        type: 'skipped',
        path,
        reason: `not English but ${lang}: only English is linted`,
        lang,
        ...(extract ? { extract } : {}),
      }
    }
    return this.#articleEvent(item, input, article)
  }

  #articleEvent(item: Extract<Item, { type: 'article' }>, input: Input, given?: Article): RunEvent {
    const { score } = item
    const result = this.#options.baseline?.apply(item.result) ?? item.result
    this.tally.add(result, score)
    this.evidence.add(result)
    let article = given
    const open = (): Article => this.#work.article(input, result.key) ?? goneArticle(result)
    return {
      type: 'article',
      get article() {
        article ??= open()
        return article
      },
      result,
      score,
    }
  }

  #workFor(rules: readonly Rule[], size: number): Work {
    const { inputs, engine, read, withBody, known, bytesOf } = this.#options
    return new Work({
      engine,
      weights: weightsOf(rules),
      store: new OutcomeStore({ spool: this.#spool, ...(size > 1 ? { budget: 0 } : {}) }),
      ...(size === 1 && bytesOfAll(inputs) <= keptUnits ? { keep: keptUnits } : {}),
      ...(read ? { read } : {}),
      ...(withBody ? { withBody } : {}),
      ...(known ? { known } : {}),
      ...(bytesOf ? { bytesOf } : {}),
    })
  }

  #threads(entry: URL, size: number, resolve: ResolveOptions): Crew {
    const { saved, read = {}, withBody = false, known, timings } = this.#options
    this.#spool.open()
    const workerData: WorkerSetup = {
      resolve,
      saved: saved?.toJSON(false),
      complete: this.#habits.complete,
      read,
      withBody,
      spool: this.#spool.folder,
      timing: timings !== undefined,
      ...(known ? { known } : {}),
    }
    return threads(new Pool({ size, entry, workerData }), this.#habits, timings ?? {})
  }

  readonly #clear = (): void => this.#spool.remove()
}

/** A run of at most so much text indexes it once; a document takes about ten bytes a unit, so a larger run indexes twice. */
const keptUnits = 1_500_000

const bytesOfAll = (inputs: readonly Input[]): number => inputs.reduce((sum, input) => sum + input.bytes, 0)

const comparesArticles = ({ meta, needs = [] }: Rule): boolean => meta.scope === 'run' || needs.includes('run')

/** Stands for an article whose file went away while the run went on. */
const goneArticle = ({ key, path, source, lang, credits }: ArticleResult): Article =>
  plainArticle('', { key, path, source, lang, credits })

type Placed = Fresh & { readonly shard: number; readonly at: number }

/** Fresh items in order, the next of which can be looked at. */
interface Queue {
  peek(): Promise<Placed | undefined>
  drop(): void
}

function peekable(items: AsyncGenerator<Fresh>, place: (fresh: Fresh) => Placed): Queue {
  let next: Promise<Placed | undefined> | undefined
  return {
    peek() {
      next ??= items.next().then((step) => (step.done ? undefined : place(step.value)))
      return next
    },
    drop() {
      next = undefined
    },
  }
}
