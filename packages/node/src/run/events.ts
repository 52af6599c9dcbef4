import type { Article, ArticleResult, Severity, SourceFinding } from '@copydesk/core'
import type { ArticleScore, SourceScore } from '@copydesk/score'

/** What a run says, in input order, then source by source. */
export type RunEvent =
  | {
      readonly type: 'article'
      /** Read again on first use if it was linted in another thread or in an earlier run. */
      readonly article: Article
      readonly result: ArticleResult
      readonly score: ArticleScore
      /** Where an earlier run has said it: what is known without reading the findings. */
      readonly kept?: KeptArticle
    }
  | {
      readonly type: 'skipped'
      readonly path: string
      readonly reason: string
      readonly lang?: string
      /** Of a record without a text: the names of its fields, and which may be the text. */
      readonly fields?: readonly string[]
      readonly textField?: string
      /** Credits and text of an article in another language, where body texts were asked for. */
      readonly extract?: ArticleResult
    }
  | { readonly type: 'error'; readonly path: string; readonly message: string; readonly line?: number }
  | { readonly type: 'source'; readonly score: SourceScore; readonly findings: readonly SourceFinding[] }

export interface KeptArticle {
  /** The record as a line of JSONL, with the line's end. */
  readonly line: Uint8Array
  readonly counts: FindingCounts
}

/** Findings that are neither silenced nor promoted, by severity, and directives that silence nothing. */
export interface FindingCounts extends Readonly<Record<Severity, number>> {
  readonly unused: number
}

/** Does not read the findings where an earlier run has counted them. */
export function countsOf(event: Extract<RunEvent, { type: 'article' }>): FindingCounts {
  return event.kept?.counts ?? findingCounts(event.result)
}

export function findingCounts({ findings, unused = [] }: ArticleResult): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, unused: unused.length }
  for (const { severity, suppressed, promoted } of findings) if (!suppressed && !promoted) counts[severity]++
  return counts
}
