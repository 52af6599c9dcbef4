import type { Document } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import type { ReadOptions, ReadOutcome } from '@copydesk/readers'
import { Tally } from '@copydesk/score'
import { ArticleLinter, type Judged, notEnglish } from './article-linter.ts'
import { type Entry, failed, type Head, readEntry } from './packed/entry.ts'
import { type Limits, tooLong } from './packed/limits.ts'
import { type Line, linesOf } from './packed/lines.ts'
import type { Chunks } from './packed/through.ts'
import type { TalliesJson } from './parts/tallies.ts'
import type { RunEvent } from './run/events.ts'
import { type EvidenceCollector, evidenceFor } from './run/evidence.ts'
import { languageOf } from './run/language.ts'
import { extractOf, TakenCounter } from './run/passes.ts'

/** A record somebody else has taken from a file, and where it stood. */
export interface Row {
  readonly path: string
  /** 1-based. */
  readonly line: number
  readonly entry: Entry
  /** Other records, which the first judgement asked for. */
  readonly near?: readonly Row[]
}

/** The line before each record: where it stood, and how many records follow that it is to be compared with. */
interface RowHead {
  readonly path: string
  readonly line: number
  readonly near?: number
  /** The record is longer than may be, and was left out. */
  readonly long?: boolean
  /** What an archive says of the record, whose bytes are in base64 then. */
  readonly entry?: Head
}

/** Rows of a stream: a head as JSON on one line, the record on the next, then the rows it is compared with. */
export async function* rowsIn(chunks: Chunks, limits: Limits): AsyncGenerator<Row> {
  const lines = linesOf(chunks, limits)
  for (let head = await headOf(lines); head; head = await headOf(lines)) {
    const row = await rowOf(head, lines, limits)
    if (head.near === undefined) {
      yield row
      continue
    }
    const near: Row[] = []
    while (near.length < head.near) near.push(await rowOf((await headOf(lines)) as RowHead, lines, limits))
    yield { ...row, near }
  }
}

async function headOf(lines: AsyncGenerator<Line>): Promise<RowHead | undefined> {
  const { done, value } = await lines.next()
  return done ? undefined : (JSON.parse(new TextDecoder().decode(value.bytes ?? undefined)) as RowHead)
}

async function rowOf({ path, line, long, entry }: RowHead, lines: AsyncGenerator<Line>, limits: Limits): Promise<Row> {
  const { done, value } = await lines.next()
  if (done) throw new Error('standard input ends within a row')
  const { bytes } = value
  if (long || !bytes) return { path, line, entry: failed(tooLong(limits), line) }
  if (!entry) return { path, line, entry: { type: 'line', line, bytes } }
  return { path, line, entry: { ...entry, bytes: Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64') } }
}

/** A row whose record is in base64, as `rowsIn` reads it. */
export function rowText(path: string, line: number, { bytes, ...entry }: Entry): string {
  return `${JSON.stringify({ path, line, entry })}\n${Buffer.from(bytes).toString('base64')}\n`
}

export interface RowOptions {
  readonly engine: Engine
  readonly read: Omit<ReadOptions, 'path' | 'key' | 'source' | 'loose'>
  /** Name of the source by the path, where it is not the folder's. */
  readonly sourceOf: (path: string) => string | undefined
  readonly withBody?: boolean
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
}

/** What is said of a row. */
export interface JudgedRow {
  readonly path: string
  readonly line: number
  /** Of an article. */
  readonly key?: string
  /** Keys of articles it must be compared with: nothing is said before their texts are given. */
  readonly wants?: readonly string[]
  /** None for a blank line. */
  readonly event?: Exclude<RunEvent, { readonly type: 'source' }>
}

/** Learns from rows and judges them as a run over their files would. */
export class RowLinter {
  readonly #options: RowOptions
  readonly #linter: ArticleLinter
  readonly #tally = new Tally()
  readonly #evidence: EvidenceCollector
  readonly #taken = new TakenCounter()

  constructor(options: RowOptions) {
    this.#options = options
    this.#linter = new ArticleLinter({ ...options, languageOf })
    this.#evidence = evidenceFor(options.engine.rules)
  }

  async learn(rows: AsyncIterable<Row>): Promise<Profiles> {
    const { engine } = this.#options
    const profiles = new Profiles()
    for await (const row of rows) {
      const outcome = this.#outcome(row)
      if (outcome?.type !== 'article') continue
      const document = this.#linter.index(outcome.article)
      if (!('type' in document) && (await languageOf(document)) === 'en') engine.observe(document, profiles)
    }
    return profiles
  }

  /** One for each row, in order. `profiles` must hold the habits and the sketches of all rows there are. */
  async *judge(rows: AsyncIterable<Row>, profiles: Profiles): AsyncGenerator<JudgedRow> {
    let opened: ReadonlyMap<string, Document> = new Map()
    let wants = new Set<string>()
    const run = profiles.runIndex((key) => {
      wants.add(key)
      return opened.get(key)
    })
    for await (const row of rows) {
      const { path, line } = row
      const outcome = this.#outcome(row)
      if (outcome?.type !== 'article') {
        yield { path, line, ...(outcome ? { event: this.#unread(outcome, row) } : {}) }
        continue
      }
      const { key } = outcome.article
      const document = this.#linter.index(outcome.article)
      if ('type' in document) {
        yield { path, line, key, event: this.#unread(document, row) }
        continue
      }
      opened = this.#documents(row.near)
      wants = new Set()
      const lang = (await languageOf(document)) ?? 'unknown'
      const judged =
        lang === 'en' ? this.#linter.judge(document, profiles.profile(outcome.article.source), run) : undefined
      if (judged?.type === 'error') yield { path, line, key, event: this.#unread(judged, row) }
      else if (!row.near && wants.size > 0) yield { path, line, key, wants: [...wants].sort() }
      else yield { path, line, key, event: this.#counted(document, judged, lang, row) }
    }
  }

  /** What was counted of all that was judged. */
  tallies(): TalliesJson {
    const { sourceBy = {} } = this.#taken.counts()
    return { tally: this.#tally.toJSON(), evidence: this.#evidence.toJSON(), sourceBy }
  }

  #unread(outcome: Exclude<ReadOutcome, { readonly type: 'article' }>, row: Row): NonNullable<JudgedRow['event']> {
    const { path, source } = inputOf(row, this.#options)
    if (outcome.type === 'skipped') this.#tally.addSkipped(source, outcome.reason)
    else if (outcome.path === path) this.#tally.addFailed(source)
    return outcome
  }

  #counted(document: Document, judged: Judged | undefined, lang: string, row: Row): NonNullable<JudgedRow['event']> {
    const { article } = document
    this.#taken.add(article, inputOf(row, this.#options))
    if (!judged) {
      this.#tally.addSkipped(article.source, 'language')
      const extract = this.#options.withBody ? { extract: extractOf(document, lang) } : {}
      return { ...notEnglish(lang), path: article.path, ...extract }
    }
    this.#tally.add(judged.result, judged.score)
    this.#evidence.add(judged.result)
    return { type: 'article', article, ...judged }
  }

  #documents(near: readonly Row[] = []): Map<string, Document> {
    const articles = near.flatMap((row) => {
      const outcome = this.#outcome(row)
      return outcome?.type === 'article' ? [outcome.article] : []
    })
    return new Map(
      articles.flatMap((article) => {
        const document = this.#linter.index(article)
        return 'type' in document ? [] : [[article.key, document]]
      }),
    )
  }

  #outcome(row: Row): ReadOutcome | undefined {
    for (const outcome of readEntry(row.entry, { ...this.#options.read, ...inputOf(row, this.#options) }))
      return outcome
    return undefined
  }
}

/** What a listing of the folder that a path begins with would say of the file. */
function inputOf({ path }: Row, { sourceOf }: RowOptions) {
  const steps = path.split('/')
  const folder = steps.length > 2 ? (steps[1] as string) : (steps[0] as string)
  const named = sourceOf(path)
  const by = named === undefined ? {} : { sourceBy: 'expression' as const }
  return { path, key: path, source: named ?? folder, ...(steps.length > 2 ? {} : { loose: true }), ...by }
}
