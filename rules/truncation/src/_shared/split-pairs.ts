import { type Document, type Lexicon, onceFor, Shape, TokenKind, WordFlag } from '@copydesk/core'
import { endOf, hasMask, hasShape, isMark, isPunctuation, lengthOf, Mark, startOf, wordOf } from '@copydesk/text'
import { smallLetterLog } from './frequency.ts'
import { isWhole } from './whole-words.ts'
import { addressMask, isSmallWord } from './words.ts'

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

/** By word id: 1 for words that are no part of a split one, -1 for those that may be, 0 for those not looked at yet. */
const usualTables = onceFor((lexicon: Lexicon): Int8Array => {
  const table = new Int8Array(lexicon.size)
  for (const id of endingsOf(lexicon)) table[id] = -1
  return table
})

/** Words with a space inside (`attac k`), in text order; found once for all rules that ask. */
export const splitPairs: (document: Document) => readonly SplitPair[] = onceFor(find)

type Log = ReturnType<typeof smallLetterLog>

function find(document: Document): SplitPair[] {
  const { kind, word, count } = document.tokens
  const log = smallLetterLog(document.lexicon)
  const table = usualTables(document.lexicon)
  const isUsual = (id: number): boolean => {
    if (id < 0) return false
    if (table[id] === 0) table[id] = log(id) > rarePart ? 1 : -1
    return table[id] === 1
  }
  const found: SplitPair[] = []
  for (let i = 0; i + 1 < count; i++) {
    if (kind[i] !== TokenKind.word || kind[i + 1] !== TokenKind.word) continue
    if (isUsual(word[i] as number) && isUsual(word[i + 1] as number)) continue
    const pair = pairAt(document, i, log)
    if (pair) found.push(pair)
  }
  return withoutTerms(found)
}

/** The pair of the word tokens `i` and `i + 1`, if they are one. */
function pairAt(document: Document, i: number, log: Log): SplitPair | undefined {
  const { lexicon } = document
  const [a, b] = [wordOf(document, i), wordOf(document, i + 1)]
  if (endingsOf(lexicon).has(b) && isEnding(document, i))
    return { token: i, word: document.tokenText(i) + document.tokenText(i + 1), sure: true }
  if (log(a) > rarePart && log(b) > rarePart) return undefined
  const floor = log(a) + log(b) + (a < 0 || b < 0 ? least.unknown : least.known)
  if (floor > ceiling || !isPair(document, i)) return undefined
  const word = document.tokenText(i) + document.tokenText(i + 1)
  const id = lexicon.find(word)
  if (id < 0 || lexicon.logProbability(id) < floor || isCompound(document, a, b, id)) return undefined
  const isCommon = lexicon.count(id) >= sureCount
  if (!isCommon && hasShape(document, i, Shape.capital) && particles.has(document.tokenText(i + 1))) return undefined
  return { token: i, word, sure: isCommon && (isPiece(document, i) || isPiece(document, i + 1)) }
}

/** Endings of words that are words themselves, and are no phrase with the stem before them (`view ed`, `elect ions`, `it self`). */
const endings = ['ed', 'ing', 'ted', 'ting', 'ions', 'ive', 'ly', 'ment', 'self', 'selves']

/** Their ids. */
const endingsOf = onceFor(
  (lexicon: Lexicon): ReadonlySet<number> =>
    new Set(endings.map((ending) => lexicon.find(ending)).filter((id) => id >= 0)),
)

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
