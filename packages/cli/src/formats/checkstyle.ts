import { type Entry, entriesOf } from './entries.ts'
import { xmlAttribute } from './escape.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'

/** Checkstyle XML: a `file` element for each run of entries in one file, written as they come. */
export function checkstyle(options: ReporterOptions): Reporter {
  let open: string | undefined
  let started = false
  const head = (): string => {
    if (started) return ''
    started = true
    return '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="10.0">\n'
  }
  const close = (): string => (open === undefined ? '' : '  </file>\n')
  const write = (entry: Entry): string => {
    const before = entry.path === open ? '' : `${close()}  <file name="${xmlAttribute(entry.path)}">\n`
    open = entry.path
    return before + element(entry)
  }
  return {
    event: (event) => head() + entriesOf(event, options).map(write).join(''),
    end: () => `${head()}${close()}</checkstyle>\n`,
  }
}

const element = ({ line, column, severity, message, rule }: Entry): string =>
  `    <error line="${line}" column="${column}" severity="${severity}" message="${xmlAttribute(message)}" source="copydesk.${xmlAttribute(rule)}"/>\n`
