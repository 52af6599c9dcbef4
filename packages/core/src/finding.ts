import type { Range } from './ranges.ts'

export const families = ['machine-translation', 'truncation', 'boilerplate', 'attribution'] as const
export type Family = (typeof families)[number]

/** `error` and `warning` count at gates and in scores; `info` is shown only on request and counts nowhere. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule judges: a place in a text, a whole article, a source, or several sources of one run. */
export type Scope = 'span' | 'article' | 'source' | 'run'

/** Replace the range by `text`. Offsets are half-open UTF-16 offsets, of the document inside the engine, of the input in a record. */
export interface Edit extends Range {
  readonly text: string
}

/** Another place that belongs to a finding. */
export interface Related extends Range {
  readonly path: string
  readonly message: string
  /** `place`: the same fault again in the same text, underlined and counted like the finding's own range. */
  readonly kind?: 'place'
  readonly line?: number
  readonly column?: number
}

/** A rule's word on one place. Field by field what a record holds, plus `range`. */
export interface Finding extends Range {
  readonly rule: string
  readonly messageId: string
  readonly family: Family
  readonly severity: Severity
  readonly scope: Scope
  /** How likely the finding is right, (0, 1]. */
  readonly confidence: number
  readonly message: string
  /** `start`/`end`: half-open UTF-16 offsets in the input (the hull of the finding's segments). Lines and columns are 1-based. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly actual: string
  /** What should stand there, best first; empty if not known. */
  readonly expected: readonly string[]
  readonly fix: { readonly safe: boolean; readonly edits: readonly Edit[] } | null
  readonly related: readonly Related[]
  readonly url: string
  readonly fingerprint: string
  /** The same holds for every article of the source: said once there, hidden here. */
  readonly promoted?: true
  /** Silenced by a directive or a baseline; moves gates, never scores. */
  readonly suppressed?: 'directive' | 'baseline'
  /** Half-open UTF-16 offsets in `document.text`; not written to records. */
  readonly range: Range
  /** The edits of `fix` in offsets of `document.text`; not written to records. */
  readonly edits?: readonly Edit[]
}

/** Places a finding stands for: its own, and those it carries in `related`. At least 1. */
export const placesOf = ({ related }: Pick<Finding, 'related'>): number =>
  1 + related.reduce((places, { kind }) => places + (kind === 'place' ? 1 : 0), 0)

/** A finding about a source, with places that show it. */
export interface SourceFinding {
  readonly rule: string
  readonly messageId: string
  readonly family: Family
  readonly severity: Severity
  readonly confidence: number
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly url: string
  /** Rule, message and source. */
  readonly fingerprint: string
  /** Silenced by a baseline; moves gates, never scores. */
  readonly suppressed?: 'baseline'
}

export interface Evidence extends Range {
  readonly path: string
  readonly actual?: string
  readonly expected?: string
}

/** A rule that threw, or a budget that ran out, in one article. */
export interface RuleError {
  readonly rule: string | null
  readonly message: string
}
