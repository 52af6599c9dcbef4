import type { Credits, UnusedDirective } from './article.ts'
import type { Finding, RuleError, SourceFinding } from './finding.ts'
import type { Verdict } from './verdict.ts'

/** What linting one article gives. Scores are added by the score layer. */
export interface ArticleResult {
  readonly key: string
  readonly path: string
  readonly source: string
  readonly lang: string
  /** Word tokens of the text. */
  readonly words: number
  /** Word tokens that lie in furniture. */
  readonly furnitureWords: number
  /** Runs of furniture: neighbouring lines of it are one. */
  readonly furnitureRuns: number
  /** Those of them that share their line with words of the story. */
  readonly inlineRuns: number
  /** Of metadata and text together; where no person is named, the byline is the house or agency given as the author. */
  readonly credits: Credits
  readonly signals: Readonly<Record<string, number>>
  /** Whether it is a translation; absent where no signal judges that. */
  readonly verdict?: Verdict
  readonly findings: readonly Finding[]
  readonly errors: readonly RuleError[]
  /** Directives that silenced nothing, if there are any. */
  readonly unused?: readonly UnusedDirective[]
  readonly recordLine?: number
  /** As in `Article`. */
  readonly id?: string
  /** The text without what furniture findings cover; only on request. */
  readonly bodyText?: string
}

/** What linting one source gives, from its merged profile. */
export interface SourceResult {
  readonly source: string
  readonly findings: readonly SourceFinding[]
}
