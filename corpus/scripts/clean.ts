// Of what `--with-body` and `copydesk clean` take out of articles read whole: how much the readers called furniture.
//   pnpm corpus:clean --labels ARTICLES.jsonl.gz --texts DIR [--least 0.98] [--show N]
// ARTICLES holds one article a row: {path, furnitureLines, faults: [{family, kind, line, quote, words?}]}, lines counted
// from 1; DIR is the folder the paths lie in. A line taken out whole is right where it is a furniture line or a doubled
// one; a part of a line where a fault of one of these kinds is marked in that part. Exits 1 below the share asked for.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Range } from '@copydesk/core'
import { isLeftOut } from '@copydesk/engine'
import { rulesById } from '@copydesk/preset'
import { lintFolder } from './lint.ts'

interface Fault {
  readonly family: string
  readonly kind: string
  readonly line: number
  readonly quote: string
  /** Words the fault covers, where they are more than those quoted. */
  readonly words?: number
}

interface Labelled {
  readonly path: string
  readonly furnitureLines: readonly number[]
  readonly faults: readonly Fault[]
}

const { values } = parseArgs({
  options: {
    labels: { type: 'string' },
    texts: { type: 'string' },
    least: { type: 'string', default: '0.98' },
    show: { type: 'string', default: '0' },
  },
})
if (!values.labels || !values.texts)
  throw new Error('usage: pnpm corpus:clean --labels ARTICLES.jsonl.gz --texts DIR [--least SHARE] [--show N]')
const base = process.env.INIT_CWD ?? '.'
const texts = resolve(base, values.texts)

const checkout = join(import.meta.dirname, '../..')
const found = new Map(lintFolder(checkout, texts).articles.map((article) => [article.path, article.findings]))
const tally = { lines: { right: 0, all: 0 }, parts: { right: 0, all: 0 } }
const wrong: string[] = []
for (const article of readLabels(resolve(base, values.labels))) {
  const findings = found.get(article.path)
  if (findings === undefined) throw new Error(`no record of ${article.path} in ${texts}`)
  const text = readFileSync(join(texts, article.path), 'utf8')
  const lines = linesOf(text)
  for (const finding of findings) {
    if (finding.suppressed || !isLeftOut(finding, rulesById.get(finding.rule))) continue
    lines.forEach((line, i) => {
      const piece = { start: Math.max(line.start, finding.start), end: Math.min(line.end, finding.end) }
      const shown = text.slice(piece.start, Math.max(piece.start, piece.end)).trim()
      if (shown === '') return
      const isWhole = shown.length === text.slice(line.start, line.end).trim().length
      const kind = isWhole ? tally.lines : tally.parts
      kind.all++
      if ((isWhole && article.furnitureLines.includes(i + 1)) || isMarked(text, line, i + 1, article, piece))
        kind.right++
      else wrong.push(`${article.path}:${i + 1} ${finding.rule} ${shown.slice(0, 100)}`)
    })
  }
}
for (const line of wrong.slice(0, Number(values.show))) console.log(`not labelled: ${line}`)
for (const [name, { right, all }] of Object.entries(tally)) console.log(`${name}: ${right} of ${all} are labelled`)
const all = tally.lines.all + tally.parts.all
const share = (all - wrong.length) / Math.max(1, all)
console.log(`of what is left out ${share.toFixed(3)} is furniture or said twice`)
if (share < Number(values.least)) process.exitCode = 1

/** Whether a reader marked furniture, or a passage said twice, in a piece of a line. */
function isMarked(text: string, line: Range, number: number, { faults }: Labelled, piece: Range): boolean {
  return faults.some((fault) => {
    if (fault.line !== number || (fault.family !== 'boilerplate' && fault.kind !== 'doubled')) return false
    const start = text.indexOf(fault.quote, line.start)
    if (start < 0 || start >= line.end) return false
    const covered =
      new RegExp(`^(?:\\s*\\S+){1,${fault.words ?? 1}}`).exec(text.slice(start, line.end))?.[0].length ?? 0
    return piece.start < start + Math.max(covered, fault.quote.length) && piece.end > start
  })
}

function linesOf(text: string): Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const line of text.split('\n')) {
    ranges.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return ranges
}

function readLabels(file: string): Labelled[] {
  const bytes = readFileSync(file)
  const rows = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => JSON.parse(row) as Labelled)
}
