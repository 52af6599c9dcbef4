import { type Document, Mask, Shape, WordFlag } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isAnyMark,
  isCapital,
  isJoined,
  isMark,
  isWord,
  lengthOf,
  Mark,
  startOf,
  wordOf,
} from '@copydesk/text'
import { allow } from '../stray-break/allow.ts'
import type { Break } from './breaks.ts'
import { isClosingQuote, isSingleStop } from './tokens.ts'

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const rows = new Map(allow.map((row) => [row.text, row.at]))

/** Places where a full stop before a small letter is right, or means nothing. */
export function isExcepted(document: Document, { before, stop, closer, after }: Break): boolean {
  if (hasMask(document, before, elsewhere) || hasMask(document, after, elsewhere)) return true
  if (hasMask(document, after, Mask.name) || hasShape(document, after, Shape.camel | Shape.digit)) return true
  if (isAbbreviated(document, before) || isChain(document, before, stop, after)) return true
  return isName(document, after) || isLabel(document, after, closer)
}

/** `U.S. and`, `the. worst. ever.`, `. . .`: stops so close together that they cut no clause. */
const isChain = (document: Document, before: number, stop: number, after: number): boolean =>
  isSingleStop(document, before - 1) ||
  isSingleStop(document, stop + 1) ||
  (isSingleStop(document, stop - 2) && isSingleStop(document, after + 1))

/** A list letter, a word the lexicon marks as an abbreviation, a clip: short and rare, or without a vowel. */
function isAbbreviated(document: Document, word: number): boolean {
  const { text, tokens, lexicon } = document
  if (!isWord(document, word)) return false
  const length = lengthOf(document, word)
  const shape = tokens.shape[word] as number
  if (length === 1 || shape & (Shape.camel | Shape.digit)) return true
  const spelling = text.slice(startOf(document, word), endOf(document, word)).toLowerCase()
  if (rows.get(spelling) === 'before') return true
  const id = wordOf(document, word)
  if (id >= 0 && lexicon.flags(id) & WordFlag.abbreviation) return !isWordToo.has(spelling) || isCapital(document, word)
  if (shape & Shape.upper) return false
  return (length <= rareLength && isRare(document, id)) || (id < 0 && length <= 5 && !/[aeiouy]/.test(spelling))
}

/** In no dictionary, or there with a capital only, and seldom seen in news. */
const isRare = ({ lexicon }: Document, id: number): boolean =>
  id < 0 ||
  (lexicon.count(id) < rare && ((lexicon.flags(id) & plain) === 0 || (lexicon.flags(id) & WordFlag.proper) !== 0))

const plain = WordFlag.us | WordFlag.british
/** Letters, and times seen in the counts of the lexicon, up to which a word before a stop passes for a clip. */
const rareLength = 4
const rare = 500

/** Abbreviations that in lower case are ordinary words far more often. */
const isWordToo = new Set(
  'art arts am ark fig figs in mar mass me miss no nos op ore par sat sun via wash wed ill pass pop do so us as is it to'.split(
    ' ',
  ),
)

/** A name written in lower case, or its particle. A lone letter is a list or a mathematical sign. */
function isName(document: Document, i: number): boolean {
  const word = document.tokenText(i).toLowerCase()
  if (word.length === 1) return word !== 'a' && word !== 'i'
  const at = rows.get(word)
  if (at === 'next') return true
  const next = isMark(document, i + 1, Mark.hyphen) ? i + 2 : i + 1
  return at === 'next-capital' && isCapital(document, next)
}

/** `.` `,` `;` `!` `?` and dashes may touch a word of a sentence; a slash, an `=` or an `@` may not. */
const sentenceMarks = new Set([46, 44, 59, 33, 63, 0x2014, 0x2013, 45, 0x2026])

/** `media: 19075641`, `k.d. lang`, `word/word`: labels, dotted names, addresses. */
function isLabel(document: Document, after: number, closer: number): boolean {
  const next = after + 1
  if (isMark(document, next, Mark.colon)) return true
  if (closer < 0 && isSingleStop(document, next) && isJoined(document, next + 1) && isWord(document, next + 1))
    return true
  return isJoined(document, next) && !isAnyMark(document, next, sentenceMarks) && !isClosingQuote(document, next)
}
