// How much of each page's article the reader keeps, held against text taken from the page by hand.
//   node --conditions=source --import tsx packages/readers/scripts/extraction.ts --data FOLDER [--below 0.5]
// FOLDER/gold.jsonl: one page a line, `{ file, gold_text }`, `file` relative to FOLDER. Prints the pages of more than 150
// words of which less than `below` is kept, then means over all pages; exit status 1 if there are such pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { read } from '../src/index.ts'

interface Gold {
  readonly file: string
  readonly gold_text: string
}

/** Pages with less text than this say little of a reader. */
const minWords = 150

const shingles = (text: string): Map<string, number> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let i = 0; i + 4 <= words.length; i++) {
    const key = words.slice(i, i + 4).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

/** Shares of the text kept that is gold, and of the gold that is kept, in runs of four words. */
function compare(kept: string, gold: string): { precision: number; recall: number } {
  const [a, b] = [shingles(kept), shingles(gold)]
  let common = 0
  for (const [key, n] of a) common += Math.min(n, b.get(key) ?? 0)
  return { precision: common / Math.max(1, total(a)), recall: common / Math.max(1, total(b)) }
}

const { data, below } = parseArgs({ options: { data: { type: 'string' }, below: { type: 'string' } } }).values
if (!data) throw new TypeError('--data FOLDER is missing')
const rows = readFileSync(join(data, 'gold.jsonl'), 'utf8').trim().split('\n')
const measured = rows.map((row) => {
  const { file, gold_text } = JSON.parse(row) as Gold
  const [outcome] = read(readFileSync(join(data, file)), { path: file, key: file, source: 'x' })
  const text = outcome?.type === 'article' ? outcome.article.text : ''
  return { file, words: gold_text.split(/\s+/).length, ...compare(text, gold_text) }
})
const lost = measured.filter(({ words, recall }) => words > minWords && recall < Number(below ?? 0.5))
for (const { file, words, precision, recall } of lost)
  console.log(`${file}: ${words} words, kept ${recall.toFixed(2)} of them, right ${precision.toFixed(2)}`)
const mean = (of: 'precision' | 'recall') =>
  (measured.reduce((sum, page) => sum + page[of], 0) / measured.length).toFixed(3)
console.log(
  `${measured.length} pages: precision ${mean('precision')}, recall ${mean('recall')}; ${lost.length} pages lost`,
)
process.exitCode = lost.length > 0 ? 1 : 0
