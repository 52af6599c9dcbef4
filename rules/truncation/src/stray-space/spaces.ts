import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isAnyMark,
  isJoined,
  isMark,
  isNumber,
  isPunctuation,
  isStop,
  isWord,
  isWordOrNumber,
  lengthOf,
  lowerOf,
  Mark,
  rangeOf,
  startOf,
  wordOf,
} from '@copydesk/text'
import { openWords } from '../_shared/open-words.ts'
import { addressMask } from '../_shared/words.ts'
import { spacedStraightMarks } from './straight-marks.ts'

/** A space that should not be there. */
export interface StraySpace {
  /** The mark with the token it belongs to. */
  readonly range: Range
  /** What is to be replaced, and by what. */
  readonly gap: Range
  readonly text: string
  /** False where a word may be missing before the mark, or the mark belong elsewhere. */
  readonly safe: boolean
}

/** Stray spaces in text order. */
export function straySpaces(document: Document): StraySpace[] {
  const found: StraySpace[] = []
  for (const mark of document.marks) {
    const space = spaceAt(document, mark)
    if (space) found.push(space)
  }
  for (const { mark, opens } of spacedStraightMarks(document)) {
    const space = opens ? between(document, mark, mark + 1) : between(document, mark - 1, mark)
    if (space) found.push(space)
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}

const points = new Set(Array.from(',.;:!?', (mark) => mark.charCodeAt(0)))
const openers = new Set([40, 91])
const closers = new Set([41, 93])

function spaceAt(document: Document, mark: number): StraySpace | undefined {
  const code = wordOf(document, mark)
  if (!isPunctuation(document, mark) || lengthOf(document, mark) > 1 || hasMask(document, mark, addressMask))
    return undefined
  if (openers.has(code))
    return isBracketed(document, mark + 1) && !bracketsLine(document, mark)
      ? between(document, mark, mark + 1)
      : undefined
  if (isJoined(document, mark)) return undefined
  if (closers.has(code)) return isBracketed(document, mark - 1) ? between(document, mark - 1, mark) : undefined
  if (code === 39 || code === 0x2019)
    return endsPossessive(document, mark) ? between(document, mark - 1, mark + 1) : undefined
  return points.has(code) ? beforePoint(document, mark, code) : undefined
}

/** Handles, tags and addresses are set off by spaces on purpose, so that pages link them. */
const isPlain = (document: Document, i: number): boolean =>
  i >= 0 && i < document.tokens.count && !hasMask(document, i, addressMask)

/** Prose at the edge of a bracket; a lone letter, digit or mark is a box to tick or a formula. */
const isBracketed = (document: Document, i: number): boolean =>
  isPlain(document, i) && (endsWords(document, i) || isQuoteMark(document, i)) && !hasMask(document, i, Mask.fragment)

/** `( Also on the Courier: …)`: a line in brackets is a pointer, whose spaces nobody minds. */
function bracketsLine(document: Document, mark: number): boolean {
  const { lines } = document
  const line = document.lineAt(startOf(document, mark))
  return lines.firstToken[line] === mark && isAnyMark(document, lines.endTokenOf(line) - 1, closers)
}

const quotes = new Set<number>([Mark.quote, Mark.openDouble, Mark.closeDouble])

const isQuoteMark = (document: Document, i: number): boolean => isAnyMark(document, i, quotes)

/** ` 's` behind a word and before a space. */
function endsPossessive(document: Document, mark: number): boolean {
  const next = mark + 1
  return (
    isWord(document, mark - 1) &&
    isPlain(document, mark - 1) &&
    isJoined(document, next) &&
    document.tokenText(next) === 's' &&
    !isJoined(document, next + 1) &&
    isPlain(document, next)
  )
}

function beforePoint(document: Document, mark: number, code: number): StraySpace | undefined {
  const before = mark - 1
  if (!isPlain(document, before) || opensLine(document, before)) return undefined
  if (!endsWords(document, before) && !(endsShortForm(document, before) && !isStop(code))) return undefined
  if (code === Mark.colon && isLabel(document, mark)) return undefined
  if (code === Mark.comma && isDecimal(document, mark)) return undefined
  if (!isJoined(document, mark + 1)) return isSpacedRun(document, mark) ? undefined : doubled(document, mark)
  if (code === Mark.comma && isWord(document, mark + 1)) return turned(document, mark)
  return closesAfter(document, mark + 1) ? between(document, before, mark) : undefined
}

/** `“Row!” !`: behind a quotation that has its stop one of the two is too many, and which only a reader can say. */
function doubled(document: Document, mark: number): StraySpace | undefined {
  const space = between(document, mark - 1, mark)
  if (!space || !isStop(wordOf(document, mark)) || !isQuoteMark(document, mark - 1)) return space
  return { ...space, safe: !(isJoined(document, mark - 1) && isStop(wordOf(document, mark - 2))) }
}

const wordEnds = new Set(Array.from(')]%”"’…', (mark) => mark.charCodeAt(0)))

const endsWords = (document: Document, i: number): boolean =>
  isWordOrNumber(document, i) || isAnyMark(document, i, wordEnds)

/** The full stop of a word (`Corp. , would`). */
const endsShortForm = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.stop) && lengthOf(document, i) === 1 && isJoined(document, i) && isWord(document, i - 1)

/** `Marketing : 555 0100`, `Also Read : …`: lists and forms set labels off so. */
const isLabel = (document: Document, mark: number): boolean =>
  (isNumber(document, mark - 1) || hasShape(document, mark - 1, Shape.capital)) &&
  (hasMask(document, mark, Mask.fragment) ||
    mark + 1 < document.lines.endTokenOf(document.lineAt(startOf(document, mark))))

/** A number, letter or bracket that opens its line belongs to a list (`1 . Flour`). */
const opensLine = (document: Document, i: number): boolean =>
  (!isWord(document, i) || lengthOf(document, i) === 1) &&
  document.lines.firstToken[document.lineAt(startOf(document, i))] === i

/** `1 , 52%`: a decimal comma of another language; to close the space would leave two numbers. */
const isDecimal = (document: Document, mark: number): boolean =>
  isNumber(document, mark - 1) && isNumber(document, mark + 1) && isMark(document, mark + 2, percent)

const percent = 37

/** `. . .`: an ellipsis set with spaces. */
const isSpacedRun = (document: Document, mark: number): boolean =>
  mark + 1 < document.tokens.count && isStop(document.text.charCodeAt(startOf(document, mark + 1)))

const closing = new Set([34, 39, 41, 45, 93, 0x2019, 0x201d])

/** Closing marks behind the point, or the hyphen of a dateline (`(EFE) .- The`), then a space. */
const closesAfter = (document: Document, i: number): boolean =>
  isAnyMark(document, i, closing) && !isJoined(document, i + 1)

/** ` ,while`: the comma on the wrong side of its space; behind an article or a preposition a word is lost, or the comma belongs elsewhere. */
function turned(document: Document, mark: number): StraySpace | undefined {
  const space = between(document, mark - 1, mark)
  if (!space) return undefined
  const next = mark + 1
  return {
    range: { start: space.range.start, end: endOf(document, next) },
    gap: { start: space.gap.start, end: startOf(document, next) },
    text: ', ',
    safe: !openWords.has(lowerOf(document, mark - 1)),
  }
}

const spaces = /^[ \u00a0]{1,3}$/

/** The space between token `left` and the next of its line, with what stands from `left` to `last`. */
function between(document: Document, left: number, last: number): StraySpace | undefined {
  const { text, tokens } = document
  const right = left + 1
  if (left < 0 || right >= tokens.count) return undefined
  const gap = { start: endOf(document, left), end: startOf(document, right) }
  if (!spaces.test(text.slice(gap.start, gap.end))) return undefined
  return {
    range: rangeOf(document, wordBefore(document, left), last),
    gap,
    text: '',
    safe: true,
  }
}

/** The word that the marks up to token `i` touch, at most two marks back; `i` itself if there is none. */
function wordBefore(document: Document, i: number): number {
  for (let k = i; k > i - 2 && isJoined(document, k); k--) if (isWord(document, k - 1)) return k - 1
  return i
}
