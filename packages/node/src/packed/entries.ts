import { createReadStream } from 'node:fs'
import { messageOf } from '@copydesk/core'
import { formatOf, type ReadOptions } from '@copydesk/readers'
import { rowsOf } from './csv.ts'
import { type Entry, failed } from './entry.ts'
import { inflated, isGzip } from './inflate.ts'
import { type Container, innerName } from './kinds.ts'
import { type Limits, tooLong } from './limits.ts'
import { linesOf } from './lines.ts'
import { Members } from './members.ts'
import { parquetRows } from './parquet.ts'
import { type Chunks, peeked } from './through.ts'
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
  if (container === 'warc') return resumed(chunks, limits, (plain) => pagesOf(plain, limits))
  if (container === 'jsonl') {
    let line = 0
    return resumed(chunks, limits, async function* (plain) {
      for await (const entry of recordsOf(plain, limits, line)) {
        yield entry
        if ('line' in entry) line = entry.line ?? line
      }
    })
  }
  const plain = inflated(chunks, limits)
  return caught(container === 'file' ? fileOf(plain, name, limits) : rowsOf(plain, container, limits))
}

async function* caught(entries: AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  try {
    yield* entries
  } catch (error) {
    yield failed(`the rest cannot be read: ${messageOf(error)}`)
  }
}

/** What `read` makes of the bytes; of a gzip file with a damaged member, also what it makes of the members behind it. */
async function* resumed(
  chunks: Chunks,
  limits: Limits,
  read: (plain: Chunks) => AsyncGenerator<Entry>,
): AsyncGenerator<Entry> {
  const { head, all } = await peeked(chunks, 18)
  if (!isGzip(head)) return yield* caught(read(inflated(all, limits)))
  const members = new Members(all)
  // Damaged members one behind the other are said once.
  let isSaid = false
  try {
    for (let goesOn = true; goesOn; ) {
      goesOn = false
      try {
        for await (const entry of read(inflated(members, limits))) {
          yield entry
          isSaid = false
        }
      } catch (error) {
        goesOn = await members.seek()
        if (!goesOn) yield failed(`the rest cannot be read: ${messageOf(error)}`)
        else if (!isSaid) yield failed(`left out up to the next gzip member: ${messageOf(error)}`)
        isSaid = true
      }
    }
  } finally {
    await members.close()
  }
}

async function* recordsOf(chunks: Chunks, limits: Limits, before: number): AsyncGenerator<Entry> {
  for await (const { line, bytes } of linesOf(chunks, limits))
    yield bytes ? { type: 'line', line: before + line, bytes } : failed(tooLong(limits), before + line)
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
