import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Document, hash32, plainArticle, TokenKind } from '@copydesk/core'
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
import { leveled, marginsOf, rowsOf, type Verdict } from '../src/line-shape/model.ts'
import { type BoostOptions, boost, type Training } from './boost.ts'

/** The part of the hosts a host belongs to. */
export const foldOf = (host: string): number => hash32(host) % folds

/** Where the labelled lines and the texts of labelled articles lie. */
export interface Places {
  readonly data: string
  readonly texts: string
}

/** Parts of the hosts; a page is judged by what was fitted on the other parts. */
export const folds = 5
const options: BoostOptions = { trees: 100, depth: 5, rate: 0.12, minHessian: 12, lambda: 5, stride: 3 }
/** What a line counts: extractors' output is what the rule is for; naive pages have many more lines of it. */
const setWeight = { half: 1, naive: 0.25, articles: 1, wild: 1 }
export type PageSet = keyof typeof setWeight
const tableSize = 500
const minHosts = 4

/** A labelled page. */
export interface Page {
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

export const lexicon = decodeLexicon(
  readFileSync(join(import.meta.dirname, '../../../packages/lexicon/dist/words.bin')),
)
const index = createIndexer({ lexicon, rules: [{ id: 'boilerplate/line-shape', phrases }] })
const noScores: WordScores = new Int8Array(lexicon.size)

/** A page of labelled lines, as the files have it. */
export interface Row {
  readonly host: string | null
  readonly by?: string
  readonly lines: readonly { readonly text: string; readonly label: string }[]
}

export function readRows({ data }: Places, set: 'half' | 'naive'): Row[] {
  const file = join(data, `lines-${set}-dev.jsonl.gz`)
  const rows = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => JSON.parse(row) as Row)
}

/** All labelled pages. */
export const readAll = (places: Places): Page[] => [
  ...readRows(places, 'half').map((row) => toPage(row, 'half')),
  ...readRows(places, 'naive').map((row) => toPage(row, 'naive')),
  ...readArticles(places, 'articles'),
  ...readArticles(places, 'wild'),
]

function toPage(row: Row, set: PageSet): Page {
  const lines = row.lines
    .map(({ text, label }) => ({ text: text.replace(/\s+/g, ' ').trim(), label }))
    .filter(({ text }) => text !== '')
  const text = lines.map((line) => line.text).join('\n\n')
  const labels = lines.map(({ label }) => (label === 'boilerplate' ? 1 : label === 'content' ? 0 : 2))
  return pageOf({ set, text, by: row.by ?? 'naive', host: row.host ?? 'unknown' }, () => labels)
}

/** Articles read whole: `{path, furnitureLines, faults}` a row, lines counted from 1. */
function readArticles({ data, texts }: Places, set: 'articles' | 'wild'): Page[] {
  const file = set === 'wild' ? 'articles-wild-dev.jsonl.gz' : 'articles-dev.jsonl.gz'
  const rows = gunzipSync(readFileSync(join(data, file)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
  return rows.map((row) => {
    const { path, furnitureLines, faults } = JSON.parse(row) as Labelled
    const folder = join(texts, set === 'wild' ? 'wild' : 'scraped')
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
    fold: foldOf(host),
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
export const judge = (page: Page, forest: Forest, table: ReadonlyMap<number, number>): Float64Array =>
  leveled(marginsOf(forest, withScores(page, table)))

/** The log-odds of a forest and its word table for a document: not leveled. */
export function marginsBy({ forest, table }: Fitted, document: Document): Verdict {
  const scores = new Int8Array(lexicon.size)
  for (const [id, value] of table) scores[id] = value
  const { rows, kept } = rowsOf(document, document.hits('boilerplate/line-shape'), scores)
  const margins = marginsOf(forest, rows)
  return { margins: () => margins, kept, mayReach: () => true }
}

/** A forest and the word table it goes with. */
export interface Fitted {
  readonly forest: Forest
  readonly table: ReadonlyMap<number, number>
}

export const fitted = (pages: readonly Page[]): Fitted => ({
  forest: boost(training(pages), options),
  table: wordTable(pages),
})

/** Log-odds and label of a line: 1 boilerplate, 0 content. */
export type Scored = readonly [margin: number, label: number]

/** Slope and intercept that make margins into probabilities (Platt 1999), by Newton's method. */
export function calibrate(scored: readonly Scored[]): { slope: number; intercept: number } {
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
