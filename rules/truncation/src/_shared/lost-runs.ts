import type { Document } from '@copydesk/core'
import { isDerived } from './derived.ts'
import { type Restoration, restore } from './restore.ts'
import { addressMask, hasMask, isSmallWord, lengthOf, standsFree } from './words.ts'

/** An unknown word that is a common one less a run of inner letters. */
export interface LostRun {
  readonly token: number
  /** Best first, at least one. */
  readonly restorations: readonly Restoration[]
}

const shortest = 4
const longest = 24

/** A word as often as this in one article is a word of its own: a term, slang, a small-letter name. */
const mostTimes = 2

/** Least score of the best restoration, by letters lost; beyond, rare words turn up by chance. */
const leastScore = [0, -15, -14.5, -12.5, -13]

const key = Symbol('lost runs')

/** Unknown words of a document that can be restored, in text order; found once for all rules that ask. */
export const lostRuns = (document: Document): readonly LostRun[] => document.derive(key, find)

function find(document: Document): LostRun[] {
  const { unknown } = document
  const candidates: number[] = []
  for (let u = 0; u < unknown.length; u++) if (isCandidate(document, u)) candidates.push(unknown[u] as number)
  const times = countWords(document, candidates)
  const found: LostRun[] = []
  for (const token of candidates) {
    const word = document.tokenText(token)
    if ((times.get(word) as number) > mostTimes || isDerived(word, document.lexicon)) continue
    const restorations = restore(word, document)
    const best = restorations[0]
    if (best && best.score >= (leastScore[best.lost] as number)) found.push({ token, restorations })
  }
  return found
}

/** Small letters, in no address, touching no hyphen, quotation mark or bracket, with known words on both sides. */
function isCandidate(document: Document, u: number): boolean {
  const { unknown } = document
  const token = unknown[u] as number
  const length = lengthOf(document, token)
  return (
    length >= shortest &&
    length <= longest &&
    isSmallWord(document, token) &&
    standsFree(document, token) &&
    !hasMask(document, token, addressMask) &&
    unknown[u - 1] !== token - 1 &&
    unknown[u + 1] !== token + 1
  )
}

function countWords(document: Document, tokens: readonly number[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const token of tokens) {
    const word = document.tokenText(token)
    times.set(word, (times.get(word) ?? 0) + 1)
  }
  return times
}
