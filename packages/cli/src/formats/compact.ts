import { entriesOf } from './entries.ts'
import { plain } from './escape.ts'
import { Folder } from './fold.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'

/** One line a finding, `path:line:column: severity: message [rule]`, for editors and grep. Vim: `%f:%l:%c: %t%*[^:]: %m`. */
export function compact(options: ReporterOptions): Reporter {
  const folder = new Folder(options)
  return {
    event: (event) =>
      entriesOf(event, options, folder)
        .map((e) => `${plain(e.path)}:${e.line}:${e.column}: ${e.severity}: ${plain(e.message)} [${e.rule}]\n`)
        .join(''),
  }
}
