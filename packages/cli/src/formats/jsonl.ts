import { articleRecord, type LintRecord, type RunEvent, sourceRecord } from '@copydesk/node'
import type { Reporter } from './reporter.ts'

/** An event as a record of the published schema. */
export function recordOf(event: RunEvent): LintRecord {
  if (event.type === 'article') return articleRecord(event.result, event.score)
  if (event.type === 'source') return sourceRecord(event.score, event.findings)
  if (event.type === 'skipped' && event.extract) return articleRecord(event.extract, undefined)
  const { type, ...rest } = event
  return { type, schema: 1, ...rest } as LintRecord
}

/** One record a line: articles in input order, then sources. */
export const jsonl = (): Reporter => ({ event: (event) => `${JSON.stringify(recordOf(event))}\n` })
