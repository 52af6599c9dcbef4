import type { ParquetWriter, SchemaElement } from 'hyparquet-writer'
import type { LintRecord } from '../records.ts'

/** A row of a table: what is said of a record, and what became of it. */
export interface TableRow {
  readonly record: LintRecord
  /** The text that is left once page furniture is gone, and what was taken out. */
  readonly text?: string
  readonly removed?: readonly { readonly rule: string; readonly reason: string; readonly text: string }[]
  /** The record as it came, as JSON. */
  readonly fields?: string
}

type Field = readonly [name: string, type: 'text' | 'integer' | 'number' | 'boolean']

const findingFields: readonly Field[] = [
  ['rule', 'text'],
  ['severity', 'text'],
  ['message', 'text'],
  ['start', 'integer'],
  ['end', 'integer'],
  ['line', 'integer'],
  ['column', 'integer'],
  ['actual', 'text'],
  ['expected', 'text'],
  ['confidence', 'number'],
  ['fingerprint', 'text'],
]
const removedFields: readonly Field[] = [
  ['rule', 'text'],
  ['reason', 'text'],
  ['text', 'text'],
]

type Column = Field | readonly [name: string, type: 'list', fields?: readonly Field[]]

/** One row a record; `type` says whether it is an article, was skipped, or could not be read. */
const columns: readonly Column[] = [
  ['type', 'text'],
  ['path', 'text'],
  ['record', 'integer'],
  ['id', 'text'],
  ['source', 'text'],
  ['lang', 'text'],
  ['words', 'integer'],
  ['score', 'number'],
  ['provisional', 'boolean'],
  ['byline', 'list'],
  ['published', 'text'],
  ['publisher', 'text'],
  ['canonical', 'text'],
  ['translation', 'text'],
  ['findings', 'list', findingFields],
  ['bodyText', 'text'],
  ['text', 'text'],
  ['removed', 'list', removedFields],
  ['fields', 'text'],
  ['message', 'text'],
]

const types: Readonly<Record<Field[1], Partial<SchemaElement>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
}

const leaf = ([name, type]: Field): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...types[type] })

function elementsOf([name, type, fields]: Column): SchemaElement[] {
  if (type !== 'list') return [leaf([name, type])]
  const list: SchemaElement[] = [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ]
  if (!fields) return [...list, leaf(['element', 'text'])]
  return [...list, { name: 'element', repetition_type: 'OPTIONAL', num_children: fields.length }, ...fields.map(leaf)]
}

const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)]

/** Rows kept before they are written, at most, and units of text in them. */
const groupRows = 1000
const groupUnits = 8_000_000

/** A Parquet file, row group by row group. */
export class ParquetTable {
  readonly #writer: ParquetWriter
  readonly #out: { index: number; getBytes(): Uint8Array }
  #rows: Readonly<Record<string, unknown>>[] = []
  #units = 0

  private constructor(writer: ParquetWriter, out: { index: number; getBytes(): Uint8Array }) {
    this.#writer = writer
    this.#out = out
  }

  static async open(): Promise<ParquetTable> {
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
    const writer = new ByteWriter()
    return new ParquetTable(new ParquetWriter({ writer, schema, createdBy: 'copydesk' }), writer)
  }

  /** The next bytes of the file, if there are any yet. */
  async add(row: TableRow): Promise<Uint8Array | undefined> {
    const cells = cellsOf(row)
    this.#rows.push(cells)
    for (const value of Object.values(cells)) if (typeof value === 'string') this.#units += value.length
    if (this.#rows.length < groupRows && this.#units < groupUnits) return undefined
    await this.#group()
    return this.#taken()
  }

  /** The last bytes of the file. */
  async end(): Promise<Uint8Array> {
    if (this.#rows.length > 0) await this.#group()
    await this.#writer.finish()
    return this.#taken()
  }

  async #group(): Promise<void> {
    const rows = this.#rows
    this.#rows = []
    this.#units = 0
    const columnData = columns.map(([name]) => ({ name, data: rows.map((row) => row[name] ?? null) }))
    await this.#writer.write({ columnData, rowGroupSize: rows.length })
  }

  /** What was written since the last time; places in the file are counted on. */
  #taken(): Uint8Array {
    const bytes = this.#out.getBytes().slice()
    this.#out.index = 0
    return bytes
  }
}

function cellsOf({ record, text, removed, fields }: TableRow): Record<string, unknown> {
  const { type } = record
  const cells: Record<string, unknown> = { type, text, removed, fields }
  if (record.type === 'error') return { ...cells, path: record.path, record: record.line, message: record.message }
  if (record.type === 'skipped') return { ...cells, path: record.path, lang: record.lang, message: record.reason }
  if (record.type !== 'article') return cells
  const { path, record: line, id, source, lang, words, score, provisional, bodyText, credits, verdict } = record
  const { byline, published, publisher, canonical } = credits
  const findings = record.findings.map(findingOf)
  const said = { translation: verdict?.translation, byline, published, publisher, canonical, findings }
  return { ...cells, path, record: line, id, source, lang, words, score, provisional, bodyText, ...said }
}

function findingOf(finding: Extract<LintRecord, { type: 'article' }>['findings'][number]): Record<string, unknown> {
  const cells = Object.fromEntries(findingFields.map(([name]) => [name, finding[name as keyof typeof finding]]))
  return { ...cells, expected: finding.expected[0] ?? null }
}
