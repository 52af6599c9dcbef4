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

/** The numbers tried; those of `constants.ts` are among them. */
interface Constants {
  readonly minor: number
  readonly run: number
  readonly inline: number
  readonly faults: number
  readonly furniture: number
  readonly statements: number
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

function predict({ amounts }: Rated, c: Constants): number {
  const { faults, runs, inlineRuns, furniture, statements, credits, pages } = amounts
  const count = faults.major + c.minor * faults.minor + c.run * runs + c.inline * inlineRuns
  const delivered = Math.min(now.deliveredCreditLoad.most, now.deliveredCreditLoad.each * credits.delivered)
  const load =
    c.faults * Math.log1p(count) -
    c.furniture * Math.log1p(-now.furnitureShare * furniture) +
    c.statements * Math.log1p(statements) +
    Math.min(now.creditLoad.most, now.creditLoad.each * credits.own + delivered) +
    now.pageLoad * pages
  return 100 * Math.exp(-load)
}

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

const off = (rows: readonly Rated[], predicted: readonly number[]): number =>
  mean(rows.map(({ rating }, i) => Math.abs(rating - (predicted[i] as number))))

const agreement = (rows: readonly Rated[], predicted: readonly number[]): number =>
  correlation(
    rows.map(({ rating }) => rating),
    predicted,
  )

function say(label: string, rows: readonly Rated[], predicted: readonly number[]): void {
  console.log(
    `${label}: rank correlation ${agreement(rows, predicted).toFixed(3)}, off by ${off(rows, predicted).toFixed(1)} points`,
  )
}

const grid: Constants[] = [0.3, 0.4, 0.5].flatMap((minor) =>
  [0.3, 0.5].flatMap((run) =>
    [0.5, 1, 1.5].flatMap((inline) =>
      [0.18, 0.22, 0.25].flatMap((faults) =>
        [0.4, 0.6, 0.8].flatMap((furniture) =>
          [0.02, 0.03, 0.045].map((statements) => ({ minor, run, inline, faults, furniture, statements })),
        ),
      ),
    ),
  ),
)

/** Ranks count most; a hundredth of a rank correlation is worth a point of mean difference. */
function best(rows: readonly Rated[]): Constants {
  const worth = (c: Constants) => {
    const predicted = rows.map((row) => predict(row, c))
    return agreement(rows, predicted) - off(rows, predicted) / 100
  }
  return grid.map((c) => ({ c, worth: worth(c) })).reduce((a, b) => (b.worth > a.worth ? b : a)).c
}

const chosen = best(rated)
console.log(`${rated.length} articles of ${new Set(rated.map(({ source }) => source)).size} sources`)
console.log('best of the grid', chosen)
say(
  'present constants',
  rated,
  rated.map(({ score }) => score),
)
say(
  'best of the grid',
  rated,
  rated.map((row) => predict(row, chosen)),
)

const folds = 5
const sources = [...new Set(rated.map(({ source }) => source))].sort()
const foldOf = (row: Rated) => sources.indexOf(row.source) % folds
const heldOut = new Map<Rated, number>()
for (let fold = 0; fold < folds; fold++) {
  const constants = best(rated.filter((row) => foldOf(row) !== fold))
  for (const row of rated.filter((r) => foldOf(r) === fold)) heldOut.set(row, predict(row, constants))
}
say(
  'five folds by source',
  rated,
  rated.map((row) => heldOut.get(row) as number),
)
