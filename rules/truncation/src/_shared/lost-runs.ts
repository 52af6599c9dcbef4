import { type Document, onceFor } from '@copydesk/core'
import { hasMask, isJoined, isMark, lengthOf, Mark } from '@copydesk/text'
import { isDerived } from './derived.ts'
import { hyphenSplits } from './hyphen-splits.ts'
import { type Restoration, restore } from './restore.ts'
import { splitPairs } from './split-pairs.ts'
import { isWhole } from './whole-words.ts'
import { addressMask, isSmallWord, standsFree } from './words.ts'

/** An unknown word that is a common one less a run of inner letters. */
export interface LostRun {
  readonly token: number
  readonly damaged: string
  /** Best first, at least one. */
  readonly restorations: readonly Restoration[]
}

const shortest = 4
const longest = 24

/** A word as often as this in one article is a word of its own: a term, slang, a small-letter name. */
const mostTimes = 2

/** Least score of the best restoration, by letters lost; beyond, rare words turn up by chance. */
export const leastScore = [0, -15, -14.5, -12.5, -13]

/** Unknown words looked at in one text; with more it is no English, or nothing is left to restore. */
const mostCandidates = 2000

/** How much lower the score may be in a text known to be damaged. */
const damagedBonus = 4.8

/** Unknown words of a document that can be restored, in text order; found once for all rules that ask. */
export const lostRuns: (document: Document) => readonly LostRun[] = onceFor((document: Document) =>
  find(document, false, false),
)

/**
 * In a text known to be damaged: rarer words too, and pieces at hyphens and beside other damage. In one damaged
 * throughout even what is a rare word as it stands (`sine` for `single`).
 */
export const looseLostRuns = (document: Document, throughout: boolean): readonly LostRun[] =>
  throughout ? everyRun(document) : looseRuns(document)

const looseRuns = onceFor((document: Document) => find(document, true, false))
const everyRun = onceFor((document: Document) => find(document, true, true))

function find(document: Document, loose: boolean, throughout: boolean): LostRun[] {
  const { unknown } = document
  const candidates: number[] = []
  for (let u = 0; u < unknown.length; u++) if (isCandidate(document, u, loose)) candidates.push(unknown[u] as number)
  const pieces = loose ? piecesOf(document) : noPieces
  const times = countWords(document, candidates)
  const found: LostRun[] = []
  for (const token of candidates.slice(0, mostCandidates)) {
    if (pieces.has(token)) continue
    const word = document.tokenText(token)
    if ((times.get(word) as number) > mostTimes || isDerived(word, document.lexicon)) continue
    if (!throughout && isWhole(word)) continue
    const restorations = loose ? restore(word, document, 0) : restore(word, document)
    const best = restorations[0]
    if (best && best.score >= (leastScore[best.lost] as number) - (loose ? damagedBonus : 0))
      found.push({ token, damaged: word, restorations })
  }
  return found
}

const noPieces: ReadonlySet<number> = new Set()

/** Tokens that are halves of divided words: other rules speak of those. */
function piecesOf(document: Document): ReadonlySet<number> {
  const halves = hyphenSplits(document).flatMap(({ token }) => [token - 1, token + 1])
  return new Set([...halves, ...splitPairs(document).flatMap(({ token }) => [token, token + 1])])
}

/** Small letters, in no address, touching no hyphen, quotation mark or bracket, with known words on both sides. */
function isCandidate(document: Document, u: number, loose: boolean): boolean {
  const { unknown } = document
  const token = unknown[u] as number
  const length = lengthOf(document, token)
  if (length < shortest || length > longest || !isSmallWord(document, token)) return false
  if (hasMask(document, token, addressMask)) return false
  const before = unknown[u - 1] === token - 1
  const after = unknown[u + 1] === token + 1
  if (loose) return !(before && after) && standsFreeOrHyphened(document, token)
  return !before && !after && standsFree(document, token)
}

const standsFreeOrHyphened = (document: Document, token: number): boolean =>
  standsFree(document, token) || (isMark(document, token - 1, Mark.hyphen) && !isJoined(document, token + 1))

function countWords(document: Document, tokens: readonly number[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const token of tokens) {
    const word = document.tokenText(token)
    times.set(word, (times.get(word) ?? 0) + 1)
  }
  return times
}
