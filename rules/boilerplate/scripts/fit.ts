import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { hash32, plainArticle, TokenKind } from '@copydesk/core'
import { decodeLexicon } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { type Layout, layoutOf } from '../src/_shared/layout.ts'
import { phrases } from '../src/line-shape/cues.ts'
import {
  featureAt,
  featureCount,
  neighbourScoreAt,
  neighbours,
  type WordScores,
  wordScore,
  wordSum,
} from '../src/line-shape/features.ts'
import type { Forest } from '../src/line-shape/forest.ts'
import { marginsOf, rowsOf } from '../src/line-shape/model.ts'
import { type BoostOptions, boost, type Training } from './boost.ts'

/**
 * Fits the line model. `--data DIR` holds `lines-half-dev.jsonl.gz` (what extractors left) and `lines-naive-dev.jsonl.gz`
 * (all visible text), one page a row: `{host, by?, lines: [{text, label: content | boilerplate | unclear}]}`.
 * beside them `articles-dev.jsonl.gz` and `articles-wild-dev.jsonl.gz`, articles read whole, whose texts lie in `scraped` and
 * `wild` below `--texts DIR` (by default the same). Prints its cross-validation by host; writes `src/line-shape/weights.generated.ts`. Same data, same bytes.
 * `--cv-only` writes nothing; `--predictions FILE` writes the held-out margins, page by page.
 */
const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    texts: { type: 'string' },
    'cv-only': { type: 'boolean' },
    predictions: { type: 'string' },
  },
})
if (!args.data) throw new Error('usage: fit.ts --data DIR [--texts DIR] [--cv-only] [--predictions FILE]')

const folds = 5
const options: BoostOptions = { trees: 200, depth: 5, rate: 0.06, minHessian: 12, lambda: 5, stride: 3 }
/** What a line counts: extractors' output is what the rule is for; naive pages have many more lines of it. */
const setWeight = { half: 1, naive: 0.25, articles: 1, wild: 1 }
type PageSet = keyof typeof setWeight
const tableSize = 500
const minHosts = 4

interface Page {
  readonly set: PageSet
  readonly by: string
  readonly fold: number
  readonly host: string
  /** Ids of the known words, line by line. */
  readonly words: readonly Int32Array[]
  /** Words of each line, unknown ones too. */
  readonly lengths: Int32Array
  /** Without word scores. */
  readonly rows: Uint8Array
  /** 1 for lines that read as the story's own. */
  readonly guarded: Uint8Array
  /** 1 boilerplate, 0 content, 2 unclear. */
  readonly label: Uint8Array
}

const here = import.meta.dirname
const lexicon = decodeLexicon(readFileSync(join(here, '../../../packages/lexicon/dist/words.bin')))
const index = createIndexer({ lexicon, rules: [{ id: 'boilerplate/line-shape', phrases }] })
const noScores: WordScores = new Int8Array(lexicon.size)

interface Row {
  readonly host: string | null
  readonly by?: string
  readonly lines: readonly { readonly text: string; readonly label: string }[]
}

function readPages(set: 'half' | 'naive'): Page[] {
  const file = join(args.data as string, `lines-${set}-dev.jsonl.gz`)
  const rows = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => toPage(JSON.parse(row) as Row, set))
}

function toPage(row: Row, set: PageSet): Page {
  const lines = row.lines
    .map(({ text, label }) => ({ text: text.replace(/\s+/g, ' ').trim(), label }))
    .filter(({ text }) => text !== '')
  const text = lines.map((line) => line.text).join('\n\n')
  const labels = lines.map(({ label }) => (label === 'boilerplate' ? 1 : label === 'content' ? 0 : 2))
  return pageOf({ set, text, by: row.by ?? 'naive', host: row.host ?? 'unknown' }, () => labels)
}

/** Articles read whole: `{path, furnitureLines, faults}` a row, lines counted from 1. */
function readArticles(set: 'articles' | 'wild'): Page[] {
  const file = set === 'wild' ? 'articles-wild-dev.jsonl.gz' : 'articles-dev.jsonl.gz'
  const rows = gunzipSync(readFileSync(join(args.data as string, file)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
  return rows.map((row) => {
    const { path, furnitureLines, faults } = JSON.parse(row) as Labelled
    const folder = join(args.texts ?? (args.data as string), set === 'wild' ? 'wild' : 'scraped')
    const text = readFileSync(join(folder, path), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
    const furniture = new Set(furnitureLines)
    const doubtful = new Set(faults.filter((f) => f.family === 'boilerplate').map((f) => f.line))
    return pageOf({ set, text, by: set, host: path.split('/')[0] as string }, (layout) =>
      Array.from(layout.line, (line) => (furniture.has(line + 1) ? 1 : doubtful.has(line + 1) ? 2 : 0)),
    )
  })
}

interface Labelled {
  readonly path: string
  readonly furnitureLines: readonly number[]
  readonly faults: readonly { readonly family: string; readonly line: number }[]
}

function pageOf(
  { set, text, by, host }: { set: PageSet; text: string; by: string; host: string },
  labelsOf: (layout: Layout) => readonly number[],
): Page {
  const document = index(plainArticle(text, { key: 'page', source: 'page' }))
  const layout = layoutOf(document)
  const labels = labelsOf(layout)
  if (layout.count !== labels.length) throw new Error(`a page of ${host} lost lines`)
  const { rows, kept } = rowsOf(document, document.hits('boilerplate/line-shape'), noScores)
  return {
    set,
    by,
    host,
    fold: hash32(host) % folds,
    words: Array.from(layout.line, (line) => {
      const ids = document.tokens.word.slice(document.lines.firstToken[line], document.lines.endToken[line])
      const first = document.lines.firstToken[line] as number
      return ids.filter((id, k) => id >= 0 && document.tokens.kind[first + k] === TokenKind.word)
    }),
    lengths: layout.words,
    rows,
    guarded: kept,
    label: Uint8Array.from(labels),
  }
}

/** Log-odds in eighths of the words that tell most, counted once a host and label so that no host rules. */
function wordTable(pages: readonly Page[]): Map<number, number> {
  const hosts: Map<number, Set<string>>[] = [new Map(), new Map()]
  const lines = [new Map<number, number>(), new Map<number, number>()]
  const total = [0, 0]
  for (const page of pages)
    page.words.forEach((ids, i) => {
      const label = page.label[i] as number
      if (label === 2) return
      const weight = setWeight[page.set]
      total[label] = (total[label] as number) + weight
      for (const id of new Set(ids)) {
        const ofHost = hosts[label] as Map<number, Set<string>>
        const counts = lines[label] as Map<number, number>
        ofHost.set(id, (ofHost.get(id) ?? new Set()).add(page.host))
        counts.set(id, (counts.get(id) ?? 0) + weight)
      }
    })
  const ids = new Set([...(lines[0]?.keys() ?? []), ...(lines[1]?.keys() ?? [])])
  const scored = [...ids].flatMap((id) => {
    const seen = Math.max(hosts[0]?.get(id)?.size ?? 0, hosts[1]?.get(id)?.size ?? 0)
    if (seen < minHosts) return []
    const yes = ((lines[1]?.get(id) ?? 0) + 2) / ((total[1] as number) + 4)
    const no = ((lines[0]?.get(id) ?? 0) + 2) / ((total[0] as number) + 4)
    const odds = Math.max(-3, Math.min(3, Math.log(yes / no)))
    return [{ id, value: Math.round(odds * 8), rank: Math.abs(odds) * Math.log1p(seen) }]
  })
  scored.sort((a, b) => b.rank - a.rank || a.id - b.id)
  return new Map(scored.slice(0, tableSize).map(({ id, value }) => [id, value]))
}

/** Rows of a page with word scores by `table` filled in, for the line and its neighbours. */
function withScores(page: Page, table: ReadonlyMap<number, number>): Uint8Array {
  const rows = page.rows.slice()
  const sums = page.words.map((ids) => ids.reduce((sum, id) => sum + (table.get(id) ?? 0), 0))
  sums.forEach((sum, i) => {
    rows[i * featureCount + featureAt.wordScoreSum] = wordSum(sum)
    rows[i * featureCount + featureAt.wordScore] = wordScore(sum, page.lengths[i] as number)
  })
  for (let i = 0; i < sums.length; i++)
    neighbours.forEach((n, k) => {
      const other = i + n
      if (other >= 0 && other < sums.length)
        rows[i * featureCount + neighbourScoreAt(k)] = rows[other * featureCount + featureAt.wordScore] as number
    })
  return rows
}

/** Training rows; word scores of a page come from a table of the other folds, so that the forest learns their true worth. */
function training(pages: readonly Page[]): Training {
  const tables = Array.from({ length: folds }, (_, k) => wordTable(pages.filter((p) => p.fold !== k)))
  const count = pages.reduce((n, p) => n + p.label.filter((l) => l !== 2).length, 0)
  const rows = new Uint8Array(count * featureCount)
  const label = new Uint8Array(count)
  const weight = new Float64Array(count)
  let at = 0
  for (const page of pages) {
    const scored = withScores(page, tables[page.fold] as Map<number, number>)
    page.label.forEach((l, i) => {
      if (l === 2) return
      rows.set(scored.subarray(i * featureCount, (i + 1) * featureCount), at * featureCount)
      label[at] = l
      weight[at] = setWeight[page.set]
      at++
    })
  }
  return { rows, label, weight }
}

/** What the rule would say of a page: log-odds, line by line. */
const judge = (page: Page, forest: Forest, table: ReadonlyMap<number, number>): Float64Array =>
  marginsOf(forest, withScores(page, table))

type Scored = readonly [margin: number, label: number]

/** Slope and intercept that make margins into probabilities (Platt 1999), by Newton's method. */
function calibrate(scored: readonly Scored[]): { slope: number; intercept: number } {
  let slope = 1
  let intercept = 0
  for (let step = 0; step < 30; step++) {
    let ga = 0
    let gb = 0
    let haa = 1e-9
    let hab = 0
    let hbb = 1e-9
    for (const [m, label] of scored) {
      const p = 1 / (1 + Math.exp(-(slope * m + intercept)))
      ga += (p - label) * m
      gb += p - label
      haa += p * (1 - p) * m * m
      hab += p * (1 - p) * m
      hbb += p * (1 - p)
    }
    const det = haa * hbb - hab * hab
    slope -= (hbb * ga - hab * gb) / det
    intercept -= (haa * gb - hab * ga) / det
  }
  return { slope: Number(slope.toFixed(4)), intercept: Number(intercept.toFixed(4)) }
}

function report(name: string, scored: readonly Scored[]): void {
  const sorted = [...scored].sort((a, b) => b[0] - a[0])
  const content = scored.filter(([, l]) => l === 0).length
  const all = scored.length - content
  const parts = [0.005, 0.01, 0.02, 0.03, 0.05].map((rate) => {
    let right = 0
    let wrong = 0
    for (const [, label] of sorted) {
      if (label) right++
      else if (wrong + 1 > rate * content) break
      else wrong++
    }
    const recall = right / all
    const precision = right / (right + wrong)
    return `${rate}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${((2 * recall * precision) / (recall + precision)).toFixed(3)}`
  })
  console.log(`${name} (${all} boilerplate, ${content} content lines), at most this share of content flagged`)
  for (const part of parts) console.log(`  ${part}`)
}

function reliability(name: string, scored: readonly (readonly [number, number])[]): void {
  const edges = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]
  const cells = edges.map((edge, i) => {
    const inside = scored.filter(([p]) => p < edge && p >= (edges[i - 1] ?? 0))
    const share = inside.reduce((n, [, l]) => n + l, 0) / Math.max(1, inside.length)
    return `<${edge}: ${share.toFixed(2)} (${inside.length})`
  })
  console.log(`${name}, share of boilerplate by probability: ${cells.join('  ')}`)
}

function fitted(pages: readonly Page[]): { forest: Forest; table: Map<number, number> } {
  return { forest: boost(training(pages), options), table: wordTable(pages) }
}

const pages = [...readPages('half'), ...readPages('naive'), ...readArticles('articles'), ...readArticles('wild')]
const heldOut = new Map<Page, Float64Array>()
for (let k = 0; k < folds; k++) {
  const { forest, table } = fitted(pages.filter((p) => p.fold !== k))
  for (const page of pages) if (page.fold === k) heldOut.set(page, judge(page, forest, table))
  console.error(`fold ${k + 1} of ${folds}`)
}
const scoredOf = (keep: (page: Page) => boolean): Scored[] =>
  pages
    .filter(keep)
    .flatMap((page) =>
      Array.from(page.label).flatMap((label, i): Scored[] =>
        label === 2 ? [] : [[heldOut.get(page)?.[i] as number, label]],
      ),
    )
const calibration = calibrate(scoredOf((p) => p.set === 'half'))
const probability = (m: number): number => 1 / (1 + Math.exp(-(calibration.slope * m + calibration.intercept)))
for (const by of [...new Set(pages.map((p) => p.by))].sort())
  report(
    by,
    scoredOf((p) => p.by === by),
  )
for (const set of ['half', 'naive', 'articles', 'wild'] as const)
  reliability(
    set,
    scoredOf((p) => p.set === set).map(([m, l]) => [probability(m), l] as const),
  )
if (args.predictions)
  writeFileSync(
    args.predictions,
    JSON.stringify(
      pages.map((page) => ({
        set: page.set,
        by: page.by,
        host: page.host,
        label: Array.from(page.label),
        guarded: Array.from(page.guarded),
        margin: Array.from(heldOut.get(page) as Float64Array, (m) => Number(m.toFixed(4))),
      })),
    ),
  )

if (!args['cv-only']) {
  const { forest, table } = fitted(pages)
  writeFileSync(join(here, '../src/line-shape/weights.generated.ts'), weightsFile(forest, table))
}

function weightsFile(forest: Forest, table: ReadonlyMap<number, number>): string {
  const words = [...table].map(([id, value]) => `${lexicon.word(id)}:${value}`).sort()
  const [feature, threshold, leaf] = [forest.feature, forest.threshold, forest.leaf].map((values) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
  )
  return `// Written by scripts/fit.ts: do not edit.
import { type Forest, unpack } from './forest.ts'

export const forest: Forest = {
  depth: ${forest.depth},
  trees: ${forest.trees},
  bias: ${forest.bias},
  unit: ${forest.unit},
  feature: unpack('${feature}'),
  threshold: unpack('${threshold}'),
  leaf: new Int8Array(unpack('${leaf}').buffer),
}

/** From log-odds of the forest to log-odds on what extractors leave. */
export const calibration = { slope: ${calibration.slope}, intercept: ${calibration.intercept} }

/** \`word:score\`, the score being the log-odds in eighths that a line with the word is furniture. */
export const wordTable = ${JSON.stringify(words.join(' ')).replaceAll("'", "\\'").replace(/^"|"$/g, "'")}
`
}
