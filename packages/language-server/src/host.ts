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

export interface CheckOutcome {
  readonly articles: readonly Checked[]
  /** Why there is nothing to say, or what is wrong with configuration or input. */
  readonly notes: readonly { readonly message: string; readonly line?: number; readonly kind: 'skipped' | 'error' }[]
}

/** Where a finding is to be silent. */
export type DisableScope = 'line' | 'file' | 'source'

/** A file to write, whole. */
export interface FileChange {
  readonly uri: string
  readonly text: string
}

export interface SourceSummary {
  readonly source: string
  readonly score: number
  readonly grade: string
  readonly articles: readonly { readonly uri: string; readonly score: number; readonly findings: number }[]
  readonly findings: readonly string[]
}

/** What the server needs from where it runs: files, configuration, word data. */
export interface Host {
  /** Throws an Error whose message a user can read if the configuration is wrong. */
  check(text: Text): Promise<CheckOutcome>
  /** Markdown page of a rule. */
  page(rule: string): string | undefined
  /** Files to write so that the finding stays silent; undefined where the scope makes no sense there. */
  silence?(uri: string, finding: Finding, scope: DisableScope): Promise<FileChange | undefined>
  /** Accepts a finding in the baseline. Gives the baseline's name. */
  accept?(uri: string, finding: Finding): Promise<string>
  /** Lints whole folders, as the command does. */
  lintFolders?(
    folders: readonly string[],
    onProgress: (done: number, total: number) => void,
    isCancelled: () => boolean,
  ): Promise<{ readonly files: ReadonlyMap<string, readonly Checked[]>; readonly sources: readonly SourceSummary[] }>
  /** Forgets configuration, profiles and baselines read so far. */
  reload(): void
  setFolders(folders: readonly string[]): void
}
