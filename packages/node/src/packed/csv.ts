import { type Entry, failed } from './entry.ts'
import { type Limits, tooLong } from './limits.ts'
import { type Chunks, peeked, through } from './through.ts'

/** The delimiter a table's first line holds most of. */
function delimiterOf(head: Uint8Array): string {
  const line = new TextDecoder().decode(head).split('\n', 1)[0] ?? ''
  const counts = [',', ';', '\t', '|'].map((mark) => [line.split(mark).length, mark] as const)
  return counts.reduce((most, next) => (next[0] > most[0] ? next : most))[1]
}

/** Rows of a table as JSON objects by its first line; rows are numbered from 1 behind it. */
export async function* rowsOf(chunks: Chunks, kind: 'csv' | 'tsv', limits: Limits): AsyncGenerator<Entry> {
  const { parse } = await import('csv-parse')
  const { head, all } = await peeked(chunks, 2048)
  const out: (object | Error)[] = []
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: kind === 'tsv' ? '\t' : delimiterOf(head.subarray(0, 65536)),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) out.push(error)
    },
    max_record_size: limits.record,
  })
  let row = 0
  try {
    for await (const item of through(all, parser, out)) yield entryOf(item, ++row)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'CSV_MAX_RECORD_SIZE') yield failed(`${tooLong(limits)}: the rest is not read`, row + 1)
    else if (code?.startsWith('CSV_')) yield failed(`not valid CSV: ${message}`, row + 1)
    else throw error
  }
}

const entryOf = (item: object | Error, line: number): Entry =>
  item instanceof Error
    ? failed(`not valid CSV: ${item.message}`, line)
    : { type: 'line', line, bytes: Buffer.from(JSON.stringify(item)) }
