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

/** Two words make a compound now and then (`roller coaster`): the joined word must be common, and commoner by far. */
const compound = { count: 100, times: 3 }
/** The same where both parts have four letters or more (`wiki leaks`). */
const longCompound = { count: 1000, times: 20, length: 4 }

const longestWord = 24

/** What a word is to a split one; `none` of a token that is no word. */
const Part = { unset: 0, none: 1, usual: 2, rare: 3, ending: 4 } as const

/** What is looked up of every pair, worked out when first asked for. */
class Lookup {
  readonly log: Log
  readonly #lexicon: Lexicon
  readonly #parts: Uint8Array
  /** By first letter, last letter and length: the log probability of the commonest such word. */
  readonly #commonest = new Float64Array((longestWord + 1) * 26 * 26)

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.log = smallLetterLog(lexicon)
    this.#parts = new Uint8Array(lexicon.size)
    for (const id of endings.map((ending) => lexicon.find(ending))) if (id >= 0) this.#parts[id] = Part.ending
  }

  /** What the word of this id is to a split one. */
  partOf(id: number): number {
    if (id < 0) return Part.rare
    const part = this.#parts[id] as number
    if (part !== Part.unset) return part
    this.#parts[id] = this.log(id) > rarePart ? Part.usual : Part.rare
    return this.#parts[id] as number
  }

  /** Log probability of the commonest word of these ends, small ASCII letters, and this length. */
  commonest(first: number, last: number, length: number): number {
    const at = (length * 26 + first - letterA) * 26 + last - letterA
    if (this.#commonest[at] === 0) {
      const id = this.#lexicon.bucket(first, last, length)[0]
      this.#commonest[at] = id === undefined ? Number.NEGATIVE_INFINITY : this.#lexicon.logProbability(id)
    }
    return this.#commonest[at] as number
  }
}

const letterA = 97
const lookupOf = onceFor((lexicon: Lexicon) => new Lookup(lexicon))

/** Words with a space inside (`attac k`), in text order; found once for all rules that ask. */
export const splitPairs: (document: Document) => readonly SplitPair[] = onceFor(find)

type Log = ReturnType<typeof smallLetterLog>

const notSmall = smallWordShape | Shape.joined

function find(document: Document): SplitPair[] {
  const { kind, word, shape, count } = document.tokens
  const lookup = lookupOf(document.lexicon)
  const found: SplitPair[] = []
  let before: number = Part.none
  for (let i = 0; i < count; i++) {
    const part = kind[i] === TokenKind.word ? lookup.partOf(word[i] as number) : Part.none
    // Two usual words are two words; nor is one where the first is none, or the second does not stand in small letters.
    const isPair = part > Part.none && before > Part.none && part + before > 2 * Part.usual
    const pair = isPair && ((shape[i] as number) & notSmall) === 0 ? pairAt(document, i - 1, part, lookup) : undefined
    if (pair) found.push(pair)
    before = part
  }
  return withoutTerms(found)
}

/** The pair of the word tokens `i` and `i + 1`, if they are one; `part`: what the second is to a split word. */
function pairAt(document: Document, i: number, part: number, lookup: Lookup): SplitPair | undefined {
  const { lexicon } = document
  const { log } = lookup
  const a = wordOf(document, i)
  const b = wordOf(document, i + 1)
  if (part === Part.ending && isEnding(document, i))
    return { token: i, word: document.tokenText(i) + document.tokenText(i + 1), sure: true }
  if (log(a) > rarePart && log(b) > rarePart) return undefined
  const floor = log(a) + log(b) + (a < 0 || b < 0 ? least.unknown : least.known)
  if (floor > ceiling || !isPair(document, i) || floor > commonestOf(document, i, lookup)) return undefined
  const word = document.tokenText(i) + document.tokenText(i + 1)
  const id = lexicon.find(word)
  if (id < 0 || lexicon.logProbability(id) < floor || isCompound(document, a, b, id)) return undefined
  const isCommon = lexicon.count(id) >= sureCount
  if (!isCommon && hasShape(document, i, Shape.capital) && particles.has(document.tokenText(i + 1))) return undefined
  return { token: i, word, sure: isCommon && (isPiece(document, i) || isPiece(document, i + 1)) }
}

/** Log probability of the commonest word the two could be, by its ends and length alone: it tells of most pairs that they are none. */
function commonestOf(document: Document, i: number, lookup: Lookup): number {
  // What is no ASCII letter may be written as two units.
  if (hasShape(document, i, Shape.nonAscii)) return 0
  const { text } = document
  const first = text.charCodeAt(startOf(document, i)) | 32
  const last = text.charCodeAt(endOf(document, i + 1) - 1)
  return lookup.commonest(first, last, lengthOf(document, i) + lengthOf(document, i + 1))
}

/** Endings of words that are words themselves, and are no phrase with the stem before them (`view ed`, `elect ions`, `it self`). */
const endings = ['ed', 'ing', 'ted', 'ting', 'ions', 'ive', 'ly', 'ment', 'self', 'selves']

/** Times the stem and its ending must stand in the news counts together. */
const endingCount = 300

/** The two together are a common word, and the second goes on in no hyphen (`her self-esteem`). */
function isEnding(document: Document, i: number): boolean {
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
