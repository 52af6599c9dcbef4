import { open } from 'node:fs/promises'
import { messageOf } from '@copydesk/core'
import { mayHoldField, type ReadOptions } from '@copydesk/readers'
import type { AsyncBuffer, RowGroup } from 'hyparquet'
import { type Entry, failed } from './entry.ts'
import { type Limits, mostOut, tooDense, tooLong } from './limits.ts'

/** Rows of a Parquet file as JSON objects, one row group in memory at a time, of it only columns that may be wanted. */
export async function* parquetRows(path: string, fields: ReadOptions['fields'], limits: Limits): AsyncGenerator<Entry> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
      if (start < 0 || end > size || end < start) throw new Error('names bytes that are not there')
      const bytes = new Uint8Array(end - start)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
      if (bytesRead < bytes.length) throw new Error('cut off')
      return bytes.buffer
    }
    yield* rowsOf({ byteLength: size, slice }, fields, limits)
  } finally {
    await file.close()
  }
}

async function* rowsOf(file: AsyncBuffer, fields: ReadOptions['fields'], limits: Limits): AsyncGenerator<Entry> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet')
  const { compressors } = await import('hyparquet-compressors')
  const metadata = await parquetMetadataAsync(file)
  const names = parquetSchema(metadata).children.map(({ element }) => element.name)
  const wanted = names.filter((name) => mayHoldField(name, fields))
  const columns = wanted.length > 0 ? wanted : names
  let rowStart = 0
  for (const [at, group] of metadata.row_groups.entries()) {
    const rowEnd = rowStart + Number(group.num_rows)
    const problem = problemOf(group, columns, limits)
    if (problem) yield failed(`row group ${at + 1}: ${problem}`, rowStart + 1)
    else {
      try {
        const rows = await parquetReadObjects({ file, metadata, columns, compressors, rowStart, rowEnd })
        for (const [i, row] of rows.entries()) yield entryOf(row, rowStart + i + 1, limits)
      } catch (error) {
        yield failed(`row group ${at + 1}: ${messageOf(error)}`, rowStart + 1)
      }
    }
    rowStart = rowEnd
  }
}

/** What a row group's footer says of itself that cannot be, or must not. */
function problemOf(group: RowGroup, columns: readonly string[], limits: Limits): string | undefined {
  let read = 0
  let written = 0
  for (const { meta_data: column } of group.columns) {
    if (!column || !columns.includes(column.path_in_schema[0] as string)) continue
    read += Number(column.total_compressed_size)
    written += Number(column.total_uncompressed_size)
  }
  if (written > mostOut(read, limits)) return tooDense(limits)
  return Number(group.num_rows) < 0 ? 'a number of rows below 0' : undefined
}

function entryOf(row: unknown, line: number, limits: Limits): Entry {
  const bytes = Buffer.from(JSON.stringify(row, plainValue))
  return bytes.length > limits.record ? failed(tooLong(limits), line) : { type: 'line', line, bytes }
}

const plainValue = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value)
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value
}
