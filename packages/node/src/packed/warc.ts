import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { WARCRecord } from 'warcio'
import { type Entry, failed, skipped } from './entry.ts'
import { httpOf } from './http.ts'
import { type Limits, mostOut, tooDense, tooLong } from './limits.ts'
import type { Chunks } from './through.ts'

type Warcio = typeof import('warcio')

/** What may hold an article. Requests, metadata and the archive's notes on itself are passed over. */
const read: ReadonlySet<string> = new Set(['response', 'resource', 'conversion'])

const noRecord = 'no WARC record where one should begin: the one before it may give a wrong length'

/**
 * Pages and texts of a web archive. A record that is cut off, or lies about its length, gives an error; so does, once,
 * what is no record where one should begin.
 */
export async function* pagesOf(chunks: Chunks, limits: Limits): AsyncGenerator<Entry> {
  const warcio = await import('warcio')
  const records = parserOf(warcio, chunks)
  let lost = false
  for await (const record of records) {
    const isRecord = record.warcHeaders.statusline.startsWith('WARC/')
    if (!lost && (!isRecord || records.hasLeftOver)) yield failed(noRecord)
    if (isRecord) yield* pageOf(record, warcio, limits)
    else await skip(record)
    lost = !isRecord
  }
  if (!lost && records.hasLeftOver) yield failed(noRecord)
}

/** Bytes looked through for the end of one record's headers: real ones have a few thousand, a wrong length leaves a page before them. */
const longestHeader = 16 * 1024 * 1024

/** The library's parser, which holds no more than headers are long, and says what it finds between records by `hasLeftOver`. */
function parserOf(warcio: Warcio, chunks: Chunks) {
  class Reader extends warcio.AsyncIterReader {
    /** Offset before which the body of a record must begin. */
    end = Number.POSITIVE_INFINITY

    override async _next() {
      const chunk = await super._next()
      if (this.getReadOffset() + (chunk?.length ?? 0) > this.end)
        throw new Error(`no end of a WARC record's headers within ${longestHeader} bytes`)
      return chunk
    }
  }
  class Parser extends warcio.WARCParser {
    readonly #reader: Reader
    /** What stood behind the record before this one was none. */
    hasLeftOver = false

    constructor(reader: Reader) {
      // Of a response without headers, or whose headers do not end, the library takes the records behind it for its head.
      super(reader, { parseHttp: false })
      this.#reader = reader
    }

    override async parse() {
      this.#reader.end = this.#reader.getReadOffset() + longestHeader
      const record = await super.parse()
      this.#reader.end = Number.POSITIVE_INFINITY
      return record
    }

    /** The first line of the next record. The library's own prints to the console what it finds before it. */
    override async readToNextRecord(): Promise<Uint8Array> {
      this.hasLeftOver = false
      if (!this._record) return new Uint8Array()
      await this._record.skipFully()
      let line = await this.#reader.readlineRaw()
      if (line && !isBlank(line) && !opensRecord(line)) {
        this.hasLeftOver = true
        line = await this.#reader.readlineRaw()
      }
      while (line && isBlank(line)) line = await this.#reader.readlineRaw()
      return line ?? new Uint8Array()
    }

    /** A length that is no number is none: what follows is looked through for the next record. */
    override _initRecordReader(headers: WARCRecord['warcHeaders']) {
      const header = headers.headers.get('Content-Length')
      // The library reckons with it as it stands.
      if (header !== null && lengthOf(header) === undefined) headers.headers.set('Content-Length', '-1')
      return new warcio.LimitReader(this.#reader, lengthOf(header) ?? 0)
    }
  }
  return new Parser(new Reader(gathered(chunks), null))
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 10 || byte === 13)

const opensRecord = (line: Uint8Array): boolean => Buffer.from(line.subarray(0, 5)).toString('latin1') === 'WARC/'

const lengthOf = (header: string | null | undefined): number | undefined =>
  header != null && /^\s*\d{1,15}\s*$/.test(header) ? Number(header) : undefined

/** Bytes the library wants at once: a header that comes in pieces of up to three bytes it reads wrongly. */
const least = 1024
/** Bytes it gets at once: what it looks through. */
const most = 64 * 1024

/** The chunks, none but the last of fewer than `least` bytes, none of many more than `most`. Where they fail, first what came before. */
async function* gathered(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  let failure: unknown
  try {
    for await (const chunk of chunks) {
      waiting.push(chunk)
      size += chunk.length
      if (size < least) continue
      yield* pieces(waiting.length === 1 ? chunk : Buffer.concat(waiting))
      waiting = []
      size = 0
    }
  } catch (error) {
    failure = error
  }
  if (size > 0) yield* pieces(Buffer.concat(waiting))
  if (failure !== undefined) throw failure
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  // The last piece takes what would be too short for one.
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.length - at < most + least ? bytes.length : at + most
    yield bytes.subarray(at, end)
    at = end
  }
}

/** To its end, or that of the archive. (`skipFully` never returns from a record that is cut off.) */
async function skip(record: WARCRecord): Promise<void> {
  for await (const chunk of record.reader) void chunk
  record.consumed = 'skipped'
}

async function* pageOf(record: WARCRecord, warcio: Warcio, limits: Limits): AsyncGenerator<Entry> {
  const id = (record.warcHeader('WARC-Record-ID') ?? '').replace(/^<|>$/g, '')
  const body = record.reader
  const length = lengthOf(record.warcHeader('Content-Length'))
  const isRead = read.has(record.warcType)
  const isLong = isRead && (length ?? 0) > limits.record
  const raw = isRead && !isLong ? await record.readFully(false) : undefined
  if (raw === undefined) await skip(record)
  const isCut = body instanceof warcio.LimitReader && body.limit > 0
  if (isLong) yield failed(`${id}: ${tooLong(limits)}`)
  else if (length === undefined && record.warcHeader('Content-Length') !== null)
    yield failed(`${id || 'a record'}: its "Content-Length" is no number`)
  else if (!record.warcType || length === undefined || isCut) yield failed(`${id || 'a record'}: cut off`)
  else if (raw && record.warcType === 'response') yield await responseOf(record, raw, id, warcio, limits)
  else if (raw) yield await entryOf(record, { body: raw }, id, warcio, limits)
}

async function responseOf(
  record: WARCRecord,
  raw: Uint8Array,
  id: string,
  warcio: Warcio,
  limits: Limits,
): Promise<Entry> {
  const http = httpOf(raw)
  const type = record.warcHeader('Content-Type') ?? ''
  // Crawlers keep answers of name servers as responses too.
  if (typeof http === 'string' && type !== '' && !/^\s*application\/http/i.test(type)) return skipped(id, notPage(type))
  if (typeof http === 'string') return failed(`${id || 'a record'}: ${http}`)
  return http.status < 200 || http.status > 299
    ? skipped(id, `HTTP status ${http.status}`)
    : entryOf(record, http, id, warcio, limits)
}

/** What a record holds; `header`: of a response. */
interface Content {
  readonly body: Uint8Array
  readonly header?: (name: string) => string | undefined
}

async function entryOf(
  record: WARCRecord,
  { body: raw, header }: Content,
  id: string,
  warcio: Warcio,
  limits: Limits,
): Promise<Entry> {
  const contentType = (header ? header('content-type') : record.warcHeader('Content-Type')) ?? ''
  const format = record.warcType === 'conversion' ? 'text' : formatOf(contentType)
  if (!format) return skipped(id, notPage(contentType))
  const isChunked = header?.('transfer-encoding')?.toLowerCase() === 'chunked'
  const body = isChunked ? await new warcio.AsyncIterReader([raw], null, true).readFully() : raw
  const bytes = decoded(body, header?.('content-encoding')?.toLowerCase(), limits)
  if (typeof bytes === 'string') return failed(`${id}: ${bytes}`)
  const [url, fetched] = [record.warcTargetURI, record.warcDate]
  return {
    type: 'page',
    id,
    format,
    ...(url ? { url } : {}),
    ...(fetched ? { fetched } : {}),
    ...(contentType ? { contentType } : {}),
    bytes,
  }
}

const notPage = (contentType: string): string => `no page: ${contentType.slice(0, 80)}`

function formatOf(contentType: string): 'html' | 'text' | undefined {
  if (contentType === '' || /html/i.test(contentType)) return 'html'
  return /^\s*text\/plain/i.test(contentType) ? 'text' : undefined
}

const decoders: Readonly<
  Record<string, readonly ((bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer)[]>
> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
}

/** The content without its encoding, or why there is none. Many crawlers decode it and leave the header: then it is as it is. */
function decoded(bytes: Uint8Array, encoding: string | undefined, limits: Limits): Uint8Array | string {
  const maxOutputLength = Math.min(limits.record, mostOut(bytes.length, limits))
  for (const decode of decoders[encoding ?? ''] ?? []) {
    try {
      return decode(bytes, { maxOutputLength })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') continue
      return maxOutputLength === limits.record ? tooLong(limits) : tooDense(limits)
    }
  }
  return bytes
}
