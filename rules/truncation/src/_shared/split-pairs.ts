import { type Document, type Lexicon, onceFor, Shape, TokenKind, WordFlag } from '@copydesk/core'
import { endOf, hasMask, hasShape, isMark, isPunctuation, lengthOf, Mark, startOf, wordOf } from '@copydesk/text'
import { smallLetterLog } from './frequency.ts'
import { isWhole } from './whole-words.ts'
import { addressMask, isSmallWord, smallWordShape } from './words.ts'

/** Two tokens that are one word with a space in it. */
export interface SplitPair {
  /** The first of the two tokens. */
  readonly token: number
  readonly word: string
  /** True if nobody would write the two apart: one is no word, and together they are a common one. */
  readonly sure: boolean
}

/** Least log of how much likelier one word is than two, with two known parts and with an unknown one. */
const least = { known: 11, unknown: 7 }

/** Log probability below which one part of a split word lies; other pairs are not looked up. */
const rarePart = -11.5

/** Shapes of words of ASCII letters alone, in whatever case, whatever stands before them. */
const caseShape = Shape.capital | Shape.upper | Shape.joined

/** Two words make a compound now and then (`roller coaster`): the joined word must be common, and commoner by far. */
const compound = { count: 100, times: 3 }
/** The same where both parts have four letters or more (`wiki leaks`). */
const longCompound = { count: 1000, times: 20, length: 4 }

const longestWord = 24

/** What a word is to a split one. */
const Part = { unset: 0, usual: 1, rare: 2, ending: 3 } as const

/** By word id, worked out when first asked for. */
const partTables = onceFor((lexicon: Lexicon): Uint8Array => {
  const table = new Uint8Array(lexicon.size)
  for (const ending of endings) {
    const id = lexicon.find(ending)
    if (id >= 0) table[id] = Part.ending
  }
  return table
})

/** Says what a word of the lexicon is to a split one, by id. */
function partsOf(lexicon: Lexicon): (id: number) => number {
  const log = smallLetterLog(lexicon)
  const table = partTables(lexicon)
  return (id) => {
    if (id < 0) return Part.rare
    if (table[id] === Part.unset) table[id] = log(id) > rarePart ? Part.usual : Part.rare
    return table[id] as number
  }
}

/** Words with a space inside (`attac k`), in text order; found once for all rules that ask. */
export const splitPairs: (document: Document) => readonly SplitPair[] = onceFor(find)

type Log = ReturnType<typeof smallLetterLog>

const notSmall = smallWordShape | Shape.joined

function find(document: Document): SplitPair[] {
  const { kind, word, shape, count } = document.tokens
  const log = smallLetterLog(document.lexicon)
  const partOf = partsOf(document.lexicon)
  const found: SplitPair[] = []
  for (let i = 0; i + 1 < count; i++) {
    if (kind[i] !== TokenKind.word || kind[i + 1] !== TokenKind.word) continue
    if (((shape[i + 1] as number) & notSmall) !== 0) continue
    const second = partOf(word[i + 1] as number)
    if (second === Part.usual && partOf(word[i] as number) === Part.usual) continue
    const pair = pairAt(document, i, second === Part.ending, log)
    if (pair) found.push(pair)
  }
  return withoutTerms(found)
}

/** The pair of the word tokens `i` and `i + 1`, if they are one. */
function pairAt(document: Document, i: number, isEnding: boolean, log: Log): SplitPair | undefined {
  const { lexicon } = document
  const a = wordOf(document, i)
  const b = wordOf(document, i + 1)
  if (isEnding && hasEnding(document, i))
    return { token: i, word: document.tokenText(i) + document.tokenText(i + 1), sure: true }
  if (log(a) > rarePart && log(b) > rarePart) return undefined
  const floor = log(a) + log(b) + (a < 0 || b < 0 ? least.unknown : least.known)
  if (floor > ceiling || floor > commonest(document, i) || !isPair(document, i)) return undefined
  const word = document.tokenText(i) + document.tokenText(i + 1)
  const id = lexicon.find(word)
  if (id < 0 || lexicon.logProbability(id) < floor || isCompound(document, a, b, id)) return undefined
  const isCommon = lexicon.count(id) >= sureCount
  if (!isCommon && hasShape(document, i, Shape.capital) && particles.has(document.tokenText(i + 1))) return undefined
  return { token: i, word, sure: isCommon && (isPiece(document, i) || isPiece(document, i + 1)) }
}

/** By first letter, last letter and length: the log probability of the commonest such word, 0 until asked for. */
const commonestTables = onceFor((_: Lexicon) => new Float64Array(26 * 26 * (longestWord + 1)))

/** Log probability of the commonest word the two could be, by its ends and length alone: of most pairs it tells that they are none. */
function commonest({ tokens, text, lexicon }: Document, i: number): number {
  // A letter may be written as two units, or be no ASCII letter.
  if (((tokens.shape[i] as number) & ~caseShape) !== 0) return 0
  const length = lengthOf({ tokens }, i) + lengthOf({ tokens }, i + 1)
  if (length > longestWord) return Number.NEGATIVE_INFINITY
  const first = (text.charCodeAt(tokens.start[i] as number) | 32) - 97
  const last = text.charCodeAt((tokens.end[i + 1] as number) - 1) - 97
  const table = commonestTables(lexicon)
  const at = (length * 26 + first) * 26 + last
  if (table[at] === 0) {
    let best = Number.NEGATIVE_INFINITY
    for (const id of lexicon.bucket(first + 97, last + 97, length)) best = Math.max(best, lexicon.logProbability(id))
    table[at] = best
  }
  return table[at] as number
}

/** Endings of words that are words themselves, and are no phrase with the stem before them (`view ed`, `elect ions`, `it self`). */
const endings = ['ed', 'ing', 'ted', 'ting', 'ions', 'ive', 'ly', 'ment', 'self', 'selves']

/** Times the stem and its ending must stand in the news counts together. */
const endingCount = 300

/** The two together are a common word, and the second goes on in no hyphen (`her self-esteem`). */
function hasEnding(document: Document, i: number): boolean {
  const { lexicon } = document
  if (lengthOf(document, i) < 2 || !isPair(document, i) || !isSmallWord(document, i)) return false
  const isHyphened = isMark(document, i + 2, Mark.hyphen) && hasShape(document, i + 2, Shape.joined)
  const id = lexicon.find(document.tokenText(i) + document.tokenText(i + 1))
  return !isHyphened && id >= 0 && lexicon.count(id) >= endingCount
}

/** Times the joined word must stand in the news counts to be put back without asking. */
const sureCount = 500

/** A token that is no word: unknown to all lists, or a letter alone. */
function isPiece(document: Document, i: number): boolean {
  const word = document.tokenText(i).toLowerCase()
  if (word.length === 1) return word !== 'a' && word !== 'i'
  return wordOf(document, i) < 0 && !isWhole(word)
}

/** What an article writes apart twice it writes so: a name with a particle, a coinage. */
function withoutTerms(found: readonly SplitPair[]): SplitPair[] {
  const times = new Map<string, number>()
  for (const { word } of found) times.set(word, (times.get(word) ?? 0) + 1)
  return found.filter(({ word, sure }) => sure || times.get(word) === 1)
}

/** Small words inside names: `Costa de`, `Ruiz del`. */
const particles = new Set('al bin da das de del della der di do dos du el ibn la las le los van von y'.split(' '))

/** Hardly a word of four letters or more has a greater log probability. */
const ceiling = -4.6

/** Two words with one space between, the second in small letters, that together could be one. */
function isPair(document: Document, i: number): boolean {
  if (!isSmallWord(document, i + 1) || isTail(document, i)) return false
  if (startOf(document, i + 1) - endOf(document, i) !== 1) return false
  if (document.text.charCodeAt(endOf(document, i)) !== 32) return false
  if (hasShape(document, i, Shape.digit | Shape.apostrophe | Shape.invisible | Shape.camel)) return false
  if (hasMask(document, i, addressMask) || hasMask(document, i + 1, addressMask)) return false
  const length = lengthOf(document, i) + lengthOf(document, i + 1)
  return length >= 4 && length <= longestWord
}

/** What an apostrophe, hyphen or letter touches in front is the end of something: `2010’s wan growth`. */
const isTail = (document: Document, i: number): boolean =>
  hasShape(document, i, Shape.joined) &&
  (isMark(document, i - 1, Mark.apostrophe) ||
    isMark(document, i - 1, Mark.closeSingle) ||
    !isPunctuation(document, i - 1))

const dictionary = WordFlag.us | WordFlag.british
/** Times a word must stand in the news counts to follow an article. */
const articleNoun = 5

/** `papilloma virus`, `gate crasher`: an unknown word beside a long known one, a long one beside a shorter. */
const halfKnown = { count: 100, long: 5, known: 4, unknown: 6 }

const lengthOfWord = (lexicon: Lexicon, id: number): number => (id < 0 ? 0 : lexicon.word(id).length)

function isCompound({ lexicon }: Document, a: number, b: number, joined: number): boolean {
  const count = lexicon.count(joined)
  if (a < 0 || b < 0) {
    const known = Math.max(lengthOfWord(lexicon, a), lengthOfWord(lexicon, b))
    const unknown = lexicon.word(joined).length - known
    const isLong = known >= halfKnown.long || (known >= halfKnown.known && unknown >= halfKnown.unknown)
    return count < halfKnown.count && isLong
  }
  const rarer = Math.min(lexicon.count(a), lexicon.count(b))
  if (Math.min(lexicon.word(a).length, lexicon.word(b).length) >= longCompound.length)
    return count < longCompound.count || count < longCompound.times * rarer
  // `a bout of flu`: an article before a word.
  if (lexicon.word(a) === 'a') return lexicon.count(b) >= articleNoun
  if (!(lexicon.flags(a) & dictionary) || !(lexicon.flags(b) & dictionary)) return false
  return count < compound.count || count < compound.times * rarer
}
