import { hash64, type Severity, type UnusedDirective } from '@copydesk/core'
import type { RunEvent } from '@copydesk/node'
import { andMore, type Folded, type Folder } from './fold.ts'
import type { ArticleEvent, ErrorEvent, ReporterOptions, SourceEvent } from './reporter.ts'
import { messageOf, type Place, pathOfSource, placeOf, shownFindings, shownSourceFindings } from './shown.ts'

/** Whatever a run has to say about a file, in the terms that formats of one line an entry share. */
export interface Entry extends Place {
  readonly path: string
  readonly severity: Severity
  readonly message: string
  /** A rule, or `directive/unused`, `internal/rule-error`, `internal/unreadable`. */
  readonly rule: string
  readonly fingerprint: string
}

/** The entries of an event, in order; folded where a folder is given. What was skipped on purpose is none. */
export function entriesOf(event: RunEvent, options: ReporterOptions, folder?: Folder): Entry[] {
  if (event.type === 'article') return articleEntries(event, options, folder?.next(event.result))
  if (event.type === 'source') return sourceEntries(event, options)
  return event.type === 'error' ? [unreadable(event)] : []
}

const at = (line: number): Place => ({ line, column: 1, endLine: line, endColumn: 1 })

function articleEntries({ result }: ArticleEvent, options: ReporterOptions, folded?: Folded): Entry[] {
  const { path, recordLine = 1 } = result
  const findings = (folded?.findings ?? shownFindings(result, options)).map((finding): Entry => {
    const { line, column, endLine, endColumn } = placeOf(finding, result)
    const { severity, rule, fingerprint } = finding
    const more = folded?.more.get(finding)
    const message = messageOf(finding, result) + (more === undefined ? '' : `, ${andMore(more)}`)
    return { path, line, column, endLine, endColumn, severity, message, rule, fingerprint }
  })
  const unused = unusedOf(result.unused ?? [], options).map(({ severity, message, line }): Entry => {
    const rule = 'directive/unused'
    return { path, ...at(line), severity, message, rule, fingerprint: hash64(`${rule}\n${message}`) }
  })
  const errors = result.errors.map(({ rule, message }): Entry => {
    const text = rule ? `${rule}: ${message}` : message
    const fingerprint = hash64(`internal/rule-error\n${text}`)
    return { path, ...at(recordLine), severity: 'error', message: text, rule: 'internal/rule-error', fingerprint }
  })
  return [...findings, ...unused, ...errors]
}

/** Directives that silence nothing, as the messages to show. */
export function unusedOf(
  list: readonly UnusedDirective[],
  { unused, quiet }: Pick<ReporterOptions, 'unused' | 'quiet'>,
): { readonly line: number; readonly severity: Severity; readonly message: string }[] {
  if (unused === 'off' || (quiet && unused !== 'error')) return []
  return list.map(({ line, where, rules, note }) => ({
    line,
    severity: unused,
    message: `Unexpected directive for ${rules.join(', ')} in ${where}: ${note ?? 'it silences nothing, remove it'}`,
  }))
}

const sourceEntries = ({ score, findings }: SourceEvent, options: ReporterOptions): Entry[] =>
  shownSourceFindings(findings, options).map((finding) => ({
    path: pathOfSource(finding, score),
    ...at(1),
    severity: finding.severity,
    message: `${score.source}: ${finding.message}`,
    rule: finding.rule,
    fingerprint: finding.fingerprint,
  }))

const unreadable = ({ path, message, line = 1 }: ErrorEvent): Entry => ({
  path,
  ...at(line),
  severity: 'error',
  message,
  rule: 'internal/unreadable',
  fingerprint: hash64(`internal/unreadable\n${message}`),
})
