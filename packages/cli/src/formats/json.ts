import { recordText } from '@copydesk/node'
import type { Reporter } from './reporter.ts'

/** One JSON array of records, written as they come. */
export function json(): Reporter {
  let first = true
  return {
    event: (event) => {
      const separator = first ? '[\n' : ',\n'
      first = false
      return separator + recordText(event)
    },
    end: () => (first ? '[]\n' : '\n]\n'),
  }
}
