// Of what `copydesk clean` takes out of articles read whole: how much the readers called furniture.
//   pnpm corpus:clean --data DIR [--texts DIR] [--least 0.98] [--show N]
// DIR holds `articles-dev.jsonl.gz`, one article a row: {path, furnitureLines, faults: [{family, line, quote}]}, lines counted
// from 1; TEXTS (by default DIR) holds the folder `scraped` the paths lie in. Exits 1 below the share asked for.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

interface Labelled {
  readonly path: string
  readonly furnitureLines: readonly number[]
  readonly faults: readonly { readonly family: string; readonly line: number; readonly quote: string }[]
}

interface Report {
  readonly files: readonly {
    readonly path: string
    readonly removed: readonly { readonly rule: string; readonly text: string }[]
  }[]
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    texts: { type: 'string' },
    least: { type: 'string', default: '0.98' },
    show: { type: 'string', default: '0' },
  },
})
if (!values.data) throw new Error('usage: pnpm corpus:clean --data DIR [--texts DIR] [--least SHARE] [--show N]')
const texts = join(values.texts ?? values.data, 'scraped')

const report = cleanReport(texts)
const removed = new Map(report.files.map((file) => [file.path, file.removed]))
const byRule = new Map<string, { right: number; all: number }>()
const wrong: string[] = []
for (const article of readLabels(join(values.data, 'articles-dev.jsonl.gz')))
  for (const { rule, text } of removed.get(article.path) ?? []) judge(article, rule, text)

const total = { right: 0, all: 0 }
for (const [rule, { right, all }] of [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${rule.padEnd(36)}${String(all).padStart(6)} pieces ${String(right).padStart(6)} right`)
  total.right += right
  total.all += all
}
const share = total.right / Math.max(1, total.all)
console.log(`${total.right} of ${total.all} pieces taken out are furniture by the labels: ${share.toFixed(3)}`)
for (const line of wrong.slice(0, Number(values.show))) console.log(`not labelled: ${line}`)
if (share < Number(values.least)) process.exitCode = 1

/** A piece is a line, or a span within one; a region counts line by line. */
function judge(article: Labelled, rule: string, text: string): void {
  const lines = readFileSync(join(texts, article.path), 'utf8').split(/\r?\n/)
  const row = byRule.get(rule) ?? { right: 0, all: 0 }
  byRule.set(rule, row)
  for (const piece of text.split('\n').filter((line) => line.trim() !== '')) {
    row.all++
    const places = lines.flatMap((line, i) => (line.includes(piece.trim()) ? [i + 1] : []))
    if (places.some((line) => isFurniture(article, line, piece))) row.right++
    else wrong.push(`${article.path} ${rule} ${piece.slice(0, 100)}`)
  }
}

/** A furniture line, or a span that meets what a reader marked inside a line. */
const isFurniture = ({ furnitureLines, faults }: Labelled, line: number, piece: string): boolean =>
  furnitureLines.includes(line) ||
  faults.some(
    (f) => f.family === 'boilerplate' && f.line === line && (piece.includes(f.quote) || f.quote.includes(piece)),
  )

function readLabels(file: string): Labelled[] {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => JSON.parse(row) as Labelled)
}

function cleanReport(folder: string): Report {
  const out = mkdtempSync(join(tmpdir(), 'copydesk-clean-check-'))
  try {
    const command = join(import.meta.dirname, '../../packages/cli/bin/copydesk.js')
    const run = spawnSync(process.execPath, [command, 'clean', folder, '--out', join(out, 'c'), '--no-config'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (run.status !== 0) throw new Error(`copydesk clean ${folder} ended with ${run.status ?? run.signal}`)
    return JSON.parse(readFileSync(join(out, 'c', 'clean-report.copydesk.json'), 'utf8')) as Report
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
