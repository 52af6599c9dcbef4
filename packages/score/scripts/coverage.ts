/**
 * How often the interval of a source's score, from ten of its articles, covers the score of its other articles.
 *   tsx --conditions=source scripts/coverage.ts --records RUN.jsonl
 * RUN: `lint --format jsonl` over sources of 20 articles or more. Same records, same draws.
 */
import { parseArgs } from 'node:util'
import type { ArticleResult } from '@copydesk/core'
import { recommended } from '@copydesk/preset'
import { scoreArticle, scoreSource, Tally, weightsOf } from '../src/index.ts'
import { resultsOf } from './records.ts'

const drawn = 10
const least = 20
const draws = 100

const { records } = parseArgs({ options: { records: { type: 'string' } } }).values
if (!records) throw new TypeError('usage: coverage.ts --records RUN.jsonl')

const rules = weightsOf(recommended)
let state = 1
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const item = copy[i] as T
    copy[i] = copy[j] as T
    copy[j] = item
  }
  return copy
}

function scoreOf(results: readonly ArticleResult[]) {
  const tally = new Tally()
  for (const result of results) tally.add({ ...result, source: 's' }, scoreArticle(result, rules))
  return scoreSource(tally, 's')
}

const bySource = new Map<string, ArticleResult[]>()
for (const result of resultsOf(records)) bySource.set(result.source, [...(bySource.get(result.source) ?? []), result])
let held = 0
let tried = 0
let width = 0
for (const [, results] of bySource) {
  if (results.length < least) continue
  for (let i = 0; i < draws; i++) {
    const order = shuffled(results)
    const { interval } = scoreOf(order.slice(0, drawn))
    const { score } = scoreOf(order.slice(drawn))
    tried++
    width += interval[1] - interval[0]
    if (interval[0] <= score && score <= interval[1]) held++
  }
}
console.log(`${tried} draws: the other articles' score lies inside ${((100 * held) / tried).toFixed(1)} times in 100`)
console.log(`mean width ${(width / tried).toFixed(1)} points`)
