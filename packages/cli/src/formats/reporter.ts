import type { Article, Rule, Severity } from '@copydesk/core'
import type { RunEvent, RunSummary } from '@copydesk/node'
import type { Colours } from '../colour.ts'
import type { QuotedArticle } from '../commands/sources.ts'

export type ArticleEvent = Extract<RunEvent, { type: 'article' }>
export type SourceEvent = Extract<RunEvent, { type: 'source' }>
export type ErrorEvent = Extract<RunEvent, { type: 'error' }>
export type SkippedEvent = Extract<RunEvent, { type: 'skipped' }>

export interface ReporterOptions {
  /** Show findings of severity `error` only. */
  readonly quiet: boolean
  /** Show findings of severity `info` too. */
  readonly verbose: boolean
  /** Show one finding of what a source does in article after article, and how many more there are. */
  readonly fold: boolean
  /** Findings shown at most by the formats for people; those beyond are counted. */
  readonly most?: number
  /** Show every source in the scoreboard, however many there are. */
  readonly allSources?: boolean
  /** Rules that ran. */
  readonly rules: readonly Rule[]
  /** Lowest severity that fails the run. */
  readonly failOn: Severity | 'never'
  /** What directives that silence nothing count as (`ArticleResult.unused`). */
  readonly unused: 'error' | 'warning' | 'off'
  readonly colours: Colours
  /** Width of the terminal; undefined where the output is none, and then lines are never broken. */
  readonly columns: number | undefined
  /** Whether the terminal opens links: names of rules lead to their pages. */
  readonly links?: boolean
  /** Folder that paths in reports for machines are relative to. */
  readonly cwd: string
  /** Who is quoted in an article; given where the run is of one file. */
  readonly quoted?: (article: Article) => QuotedArticle
  /** What was linted, as given. */
  readonly paths: readonly string[]
}

/** Turns the events of a run into output, piece by piece. */
type Output = string | Uint8Array | undefined

export interface Reporter {
  event(event: RunEvent): Output | Promise<Output>
  end?(summary: RunSummary): Output | Promise<Output>
}

export type MakeReporter = (options: ReporterOptions) => Reporter
