import type { Document, Lexicon } from '@copydesk/core'
import { addressMask, hasMask, isFunctionWord, isSmallWord, lengthOf, standsFree } from './words.ts'

/** An unknown word that is two words with no space between. */
export interface GluedPair {
  readonly token: number
  readonly first: string
  readonly second: string
}

const shortest = 4
const longest = 30

const key = Symbol('glued pairs')

/** Glued words of a document (`ofthe`, `hasadmitted`), in text order; found once for all rules that ask. */
export const gluedPairs = (document: Document): readonly GluedPair[] => document.derive(key, find)

function find(document: Document): GluedPair[] {
  const found: GluedPair[] = []
  for (const token of document.unknown) {
    const length = lengthOf(document, token)
    if (length < shortest || length > longest || !isSmallWord(document, token)) continue
    if (!standsFree(document, token) || hasMask(document, token, addressMask)) continue
    const pair = split(document.tokenText(token), document.lexicon)
    if (pair) found.push({ token, ...pair })
  }
  return found
}

/** The likeliest cut into a function word and a common word, if any. */
function split(word: string, lexicon: Lexicon): { first: string; second: string } | undefined {
  let best = -1
  let bestScore = Number.NEGATIVE_INFINITY
  for (let at = 1; at < word.length; at++) {
    const a = lexicon.find(word, 0, at)
    const b = lexicon.find(word, at, word.length)
    if (a < 0 || b < 0 || !isLikelyPair(lexicon, a, b, at, word.length - at)) continue
    const score = lexicon.logProbability(a) + lexicon.logProbability(b)
    if (score > bestScore) {
      bestScore = score
      best = at
    }
  }
  return best < 0 ? undefined : { first: word.slice(0, best), second: word.slice(best) }
}

const commonCount = 300

function isLikelyPair(lexicon: Lexicon, a: number, b: number, lengthA: number, lengthB: number): boolean {
  if (lengthA === 1 && lexicon.word(a) !== 'a') return false
  if (lengthB === 1 && lexicon.word(b) !== 'a') return false
  const functionA = isFunctionWord(lexicon, a)
  const functionB = isFunctionWord(lexicon, b)
  if (!functionA && !functionB) return false
  return lexicon.count(a) >= commonCount && lexicon.count(b) >= commonCount && lengthA + lengthB >= shortest
}
