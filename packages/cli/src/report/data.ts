import type { Family, Severity } from '@copydesk/core'

/**
 * What an HTML report embeds, as JSON. Lists that grow with the run are tuples, rules and sources are named by their
 * index. Texts are apart, in packs that the page unpacks when an article is opened.
 */
export interface ReportData {
  /** What was linted. */
  readonly title: string
  readonly version: string
  readonly rulesetVersion: string
  readonly families: readonly Family[]
  readonly rules: readonly ReportRule[]
  readonly sources: readonly ReportSource[]
  /** By what articles were put together into sources; empty where nothing is known of it. */
  readonly grouped: string
  readonly articles: readonly ReportArticle[]
  /** Who is quoted, where the report is of one article. */
  readonly quoted?: ReportQuoted
  /** Inputs that could not be read, or were left out on purpose. */
  readonly unjudged: readonly (readonly [kind: 'error' | 'skipped', path: string, message: string])[]
}

export interface ReportQuoted {
  readonly sources: readonly (readonly [name: string, quotations: number, introduced: boolean])[]
  /** Quotations no one owns, by their lines. */
  readonly unowned: readonly number[]
}

/** `url`: the page of a rule of others; of Copydesk's own "copydesk explain" prints it. */
export type ReportRule = readonly [id: string, family: number, summary: string, url: string]

export interface ReportSource {
  readonly name: string
  readonly articles: number
  readonly words: number
  readonly score: number
  readonly interval: readonly [number, number]
  readonly grade: string
  readonly provisional: boolean
  /** Points lost, in the order of `families`. */
  readonly lost: readonly number[]
  /** Points lost by rule, in the order they are drawn. */
  readonly rules: readonly (readonly [rule: number, lost: number, findings: number])[]
  readonly findings: readonly ReportSourceFinding[]
}

export type ReportSourceFinding = readonly [
  rule: number,
  severity: Severity,
  message: string,
  evidence: readonly (readonly [path: string, actual: string])[],
]

export type ReportArticle = readonly [
  path: string,
  source: number,
  score: number,
  words: number,
  /** UTF-16 units of the text. */
  length: number,
  /** Pack and place in it; −1 where no text is embedded. */
  pack: number,
  slot: number,
  /** Author, date, publisher and agency, each empty where it is not known. */
  credits: readonly string[],
  findings: readonly ReportFinding[],
  /** What is claimed of its translation, with the reasons; empty where nothing is. */
  verdict: string,
  /** Places in `findings` of those that the first of their rule stands for: the source does so throughout. */
  folded: readonly number[],
]

export type ReportFinding = readonly [
  rule: number,
  severity: 0 | 1 | 2,
  /** Half-open UTF-16 offsets in the text; −1 for what concerns the whole article. */
  start: number,
  end: number,
  line: number,
  column: number,
  message: string,
]

export const severityNames = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Longest text that is embedded, in UTF-16 units; findings beyond it have only their message. */
export const maxText = 100_000
