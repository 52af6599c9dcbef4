// Writes src/_shared/rare-words.ts: words the lexicon lacks that a restorer would take for damaged ones.
//   pnpm --filter @copydesk/rules-truncation run rare-words --data NODE_MODULES
// NODE_MODULES holds the npm packages an-array-of-english-words 2.0.0 and @cspell/dict-software-terms 5.4.9 (both MIT).
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Document, Lexicon } from '@copydesk/core'
import { decodeLexicon } from '@copydesk/lexicon'
import { splitInTwo } from '../src/_shared/glued-pairs.ts'
import { leastScore } from '../src/_shared/lost-runs.ts'
import { restore } from '../src/_shared/restore.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) throw new Error('say where the word lists are: --data NODE_MODULES')
const data = resolve(process.env.INIT_CWD ?? '.', values.data)
const root = join(import.meta.dirname, '../../..')

/** Room for an article that repeats the word the restorer has in mind, and for the weights to move. */
const margin = 6.5
/** Times a name must stand in the news counts for a lost first letter to be put back. */
const leastTimes = 20
const longestShared = 9
const lineLength = 116

const lexicon = decodeLexicon(readFileSync(join(root, 'packages/lexicon/dist/words.bin')))
const document = { lexicon, derive: () => new Set() } as unknown as Document

function words(): Set<string> {
  const english: string[] = JSON.parse(readFileSync(join(data, 'an-array-of-english-words/index.json'), 'utf8'))
  const software = gunzipSync(readFileSync(join(data, '@cspell/dict-software-terms/dict/softwareTerms.txt.gz')))
  const terms = software.toString('utf8').split(/\s+/)
  return new Set([...english, ...terms, ...terms.map((term) => `${term}s`)].filter((w) => /^[a-z]{4,24}$/.test(w)))
}

function isRestored(word: string): boolean {
  const best = restore(word, document, 1)[0]
  return best !== undefined && best.score >= (leastScore[best.lost] as number) - margin
}

function losesFirst(word: string, { find, count, capitalised }: Lexicon): boolean {
  return Array.from('abcdefghijklmnopqrstuvwxyz').some((letter) => {
    const id = find.call(lexicon, letter + word)
    return id >= 0 && count.call(lexicon, id) * capitalised.call(lexicon, id) >= leastTimes
  })
}

const taken = [...words()]
  .filter((word) => !lexicon.knows(word))
  .filter((word) => isRestored(word) || losesFirst(word, lexicon) || splitInTwo(word, lexicon, true) !== undefined)
  .sort()

/** Each word as the number of letters it shares with the one before, and the rest. */
function frontCoded(sorted: readonly string[]): string {
  let coded = ''
  let previous = ''
  for (const word of sorted) {
    let shared = 0
    while (shared < longestShared && word.charAt(shared) === previous.charAt(shared)) shared++
    coded += shared + word.slice(shared)
    previous = word
  }
  return coded
}

const lines = frontCoded(taken).match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []
writeFileSync(
  join(import.meta.dirname, '../src/_shared/rare-words.ts'),
  `/** ${taken.length} words, front-coded. Written by scripts/rare-words.ts. */\nexport const rareWords =\n${lines
    .map((line) => `  '${line}'`)
    .join(' +\n')}\n`,
)
console.log(`${taken.length} words`)
