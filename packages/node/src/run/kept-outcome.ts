import { type ArticleRecord, articleRecord, judgedBy, type Unrecorded, unrecorded } from '../records.ts'
import { safeJson } from '../safe-json.ts'
import { type FindingCounts, findingCounts } from './events.ts'
import type { LintOutcome } from './passes.ts'

/** An outcome as the cache keeps it, in UTF-8: an article's as its record, so that it can be passed on unread. */
export interface KeptOutcome {
  /** One line with its end: of an article the record, else the outcome. */
  readonly line: Uint8Array
  /** Of an article, what the record leaves out. */
  readonly rest: Uint8Array
  /** Only of an article. */
  readonly counts?: FindingCounts
}

export function keptOutcome(outcome: LintOutcome): KeptOutcome {
  if (outcome.type !== 'article') return { line: Buffer.from(`${JSON.stringify(outcome)}\n`), rest: nothing }
  const { result, score } = outcome
  return {
    line: Buffer.from(`${safeJson(articleRecord(result, score))}\n`),
    rest: Buffer.from(JSON.stringify(unrecorded(outcome))),
    counts: findingCounts(result),
  }
}

const nothing = Buffer.alloc(0)

export function openedOutcome({ line, rest, counts }: KeptOutcome): LintOutcome {
  if (!counts) return parsed<LintOutcome>(line)
  return { type: 'article', ...judgedBy(parsed<ArticleRecord>(line), parsed<Unrecorded>(rest)) }
}

const parsed = <T>(json: Uint8Array): T =>
  JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8')) as T
