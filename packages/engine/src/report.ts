import { type Document, type Family, fill, type Report, type Rule, type Severity } from '@copydesk/core'

/** What a rule reported, before places are settled: in offsets of the document. */
export interface RawFinding extends Report {
  readonly rule: Rule
  readonly family: Family
  readonly messageId: string
  readonly severity: Severity
  readonly confidence: number
  readonly message: string
  readonly actual: string
  /** An exception for the article's path keeps it from gates. */
  readonly silent: boolean
}

/** Completes a report. Throws a RangeError that names an unknown message, a bad range or a placeholder without data. */
export function complete(
  rule: Rule,
  document: Document,
  messageId: string,
  report: Report,
  { severity, silent = false }: { readonly severity?: Severity; readonly silent?: boolean } = {},
): RawFinding {
  const template = rule.meta.messages[messageId]
  if (!template) throw new RangeError(`${rule.id} has no message "${messageId}"`)
  const { start, end } = report.range
  if (!(start >= 0 && end >= start && end <= document.text.length))
    throw new RangeError(`${rule.id} reported the range ${start}–${end} of a text of ${document.text.length}`)
  const actual = document.text.slice(start, end)
  return {
    ...report,
    rule,
    family: rule.family,
    messageId,
    severity: severity ?? report.severity ?? template.severity,
    confidence: Math.min(1, Math.max(0.01, report.confidence ?? rule.meta.confidence)),
    message: fill(template.text, { actual, ...report.data }),
    actual,
    silent,
  }
}
