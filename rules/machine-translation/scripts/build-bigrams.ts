import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeBigrams, Level, levelLimits } from '../src/_shared/bigram-table.ts'
import { dataFolder, readTable, tokensOf } from './data.ts'

// Compiles the counts of word pairs in news into `data/bigrams.bin`: `build-bigrams.ts --data PATH`.

/** Below this expected count the counts do not list every pair that was seen. */
const least = 5
const folder = dataFolder()
const tokens = tokensOf(folder, 'news-bigram-counts.tsv.gz')

const rows = readTable(folder, 'news-unigram-counts.tsv.gz')
  .map(([word = '', count]) => ({ word, count: Number(count) }))
  .filter(({ word }) => /^[a-z]+$/.test(word))
  .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
const commonest = rows[0]?.count ?? 0
const words = rows.filter(({ count }) => count * commonest >= least * tokens)
const rank = new Map(words.map(({ word }, i) => [word, i]))

const seen = new Map<number, number>()
for (const [first = '', second = '', count] of readTable(folder, 'news-bigram-counts.tsv.gz')) {
  const [a, b] = [rank.get(first), rank.get(second)]
  if (a !== undefined && b !== undefined) seen.set(a * words.length + b, Number(count))
}

function level(a: number, b: number): number {
  const count = seen.get(a * words.length + b) ?? 0
  const share = (count * tokens) / ((words[a]?.count ?? 0) * (words[b]?.count ?? 0))
  if (count === 0) return Level.never
  return share < levelLimits.low ? Level.rare : share < levelLimits.usual ? Level.low : Level.usual
}

const counts = Uint32Array.from(words, ({ count }) => count)
const bytes = encodeBigrams(
  words.map(({ word }) => word),
  counts,
  tokens,
  least,
  level,
)
writeFileSync(join(import.meta.dirname, '../data/bigrams.bin'), bytes)
console.log(`${words.length} words, ${bytes.length} bytes`)
