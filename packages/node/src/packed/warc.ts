import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { WARCRecord } from 'warcio'
import { type Entry, failed, skipped } from './entry.ts'
import { type Limits, mostOut, tooDense, tooLong } from './limits.ts'
import type { Chunks } from './through.ts'

type Warcio = typeof import('warcio')

/** What may hold an article. Requests, metadata and the archive's notes on itself are passed over. */
const read: ReadonlySet<string> = new Set(['response', 'resource', 'conversion'])

/**
 * Pages and texts of a web archive. A record that is cut off, or lies about its length, gives an error; so does, once,
 * what is no record where one should begin.
 */
export async function* pagesOf(chunks: Chunks, limits: Limits): AsyncGenerator<Entry> {
  const warcio = await import('warcio')
  let lost = false
  for await (const record of new warcio.WARCParser(new warcio.AsyncIterReader(gathered(chunks), null))) {
    const isRecord = record.warcHeaders.statusline.startsWith('WARC/')
    if (isRecord) yield* pageOf(record, warcio, limits)
    else {
      if (!lost) yield failed('no WARC record where one should begin: the one before it may give a wrong length')
      await skip(record)
    }
    lost = !isRecord
  }
}

/** Bytes the library wants at once: a header that comes in pieces of up to three bytes it reads wrongly. */
const least = 1024

/** The chunks, none but the last of fewer than `least` bytes. Where they fail, first what came before. */
async function* gathered(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  let failure: unknown
  try {
    for await (const chunk of chunks) {
      waiting.push(chunk)
      size += chunk.length
      if (size < least) continue
      yield waiting.length === 1 ? chunk : Buffer.concat(waiting)
      waiting = []
      size = 0
    }
  } catch (error) {
    failure = error
  }
  if (size > 0) yield Buffer.concat(waiting)
  if (failure !== undefined) throw failure
}

/** To its end, or that of the archive. (`skipFully` never returns from a record that is cut off.) */
async function skip(record: WARCRecord): Promise<void> {
  for await (const chunk of record.reader) void chunk
  record.consumed = 'skipped'
}

async function* pageOf(record: WARCRecord, warcio: Warcio, limits: Limits): AsyncGenerator<Entry> {
  const id = (record.warcHeader('WARC-Record-ID') ?? '').replace(/^<|>$/g, '')
  const body = record.reader
  const length = record.warcHeader('Content-Length')
  const isRead = read.has(record.warcType)
  const isLong = isRead && Number(length) > limits.record
  const raw = isRead && !isLong ? await record.readFully(false) : undefined
  if (raw === undefined) await skip(record)
  const isCut = body instanceof warcio.LimitReader && body.limit > 0
  if (isLong) yield failed(`${id}: ${tooLong(limits)}`)
  else if (!record.warcType || length === null || isCut) yield failed(`${id || 'a record'}: cut off`)
  else if (raw) yield await entryOf(record, raw, id, warcio, limits)
}

async function entryOf(
  record: WARCRecord,
  raw: Uint8Array,
  id: string,
  warcio: Warcio,
  limits: Limits,
): Promise<Entry> {
  const http = record.httpHeaders
  const status = http ? Number(http.statusCode) : 200
  if (status < 200 || status > 299) return skipped(id, `HTTP status ${status}`)
  const contentType = (http ? http.headers.get('Content-Type') : record.warcHeader('Content-Type')) ?? ''
  const format = record.warcType === 'conversion' ? 'text' : formatOf(contentType)
  if (!format) return skipped(id, `no page: ${contentType.slice(0, 80)}`)
  const isChunked = http?.headers.get('Transfer-Encoding')?.toLowerCase() === 'chunked'
  const body = isChunked ? await new warcio.AsyncIterReader([raw], null, true).readFully() : raw
  const bytes = decoded(body, http?.headers.get('Content-Encoding')?.toLowerCase(), limits)
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
