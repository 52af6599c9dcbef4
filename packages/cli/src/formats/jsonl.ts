import { recordText } from '@copydesk/node'
import type { Reporter } from './reporter.ts'

/** One record a line: articles in input order, then sources. */
export const jsonl = (): Reporter => ({
  event: (event) => (event.type === 'article' && event.kept?.line) || `${recordText(event)}\n`,
})
