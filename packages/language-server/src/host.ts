import type { Article, ArticleResult, Finding } from '@copydesk/core'

/** A text in the editor. */
export interface Text {
  readonly uri: string
  readonly text: string
}

/** What the host says of one article of a text. */
export interface Checked {
  readonly article: Article
  readonly result: ArticleResult
  /** 0–100, one decimal. */
  readonly score: number
}

/** Why there is nothing to say, or what is wrong with configuration or input. `line` is 1-based. */
export interface Note {
  readonly message: string
  readonly line?: number
  readonly kind: 'skipped' | 'error'
}

export interface CheckOutcome {
  readonly articles: readonly Checked[]
  readonly notes: readonly Note[]
  /** URI of the folder that paths in findings are relative to. */
  readonly base?: string
}

/** Where a finding is to be silent. */
export type DisableScope = 'line' | 'file' | 'source'

export interface SourceArticle {
  readonly uri: string
  readonly score: number
  readonly findings: number
}

export interface SourceSummary {
  readonly source: string
  /** 0–100, one decimal. */
  readonly score: number
  readonly grade: string
  readonly articles: readonly SourceArticle[]
  /** Messages of findings about the source as a whole. */
  readonly findings: readonly string[]
}

/** How the linting of folders reports while it goes on. */
export interface LintListener {
  /** All articles of one file. */
  onFile(uri: string, checked: readonly Checked[]): Promise<void>
  onProgress(done: number, total: number): void
  isCancelled(): boolean
}

/** What the server needs from where it runs: files, configuration, word data. */
export interface Host {
  /** Throws an Error whose message a user can read if the configuration is wrong. */
  check(text: Text): Promise<CheckOutcome>
  /** Markdown page of a rule. */
  page(rule: string): string | undefined
  /** Where that page can be opened. */
  pageUri(rule: string): string | undefined
  /** Writes an exception that keeps the finding silent. Gives the file's name; undefined where the scope makes no sense there. */
  silence?(uri: string, finding: Finding, scope: DisableScope): Promise<string | undefined>
  /** Accepts a finding in the baseline. Gives the baseline's name. */
  accept?(uri: string, finding: Finding): Promise<string>
  /** Lints whole folders, as the command does. Gives their sources, worst first. */
  lintFolders?(folders: readonly string[], listener: LintListener): Promise<readonly SourceSummary[]>
  /** Forgets configuration, profiles and baselines read so far. */
  reload(): void
  setFolders(folders: readonly string[]): void
}
