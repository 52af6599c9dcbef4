import type { Article } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import type { ReadOptions, ReadOutcome } from '@copydesk/readers'
import { ArticleLinter } from './article-linter.ts'
import { described, type Metadata } from './metadata.ts'
import { entriesOf } from './packed/entries.ts'
import { type Entry, readEntry } from './packed/entry.ts'
import type { StreamFormat } from './packed/kinds.ts'
import type { Limits } from './packed/limits.ts'
import type { Chunks } from './packed/through.ts'
import { EntrySpool } from './packed/unpack.ts'
import type { RunEvent } from './run/events.ts'
import { languageOf } from './run/language.ts'

export interface StreamOptions {
  readonly engine: Engine
  readonly format: StreamFormat
  /** Path, key and source that stand for the stream, and how its records are read. */
  readonly read: ReadOptions
  readonly limits: Limits
  /** What a table says of the records. */
  readonly metadata?: Metadata
  /** Habits learned earlier: nothing is learned from the stream then. */
  readonly saved?: Profiles
  /** Records to learn habits from where none are saved. They are left on disk until they are linted. */
  readonly window: number
  readonly withBody?: boolean
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
  /** Told once, how many records habits were learned from. */
  readonly onLearned?: (records: number, isAll: boolean) => void
}

export type Judged = Exclude<RunEvent, { readonly type: 'source' }>

/** A record of a stream and what is said of it. */
export interface StreamRecord {
  readonly entry: Entry
  readonly event: Judged
}

/**
 * Lints a stream of records: one out for one in, in order, no faster than they are taken, in memory that does not grow
 * with the stream. Rules that compare articles of a run are not asked.
 */
export class StreamLinter {
  readonly #options: StreamOptions
  readonly #linter: ArticleLinter
  #habits: Profiles

  constructor(options: StreamOptions) {
    this.#options = options
    this.#linter = new ArticleLinter({ ...options, languageOf })
    this.#habits = options.saved ?? new Profiles()
  }

  async *lint(chunks: Chunks): AsyncGenerator<StreamRecord> {
    const { format, limits, saved, window } = this.#options
    const entries = entriesOf(chunks, format, limits)
    if (!saved) yield* this.#learned(entries, window)
    for await (const entry of entries) yield* this.#judged(entry)
  }

  /** What is said of an article by the habits the stream is judged by. */
  async judge(article: Article): Promise<Judged> {
    const linted = await this.#linter.lint(article, ({ article: { source } }) => this.#habits.profile(source))
    return linted.type === 'skipped' ? { ...linted, path: article.path } : linted
  }

  /** Learns from the first records, then gives what is said of them. */
  async *#learned(entries: AsyncGenerator<Entry>, window: number): AsyncGenerator<StreamRecord> {
    const spool = new EntrySpool()
    try {
      let records = 0
      let isAll = true
      for (let step = await entries.next(); !step.done; step = await entries.next()) {
        spool.write(step.value)
        if (await this.#observe(step.value)) records++
        isAll = records < window
        if (!isAll) break
      }
      this.#options.onLearned?.(records, isAll)
      for (const entry of spool.entries()) yield* this.#judged(entry)
    } finally {
      spool.close()
    }
  }

  /** False for what is no record: a blank line. */
  async #observe(entry: Entry): Promise<boolean> {
    const outcome = this.#outcome(entry)
    if (outcome?.type === 'article') {
      const document = this.#linter.index(outcome.article)
      if (!('type' in document) && (await languageOf(document)) === 'en')
        this.#linter.engine.observe(document, this.#habits)
    }
    return outcome !== undefined
  }

  async *#judged(entry: Entry): AsyncGenerator<StreamRecord> {
    const outcome = this.#outcome(entry)
    if (outcome) yield { entry, event: outcome.type === 'article' ? await this.judge(outcome.article) : outcome }
  }

  #outcome(entry: Entry): ReadOutcome | undefined {
    const { read, metadata } = this.#options
    const input = { ...read, absolute: read.path }
    for (const outcome of readEntry(entry, read)) return described(outcome, input, metadata, read)
    return undefined
  }
}
