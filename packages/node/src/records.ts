import type { ArticleResult, Finding, SourceFinding } from '@copydesk/core'
import { type ArticleScore, rulesetVersion, type SourceScore, shown } from '@copydesk/score'
import type { Judged } from './article-linter.ts'
import type { RunEvent } from './run/events.ts'
import { safeJson } from './safe-json.ts'

export { logCommand, safeJson } from './safe-json.ts'

/** One line of `--format jsonl`. */
export type LintRecord = ArticleRecord | SourceRecord | ErrorRecord | SkippedRecord

export interface ArticleRecord
  extends Omit<ArticleResult, 'key' | 'furnitureWords' | 'furnitureRuns' | 'inlineRuns' | 'findings' | 'recordLine'> {
  readonly type: 'article'
  readonly schema: 1
  readonly record?: number
  /** Null for an article in another language: its credits and text are given where body texts are asked for, no rule judged it. */
  readonly score: number | null
  readonly provisional: boolean
  /** Word tokens in furniture, its runs, and those of them inside a line of the story. */
  readonly furniture: { readonly words: number; readonly runs: number; readonly inlineRuns: number }
  readonly findings: readonly Omit<Finding, 'range' | 'edits'>[]
}

export interface SourceRecord {
  readonly type: 'source'
  readonly schema: 1
  readonly source: string
  readonly articles: number
  readonly words: number
  readonly score: number
  readonly interval: readonly [number, number]
  readonly grade: string
  readonly provisional: boolean
  readonly signals: Readonly<Record<string, number>>
  /** Only from five articles on. */
  readonly verdict?: SourceScore['verdict']
  readonly families: SourceScore['families']
  readonly reasons: SourceScore['reasons']
  readonly worst: SourceScore['worst']
  readonly skipped: number
  readonly failed: number
  readonly findings: readonly SourceFinding[]
  readonly rulesetVersion: string
}

export interface ErrorRecord {
  readonly type: 'error'
  readonly schema: 1
  readonly path: string
  readonly line?: number
  readonly message: string
}

export interface SkippedRecord {
  readonly type: 'skipped'
  readonly schema: 1
  readonly path: string
  readonly reason: string
  readonly lang?: string
}

/** An event as a record of the published schema (`schema/record.schema.json`). */
export function recordOf(event: RunEvent): LintRecord {
  if (event.type === 'article') return articleRecord(event.result, event.score)
  if (event.type === 'source') return sourceRecord(event.score, event.findings)
  if (event.type === 'skipped' && event.extract) return articleRecord(event.extract, undefined)
  if (event.type === 'skipped') {
    const { path, reason, lang } = event
    return { type: 'skipped', schema: 1, path, reason, ...(lang === undefined ? {} : { lang }) }
  }
  const { type, ...rest } = event
  return { type, schema: 1, ...rest } as LintRecord
}

/** An event as one line of JSONL, without the line's end. */
export const recordText = (event: RunEvent): string =>
  event.type === 'article' && event.kept
    ? new TextDecoder().decode(event.kept.line.subarray(0, -1))
    : safeJson(recordOf(event))

/** An article as a record, its fields in the published order. */
export function articleRecord(result: ArticleResult, score: ArticleScore | undefined): ArticleRecord {
  return {
    type: 'article',
    schema: 1,
    path: result.path,
    ...(result.recordLine === undefined ? {} : { record: result.recordLine }),
    ...(result.id === undefined ? {} : { id: result.id }),
    source: result.source,
    lang: result.lang,
    words: result.words,
    score: score ? shown(score.score) : null,
    provisional: score?.provisional ?? true,
    furniture: { words: result.furnitureWords, runs: result.furnitureRuns, inlineRuns: result.inlineRuns },
    credits: result.credits,
    signals: result.signals,
    ...(result.verdict === undefined ? {} : { verdict: result.verdict }),
    findings: result.findings.map(({ range: _, edits: __, ...finding }) => finding),
    errors: result.errors,
    ...(result.unused === undefined ? {} : { unused: result.unused }),
    ...(result.bodyText === undefined ? {} : { bodyText: result.bodyText }),
  }
}

function sourceRecord(score: SourceScore, findings: readonly SourceFinding[]): SourceRecord {
  const {
    source,
    articles,
    words,
    score: points,
    interval,
    grade,
    provisional,
    signals,
    verdict,
    families,
    reasons,
    worst,
    skipped,
    failed,
  } = score
  return {
    type: 'source',
    schema: 1,
    source,
    articles,
    words,
    score: points,
    interval,
    grade,
    provisional,
    signals,
    ...(verdict === undefined ? {} : { verdict }),
    families,
    reasons,
    worst,
    skipped,
    failed,
    findings,
    rulesetVersion,
  }
}

/** What the record of an article leaves out. Plain data. */
export interface Unrecorded extends Pick<ArticleResult, 'key' | 'recordLine'> {
  readonly score: ArticleScore
  /** By finding. */
  readonly findings: readonly Pick<Finding, 'range' | 'edits'>[]
}

export const unrecorded = ({ result: { key, recordLine, findings }, score }: Judged): Unrecorded => ({
  key,
  ...(recordLine === undefined ? {} : { recordLine }),
  score,
  // A range may be a line, with all that is known of it.
  findings: findings.map(({ range: { start, end }, edits }) => ({
    range: { start, end },
    ...(edits ? { edits } : {}),
  })),
})

/** What was said of an article, from its record and what that leaves out. */
export function judgedBy(record: ArticleRecord, { findings, score, ...rest }: Unrecorded): Judged {
  const { type: _, schema: __, record: ___, score: ____, provisional: _____, furniture, ...same } = record
  const { words: furnitureWords, runs: furnitureRuns, inlineRuns } = furniture
  const complete = same.findings.map((finding, at) => ({ ...finding, ...(findings[at] as Unrecorded['findings'][0]) }))
  return { result: { ...rest, ...same, furnitureWords, furnitureRuns, inlineRuns, findings: complete }, score }
}
