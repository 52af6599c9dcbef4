import { hash64, type Severity } from '@copydesk/core'
import { type Entry, entriesOf } from './entries.ts'
import { plain, safeJson } from './escape.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'
import { relativePath } from './shown.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' }

/** GitLab's code quality report: an array, written as it grows. */
export function gitlab(options: ReporterOptions): Reporter {
  const seen = new Map<string, number>()
  let first = true
  const write = (entry: Entry): string => {
    const separator = first ? '[\n' : ',\n'
    first = false
    return separator + safeJson(issueOf(entry, options.cwd, seen))
  }
  return {
    event: (event) => entriesOf(event, options).map(write).join(''),
    end: () => (first ? '[]\n' : '\n]\n'),
  }
}

function issueOf(entry: Entry, cwd: string, seen: Map<string, number>) {
  const path = relativePath(entry.path, cwd)
  return {
    description: plain(entry.message),
    check_name: entry.rule,
    fingerprint: unique(hash64(`${path}\n${entry.rule}\n${entry.fingerprint}`), seen),
    severity: levels[entry.severity],
    location: { path, lines: { begin: entry.line, end: entry.endLine } },
  }
}

/** GitLab drops entries whose fingerprint repeats. */
function unique(fingerprint: string, seen: Map<string, number>): string {
  const ordinal = seen.get(fingerprint) ?? 0
  seen.set(fingerprint, ordinal + 1)
  return ordinal === 0 ? fingerprint : hash64(`${fingerprint}\n${ordinal}`)
}
