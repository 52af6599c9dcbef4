import type { ArticleResult } from '@copydesk/core'
import type { ArticleRecord, LintRecord, SourceRecord } from '@copydesk/node/records'
import { recordOf } from '@copydesk/node/records'
import { allRules } from '@copydesk/preset'
import { scoreArticle, scoreSource, Tally, weightsOf } from '@copydesk/score'

/**
 * Scores the sources of article records, ascending by name; records of other types are passed over. The articles may come
 * from several runs: the scores of a run and those of its records agree, but for findings about a source as a whole,
 * which only a run over its articles has. Of pages whose long findings cross many tags the points may be shared out to
 * their rules otherwise, and differ by a tenth.
 */
export function scoreSources(records: Iterable<LintRecord>): SourceRecord[] {
  const tally = new Tally()
  const weights = weightsOf(allRules)
  for (const record of records) {
    if (record.type !== 'article' || record.score === null) continue
    const result = resultOf(record)
    tally.add(result, scoreArticle(result, weights))
  }
  return tally
    .sources()
    .map((source) => recordOf({ type: 'source', score: scoreSource(tally, source), findings: [] }) as SourceRecord)
}

/** What a record was made of, as far as scores ask. */
function resultOf({
  furniture,
  findings,
  record,
  type: _,
  schema: __,
  score: ___,
  ...rest
}: ArticleRecord): ArticleResult {
  return {
    ...rest,
    key: record === undefined ? rest.path : `${rest.path}#${rest.id ?? record}`,
    furnitureWords: furniture.words,
    furnitureRuns: furniture.runs,
    inlineRuns: furniture.inlineRuns,
    findings: findings.map((finding) => ({ ...finding, range: { start: finding.start, end: finding.end } })),
    ...(record === undefined ? {} : { recordLine: record }),
  }
}
