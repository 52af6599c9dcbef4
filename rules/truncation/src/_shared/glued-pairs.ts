import { type Document, type Lexicon, onceFor, WordFlag } from '@copydesk/core'
import { hasMask, isWord, lengthOf, wordOf } from '@copydesk/text'
import { isDerived } from './derived.ts'
import { smallLetterLog } from './frequency.ts'
import { restore } from './restore.ts'
import { isWhole } from './whole-words.ts'
import { addressMask, isFunctionWord, isSmallWord, standsFree } from './words.ts'

/** An unknown word that is two words with no space between. */
export interface GluedPair {
  readonly token: number
  readonly first: string
  readonly second: string
  /** True if nobody would write the two together: one is a function word, and no compound is spelt so. */
  readonly sure: boolean
}

const shortest = 5
const longest = 30

/** How much rarer a lost letter at just this place is than a lost space. */
const lostPenalty = 2

/** A word as often as this in one article is a word of its own. */
const mostTimes = 2

/** Log probability a part must have, by its length: short ones turn up inside any word. */
const leastLog = [0, -4.5, -7, -9.5, -12.5, -13.5]
/** The same in a text a machine damaged, where two words that carry meaning count too. */
const leastLogDamaged = [0, -4.5, -8, -10.5, -13.5, -15]
/** Two words that carry meaning make compounds: both must be common and long. */
const content = { log: -13, length: 3 }

/** A function word and another, glued (`ofthe`, `hasadmitted`), in text order; found once for all rules that ask. */
export const gluedPairs: (document: Document) => readonly GluedPair[] = onceFor((document: Document) =>
  find(document, false),
)

/** In a text known to be damaged: two words that carry meaning (`solarcells`) as well. */
export const looseGluedPairs: (document: Document) => readonly GluedPair[] = onceFor((document: Document) =>
  find(document, true),
)

function find(document: Document, loose: boolean): GluedPair[] {
  const found: GluedPair[] = []
  for (const token of document.unknown) {
    const length = lengthOf(document, token)
    if (length < shortest || length > longest || !isSmallWord(document, token)) continue
    if (!standsFree(document, token) || hasMask(document, token, addressMask)) continue
    const word = document.tokenText(token)
    if (isWhole(word)) continue
    const pair = splitInTwo(word, document.lexicon, loose)
    // `talkshow` may be one word, and no `talks how`: a text that lost spaces elsewhere has it as two.
    if (!pair || (!loose && !pair.sure) || isDerived(word, document.lexicon) || isCompound(word, document.lexicon))
      continue
    if (!loose && isForeign(document, token)) continue
    if (leadsOn.has(pair.second) && !isWord(document, token + 1)) continue
    // `billon` is `billion` far likelier than `bill on`.
    const rival = restore(word, document)[0]
    if (!rival || rival.score - lostPenalty < pair.score)
      found.push({ token, first: pair.first, second: pair.second, sure: pair.sure })
  }
  return withoutTerms(found)
}

/** Words that no phrase ends in: before a comma or dash they are the end of some other word. */
const leadsOn = new Set('a an the of and or from my your his our their'.split(' '))

function withoutTerms(found: readonly GluedPair[]): GluedPair[] {
  const times = new Map<string, number>()
  for (const { first, second } of found) times.set(first + second, (times.get(first + second) ?? 0) + 1)
  return found.filter(({ first, second }) => (times.get(first + second) as number) <= mostTimes)
}

interface Cut {
  readonly first: string
  readonly second: string
  readonly score: number
  readonly sure: boolean
}

/** The likeliest cut into two words, if any. */
export function splitInTwo(word: string, lexicon: Lexicon, loose: boolean): Cut | undefined {
  let best = -1
  let bestScore = Number.NEGATIVE_INFINITY
  const log = smallLetterLog(lexicon)
  for (let at = 1; at < word.length; at++) {
    const a = lexicon.find(word, 0, at)
    const b = a < 0 ? -1 : lexicon.find(word, at, word.length)
    if (a < 0 || b < 0 || !isPair(lexicon, a, b, at, word.length - at, loose)) continue
    const score = log(a) + log(b)
    if (score > bestScore) {
      bestScore = score
      best = at
    }
  }
  if (best < 0) return undefined
  const isFunction = [word.slice(0, best), word.slice(best)].some((part) => isFunctionWord(lexicon, lexicon.find(part)))
  const rival = isFunction ? compoundCut(word, best, bestScore, lexicon) : -1
  const at = rival < 0 ? best : rival
  return { first: word.slice(0, at), second: word.slice(at), score: bestScore, sure: isFunction && rival < 0 }
}

/** How much less likely two words that carry meaning may be, to be what was meant: `talkshow` is no `talks how`. */
const compoundLead = 3

/** Where the word can also be cut into two words that carry meaning, about as likely; -1 if nowhere. */
function compoundCut(word: string, cut: number, score: number, lexicon: Lexicon): number {
  const log = smallLetterLog(lexicon)
  for (let at = content.length; at <= word.length - content.length; at++) {
    if (at === cut) continue
    const [a, b] = [lexicon.find(word, 0, at), lexicon.find(word, at, word.length)]
    if (a < 0 || b < 0 || isFunctionWord(lexicon, a) || isFunctionWord(lexicon, b)) continue
    if (log(a) + log(b) > score - compoundLead) return at
  }
  return -1
}

function isPair(lexicon: Lexicon, a: number, b: number, lengthA: number, lengthB: number, loose: boolean): boolean {
  const log = smallLetterLog(lexicon)
  const least = loose ? leastLogDamaged : leastLog
  if (log(a) < (least[Math.min(lengthA, 5)] as number) || log(b) < (least[Math.min(lengthB, 5)] as number)) return false
  if ((lengthA === 1 && lexicon.word(a) !== 'a') || (lengthB === 1 && lexicon.word(b) !== 'a')) return false
  const functionA = isFunctionWord(lexicon, a)
  const functionB = isFunctionWord(lexicon, b)
  // Short words are full of `as`, `at` and `he`: both parts must be function words then.
  if (lengthA + lengthB < 6) return functionA && functionB
  // `upwith`, `overthe`: a prefix before a word of grammar is none.
  if (functionA) return !formsWords.has(lexicon.word(a)) || (functionB && !endsCompounds.has(lexicon.word(b)))
  if (lengthB === 1) return loose || functionA
  if (functionB) return !endsCompounds.has(lexicon.word(b)) || /(?:ing|ed)$/.test(lexicon.word(a))
  return loose && isContentPair(lexicon, a, b, lengthA, lengthB)
}

/** `facedown`, `writeoff`, `outraise`: a word and a particle, whatever else the letters spell. */
function isCompound(word: string, lexicon: Lexicon): boolean {
  const isCommon = (start: number, end: number): boolean => {
    const id = end - start < 3 ? -1 : lexicon.find(word, start, end)
    return id >= 0 && lexicon.count(id) >= commonStem && !/(?:ing|ed)$/.test(word.slice(start, end))
  }
  for (const particle of endsCompounds)
    if (word.endsWith(particle) && isCommon(0, word.length - particle.length)) return true
  for (const particle of formsWords)
    if (word.startsWith(particle) && isCommon(particle.length, word.length))
      return !isFunctionWord(lexicon, lexicon.find(word, particle.length, word.length))
  return false
}

const commonStem = 50

/** Beside another unknown word in small letters: part of a foreign phrase. */
const isForeign = (document: Document, token: number): boolean =>
  [token - 1, token + 1].some((i) => isSmallWord(document, i) && wordOf(document, i) < 0)

function isContentPair(lexicon: Lexicon, a: number, b: number, lengthA: number, lengthB: number): boolean {
  const log = smallLetterLog(lexicon)
  const dictionary = WordFlag.us | WordFlag.british
  return (
    Math.min(lengthA, lengthB) >= content.length &&
    Math.min(log(a), log(b)) >= content.log &&
    (lexicon.flags(a) & lexicon.flags(b) & dictionary) !== 0
  )
}

/** Function words that English prefixes to others at will (`outraise`, `underreport`, `offguard`). */
const formsWords = new Set('out over under up off down all after through'.split(' '))

/** And those it ends compounds in (`writeoff`, `mixup`, `rainout`). */
const endsCompounds = new Set('up off out down over like less'.split(' '))
