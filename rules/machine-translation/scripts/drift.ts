// Precision and recall of drifted quotations, on pairs made from translations of one text and from human stories.
//   tsx --conditions=source scripts/drift.ts --data FOLDER [--show N]        FOLDER holds mt-dev.jsonl.gz
// Drifted: two translations of one document, line by line; a quotation of the one and the quotation of the same line of
// the other are one quotation in other words. Not drifted: a story beside itself, and a story cut into two that quote the
// same people with different sentences.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type Document, plainArticle } from '@copydesk/core'
import { quoteDrifts, quotesOf } from '@copydesk/news'
import { loadLexicon } from '@copydesk/rule-tester'
import { createIndexer } from '@copydesk/text'

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string', default: '0' } } })
if (!values.data) throw new Error('--data FOLDER is missing: the folder that holds mt-dev.jsonl.gz')

interface Row {
  readonly id: string
  readonly label: string
  readonly corpus: string
  readonly text: string
}

const rows: Row[] = gunzipSync(readFileSync(join(values.data, 'mt-dev.jsonl.gz')))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const indexOf = createIndexer({ lexicon: loadLexicon() })
const documentOf = (text: string): Document => indexOf(plainArticle(text, { key: '', source: '' }))

const counts = { pairs: 0, drifted: 0, found: 0, right: 0, wrong: 0, sameAlarms: 0, otherAlarms: 0, same: 0, other: 0 }
const show = Number(values.show)
let shown = 0
const tell = (what: string, a: string, b: string): void => {
  if (shown++ < show) console.log(`${what}\n  ${a}\n  ${b}`)
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Quotations of five words and more with an owner, by line; lines with several are left out: which is which is not known. */
function quotesByLine(document: Document): Map<number, { text: string; start: number }> {
  const byLine = new Map<number, { text: string; start: number }[]>()
  for (const { inner, range, words, speaker } of quotesOf(document)) {
    if (words < 5 || !speaker || speaker.kind === 'pronoun') continue
    const line = document.lineAt(range.start)
    byLine.set(line, [
      ...(byLine.get(line) ?? []),
      { text: document.text.slice(inner.start, inner.end), start: range.start },
    ])
  }
  return new Map(
    [...byLine]
      .filter(([, list]) => list.length === 1)
      .map(([line, list]) => [line, list[0] as { text: string; start: number }]),
  )
}

/** Two translations of one text, paragraph by paragraph. */
function translated(a: Document, b: Document): void {
  const mine = quotesByLine(a)
  const theirs = quotesByLine(b)
  counts.pairs++
  const gold = new Set(
    [...mine]
      .filter(([line, quote]) => theirs.has(line) && folded(quote.text) !== folded(theirs.get(line)?.text ?? ''))
      .map(([line]) => line),
  )
  counts.drifted += gold.size
  for (const drift of quoteDrifts(a, b)) {
    const [lineA, lineB] = [a.lineAt(drift.a.range.start), b.lineAt(drift.b.range.start)]
    const quoted = [
      a.text.slice(drift.a.range.start, drift.a.range.end),
      b.text.slice(drift.b.range.start, drift.b.range.end),
    ] as const
    if (lineA === lineB) counts.right++
    else {
      counts.wrong++
      tell(`WRONG ${drift.agreement.toFixed(2)}`, ...quoted)
    }
    if (lineA === lineB && gold.has(lineA)) counts.found++
  }
}

/** A story beside itself: every quotation is the same. */
function same(document: Document): void {
  counts.same++
  counts.sameAlarms += quoteDrifts(document, document).length
}

/** A story whose paragraphs with quotations were dealt out in turn: the same people say different things. */
function dealt(text: string): void {
  const lines = text.split('\n')
  let turn = 0
  const [odd, even] = [0, 1].map((side) =>
    lines.filter((line) => !/["“”]/.test(line) || turn++ % 2 === side).join('\n'),
  )
  turn = 0
  const [a, b] = [documentOf(odd as string), documentOf(even as string)]
  counts.other++
  for (const drift of quoteDrifts(a, b)) {
    counts.otherAlarms++
    tell(
      `OTHER ${drift.agreement.toFixed(2)}`,
      a.text.slice(drift.a.range.start, drift.a.range.end),
      b.text.slice(drift.b.range.start, drift.b.range.end),
    )
  }
}

const groups = new Map<string, Row[]>()
for (const row of rows.filter((r) => r.corpus.startsWith('wmt') && r.label !== 'human')) {
  const id = row.id.split('/').slice(0, 3).join('/')
  groups.set(id, [...(groups.get(id) ?? []), row])
}
for (const group of groups.values()) {
  for (let i = 1; i < Math.min(4, group.length); i++) {
    const [a, b] = [group[i - 1] as Row, group[i] as Row]
    if (a.text.split('\n').length === b.text.split('\n').length) translated(documentOf(a.text), documentOf(b.text))
  }
}
for (const row of rows.filter((r) => r.label === 'human')) {
  same(documentOf(row.text))
  dealt(row.text)
}
const precision = counts.right / (counts.right + counts.wrong + counts.otherAlarms + counts.sameAlarms)
console.log(counts)
console.log(`precision ${precision.toFixed(3)} · recall ${(counts.found / counts.drifted).toFixed(3)}`)
