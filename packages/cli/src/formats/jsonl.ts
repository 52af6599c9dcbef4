import { recordOf } from '@copydesk/node'
import { safeJson } from './escape.ts'
import type { Reporter } from './reporter.ts'

/** One record a line: articles in input order, then sources. */
export const jsonl = (): Reporter => ({ event: (event) => `${safeJson(recordOf(event))}\n` })
