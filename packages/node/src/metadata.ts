import { existsSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { messageOf, recordIn } from '@copydesk/core'
import {
  type Facts,
  type FieldMapping,
  fieldAt,
  isRecord,
  namedSource,
  type ReadOptions,
  type ReadOutcome,
  type SourceNames,
  statedIn,
  textOf,
  textsOf,
  withFacts,
} from '@copydesk/readers'
import { ConfigError } from './config/error.ts'
import { nameOf } from './config/load.ts'
import type { ResolvedConfig } from './config/resolve.ts'
import { parseShallow } from './depth.ts'
import { type Input, ownerOf } from './inputs.ts'
import { entriesIn } from './packed/entries.ts'
import { streamFormatOf } from './packed/kinds.ts'
import { defaultLimits } from './packed/limits.ts'
import { isDivided } from './parts/shard.ts'
import { digest } from './run/cache-folder.ts'

/** What a row of a table says of an article. Plain data. */
interface Row {
  readonly facts: Facts
  readonly names: SourceNames
}

/** What names an article in a table: its path, relative to the table's folder, or its id. */
export type MetadataKey = 'file' | 'id'

/** A table that says of articles what they do not say themselves. Plain data: it goes to worker threads. */
export interface Metadata {
  /** Of all its rows: stands for them in the keys of caches and parts, where a map is nothing. */
  readonly digest: string
  readonly by: MetadataKey
  /** By absolute path (`path#id` for a record of a file of several), or by id. */
  readonly rows: ReadonlyMap<string, Row>
}

/** How a table names the articles. */
interface KeyChoice {
  readonly by: MetadataKey
  /** The column that holds the key. Default: the first that has a usual name. */
  readonly column?: string
}

export interface MetadataOptions extends KeyChoice {
  /** As the user gave it: JSONL, CSV or TSV, compressed or not. */
  readonly path: string
  /** What its columns are called. */
  readonly fields?: FieldMapping
}

/** A table as it is asked for. */
export interface TableChoice {
  readonly path?: string | undefined
  /** `file`, `id`, or one of them and a column: `file=path`. Default: `file`. */
  readonly by?: string | undefined
}

/** The table a run goes by: the one given, else the configured one. Throws a ConfigError that names what is wrong with it. */
export async function metadataFor(
  given: TableChoice,
  { metadata }: Pick<ResolvedConfig, 'metadata'>,
  fields?: FieldMapping,
): Promise<ReadMetadata | undefined> {
  const configured = metadata && { path: nameOf(metadata.value.path, process.cwd()), by: metadata.value.by }
  const { path, by } = given.path === undefined ? { path: configured?.path, by: given.by ?? configured?.by } : given
  if (path !== undefined) return readMetadata({ path, ...keyChoice(path, by), ...(fields ? { fields } : {}) })
  if (by === undefined) return undefined
  throw new ConfigError('"by" says how a table names the articles: give the table of metadata too')
}

function keyChoice(path: string, by = 'file'): KeyChoice {
  const [key, column] = by.split(/=(.*)/)
  if ((key === 'file' || key === 'id') && column !== '') return { by: key, ...(column === undefined ? {} : { column }) }
  throw new ConfigError(`${path}: a table goes by file, id, file=COLUMN or id=COLUMN, not "${by}"`)
}

const usualColumns: Readonly<Record<MetadataKey, readonly string[]>> = {
  file: ['file', 'path', 'filename', 'file_name', 'filepath', 'file_path'],
  id: ['id', '_id', 'uuid', 'guid', 'article_id', 'articleId', 'doc_id'],
}

/** A table and what is to be said of it, each once. */
export interface ReadMetadata {
  readonly path: string
  readonly metadata: Metadata
  readonly notes: readonly string[]
}

/** Reads a table of metadata. Throws a ConfigError that names the place if it is none. */
export async function readMetadata(options: MetadataOptions): Promise<ReadMetadata> {
  const table = new Table(options)
  for await (const [record, line] of recordsOf(options.path)) table.add(record, line)
  return table.end()
}

async function* recordsOf(path: string): AsyncGenerator<readonly [record: Record<string, unknown>, line: number]> {
  const container = streamFormatOf(path)
  if (container === undefined || container === 'warc')
    throw new ConfigError(`${path}: a table of metadata is .jsonl, .csv or .tsv, compressed or not`)
  if (!existsSync(path)) throw new ConfigError(`${path}: there is no such table of metadata`)
  for await (const entry of entriesIn({ absolute: resolve(path), path }, container, undefined, defaultLimits)) {
    if (entry.type === 'error') throw new ConfigError(`${path}${entry.line ? `:${entry.line}` : ''}: ${entry.message}`)
    const text = new TextDecoder().decode(entry.bytes).trim()
    if (entry.type !== 'line' || text === '') continue
    yield [recordOf(text, `${path}:${entry.line}`), entry.line]
  }
}

function recordOf(text: string, where: string): Record<string, unknown> {
  try {
    const record = parseShallow(text)
    if (isRecord(record)) return record
  } catch (error) {
    throw new ConfigError(`${where}: not valid JSON: ${messageOf(error)}`)
  }
  throw new ConfigError(`${where}: a row is an object: { "file": "a/1.txt", "author": "…" }`)
}

/** What is told of a table, and where records say it. */
const told = [
  ['title', 'title', textOf],
  ['date', 'published', textOf],
  ['author', 'author', textsOf],
  ['source', 'source', textOf],
  ['address', 'url', textOf],
] as const

class Table {
  readonly #options: MetadataOptions
  readonly #rows = new Map<string, Row & { readonly line: number; readonly hash: string }>()
  readonly #taken = new Map<string, string>()
  readonly #columns = new Set<string>()
  #count = 0
  #hash = ''
  readonly #keyless: number[] = []
  readonly #doubled: (readonly [key: string, first: number, again: number])[] = []

  constructor(options: MetadataOptions) {
    this.#options = options
  }

  add(record: Record<string, unknown>, line: number): void {
    const { fields } = this.#options
    this.#count++
    for (const name of Object.keys(record)) this.#columns.add(name)
    const hash = digest(JSON.stringify(record))
    this.#hash = digest(`${this.#hash}${hash}`)
    const key = this.#keyOf(record)
    if (key === undefined) return void this.#keyless.push(line)
    const place = this.#options.by === 'id' ? key : resolve(dirname(resolve(this.#options.path)), key)
    const known = this.#rows.get(place)
    if (known && known.hash !== hash) this.#doubled.push([key, known.line, line])
    if (known) return
    this.#rows.set(place, { ...statedIn(record, fields), line, hash })
    for (const [name, of, read] of told) {
      const at = this.#taken.has(name) ? undefined : fieldAt<unknown>(record, of, fields, read)
      if (at) this.#taken.set(name, at.path)
    }
  }

  end(): ReadMetadata {
    const { path, by, fields } = this.#options
    if (this.#count === 0) throw new ConfigError(`${path}: holds no row`)
    if (this.#rows.size === 0) throw this.#withoutKeys()
    const rows = new Map([...this.#rows].map(([key, { facts, names }]) => [key, { facts, names }]))
    return {
      path,
      metadata: { digest: digest(JSON.stringify([path, by, fields, this.#hash])), by, rows },
      notes: [this.#summary(), ...this.#faults()],
    }
  }

  #keyOf(record: Record<string, unknown>): string | undefined {
    const { by, column, fields } = this.#options
    const mapped = by === 'id' ? fields?.id : undefined
    const columns = column === undefined ? [mapped ?? usualColumns[by]].flat() : [column]
    for (const name of columns) {
      const key = textOf(record[name] ?? null)
      if (key !== null) return key
    }
    return undefined
  }

  #withoutKeys(): ConfigError {
    const { path, by, column = by } = this.#options
    const there = [...this.#columns].join(', ')
    return new ConfigError(
      `${path}: no row has a "${column}": its columns are ${there}; --by file=COLUMN or --by id=COLUMN names the one that tells the articles`,
    )
  }

  #summary(): string {
    const taken = told.flatMap(([name]) => {
      const column = this.#taken.get(name)
      return column === undefined ? [] : [`${name} from ${JSON.stringify(column)}`]
    })
    return `${counted(this.#rows.size, 'row')}: took ${taken.length > 0 ? taken.join(', ') : 'nothing: no column has a usual name, --fields names them'}`
  }

  #faults(): string[] {
    const { by, column = by } = this.#options
    const [keyless] = this.#keyless
    const [doubled] = this.#doubled
    return [
      ...(keyless === undefined
        ? []
        : [`${counted(this.#keyless.length, 'row')} without "${column}" left out (line ${keyless})`]),
      ...(doubled === undefined
        ? []
        : [
            `${counted(this.#doubled.length, 'row')} left out for one before of the same article (${doubled[0]}: lines ${doubled[1]} and ${doubled[2]})`,
          ]),
    ]
  }
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`

/** The path by which a table knows a file. */
const placeOf = ({ called, absolute }: Pick<Input, 'called' | 'absolute'>): string => called ?? absolute

const stemOf = (path: string): string => basename(path).replace(/(?<=.)\.[^.]*$/, '')

/** What the table says that no input bears out, and which inputs it leaves out. `wholly`: the inputs are all there is. */
export function unmatched({ by, rows }: Metadata, inputs: readonly Input[], wholly: boolean): string[] {
  const single = inputs.filter((input) => !isDivided(input))
  const nameOf = (input: Input): string => (by === 'id' ? stemOf(input.path) : placeOf(input))
  const without = single.filter((input) => !rows.has(nameOf(input)))
  const [first] = without
  const named = new Map(inputs.map((input) => [nameOf(input), input]))
  const known = (key: string): boolean => (by === 'id' ? named.has(key) : ownerOf(key, named) !== undefined)
  const canTell = wholly && (by === 'file' || single.length === inputs.length)
  const unknown = canTell ? [...rows.keys()].filter((key) => !known(key)) : []
  return [
    ...(unknown.length === 0
      ? []
      : [
          `${counted(unknown.length, 'row')} of files that are not among those read (${by === 'id' ? unknown[0] : relative('', unknown[0] as string)})`,
        ]),
    ...(first === undefined
      ? []
      : [
          `${counted(without.length, 'file')} of ${single.length.toLocaleString('en-US')} without a row (${first.path})`,
        ]),
  ]
}

/** What was read, with what the table says of it. Where both say something the table counts. */
export function described(
  outcome: ReadOutcome,
  input: Pick<Input, 'path' | 'key' | 'absolute' | 'called'>,
  metadata: Metadata | undefined,
  options: ReadOptions,
): ReadOutcome {
  if (metadata === undefined || outcome.type !== 'article') return outcome
  const { article } = outcome
  const record = recordIn(article.key, input.key)
  const ownId = article.id ?? (record === undefined ? stemOf(input.path) : undefined)
  const place = record === undefined ? placeOf(input) : `${placeOf(input)}#${record}`
  const row = metadata.rows.get(metadata.by === 'id' ? (ownId ?? '') : place)
  if (!row) return outcome
  const named = namedSource(options, row.names, ['field'])
  const source = named.sourceBy === 'folder' ? {} : named
  return { ...outcome, article: { ...withFacts(article, row.facts), ...source } }
}
