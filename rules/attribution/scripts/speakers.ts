/**
 * Scores the speakers `quotesOf` gives to hand-labelled quotations: `tsx --conditions=source scripts/speakers.ts --data FOLDER`.
 * The labels (test/data/speakers.jsonl) hold offsets and a hash, no text; FOLDER holds the articles. A speaker is right
 * if it lies where the label does, or is the same name, or if both say that nobody speaks.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { overlaps } from '@copydesk/core'
import { quotesOf, type Speaker } from '@copydesk/news'
import { read } from '@copydesk/readers'
import { loadLexicon } from '@copydesk/rule-tester'
import { createIndexer } from '@copydesk/text'

interface Label {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly sha: string
  readonly speaker: readonly [number, number] | null
}

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'boolean' } } })
if (!values.data) throw new Error('say where the articles lie: --data FOLDER')

const labels = readFileSync(new URL('../../../test/data/speakers.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Label)
const index = createIndexer({ lexicon: loadLexicon() })

const lastWord = (name: string): string =>
  name
    .replace(/['’]s$|,? (?:Jr|Sr)\.?$/, '')
    .split(/[\s@]+/)
    .at(-1)
    ?.toLowerCase() ?? ''

function isRight(speaker: Speaker | null, label: Label, text: string): boolean {
  if (speaker === null || label.speaker === null) return speaker === null && label.speaker === null
  const [start, end] = label.speaker
  if (overlaps(speaker.range, { start, end })) return true
  const word = lastWord(text.slice(start, end))
  return lastWord(speaker.fullName ?? speaker.name) === word || lastWord(speaker.name) === word
}

const count = { labels: labels.length, owned: 0, given: 0, right: 0, rightOwned: 0, rightNobody: 0 }
for (const label of labels) {
  const [outcome] = read(readFileSync(join(values.data, label.file)), {
    path: label.file,
    key: label.file,
    source: 'labels',
  })
  if (outcome?.type !== 'article') throw new Error(`${label.file} cannot be read`)
  const document = index(outcome.article)
  const sha = createHash('sha256').update(document.text.slice(label.start, label.end)).digest('hex').slice(0, 16)
  if (sha !== label.sha) throw new Error(`${label.file}: the text at ${label.start} is not the one labelled`)
  const speaker = quotesOf(document).find(({ range }) => range.start === label.start)?.speaker ?? null
  const right = isRight(speaker, label, document.text)
  if (label.speaker) count.owned++
  if (speaker) count.given++
  if (right) count.right++
  if (right) count[label.speaker ? 'rightOwned' : 'rightNobody']++
  if (!right && values.show) {
    const said = label.speaker ? document.text.slice(...label.speaker) : 'nobody'
    const around = document.text.slice(Math.max(0, label.start - 200), label.end + 120).replace(/\n/g, ' ⏎ ')
    console.error(`${label.file}: ${speaker?.name ?? 'nobody'}, not ${said}\n    ${around}`)
  }
}
console.log(JSON.stringify({ ...count, accuracy: Number((count.right / count.labels).toFixed(3)) }))
