import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  endOf,
  fullLine,
  hasMask,
  hasShape,
  isAnyMark,
  isJoined,
  isMark,
  isWord,
  lengthOf,
  lowerOf,
  Mark,
  rangeOf,
  startOf,
} from '@copydesk/text'
import { addressMask } from '../_shared/words.ts'

const determiners: ReadonlySet<string> = new Set('the an our their its whose every'.split(' '))
const contacts: ReadonlySet<string> = new Set(
  'reached reach contacted contact email e-mail mail write follow'.split(' '),
)
const contactWords = 8
const pronouns: ReadonlySet<string> = new Set('he she they i we'.split(' '))

/** Marks that tell of a word gone before them. */
const behindName = new Set<number>([Mark.colon, Mark.comma, Mark.apostrophe])
const quotes = new Set<number>([Mark.quote, Mark.openDouble])

/** Where a word was lost before the mark at token `i`; undefined where none was. */
export function droppedBefore(document: Document, i: number): Range | undefined {
  if (hasMask(document, i, Mask.code | Mask.url | Mask.email)) return undefined
  return figureBefore(document, i) ?? nameBefore(document, i) ?? addressBehind(document, i)
}

/** `… spurs new disclosures Loading...` at the end of a line: what a script was to put there. */
export function placeholderBefore(document: Document, i: number): Range | undefined {
  const { lines } = document
  const isEllipsis =
    isMark(document, i, Mark.ellipsis) || (isMark(document, i, Mark.stop) && lengthOf(document, i) >= 3)
  if (!isEllipsis || lowerOf(document, i - 1) !== 'loading') return undefined
  const line = document.lineAt(startOf(document, i))
  const isControl = lowerOf(document, i - 2) === 'pause'
  const isLast = lines.endTokenOf(line) === i + 1
  return isLast && !isControl && lines.wordsOf(line) >= leastBefore ? rangeOf(document, i - 1, i) : undefined
}

/** Words of a line with the title of what is to be loaded. */
const leastBefore = 5

/** `% of readers think`: the figure is gone at the start of a line. */
function figureBefore(document: Document, i: number): Range | undefined {
  const { lines } = document
  if (document.text.charCodeAt(startOf(document, i)) !== 37 || isJoined(document, i + 1) || !isWord(document, i + 1))
    return undefined
  const isFirst = lines.firstToken[document.lineAt(startOf(document, i))] === i
  return isFirst ? rangeOf(document, i, i + 1) : undefined
}

/** `told the: “They are …`, `leave the, “boy”`: the name is gone behind a determiner. */
function nameBefore(document: Document, i: number): Range | undefined {
  if (!isAnyMark(document, i, behindName) || !isJoined(document, i) || !isWord(document, i - 1)) return undefined
  if (hasShape(document, i - 1, Shape.capital) || !determiners.has(lowerOf(document, i - 1))) return undefined
  const isColon = isMark(document, i, Mark.colon)
  // "the' handiwork": a closing apostrophe that nothing opened.
  const isOwned =
    isMark(document, i, Mark.apostrophe) &&
    !isJoined(document, i + 1) &&
    isWord(document, i + 1) &&
    !isMark(document, i - 2, Mark.apostrophe)
  const isQuoted = isMark(document, i, Mark.comma) && isAnyMark(document, i + 1, quotes)
  return isColon || isQuoted || isOwned ? rangeOf(document, i - 1, i) : undefined
}

/** `can be reached at: Ida publishes`: no address follows. */
function addressBehind(document: Document, i: number): Range | undefined {
  if (!isMark(document, i, Mark.colon) || lowerOf(document, i - 1) !== 'at' || hasMask(document, i + 1, addressMask))
    return undefined
  const isSubject = hasShape(document, i + 1, Shape.capital) || pronouns.has(lowerOf(document, i + 1))
  if (!isWord(document, i + 1) || !isSubject || !isSameLine(document, i, i + 1)) return undefined
  for (let k = i - 2; k > i - contactWords && k >= 0; k--)
    if (contacts.has(lowerOf(document, k)) && isWord(document, i + 1)) return rangeOf(document, k, i)
  return undefined
}

const isSameLine = (document: Document, a: number, b: number): boolean =>
  document.lineAt(startOf(document, a)) === document.lineAt(startOf(document, b))

/** Fewer words make a salutation, a line of verse, a part of an address. */
const leastWords = 12
const leastBelow = 8

/** A paragraph that ends on a comma, with a new sentence below. */
export function cutAtComma(document: Document, line: number): Range | undefined {
  const { lines, text } = document
  const last = lines.endTokenOf(line) - 1
  if (lines.wordsOf(line) < leastWords || !isMark(document, last, Mark.comma) || !isWord(document, last - 1))
    return undefined
  if (text.slice(endOf(document, last), lines.end[line]).trim() !== '' || isSpeech(document, last - 1)) return undefined
  if (lowerOf(document, lines.firstTokenOf(line)) === 'dear') return undefined
  const below = fullLine(document, line + 1, 1)
  // Two lines in a row that end on a comma are verse, or a list.
  if (endsInComma(document, below) || endsInComma(document, fullLine(document, line - 1, -1))) return undefined
  const first = lines.firstTokenOf(below)
  if (
    below < 0 ||
    lines.wordsOf(below) < leastBelow ||
    !isWord(document, first) ||
    !hasShape(document, first, Shape.capital)
  )
    return undefined
  return rangeOf(document, last - 1, last)
}

/** Words of a line of verse at most. */
const longestVerse = 24

const endsInComma = (document: Document, line: number): boolean =>
  line >= 0 &&
  document.lines.wordsOf(line) <= longestVerse &&
  isMark(document, document.lines.endTokenOf(line) - 1, Mark.comma)

/** `Brandt said,` over a quotation. */
const isSpeech = (document: Document, i: number): boolean =>
  /^(?:sa(?:id|ys)|wrote|writes|told|added|adds)$/.test(lowerOf(document, i))
