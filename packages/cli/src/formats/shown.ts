import { isAbsolute, relative, sep } from 'node:path'
import type { ArticleResult, Finding, Severity, SourceFinding } from '@copydesk/core'
import type { SourceScore } from '@copydesk/score'
import { severityNames } from '../report/data.ts'
import type { ReporterOptions } from './reporter.ts'

type Wishes = Pick<ReporterOptions, 'quiet' | 'verbose'> & Partial<Pick<ReporterOptions, 'failOn'>>

/** Whether a severity is to be shown; the quiet show what fails. */
export const isWanted = (severity: Severity, { quiet, verbose, failOn }: Wishes): boolean =>
  quiet ? severity === 'error' || severity === failOn : severity !== 'info' || verbose

/** Findings that were not silenced and that no finding about the source stands for. */
export const live = (findings: readonly Finding[]): Finding[] => findings.filter((f) => !f.suppressed && !f.promoted)

/** Findings of an article that a report shows. */
export const shownFindings = (result: ArticleResult, wishes: Wishes): Finding[] =>
  live(result.findings).filter((f) => isWanted(f.severity, wishes))

/** Findings about a source that a report shows. */
export const shownSourceFindings = (findings: readonly SourceFinding[], wishes: Wishes): SourceFinding[] =>
  findings.filter((f) => !f.suppressed && isWanted(f.severity, wishes))

/** The file a finding about a source is shown at: the first that shows it, else the source's worst. */
export const pathOfSource = ({ evidence }: SourceFinding, { source, worst }: SourceScore): string =>
  evidence[0]?.path ?? worst[0]?.path ?? source

/** A place in a file. Lines and columns are 1-based, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where an editor has to go. In a container of records that is the record's line; the place in its text goes into the message. */
export const placeOf = (finding: Finding, { recordLine }: ArticleResult): Place =>
  recordLine === undefined ? finding : { line: recordLine, column: 1, endLine: recordLine, endColumn: 1 }

/** The message, with the place in the record's text where the file is a container. */
export const messageOf = (finding: Finding, { recordLine }: ArticleResult): string =>
  recordLine === undefined || finding.scope === 'article'
    ? finding.message
    : `${finding.message} (at ${finding.line}:${finding.column} of its text)`

/** `PATH:LINE: MESSAGE` for what a finding rests on in other articles than that of `path`. */
export const placesElsewhere = ({ related }: Finding, path: string): string[] =>
  related.flatMap((place) =>
    place.path === path ? [] : `${place.path}${place.line === undefined ? '' : `:${place.line}`}: ${place.message}`,
  )

/** A path below the folder, relative to it and with `/`; other paths stay as they are. */
export function relativePath(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path.replace(/^(?:\.\/)+/, '')
  const below = relative(cwd, path)
  return below.startsWith('..') || isAbsolute(below) ? path : below.split(sep).join('/')
}

/** A count with its thousands told apart: `2,000`. What knows how every language does that takes a while to load. */
export const grouped = (n: number): string =>
  n < 1000 ? String(n) : `${grouped(Math.floor(n / 1000))},${String(n % 1000).padStart(3, '0')}`

/** `1 error`, `2,000 errors`. */
export const plural = (n: number, word: string): string => `${grouped(n)} ${word}${n === 1 ? '' : 's'}`

/** Counts by severity of what a run says, for summaries. */
export interface Counts extends Record<Severity, number> {
  articles: number
  skipped: number
  failed: number
  /** Findings of articles that were shown, and those beyond the most to be shown. */
  listed?: number
  unlisted?: number
}

export const noCounts = (): Counts => ({ articles: 0, error: 0, warning: 0, info: 0, skipped: 0, failed: 0 })

/** Adds counts of findings, as an article's by `countsOf`. */
export function addFound(counts: Record<Severity, number>, found: Readonly<Record<Severity, number>>): void {
  for (const severity of severityNames) counts[severity] += found[severity]
}
