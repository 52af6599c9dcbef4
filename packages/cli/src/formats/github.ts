import type { Severity } from '@copydesk/core'
import { type Entry, entriesOf } from './entries.ts'
import { plain } from './escape.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'
import { type Place, relativePath } from './shown.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands that GitHub shows as annotations beside the changed lines. */
export const github = (options: ReporterOptions): Reporter => ({
  event: (event) =>
    entriesOf(event, options)
      .map((entry) => command(entry, options.cwd))
      .join(''),
})

function command(entry: Entry, cwd: string): string {
  const properties = { file: relativePath(entry.path, cwd), ...range(entry), title: entry.rule }
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${commands[entry.severity]} ${list.join(',')}::${data(plain(entry.message))}\n`
}

/** Columns mean something to GitHub only within one line. */
const range = ({ line, column, endLine, endColumn }: Place): Record<string, number> =>
  line === endLine && endColumn > column ? { line, col: column, endColumn } : { line, endLine }

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')

const property = (text: string): string => data(plain(text)).replace(/:/g, '%3A').replace(/,/g, '%2C')
