import type { ArticleRecord, RemovedPiece, SourceRecord } from 'copydesk/browser'

/** A text for the worker. `base`: where the word data lies. */
export interface Question {
  readonly id: number
  readonly text: string
  readonly format: string
  readonly base: string
}

/** What is said of it, or why nothing is. */
export interface Answer {
  readonly id: number
  readonly reason?: string
  readonly record?: ArticleRecord
  readonly cleaned?: string
  readonly removed?: readonly RemovedPiece[]
  /** The rules that cost most, and what each family cost: together 100 less the score. */
  readonly losses?: SourceRecord['reasons']
  readonly families?: SourceRecord['families'] | undefined
}
