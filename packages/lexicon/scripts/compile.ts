import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { WordFlag } from '@copydesk/core'
import { encodeLexicon, type LexiconEntry } from '../src/encode.ts'
import { expandHunspell } from './hunspell.ts'
import { type NewsRow, newsWords, parseNews } from './news.ts'

const DATA = fileURLToPath(new URL('../data/', import.meta.url))
const require = createRequire(import.meta.url)
const dictionaryFiles = (entry: string) => ['index.aff', 'index.dic'].map((file) => join(dirname(entry), file))

export const inputs = {
  us: dictionaryFiles(require.resolve('dictionary-en')),
  british: dictionaryFiles(require.resolve('dictionary-en-gb')),
  news: [join(DATA, 'news-word-frequency.tsv.gz')],
  abbreviations: [join(DATA, 'abbreviations.txt')],
  functionWords: [join(DATA, 'function-words.txt')],
  kept: [join(DATA, 'words-kept.txt')],
  dropped: [join(DATA, 'words-dropped.txt')],
}

/** The word table, from the inputs alone: the same bytes on every machine. */
export function compile(): Uint8Array<ArrayBuffer> {
  const flags = new Map<string, number>()
  const add = (word: string, flag: number) => flags.set(word, (flags.get(word) ?? 0) | flag)
  addDictionaries(add)
  const rows = parseNews(gunzipSync(readFileSync(inputs.news[0] as string)).toString('utf8'))
  const dropped = new Set(list(inputs.dropped))
  const candidates = rows.filter(({ word }) => !dropped.has(word))
  const coined = newsWords(candidates, (word) => flags.has(word))
  for (const word of [...coined, ...list(inputs.kept)]) add(word, WordFlag.news)
  for (const { word } of rows) if (flags.has(word)) add(word, WordFlag.news)
  for (const word of list(inputs.abbreviations)) add(word, WordFlag.abbreviation)
  for (const word of list(inputs.functionWords)) add(word, WordFlag.function)
  const counts = new Map(rows.map((row) => [row.word, row]))
  return encodeLexicon(
    Array.from(flags, ([word, bits]) => entryOf(word, bits, counts.get(word))),
    rows.reduce((sum, row) => sum + row.lower + row.capitalised, 0),
  )
}

/** Words in lower case; `proper` goes to those neither dictionary has in lower case. */
function addDictionaries(add: (word: string, flag: number) => void): void {
  const us = dictionary(inputs.us)
  const british = dictionary(inputs.british)
  const addAll = (forms: ReadonlySet<string>, flag: number) => {
    for (const form of forms) {
      const word = form.toLowerCase()
      add(word, us.has(word) || british.has(word) ? flag : flag | WordFlag.proper)
    }
  }
  addAll(us, WordFlag.us)
  addAll(british, WordFlag.british)
}

function entryOf(word: string, flags: number, row: NewsRow | undefined): LexiconEntry {
  const { lower, capitalised } = row ?? { lower: 0, capitalised: 0 }
  return { word, flags, count: lower + capitalised, capitalised }
}

function dictionary([aff = '', dic = '']: readonly string[]): Set<string> {
  return expandHunspell(readFileSync(aff, 'utf8'), readFileSync(dic, 'utf8'))
}

function list([path = '']: readonly string[]): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
