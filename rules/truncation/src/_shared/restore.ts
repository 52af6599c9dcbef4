import { type Document, type Lexicon, lately, onceFor } from '@copydesk/core'
import { isWord } from '@copydesk/text'
import { wordTable } from './frequency.ts'

/** A word a damaged one may have been. */
export interface Restoration {
  readonly id: number
  readonly word: string
  /** Letters lost. */
  readonly lost: number
  /** Log probability with the weights below; comparable between damaged words. */
  readonly score: number
}

/** Restorations given. */
const most = 5

/** Most letters taken to be lost in one run. */
export const maxLost = 4

/** Rarer words are not looked for in a sound text: some of them fits anything. */
const leastCount = 8

/** Weights fitted on news sentences from which runs of letters were taken out at random. */
const weight = {
  /** Per letter lost. */
  lost: 0.8,
  /** The word stands elsewhere in the article. */
  inDocument: 3.5,
  /** Times the share in which the word is capitalised: a small damaged word was hardly a name. */
  name: 4,
}

/**
 * Words that lose one inner run of 1–4 letters to become `damaged` (small ASCII letters), best first. Looks only at
 * words of the same first and last letter: 0.1 ms a word.
 */
export function restore(damaged: string, document: Document, least = leastCount): Restoration[] {
  const { lexicon } = document
  const length = damaged.length
  const first = damaged.charCodeAt(0)
  const last = damaged.charCodeAt(length - 1)
  const seen = vocabularyOf(document)
  const spelling = wordTable(lexicon)
  const found: Restoration[] = []
  for (let lost = 1; lost <= maxLost; lost++) {
    const bucket = lexicon.bucket(first, last, length + lost)
    for (let b = 0; b < bucket.length; b++) {
      const id = bucket[b] as number
      if (lexicon.count(id) < least) continue
      const word = spelling(id)
      if (!isCut(damaged, word)) continue
      found.push({ id, word, lost, score: scoreOf(lexicon, id, lost, seen(id)) })
    }
  }
  return found.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1)).slice(0, most)
}

/** Common prefix and suffix of both words cover the shorter one. */
export function isCut(damaged: string, word: string): boolean {
  const length = damaged.length
  let prefix = 0
  while (prefix < length && damaged.charCodeAt(prefix) === word.charCodeAt(prefix)) prefix++
  let suffix = 0
  const gap = word.length - length
  while (suffix < length && damaged.charCodeAt(length - 1 - suffix) === word.charCodeAt(length - 1 - suffix + gap))
    suffix++
  return prefix + suffix >= length
}

function scoreOf(lexicon: Lexicon, id: number, lost: number, inDocument: boolean): number {
  return (
    lexicon.logProbability(id) -
    weight.lost * lost -
    weight.name * lexicon.capitalised(id) +
    (inDocument ? weight.inDocument : 0)
  )
}

/** By word id, the number of the last document that has the word. */
const lastWith = onceFor((lexicon: Lexicon) => new Uint32Array(lexicon.size))

/** Says of the words of a lexicon, by id, whether the document has them; of one document at a time. */
export const vocabularyOf = lately((document: Document): ((id: number) => boolean) => {
  const { word, count } = document.tokens
  const numbers = lastWith(document.lexicon)
  const number = ++documents
  for (let i = 0; i < count; i++)
    if ((word[i] as number) >= 0 && isWord(document, i)) numbers[word[i] as number] = number
  return (id) => numbers[id] === number
})

let documents = 0
