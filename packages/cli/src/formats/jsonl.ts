import { recordOf } from '@copydesk/node'
import type { Reporter } from './reporter.ts'

/** One record a line: articles in input order, then sources. */
export const jsonl = (): Reporter => ({ event: (event) => `${JSON.stringify(recordOf(event))}\n` })
