import { ParquetTable, recordOf } from '@copydesk/node'
import type { Reporter } from './reporter.ts'

/** A Parquet file: one row an article, its findings a list. Sources are no rows of it. */
export function parquet(): Reporter {
  const table = ParquetTable.open()
  return {
    event: async (event) => (event.type === 'source' ? undefined : (await table).add({ record: recordOf(event) })),
    end: async () => (await table).end(),
  }
}
