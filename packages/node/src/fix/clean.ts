import { readFileSync } from 'node:fs'
import type { Article, ArticleResult, Range } from '@copydesk/core'
import { formatOf } from '@copydesk/readers'
import { type Input, type InputProblem, problemOf } from '../inputs.ts'
import { readInput } from '../read-input.ts'
import type { RunEvent } from '../run/events.ts'
import { type RunOptions, run } from '../run/run.ts'
import { type ArticleCut, cutFile, without } from './cut.ts'

/** What a page becomes. */
export interface Converted {
  /** With its dot. */
  readonly extension: string
  readonly content: string
}

export interface CleanOptions extends RunOptions {
  /** Ranges of an article's text that are to go. */
  readonly cutsOf: (result: ArticleResult) => readonly Range[]
  /** What a file of one article becomes in place of itself; undefined if it stays what it is. `result` has a body text. */
  readonly convert: (input: Input, article: Article, result: ArticleResult) => Converted | undefined
  /** What an article is to lose, for the report. `converted`: by becoming another file. */
  readonly piecesOf: (article: Article, result: ArticleResult, converted: boolean) => readonly Piece[]
  /** Told what the first round has read. */
  readonly onRead: (event: RunEvent) => void
}

/** One piece that was taken out. */
export interface Piece {
  readonly rule: string
  readonly reason: string
  readonly text: string
}

/** An article of an input. */
export interface Place {
  readonly input: Input
  readonly key: string
}

export interface CleanedInput {
  /** As it was given. */
  readonly from: Input
  /** As it is written: a page may have become another file. */
  readonly input: Input
  readonly bytes: () => Uint8Array
}

export interface Cleaned {
  /** In the order of the inputs. What has no article is not among them, nor what has nothing left. */
  readonly files: readonly CleanedInput[]
  readonly articles: number
  /** What was taken out, article by article, in the order in which it went. */
  readonly removed: readonly (Place & { readonly pieces: readonly Piece[] })[]
  /** Articles with nothing left. A record stays, its text empty. */
  readonly emptied: readonly Place[]
  /** Articles that stay as they were since the file would not read as it should. */
  readonly refused: readonly Place[]
  readonly problems: readonly InputProblem[]
  readonly rounds: number
}

/** Cleaning a text can bring a new line to its end, or leave a line behind that now stands alone: judged again until nothing more goes. */
const maxRounds = 10

/**
 * Takes what `cutsOf` names out of the inputs, in memory: each round judges the texts the one before has left. Nothing
 * is written.
 */
export async function cleanInputs(options: CleanOptions): Promise<Cleaned> {
  const cleaner = new Cleaner(options)
  let rounds = 0
  for (let more = true; more && rounds < maxRounds; rounds++) more = await cleaner.round(rounds)
  return cleaner.result(rounds)
}

/** One input on its way. */
interface State {
  readonly from: Input
  input: Input
  /** Undefined while it is what it was. */
  bytes?: Uint8Array
  articles: number
}

/** An article that was read, judged or not. */
interface Met {
  readonly article: Article
  readonly result: ArticleResult
  readonly ranges: readonly Range[]
}

interface Cut extends ArticleCut {
  readonly pieces: readonly Piece[]
}

class Cleaner {
  readonly #options: CleanOptions
  #states: readonly State[]
  readonly #emptied: Place[] = []
  readonly #removed: (Place & { pieces: readonly Piece[] })[] = []
  readonly #refused = new Map<string, Place>()
  readonly #problems = new Map<string, InputProblem>()
  #articles = 0

  constructor(options: CleanOptions) {
    this.#options = options
    this.#states = options.inputs.map((input) => ({ from: input, input, articles: 0 }))
  }

  /** True if something went, or became another file: then there is more to judge. */
  async round(number: number): Promise<boolean> {
    const byPath = new Map(this.#states.map((state) => [state.input.path, state]))
    const cuts = new Map<State, Cut[]>()
    let changed = false
    for await (const event of run(this.#roundOptions(number))) {
      if (number === 0) this.#read(event)
      const state = byPath.get(pathOf(event) ?? '')
      const met = state && this.#met(event, state)
      if (!state || !met) continue
      state.articles++
      if (number === 0 && this.#converts(state, met)) changed = true
      else if (met.ranges.length > 0 && !this.#refused.has(met.article.key)) {
        const { article, result, ranges } = met
        const pieces = this.#options.piecesOf(article, result, false)
        listIn(cuts, state).push({ key: article.key, text: article.text, ranges, pieces })
      }
    }
    for (const [state, list] of cuts) if (await this.#cut(state, list)) changed = true
    this.#states = this.#states.filter((state) => state.articles > 0)
    return changed
  }

  result(rounds: number): Cleaned {
    const files = this.#states.map((state) => ({
      from: state.from,
      input: state.input,
      bytes: () => this.#bytesOf(state),
    }))
    return {
      files,
      articles: this.#articles,
      removed: this.#removed,
      emptied: this.#emptied,
      refused: [...this.#refused.values()],
      problems: [...this.#problems.values()],
      rounds,
    }
  }

  #roundOptions(number: number): RunOptions {
    const { onTaken, cache, ...rest } = this.#options
    const options = { ...rest, withBody: true }
    if (number === 0) return { ...options, ...(onTaken ? { onTaken } : {}), ...(cache ? { cache } : {}) }
    const held = new Map(this.#states.map((state) => [state.input.absolute, state]))
    return {
      ...options,
      inputs: this.#states.map(({ input }) => input),
      bytesOf: (absolute) => held.get(absolute)?.bytes ?? this.#options.bytesOf?.(absolute),
    }
  }

  #read(event: RunEvent): void {
    this.#options.onRead(event)
    if (event.type === 'article' || (event.type === 'skipped' && event.extract)) this.#articles++
    if (event.type === 'error') this.#problems.set(`${event.path}:${event.line}`, event)
  }

  /** What an event says of an article. Of one in another language nothing goes. */
  #met(event: RunEvent, { input }: State): Met | undefined {
    if (event.type === 'article') {
      const { article, result } = event
      return { article, result, ranges: this.#options.cutsOf(result) }
    }
    const result = event.type === 'skipped' ? event.extract : undefined
    if (!result) return undefined
    for (const outcome of readInput(input, this.#options.read ?? {}, this.#options.bytesOf))
      if (outcome.type === 'article' && outcome.article.key === result.key)
        return { article: outcome.article, result, ranges: [] }
    return undefined
  }

  /** A page that becomes another file. */
  #converts(state: State, { article, result }: Met): boolean {
    const converted = this.#options.convert(state.input, article, result)
    if (!converted) return false
    const { path, absolute, key } = state.input
    state.bytes = Buffer.from(converted.content)
    state.input = {
      ...state.input,
      called: state.input.called ?? absolute,
      path: withExtension(path, converted.extension),
      absolute: withExtension(absolute, converted.extension),
      key: withExtension(key, converted.extension),
    }
    const pieces = this.#options.piecesOf(article, result, true)
    if (pieces.length > 0) this.#removed.push({ input: state.input, key: state.input.key, pieces })
    if ((result.bodyText ?? '').trim() === '') this.#empty(state, state.input.key)
    return true
  }

  async #cut(state: State, cuts: readonly Cut[]): Promise<boolean> {
    try {
      const before = this.#bytesOf(state)
      const { bytes, refused, problem } = await cutFile(before, state.input, cuts, this.#options.read ?? {})
      if (problem) this.#problems.set(state.input.path, { path: state.input.path, message: problem })
      for (const key of refused) this.#refused.set(key, { input: state.input, key })
      const made = cuts.filter(({ key }) => !refused.includes(key))
      if (made.length > 0) state.bytes = bytes
      for (const { key, text, ranges, pieces } of made) {
        this.#removed.push({ input: state.input, key, pieces })
        if (without(text, ranges).trim() === '') this.#empty(state, key)
      }
      return made.length > 0
    } catch (error) {
      for (const { key } of cuts) this.#refused.set(key, { input: state.input, key })
      this.#problems.set(state.input.path, { path: state.input.path, message: `not cleaned: ${problemOf(error)}` })
      return false
    }
  }

  /** A file with nothing left is gone; a record stays among the others. */
  #empty(state: State, key: string): void {
    this.#emptied.push({ input: state.input, key })
    const format = formatOf(state.from.path)
    if (format !== 'json' && format !== 'jsonl') state.articles = Number.NEGATIVE_INFINITY
  }

  #bytesOf({ bytes, input }: State): Uint8Array {
    return bytes ?? this.#options.bytesOf?.(input.absolute) ?? readFileSync(input.absolute)
  }
}

/** Path of the input an event is about. */
const pathOf = (event: RunEvent): string | undefined =>
  event.type === 'article' ? event.result.path : event.type === 'skipped' ? event.extract?.path : undefined

const withExtension = (path: string, extension: string): string => path.replace(/(?<=[^/\\])\.[^./\\]+$|$/, extension)

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}
