/**
 * Fits the numbers of `constants.ts` to articles rated by reading.
 *   tsx --conditions=source scripts/fit.ts --records RUN.jsonl --ratings FILE.jsonl.gz [--records … --ratings …]
 * RUN: `lint --format jsonl` over the folders the rated articles lie in, whole sources, so that each has its habits.
 * FILE: one rated article a line, `{path, overall}`: its path from the sources' folder, 0–100.
 * Prints the constants, how well they and the present ones agree with the ratings, and five folds by source.
 */
import { parseArgs } from 'node:util'
import { recommended } from '@copydesk/preset'
import * as now from '../src/constants.ts'
import { type Amounts, amountsOf, scoreArticle, weightsOf } from '../src/index.ts'
import { lines, resultsOf } from './records.ts'

interface Rated {
  readonly path: string
  readonly source: string
  readonly rating: number
  readonly amounts: Amounts
  /** As the present constants have it. */
  readonly score: number
}

/** What counts a fault in N; the loads follow from these by least squares. */
interface Counts {
  readonly minor: number
  readonly run: number
  readonly inline: number
}

const { values } = parseArgs({
  options: {
    records: { type: 'string', multiple: true, default: [] },
    ratings: { type: 'string', multiple: true, default: [] },
  },
})
if (values.records.length === 0 || values.records.length !== values.ratings.length)
  throw new TypeError('usage: fit.ts --records RUN.jsonl --ratings FILE.jsonl.gz')

const rules = weightsOf(recommended)
const rated = values.records.flatMap((file, i) => ratedOf(file, values.ratings[i] as string))

function ratedOf(file: string, ratings: string): Rated[] {
  const rows = lines(ratings).map((line) => JSON.parse(line) as { path: string; overall: number })
  const byPath = new Map(rows.map(({ path, overall }) => [path, overall]))
  return resultsOf(file).flatMap((result) => {
    const path = result.path.split('/').slice(-2).join('/')
    const rating = byPath.get(path)
    if (rating === undefined) return []
    const { source } = result
    return [{ path, source, rating, amounts: amountsOf(result, rules), score: scoreArticle(result, rules).score }]
  })
}

const names = ['faults', 'furniture', 'statements', 'credits'] as const

const terms = ({ faults, runs, inlineRuns, furniture, statements, credits }: Amounts, count: Counts): number[] => [
  Math.log1p(faults.major + count.minor * faults.minor + count.run * runs + count.inline * inlineRuns),
  -Math.log1p(-now.furnitureShare * furniture),
  Math.log1p(statements),
  credits.own + credits.delivered * (now.deliveredCreditLoad.each / now.creditLoad.each),
]

/** Non-negative least squares of −ln(rating / 100), each row weighted by its rating: errors count in points. */
function solve(rows: readonly Rated[], count: Counts): number[] {
  const x = rows.map(({ amounts, rating }) => terms(amounts, count).map((term) => (term * rating) / 100))
  const y = rows.map(({ rating }) => (-Math.log(rating / 100) * rating) / 100)
  const loads = names.map(() => 0.05)
  for (let round = 0; round < 500; round++) {
    for (const k of loads.keys()) {
      let above = 0
      let below = 1e-9
      for (const [i, row] of x.entries()) {
        const rest = row.reduce((sum, term, j) => (j === k ? sum : sum + term * (loads[j] as number)), 0)
        above += (row[k] as number) * ((y[i] as number) - rest)
        below += (row[k] as number) ** 2
      }
      loads[k] = Math.max(0, above / below)
    }
  }
  return loads
}

const predict = (row: Rated, count: Counts, loads: readonly number[]): number =>
  100 * Math.exp(-terms(row.amounts, count).reduce((sum, term, k) => sum + term * (loads[k] as number), 0))

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length

/** Spearman's rank correlation, ties at their middle rank. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)]
  const [mx, my] = [mean(x), mean(y)]
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0)
  const [dx, dy] = [(i: number) => (x[i] as number) - mx, (i: number) => (y[i] as number) - my]
  return sum((i) => dx(i) * dy(i)) / Math.sqrt(sum((i) => dx(i) ** 2) * sum((i) => dy(i) ** 2))
}

function ranks(values: readonly number[]): number[] {
  const below = (value: number) => values.reduce((n, v) => n + (v < value ? 1 : v === value ? 0.5 : 0), 0)
  return values.map(below)
}

function say(label: string, rows: readonly Rated[], predicted: readonly number[]): void {
  const ratings = rows.map(({ rating }) => rating)
  const off = mean(ratings.map((rating, i) => Math.abs(rating - (predicted[i] as number))))
  console.log(
    `${label}: rank correlation ${correlation(ratings, predicted).toFixed(3)}, off by ${off.toFixed(2)} points`,
  )
}

const grid: Counts[] = [0.2, 0.3, 0.4, 0.5, 0.6].flatMap((minor) =>
  [0.3, 0.5, 0.7].flatMap((run) => [0.5, 1, 1.5].map((inline) => ({ minor, run, inline }))),
)

function fitted(rows: readonly Rated[]): { count: Counts; loads: number[] } {
  const tried = grid.map((count) => {
    const loads = solve(rows, count)
    return { count, loads, off: mean(rows.map((row) => (row.rating - predict(row, count, loads)) ** 2)) }
  })
  return tried.reduce((best, next) => (next.off < best.off ? next : best))
}

const best = fitted(rated)
console.log(`${rated.length} articles of ${new Set(rated.map(({ source }) => source)).size} sources`)
console.log('counts', best.count)
console.log('loads', Object.fromEntries(names.map((name, k) => [name, Number((best.loads[k] as number).toFixed(4))])))
say(
  'present constants',
  rated,
  rated.map(({ score }) => score),
)
say(
  'fitted',
  rated,
  rated.map((row) => predict(row, best.count, best.loads)),
)

const folds = 5
const sources = [...new Set(rated.map(({ source }) => source))].sort()
const foldOf = (row: Rated) => sources.indexOf(row.source) % folds
const out = new Map<Rated, number>()
for (let fold = 0; fold < folds; fold++) {
  const { count, loads } = fitted(rated.filter((row) => foldOf(row) !== fold))
  for (const row of rated.filter((r) => foldOf(r) === fold)) out.set(row, predict(row, count, loads))
}
say(
  'five folds by source',
  rated,
  rated.map((row) => out.get(row) as number),
)
