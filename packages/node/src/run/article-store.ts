import type { Article, Document, Format } from '@copydesk/core'
import { formatOf, type ReadOutcome } from '@copydesk/readers'
import { withinBudget } from '../budget.ts'
import { type BytesOf, type Input, ownerOf } from '../inputs.ts'
import { type ReadDefaults, readInput } from '../read-input.ts'
import type { ArticleFiles } from './article-files.ts'

/** What reading an input gives, its articles indexed. */
export type Opened =
  | Exclude<ReadOutcome, { readonly type: 'article' }>
  | { readonly type: 'article'; readonly document: Document }

export interface StoreOptions {
  readonly index: (article: Article) => Document
  readonly read?: ReadDefaults
  readonly bytesOf?: BytesOf
  /** Takes what memory does not. */
  readonly files: ArticleFiles
  /** Bytes of memory for articles and documents of costly formats. Default 16 MB. */
  readonly memory?: number
  /** Bytes of memory for articles of plain text, an eighth of it for documents of the first ones. Default 16 MB. */
  readonly plainMemory?: number
  /** Other threads leave articles in the same files: nothing is kept in memory, where only one of them finds it. */
  readonly isShared?: boolean
}

const defaultMemory = { costly: 16_000_000, plain: 16_000_000 }
/** Share of the memory that documents do not take: of plain text articles alone, which take a fifth, are kept for the most part. */
const forArticles = { costly: 0, plain: 7 / 8 }
/** At most, for each UTF-16 unit of text. */
const bytesAUnit = { article: 2, document: 10 }

/** Formats that cost more to parse than to write and read back. Plain text is read again where memory does not take it. */
const costly: ReadonlySet<Format> = new Set<Format>(['html', 'json', 'markdown'])

/** From so many bytes on the records of a packed input are read again one by one: all at once they may be a crawl. */
const largestPacked = 1 << 20

/** Neighbours opened last: rules that compare articles ask for the same ones again and again. */
const maxNeighbours = 8

interface Kept {
  readonly outcomes: readonly ReadOutcome[]
  /** Given up once they were linted. */
  readonly documents?: ReadonlyMap<Article, Document>
}

/** One of near stories, which are linted one after the other. */
interface Near {
  readonly input: Input
  /** All that reading it gives, once it was asked for. */
  opened?: readonly Opened[]
}

/** The articles of a run, for both passes and for rules that open neighbours: in memory, on disk, or read again. */
export class ArticleStore {
  readonly #options: StoreOptions
  /** By path. */
  readonly #kept = new Map<string, Kept>()
  readonly #filed = new Set<string>()
  readonly #neighbours = new Map<string, Document>()
  /** By key. */
  #near: ReadonlyMap<string, Near> = new Map()
  /** Bytes of memory not taken yet, and of those what documents must leave. */
  readonly #left: Record<Class, number>
  readonly #reserved: Record<Class, number>

  constructor(options: StoreOptions) {
    this.#options = options
    const { isShared, memory = defaultMemory.costly, plainMemory = defaultMemory.plain } = options
    this.#left = isShared ? { costly: 0, plain: 0 } : { costly: memory, plain: plainMemory }
    this.#reserved = { costly: memory * forArticles.costly, plain: plainMemory * forArticles.plain }
  }

  /** Reads an input for the first time, and keeps what is worth it once all of it was taken. */
  *first(input: Input): Generator<Opened> {
    const isWhole = input.unpacked === undefined || input.bytes < largestPacked
    const outcomes: ReadOutcome[] = []
    const documents = new Map<Article, Document>()
    let units = 0
    for (const outcome of this.#read(input)) {
      if (isWhole) outcomes.push(outcome)
      if (outcome.type !== 'article') {
        yield outcome
        continue
      }
      const opened = this.#indexed(outcome.article)
      units += unitsOf(outcome.article)
      if (opened.type === 'article' && isWhole && this.#hasRoom(units, classOf([outcome])))
        documents.set(outcome.article, opened.document)
      yield opened
    }
    if (isWhole && units > 0) this.#keep(input, { outcomes, documents }, units)
  }

  /** From the time they are opened, as neighbour or to lint them, these inputs stay open until others are named. */
  keepOpen(inputs: readonly Input[]): void {
    this.#near = new Map(inputs.map((input) => [input.key, { input }]))
  }

  /** Reads an input again, to lint it. */
  *again(input: Input): Generator<Opened> {
    const near = this.#near.get(input.key)
    if (!near) yield* this.#again(input)
    else {
      near.opened ??= [...this.#again(input)]
      yield* near.opened
    }
  }

  *#again(input: Input): Generator<Opened> {
    const kept = this.#kept.get(input.absolute)
    if (kept) this.#giveUp(input, kept)
    for (const outcome of kept?.outcomes ?? this.#fromFile(input) ?? this.#read(input)) {
      if (outcome.type !== 'article') yield outcome
      else {
        const document = kept?.documents?.get(outcome.article)
        yield document ? { type: 'article', document } : this.#indexed(outcome.article)
      }
    }
  }

  /** One article of an input. */
  article(input: Input, key: string): Article | undefined {
    const kept = this.#kept.get(input.absolute)?.outcomes ?? this.#fromFile(input)
    const found = kept && articleIn(kept, key)
    // What is kept of a divided input is only the part of it that is read here.
    return found ?? (kept && !input.part ? undefined : articleIn(this.#read(input, key), key))
  }

  /** Opens the neighbours of articles by their keys. */
  opener(inputs: readonly Input[]): (key: string) => Document | undefined {
    const byKey = new Map(inputs.map((input) => [input.key, input]))
    return (key) => {
      const near = this.#nearArticle(key)
      if (near) return near
      const known = this.#neighbours.get(key) ?? this.#open(key, byKey)
      if (!known) return undefined
      this.#neighbours.delete(key)
      this.#neighbours.set(key, known)
      if (this.#neighbours.size > maxNeighbours) this.#neighbours.delete(this.#neighbours.keys().next().value as string)
      return known
    }
  }

  #nearArticle(key: string): Document | undefined {
    const near = this.#near.get(key)
    if (!near) return undefined
    for (const opened of this.again(near.input))
      if (opened.type === 'article' && opened.document.article.key === key) return opened.document
    return undefined
  }

  #open(key: string, byKey: ReadonlyMap<string, Input>): Document | undefined {
    const input = ownerOf(key, byKey)
    if (!input) return undefined
    for (const document of this.#kept.get(input.absolute)?.documents?.values() ?? [])
      if (document.article.key === key) return document
    const article = this.article(input, key)
    const opened = article && this.#indexed(article)
    return opened?.type === 'article' ? opened.document : undefined
  }

  #indexed(article: Article): Opened {
    return withinBudget(article, () => ({ type: 'article', document: this.#options.index(article) }))
  }

  #keep(input: Input, { outcomes, documents }: Required<Kept>, units: number): void {
    const kind = classOf(outcomes)
    if (this.#hasRoom(units, kind)) {
      this.#left[kind] -= units * bytesAUnit.document
      this.#kept.set(input.absolute, { outcomes, documents })
    } else if (units * bytesAUnit.article <= this.#left[kind]) {
      this.#left[kind] -= units * bytesAUnit.article
      this.#kept.set(input.absolute, { outcomes })
    } else if (kind === 'costly') {
      this.#options.files.put(input.absolute, outcomes)
      this.#filed.add(input.absolute)
    }
  }

  /** For documents of so many units. A page takes more memory to parse than its document does. */
  #hasRoom(units: number, kind: Class): boolean {
    return units * bytesAUnit.document <= this.#left[kind] - this.#reserved[kind]
  }

  /** A document grows with what rules work out of it. Of what is costly to read for one article that stays, for those it is a neighbour of. */
  #giveUp(input: Input, { outcomes, documents }: Kept): void {
    const kind = classOf(outcomes)
    const stays = kind === 'costly' || outcomes.length > 1
    const units = outcomes.reduce((sum, o) => sum + (o.type === 'article' ? unitsOf(o.article) : 0), 0)
    const { document, article } = bytesAUnit
    this.#left[kind] += units * ((documents ? document : article) - (stays ? article : 0))
    if (stays) this.#kept.set(input.absolute, { outcomes })
    else this.#kept.delete(input.absolute)
  }

  #fromFile(input: Input): readonly ReadOutcome[] | undefined {
    const isFiled = this.#options.isShared
      ? costly.has(formatOf(input.path) ?? 'text')
      : this.#filed.has(input.absolute)
    return isFiled ? this.#options.files.get(input.absolute) : undefined
  }

  #read(input: Input, key?: string): Iterable<ReadOutcome> {
    return readInput(input, this.#options.read ?? {}, this.#options.bytesOf, key)
  }
}

type Class = 'costly' | 'plain'

const classOf = (outcomes: readonly ReadOutcome[]): Class =>
  outcomes.some((outcome) => outcome.type === 'article' && costly.has(outcome.article.format)) ? 'costly' : 'plain'

function articleIn(outcomes: Iterable<ReadOutcome>, key: string): Article | undefined {
  for (const outcome of outcomes) if (outcome.type === 'article' && outcome.article.key === key) return outcome.article
  return undefined
}

const unitsOf = (article: Article): number =>
  article.text.length + article.removed.reduce((sum, { text }) => sum + text.length, 0)
