import { createReadStream, existsSync } from 'node:fs'
import { extname, relative, resolve } from 'node:path'
import { plainArticle } from '@copydesk/core'
import {
  type Entry,
  type Judged,
  metadataFor,
  ParquetTable,
  type Piece,
  problemOf,
  recordOf,
  type StreamFormat,
  StreamLinter,
  type StreamRecord,
  streamFormatOf,
  streamFormats,
  type TableRow,
} from '@copydesk/node'
import { cutsOf, piecesOf } from '../cleaned.ts'
import { Exit, ReadError, UsageError } from '../exit.ts'
import { safeJson } from '../formats/escape.ts'
import { limitsOf, readingOf } from '../records.ts'
import { say } from '../say.ts'
import { fileSink, stdoutSink } from '../sink.ts'
import { type CommonOptions, openEngine } from './session.ts'

export interface StreamFlags extends CommonOptions {
  readonly stdinFormat?: string
  /** Thousands of records to learn habits from. */
  readonly window?: string
  /** `jsonl` or `parquet`. */
  readonly format?: readonly string[]
}

/** The format of a stream; `wet` is a web archive too. Throws a UsageError. */
export function streamFormat(value: string | undefined): StreamFormat {
  const format = value === 'wet' ? 'warc' : streamFormats.find((one) => one === (value ?? 'jsonl'))
  if (format) return format
  throw new UsageError(
    `unknown format "${value}" for --stdin-format: use jsonl, warc, wet, csv or tsv, compressed or not`,
  )
}

const defaultWindow = 10

function windowOf(value: string | undefined): number {
  const thousands = Number(value ?? defaultWindow)
  if (value?.trim() !== '' && thousands > 0 && thousands <= 1e6) return Math.ceil(thousands * 1000)
  throw new UsageError(`--window takes a number of thousands of records above 0, not "${value}"`)
}

function refuseFiles(paths: readonly string[]): void {
  if (paths.length !== 1 || paths[0] !== '-')
    throw new UsageError('a stream is read from standard input alone: give "-" and no other path')
}

async function openStream(options: StreamFlags, withBody: boolean): Promise<StreamLinter> {
  const format = streamFormat(options.stdinFormat)
  const window = windowOf(options.window)
  const { config, engine, saved } = await openEngine(options)
  const path = options.stdinFilename ?? `stdin.${format}`
  const read = readingOf(options, config)
  const table = await metadataFor({ path: options.metadata, by: options.by }, config, read.fields)
  for (const note of table?.notes ?? []) say(`${table?.path}: ${note}`)
  const key = relative(config.root, resolve(path)).replaceAll('\\', '/')
  return new StreamLinter({
    engine,
    format,
    window,
    withBody,
    limits: limitsOf(options),
    read: { ...read, path, key, source: config.sourceOf(key) ?? 'stdin' },
    ...(table ? { metadata: table.metadata } : {}),
    ...(saved ? { saved } : {}),
    ...(config.partial ? {} : { known: [...config.statesOf('').keys()] }),
    onLearned: sayLearned,
  })
}

function sayLearned(records: number, isAll: boolean): void {
  const what = isAll
    ? `all ${records} records`
    : `the first ${records} records, and the rest is judged by them: --window takes more thousands, --profile habits saved before`
  process.stderr.write(`copydesk: habits learned from ${what}\n`)
}

/** The bytes of a file that is named. Throws a ReadError that says what is wrong with it. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    throw new ReadError(`cannot read ${path}: ${problemOf(error)}`)
  }
}

/** The options as the name of a file completes them. Throws a UsageError where there is none. */
function streamOf<T extends StreamFlags>(path: string, options: T): T {
  if (!existsSync(path)) throw new UsageError(`cannot read ${path}: no such file`)
  const named = streamFormatOf(path) ?? (extname(path).slice(1) || undefined)
  return { ...options, stdinFormat: options.stdinFormat ?? named, stdinFilename: path }
}

/** What becomes of a record: a line, or a row of a table. */
interface Made {
  readonly line: () => string | Uint8Array
  readonly row: () => TableRow
}

/** Writes what `make` makes of each record, and gives the exit code. */
async function pump(
  linter: StreamLinter,
  { format }: StreamFlags,
  make: (record: StreamRecord) => Promise<Made | undefined>,
  chunks: AsyncIterable<Uint8Array> = process.stdin,
): Promise<number> {
  const out = stdoutSink(() => {})
  const table = tableFor(format) ? await ParquetTable.open() : undefined
  let failed = 0
  for await (const record of linter.lint(chunks)) {
    if (record.event.type === 'error') failed++
    const made = await make(record)
    const bytes = made && (table ? await table.add(made.row()) : made.line())
    if (bytes !== undefined) await out.write(bytes)
  }
  if (table) await out.write(await table.end())
  return failed > 0 ? Exit.incomplete : Exit.ok
}

/** Whether a table is asked for. Throws a UsageError where it is something else, or would go to a terminal. */
function tableFor(format: readonly string[] = []): boolean {
  const [name = 'jsonl', ...more] = format
  if (more.length > 0 || !['jsonl', 'parquet'].includes(name))
    throw new UsageError(`a stream gives jsonl or parquet on standard output, not "${format.join(', ')}"`)
  if (name === 'parquet' && process.stdout.isTTY)
    throw new UsageError('a terminal cannot show Parquet: send it to a file')
  return name === 'parquet'
}

const said = (event: Judged): Made => {
  const record = recordOf(event)
  return { line: () => `${safeJson(record)}\n`, row: () => ({ record }) }
}

/** `copydesk lint - --stdin-format FORMAT`: a record out for each record in. */
export async function lintStream(
  paths: readonly string[],
  options: StreamFlags & { withBody?: boolean },
): Promise<number> {
  refuseFiles(paths)
  const linter = await openStream(options, options.withBody === true)
  return pump(linter, options, async ({ event }) => said(event))
}

/** `copydesk clean -`: each record with its text cleaned and what was taken out. */
export async function cleanStream(paths: readonly string[], options: StreamFlags): Promise<number> {
  refuseFiles(paths)
  const linter = await openStream(options, true)
  return pump(linter, options, async ({ entry, event }) => {
    if (event.type === 'error') return said(event)
    const cleaned = await cleanedRecord(linter, entry, event)
    return {
      line: () => `${safeJson(cleaned.fields)}\n`,
      row: () => ({ ...cleaned, record: recordOf(event), fields: safeJson(cleaned.fields) }),
    }
  })
}

interface CleanedRecord {
  /** All of it. */
  readonly fields: object
  readonly text?: string
  readonly removed: readonly Piece[]
}

async function cleanedRecord(linter: StreamLinter, entry: Entry, event: Judged): Promise<CleanedRecord> {
  if (event.type !== 'article') {
    const reason = event.type === 'skipped' ? { skipped: event.reason } : {}
    return { fields: { ...fieldsOf(entry), removed: [], ...reason }, removed: [] }
  }
  const { text, removed } = await cleanedText(linter, event)
  const { article } = event
  const { title } = article
  if (entry.type !== 'line') return { fields: { ...fieldsOf(entry), title, text, removed }, text, removed }
  return { fields: { ...withText(fieldsOf(entry), article.taken?.text ?? 'text', text), removed }, text, removed }
}

/** What cleaning once brings to an edge is judged again: so often at most. */
const maxRounds = 10

async function cleanedText(linter: StreamLinter, first: Extract<Judged, { type: 'article' }>) {
  const removed: Piece[] = []
  let { text } = first.article
  let event: Judged = first
  for (let round = 0; round < maxRounds && event.type === 'article'; round++) {
    const { article, result } = event
    removed.push(...piecesOf(article, result, round === 0 && article.format === 'html'))
    if (cutsOf(result).length === 0) break
    text = result.bodyText ?? ''
    if (text.trim() === '') break
    const { key, path, source, lang, credits, title, url } = article
    event = await linter.judge(plainArticle(text, { key, path, source, lang, credits, title, url }))
  }
  return { text, removed }
}

/** A record's own fields; of a page what the archive says of it. */
function fieldsOf(entry: Entry): Record<string, unknown> {
  if (entry.type === 'line') return JSON.parse(new TextDecoder().decode(entry.bytes)) as Record<string, unknown>
  const { bytes: _, type: __, ...known } = entry
  return known
}

/** The record with the text in the field it was taken from. */
function withText(record: Record<string, unknown>, path: string, text: string): Record<string, unknown> {
  if (Object.hasOwn(record, path) || !path.includes('.')) return { ...record, [path]: text }
  const [first = '', ...rest] = path.split('.')
  const inner = record[first]
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return { ...record, text }
  return { ...record, [first]: withText(inner as Record<string, unknown>, rest.join('.'), text) }
}

export interface FilterOptions extends StreamFlags {
  readonly minScore?: string
  readonly maxFinding: readonly string[]
  readonly rejects?: string
}

/** `copydesk filter FILE`, or `-`: the records that pass, unchanged; the others with their reasons to a file. */
export async function filterStream(paths: readonly string[], given: FilterOptions): Promise<number> {
  const [path = '-', ...more] = paths
  if (more.length > 0) throw new UsageError('one stream is filtered at a time: give one file, or "-"')
  const options = path === '-' ? given : streamOf(path, given)
  if (streamFormat(options.stdinFormat) === 'warc')
    throw new UsageError('records of a web archive cannot be passed on unchanged: clean them to JSONL first')
  const reasonsOf = judgeBy(options)
  const linter = await openStream(options, false)
  const rejects = options.rejects === undefined ? undefined : fileSink(options.rejects)
  const counts = { kept: 0, rejected: 0 }
  try {
    const code = await pump(
      linter,
      options,
      async ({ entry, event }) => {
        const reasons = reasonsOf(event)
        if (reasons.length === 0) {
          counts.kept++
          const { bytes } = entry
          return {
            line: () => lineOf(entry),
            row: () => ({ record: recordOf(event), fields: Buffer.from(bytes).toString() }),
          }
        }
        counts.rejected++
        await rejects?.write(`${safeJson(rejectOf(entry, reasons))}\n`)
        return undefined
      },
      path === '-' ? process.stdin : chunksOf(path),
    )
    rejects?.close()
    process.stderr.write(`copydesk: ${counts.kept} records passed, ${counts.rejected} did not\n`)
    return code
  } finally {
    rejects?.discard()
  }
}

const lineOf = ({ bytes }: Entry): Uint8Array => Buffer.concat([bytes, Buffer.from('\n')])

function rejectOf(entry: Entry, reasons: readonly string[]): object {
  if (entry.type === 'error') return { ...(entry.line === undefined ? {} : { line: entry.line }), reasons }
  const line = entry.type === 'line' ? { line: entry.line } : {}
  const text = new TextDecoder().decode(entry.bytes)
  try {
    return { ...line, reasons, record: JSON.parse(text) as unknown }
  } catch {
    return { ...line, reasons, record: text }
  }
}

function judgeBy({ minScore, maxFinding, rule = [] }: FilterOptions): (event: Judged) => string[] {
  const least = minScore === undefined ? Number.NEGATIVE_INFINITY : numberOf('--min-score', minScore)
  const most = maxFinding.map((value) => {
    const [id = '', count] = value.split('=')
    return [id, numberOf('--max-finding', count ?? '')] as const
  })
  if (minScore === undefined && most.length === 0 && rule.length === 0)
    throw new UsageError('nothing to filter by: give --min-score, --max-finding RULE=N or both')
  return (event) => {
    if (event.type !== 'article') return [event.type === 'skipped' ? event.reason : event.message]
    const points = Math.round(event.score.score * 10) / 10
    const low = points < least ? [`score ${points} is below ${least}`] : []
    const over = most.flatMap(([id, limit]) => {
      const count = event.result.findings.filter((f) => (f.rule === id || f.family === id) && !f.suppressed).length
      return count > limit ? [`${count} of ${id}, more than ${limit}`] : []
    })
    return [...low, ...over]
  }
}

function numberOf(name: string, value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && number >= 0 && Number.isFinite(number)) return number
  throw new UsageError(`${name} takes a number of 0 or more, not "${value}"`)
}
