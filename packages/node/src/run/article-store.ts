import { readFileSync } from 'node:fs'
import type { Article, Document, Format } from '@copydesk/core'
import { formatOf, type ReadOptions, type ReadOutcome, read } from '@copydesk/readers'
import { type BytesOf, type Input, problemOf } from '../inputs.ts'
import { readUnpacked } from '../packed/unpack.ts'
import { ofPart } from '../parts/shard.ts'
import { readSidecar, type Sidecar, sidecarOf } from '../sidecar.ts'
import type { Spool } from './temporary-folder.ts'

/** UTF-16 units of article text kept in memory between the passes; what does not fit is spooled or read again. */
const defaultBudget = 8_000_000

/** Reading options that are the same for every input. */
export type ReadDefaults = Pick<ReadOptions, 'fields' | 'sourceFrom' | 'maxBytes' | 'directives'>

export const optionsFor = (input: Input, defaults: ReadDefaults): ReadOptions => ({
  path: input.path,
  key: input.key,
  source: input.source,
  ...(input.loose ? { loose: true } : {}),
  ...defaults,
})

/** Reads one input, as far as it belongs to its part, and the exceptions beside it; `key`: only what may be that article, where it is packed. An input that cannot be read gives one error outcome. */
export function readInput(
  input: Input,
  defaults: ReadDefaults,
  bytesOf?: BytesOf,
  key?: string,
): Iterable<ReadOutcome> {
  const outcomes = readWhole(input, defaults, bytesOf, key)
  return input.part && key === undefined ? ofPart(outcomes, input) : outcomes
}

function* readWhole(
  input: Input,
  defaults: ReadDefaults,
  bytesOf: BytesOf | undefined,
  key: string | undefined,
): Iterable<ReadOutcome> {
  const sidecar = readSidecar(input.absolute, input.path, bytesOf)
  if (sidecar?.problem) yield { type: 'error', path: sidecarOf(input.path), message: sidecar.problem }
  try {
    for (const outcome of outcomesOf(input, optionsFor(input, defaults), bytesOf, key))
      yield outcome.type === 'article' ? { ...outcome, article: directed(outcome.article, sidecar, input) } : outcome
  } catch (error) {
    yield { type: 'error', path: input.path, message: problemOf(error) }
  }
}

const outcomesOf = (
  { absolute, unpacked }: Input,
  options: ReadOptions,
  bytesOf: BytesOf | undefined,
  key: string | undefined,
): Iterable<ReadOutcome> =>
  unpacked === undefined
    ? read(bytesOf?.(absolute) ?? readFileSync(absolute), options)
    : readUnpacked(unpacked, options, key)

/** An article with the exceptions in it and beside it; those of other people stay named as such. */
function directed(article: Article, sidecar: Sidecar | undefined, { foreign }: Input): Article {
  const directives = [...(article.directives ?? []), ...(sidecar?.directivesFor(article) ?? [])]
  if (directives.length === 0) return article
  return { ...article, directives: foreign ? directives.map((directive) => ({ ...directive, foreign })) : directives }
}

/** Formats that cost more to parse than to keep. Plain text is read again: that costs less than the memory. */
const costly: ReadonlySet<Format> = new Set<Format>(['html', 'json', 'markdown'])

export interface StoreOptions {
  /** Takes what does not fit into the budget. */
  readonly spool?: Spool
  readonly budget?: number
}

/** Keeps outcomes between the passes: within a budget in memory, beyond it on disk. */
export class OutcomeStore {
  readonly #kept = new Map<string, readonly ReadOutcome[]>()
  readonly #spooled = new Set<string>()
  readonly #spool: Spool | undefined
  readonly #shared: boolean
  #left: number

  constructor({ spool, budget = defaultBudget }: StoreOptions = {}) {
    this.#spool = spool
    this.#left = budget
    // Without a budget of its own it shares the spool with other threads, which may have left what it has not seen.
    this.#shared = budget === 0
  }

  offer(input: Input, outcomes: readonly ReadOutcome[]): void {
    if (!outcomes.some((o) => o.type === 'article' && costly.has(o.article.format))) return
    const size = outcomes.reduce((sum, o) => sum + (o.type === 'article' ? sizeOf(o.article) : 100), 0)
    if (size <= this.#left) {
      this.#left -= size
      this.#kept.set(input.absolute, outcomes)
    } else if (this.#spool) {
      this.#spool.put(input.absolute, outcomes)
      this.#spooled.add(input.absolute)
    }
  }

  /** What was kept. Memory gives it back once. */
  take(input: Input): readonly ReadOutcome[] | undefined {
    const outcomes = this.get(input)
    this.#kept.delete(input.absolute)
    return outcomes
  }

  get(input: Input): readonly ReadOutcome[] | undefined {
    const kept = this.#kept.get(input.absolute)
    if (kept || !this.#spool) return kept
    const isSpooled = this.#shared ? isCostly(input.path) : this.#spooled.has(input.absolute)
    return isSpooled ? this.#spool.get(input.absolute) : undefined
  }
}

const isCostly = (path: string): boolean => costly.has(formatOf(path) ?? 'text')

const sizeOf = (article: Article): number =>
  article.text.length + article.removed.reduce((sum, r) => sum + r.text.length, 0)

/** Keeps the last few documents: run-scope rules open the same neighbours again and again. */
export class DocumentCache {
  readonly #max: number
  readonly #documents = new Map<string, Document>()

  constructor(max: number) {
    this.#max = max
  }

  get(key: string, make: () => Document | undefined): Document | undefined {
    const known = this.#documents.get(key)
    if (known) {
      this.#documents.delete(key)
      this.#documents.set(key, known)
      return known
    }
    const made = make()
    if (made) this.#documents.set(key, made)
    if (this.#documents.size > this.#max) this.#documents.delete(this.#documents.keys().next().value as string)
    return made
  }
}
