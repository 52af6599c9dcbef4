import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type ArticleResult, type Finding, noCredits } from '@copydesk/core'

/** An article record of `lint --format jsonl`, as far as the score reads it. */
interface ArticleRecord {
  readonly type: string
  readonly path: string
  readonly source: string
  readonly lang: string
  readonly words: number
  readonly score: number | null
  readonly furniture: { readonly words: number; readonly runs: number; readonly inlineRuns: number }
  readonly findings: readonly Finding[]
}

export const lines = (file: string): string[] => {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n')
}

/** The scored articles of a run saved with `lint --format jsonl`. Throws a TypeError that names the file if there are none. */
export function resultsOf(file: string): ArticleResult[] {
  const records = lines(file).map((line) => JSON.parse(line) as ArticleRecord)
  const results = records.filter(({ type, score }) => type === 'article' && score !== null).map(resultOf)
  if (results.length === 0) throw new TypeError(`${file}: no article record, save a run with lint --format jsonl`)
  return results
}

const resultOf = ({ path, source, lang, words, furniture, findings }: ArticleRecord): ArticleResult => ({
  key: path,
  path,
  source,
  lang,
  words,
  furnitureWords: furniture.words,
  furnitureRuns: furniture.runs,
  inlineRuns: furniture.inlineRuns,
  credits: noCredits,
  signals: {},
  findings: findings.map((finding) => ({ ...finding, range: { start: finding.start, end: finding.end } })),
  errors: [],
})
