// How much furniture extracted articles hold: the figures behind `furnitureScale`.
//   node --conditions=source --import tsx packages/score/scripts/furniture-share.ts --data FILE.jsonl.gz
// FILE: one article a line, `{ lines: [{ text, label: 'content' | 'boilerplate' | … }] }`, gzipped.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { priorWords } from '../src/constants.ts'

interface Labelled {
  readonly lines: readonly { readonly text: string; readonly label: string }[]
}

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

function share({ lines }: Labelled): number {
  const count = (of: Labelled['lines']) => of.reduce((sum, line) => sum + words(line.text), 0)
  return count(lines.filter(({ label }) => label === 'boilerplate')) / (count(lines) + priorWords)
}

const { data } = parseArgs({ options: { data: { type: 'string' } } }).values
if (!data) throw new TypeError('--data FILE.jsonl.gz is missing')
const articles = gunzipSync(readFileSync(data)).toString().trim().split('\n')
const shares = articles.map((line) => share(JSON.parse(line) as Labelled)).sort((a, b) => a - b)
const quantile = (q: number) => shares[Math.floor(q * shares.length)]?.toFixed(3)
console.log(`${shares.length} articles, prior ${priorWords}: median ${quantile(0.5)}, 90th percentile ${quantile(0.9)}`)
