import type { Finding, Severity } from '@copydesk/core'
import { rulesById } from '@copydesk/preset'
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { URI } from 'vscode-uri'
import type { Checked, CheckOutcome } from './host.ts'

export const source = 'copydesk'

/** What a diagnostic carries so that an action can find its finding again. */
export interface DiagnosticData {
  readonly fingerprint: string
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** A finding with its place in the document. */
export interface Placed {
  readonly finding: Finding
  readonly checked: Checked
  readonly range: Range
}

/** Findings the editor shows, placed: hidden are silenced ones, those said once of the source, and `info` unless asked for. */
export function placedFindings(checked: readonly Checked[], document: TextDocument, showInfo: boolean): Placed[] {
  return checked.flatMap((one) =>
    one.result.findings
      .filter((f) => !f.suppressed && !f.promoted && (showInfo || f.severity !== 'info'))
      .map((finding) => ({ finding, checked: one, range: rangeOf(finding, one, document) })),
  )
}

/** Offsets of a record lie in its text field: its whole line is shown. */
function rangeOf(finding: Finding, { article, result }: Checked, document: TextDocument): Range {
  const line = result.recordLine ?? (article.format === 'json' ? 1 : undefined)
  if (line !== undefined) return lineRange(document, line - 1)
  const start = document.positionAt(finding.start)
  if (finding.scope === 'article') return lineRange(document, start.line)
  return { start, end: document.positionAt(finding.end) }
}

function lineRange(document: TextDocument, line: number): Range {
  const start = { line, character: 0 }
  const end = document.positionAt(document.offsetAt({ line: line + 1, character: 0 }))
  if (end.line === line) return { start, end }
  const text = document.getText({ start, end }).replace(/\r?\n?$/, '')
  return { start, end: { line, character: text.length } }
}

/** What diagnostics lead to. */
export interface Addresses {
  /** URI of the folder that paths of related places are relative to. */
  readonly base: string | undefined
  /** URI of the page of a rule, where it lies here. */
  readonly pageUri: (rule: string) => string | undefined
}

function diagnosticOf({ finding, range }: Placed, { base, pageUri }: Addresses): Diagnostic {
  const furniture = rulesById.get(finding.rule)?.meta.furniture === true
  const related = finding.related.map((r) => ({
    location: { uri: uriOf(r.path, base), range: relatedRange(r) },
    message: r.message,
  }))
  return {
    range,
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: pageUri(finding.rule) ?? finding.url },
    source,
    message: finding.message,
    data: { fingerprint: finding.fingerprint } satisfies DiagnosticData,
    ...(furniture ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  }
}

/** A diagnostic for each place a finding stands for, its own first; all lead back to the finding. */
export function diagnosticsOf(placed: Placed, addresses: Addresses): Diagnostic[] {
  const first = diagnosticOf(placed, addresses)
  const further = placed.finding.related.filter(({ kind }) => kind === 'place')
  return [first, ...further.map((place) => ({ ...first, range: relatedRange(place) }))]
}

function relatedRange({ line = 1, column = 1, start, end }: Finding['related'][number]): Range {
  const from = { line: line - 1, character: column - 1 }
  return { start: from, end: { line: from.line, character: from.character + Math.max(1, end - start) } }
}

function uriOf(path: string, base: string | undefined): string {
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || !base) return URI.file(path).toString()
  return `${base.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Notes on input or configuration, and rules that failed, on the line they speak of. */
export function noteDiagnostics({ notes, articles }: CheckOutcome, document: TextDocument): Diagnostic[] {
  const said = notes
    .filter((note) => note.kind === 'error')
    .map(({ message, line }) => noteOf(message, line, DiagnosticSeverity.Error, document))
  const failed = articles.flatMap(({ result }) =>
    result.errors.map(({ rule, message }) =>
      noteOf(`${rule ?? 'a rule'} failed: ${message}`, result.recordLine, DiagnosticSeverity.Warning, document),
    ),
  )
  return [...said, ...failed]
}

const noteOf = (message: string, line = 1, severity: DiagnosticSeverity, document: TextDocument): Diagnostic => ({
  range: lineRange(document, line - 1),
  severity,
  source,
  message,
})
