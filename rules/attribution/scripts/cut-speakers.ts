/**
 * Cuts speakers from quotations in a folder of articles by source and counts what `attribution/unsourced-quote` finds:
 * `tsx --conditions=source scripts/cut-speakers.ts --data FOLDER [--show N]`. One quotation an article at most, one that opens
 * its paragraph and is handed over behind; all that stands behind it goes (`clause`: the comma stays; `line`: a full stop
 * takes its place, and the paragraph before goes too). Nothing is written to disk.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Document, type Finding, plainArticle } from '@copydesk/core'
import { createEngine } from '@copydesk/engine'
import { type Quote, quotesOf } from '@copydesk/news'
import { loadLexicon } from '@copydesk/rule-tester'
import { rule } from '../src/unsourced-quote/rule.ts'
import { filesBySource, seeded } from './data.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string', default: '0' } } })
const folder = values.data
if (!folder) throw new Error('say where the articles lie: --data FOLDER')

const random = seeded(29)

const engine = createEngine({ rules: [rule], lexicon: loadLexicon() })
const indexed = (text: string, key: string): Document => engine.index(plainArticle(text, { key, source: 'cut' }))
const findings = (document: Document): readonly Finding[] => engine.lint(document, {}).findings

const files = filesBySource(folder)

/** It opens its paragraph, is a sentence, and a verb behind it hands it over. */
function canBeCut(document: Document, { range, inner, verb, words }: Quote): boolean {
  const { text, lines } = document
  if (verb === null || words < 6 || inner.end === range.end || !text.slice(inner.start, inner.end).endsWith(','))
    return false
  const line = document.lineAt(range.start)
  return lines.start[line] === range.start && /^\p{Lu}/u.test(text.charAt(inner.start)) && line > 4
}

interface Cut {
  readonly text: string
  readonly start: number
}

function cut(document: Document, { range, inner }: Quote, kind: 'clause' | 'line'): Cut {
  const { lines, text } = document
  const line = document.lineAt(range.start)
  let before = line - 1
  while (before > 0 && lines.hash[before] === 0) before--
  const head = text.slice(0, kind === 'line' ? lines.start[before] : range.start)
  const words = text.slice(inner.start, inner.end - 1)
  const [open, close] = [text.charAt(range.start), text.charAt(range.end - 1)]
  const quote = `${open}${words}${kind === 'line' ? '.' : ','}${close}`
  return { text: head + quote + text.slice(lines.end[line]), start: head.length }
}

const natural: string[] = []
const count = { clause: { cut: 0, found: 0 }, line: { cut: 0, found: 0 } }
const shown: string[] = []
for (const [n, key] of files.entries()) {
  const document = indexed(readFileSync(join(folder, key), 'utf8'), key)
  for (const { start } of findings(document)) natural.push(`${key}:${start}`)
  const candidates = quotesOf(document).filter((quote) => canBeCut(document, quote))
  const quote = candidates[Math.floor(random() * candidates.length)]
  if (!quote) continue
  const kind = n % 2 === 0 ? 'clause' : 'line'
  const damaged = cut(document, quote, kind)
  const hit = findings(indexed(damaged.text, key)).find(({ start }) => start === damaged.start)
  count[kind].cut++
  if (!hit) continue
  count[kind].found++
  const around = damaged.text.slice(Math.max(0, damaged.start - 500), hit.end + 300)
  shown.push(`${kind} ${key}\n    ${around.replace(/\n+/g, ' ⏎ ')}`)
}
for (let i = 0; i < Number(values.show) && shown.length > 0; i++)
  console.error(shown.splice(Math.floor(random() * shown.length), 1)[0])
console.log(JSON.stringify({ articles: files.length, ...count, uncut: natural }))
