import { createReadStream } from 'node:fs'
import { formatOf, type ReadOptions } from '@copydesk/readers'
import { rowsOf } from './csv.ts'
import { type Entry, failed } from './entry.ts'
import { inflated } from './inflate.ts'
import { type Container, innerName } from './kinds.ts'
import { type Limits, tooLong } from './limits.ts'
import { linesOf } from './lines.ts'
import { parquetRows } from './parquet.ts'
import type { Chunks } from './through.ts'
import { pagesOf } from './warc.ts'

const chunkBytes = 1 << 16

/** Records of a packed file, in order. Damage ends in an error among them, behind what could be read. */
export async function* entriesIn(
  file: { readonly absolute: string; readonly path: string },
  container: Container,
  fields: ReadOptions['fields'],
  limits: Limits,
): AsyncGenerator<Entry> {
  const { absolute, path } = file
  if (container === 'parquet') yield* caught(parquetRows(absolute, fields, limits))
  else yield* entriesOf(createReadStream(absolute, { highWaterMark: chunkBytes }), container, limits, innerName(path))
}

/** Records of a stream, compressed or not. `name`: of the file inside, for its format. */
export function entriesOf(
  chunks: Chunks,
  container: Exclude<Container, 'parquet'>,
  limits: Limits,
  name = '',
): AsyncGenerator<Entry> {
  const plain = inflated(chunks, limits)
  if (container === 'warc') return caught(pagesOf(plain, limits))
  if (container === 'jsonl') return caught(recordsOf(plain, limits))
  return caught(container === 'file' ? fileOf(plain, name, limits) : rowsOf(plain, container, limits))
}

async function* caught(entries: AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  try {
    yield* entries
  } catch (error) {
    yield failed(`the rest cannot be read: ${(error as Error).message}`)
  }
}

async function* recordsOf(chunks: Chunks, limits: Limits): AsyncGenerator<Entry> {
  for await (const { line, bytes } of linesOf(chunks, limits))
    yield bytes ? { type: 'line', line, bytes } : failed(tooLong(limits), line)
}

async function* fileOf(chunks: Chunks, name: string, limits: Limits): AsyncGenerator<Entry> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limits.record) return yield failed(tooLong(limits))
    parts.push(chunk)
  }
  const format = formatOf(name)
  yield { type: 'file', ...(format ? { format } : {}), bytes: Buffer.concat(parts) }
}
