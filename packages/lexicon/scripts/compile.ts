import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { WordFlag } from '@copydesk/core'
import { encodeLexicon, type LexiconEntry } from '../src/encode.ts'
import { expandHunspell } from './hunspell.ts'
import { isNewsWord, type NewsRow, parseNews } from './news.ts'

const DATA = fileURLToPath(new URL('../data/', import.meta.url))
const require = createRequire(import.meta.url)
const dictionaryFiles = (name: string) =>
  ['index.aff', 'index.dic'].map((file) => join(dirname(require.resolve(name)), file))

export const inputs = {
  us: dictionaryFiles('dictionary-en'),
  british: dictionaryFiles('dictionary-en-gb'),
  news: join(DATA, 'news-word-frequency.tsv.gz'),
  abbreviations: join(DATA, 'abbreviations.txt'),
  functionWords: join(DATA, 'function-words.txt'),
}

/** The word table, from the inputs alone: the same bytes on every machine. */
export function compile(): Uint8Array<ArrayBuffer> {
  const words = new Map<string, { flags: number; common: boolean }>()
  const add = (word: string, flags: number, common = true) => {
    const known = words.get(word)
    words.set(word, { flags: (known?.flags ?? 0) | flags, common: common || (known?.common ?? false) })
  }
  for (const [flag, files] of [
    [WordFlag.us, inputs.us],
    [WordFlag.british, inputs.british],
  ] as const) {
    for (const form of dictionary(files)) add(form.toLowerCase(), flag, form === form.toLowerCase())
  }
  for (const word of list(inputs.abbreviations)) add(word, WordFlag.abbreviation)
  for (const word of list(inputs.functionWords)) add(word, WordFlag.function)
  const rows = parseNews(gunzipSync(readFileSync(inputs.news)).toString('utf8'))
  const counts = new Map(rows.map((row) => [row.word, row]))
  for (const row of rows) if (isNewsWord(row, (word) => words.has(word))) add(row.word, WordFlag.news)
  return encodeLexicon(
    Array.from(words, ([word, { flags, common }]) => entryOf(word, common ? flags : flags | WordFlag.proper, counts)),
    rows.reduce((sum, row) => sum + row.lower + row.capitalised, 0),
  )
}

function entryOf(word: string, flags: number, counts: ReadonlyMap<string, NewsRow>): LexiconEntry {
  const { lower, capitalised } = counts.get(word) ?? { lower: 0, capitalised: 0 }
  return { word, flags, count: lower + capitalised, capitalised }
}

function dictionary([aff = '', dic = '']: readonly string[]): Set<string> {
  return expandHunspell(readFileSync(aff, 'utf8'), readFileSync(dic, 'utf8'))
}

function list(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
