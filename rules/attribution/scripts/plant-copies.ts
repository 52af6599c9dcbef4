/**
 * Plants copies in a folder of articles by source and scores what `attribution/uncredited-copy` says of them:
 * `tsx --conditions=source scripts/plant-copies.ts --data FOLDER [--copies 300] [--show]`. Whole copies, halves and three
 * paragraphs in another source's article, untouched or lightly edited (words dropped, swapped, paragraphs left out).
 * Nothing is written to disk.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine, Profiles } from '@copydesk/engine'
import { read } from '@copydesk/readers'
import { loadLexicon } from '@copydesk/rule-tester'
import { rule } from '../src/uncredited-copy/rule.ts'
import { filesBySource, seeded } from './data.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, copies: { type: 'string', default: '300' }, show: { type: 'boolean' } },
})
const folder = values.data
if (!folder) throw new Error('say where the articles lie: --data FOLDER')

const random = seeded(17)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

interface Entry {
  readonly key: string
  readonly source: string
  readonly text: string
  /** Key of the article it was copied from. */
  readonly from?: string
  readonly kind?: string
}

const originals: Entry[] = filesBySource(folder).map((key) => ({
  key,
  source: key.slice(0, key.indexOf('/')),
  text: readFileSync(join(folder, key), 'utf8'),
}))

const paragraphsOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.split(/\s+/).length >= 12)

/** One word in twenty dropped or swapped with the next, one paragraph in ten left out. */
const edited = (paragraphs: readonly string[]): string[] =>
  paragraphs
    .filter(() => paragraphs.length < 5 || random() > 0.1)
    .map((paragraph) => {
      const words = paragraph.split(' ')
      for (let i = 0; i < words.length - 1; i++) {
        const chance = random()
        if (chance < 0.025) words.splice(i, 1)
        else if (chance < 0.05) words.splice(i, 2, words[i + 1] as string, words[i] as string)
      }
      return words.join(' ')
    })

function plant(number: number): Entry {
  let original = pick(originals)
  while (paragraphsOf(original.text).length < 6) original = pick(originals)
  let host = pick(originals)
  while (host.source === original.source || paragraphsOf(host.text).length < 4) host = pick(originals)
  const kind = ['whole', 'half', 'part'][number % 3] as string
  const all = paragraphsOf(original.text)
  const at = Math.floor(random() * (all.length - 3))
  const piece =
    kind === 'whole' ? all : kind === 'half' ? all.slice(0, Math.ceil(all.length / 2)) : all.slice(at, at + 4)
  const isEdited = number % 2 === 1
  const copied = isEdited ? edited(piece) : piece
  const own = kind === 'whole' ? [] : paragraphsOf(host.text).slice(0, kind === 'half' ? 3 : 12)
  const text = [...own.slice(0, 2), ...copied, ...own.slice(2)].join('\n\n')
  return {
    key: `${host.source}/planted-${number}.txt`,
    source: host.source,
    text,
    from: original.key,
    kind: `${kind}${isEdited ? ' edited' : ''}`,
  }
}

const planted = Array.from({ length: Number(values.copies) }, (_, i) => plant(i))
const engine = createEngine({ rules: [rule], lexicon: loadLexicon() })
const entries = new Map([...originals, ...planted].map((entry) => [entry.key, entry]))
const open = (key: string) => {
  const entry = entries.get(key)
  if (!entry) return undefined
  const [outcome] = read(new TextEncoder().encode(entry.text), { path: key, key, source: entry.source })
  return outcome?.type === 'article' ? engine.index(outcome.article) : undefined
}

const profiles = new Profiles()
for (const key of entries.keys()) {
  const document = open(key)
  if (document) engine.observe(document, profiles)
}
const run = profiles.runIndex(open)
const pairs = new Map<string, string>()
for (const key of entries.keys()) {
  const document = open(key)
  const [finding] = document ? engine.lint(document, { run }).findings : []
  if (finding) pairs.set(key, finding.related[0]?.path ?? '')
}

/** A planted copy is found if it or its original points at the other, or both at copies of the same original. */
const family = (key: string): string => entries.get(key)?.from ?? key
const found = planted.filter(
  ({ key, from }) => family(pairs.get(key) ?? '') === from || pairs.get(from as string) === key,
)
const isTrue = ([key, other]: [string, string]): boolean => {
  const plantedEither = entries.get(key)?.from !== undefined || entries.get(other)?.from !== undefined
  return !plantedEither || family(key) === family(other)
}
const all = [...pairs]
const unplanted = all.filter(([key, other]) => !entries.get(key)?.from && !entries.get(other)?.from)
const involved = all.filter(([key, other]) => entries.get(key)?.from || entries.get(other)?.from)
const byKind: Record<string, string> = {}
for (const kind of new Set(planted.map((entry) => entry.kind as string))) {
  const of = planted.filter((entry) => entry.kind === kind)
  byKind[kind] = `${of.filter((entry) => found.includes(entry)).length}/${of.length}`
}
if (values.show)
  for (const [key, other] of [...unplanted, ...involved.filter((pair) => !isTrue(pair))]) console.error(key, other)
console.log(
  JSON.stringify({
    planted: planted.length,
    recall: Number((found.length / planted.length).toFixed(3)),
    precision: Number((involved.filter(isTrue).length / involved.length).toFixed(3)),
    byKind,
    unplanted: unplanted.length,
    megabytes: Math.round(process.memoryUsage().rss / 1e6),
  }),
)
