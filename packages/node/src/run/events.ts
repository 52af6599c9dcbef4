import type { Article, ArticleResult, SourceFinding } from '@copydesk/core'
import type { ArticleScore, SourceScore } from '@copydesk/score'

/** What a run says, in input order, then source by source. */
export type RunEvent =
  | {
      readonly type: 'article'
      /** Read again on first use if it was linted in another thread or in an earlier run. */
      readonly article: Article
      readonly result: ArticleResult
      readonly score: ArticleScore
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
