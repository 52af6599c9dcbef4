import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainArticle } from '@copydesk/core'
import { createEngine } from '@copydesk/engine'
import { loadLexicon } from '@copydesk/rule-tester'
import { resources, rules, signals } from '../src/index.generated.ts'
import { dataFolder, type LabelledText, readTexts } from './data.ts'
import { readWorld, type WorldText } from './world.ts'

// What the signals and the verdict say of English by where and of what it was written, and of known translations:
// `pnpm translation:varieties --data PATH [--show]`. Only texts the models were not fitted to are counted for the
// world's English (the half `check`); the fitted half is printed beside it.

const data = dataFolder()
const bigrams = readFileSync(join(import.meta.dirname, '../data/bigrams.bin'))
const [bigramsId] = resources.map(({ id }) => id)
const engine = createEngine({
  lexicon: loadLexicon(),
  rules: rules.filter(({ meta }) => meta.stage === 'stable' && meta.scope !== 'run' && meta.scope !== 'source'),
  signals,
  resources: (id) => {
    if (id !== bigramsId) throw new RangeError(`no bytes for ${id}`)
    return bigrams
  },
})

interface Row {
  texts: number
  translated: number
  marks: number
  reads: number
  short: number
}

const rows = new Map<string, Row>()

function count(name: string, { id, text }: LabelledText): void {
  const row = rows.get(name) ?? { texts: 0, translated: 0, marks: 0, reads: 0, short: 0 }
  rows.set(name, row)
  const result = engine.lint(
    engine.index(plainArticle(text.replace(/\r\n?/g, '\n'), { key: id, source: 'v', lang: 'en' })),
  )
  row.texts++
  row.translated += result.signals.translated ?? 0
  const said = result.verdict?.translation
  if (said === 'certain marks') row.marks++
  if (said === 'reads as translated') row.reads++
  if (said === 'too short') row.short++
  if (process.argv.includes('--show') && (said === 'certain marks' || said === 'reads as translated'))
    console.log(`  ${name}: ${id}: ${said}: ${result.verdict?.because[0]}`)
}

const world: readonly WorldText[] = readWorld(data)
for (const text of world)
  count(text.label === 'human' ? `${text.half}: ${text.variety}` : `machine: ${text.variety}`, text)
for (const text of readTexts(data)) count(`translation data: ${text.label}`, text)

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`.padStart(8)
console.log(`${'texts'.padEnd(54)}${'n'.padStart(6)}  translated  certain marks  reads as  too short`)
for (const [name, { texts, translated, marks, reads, short }] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(
    `${name.padEnd(54)}${String(texts).padStart(6)}${(translated / texts).toFixed(2).padStart(12)}${percent(marks, texts).padStart(15)}${percent(reads, texts).padStart(10)}${percent(short, texts).padStart(11)}`,
  )
