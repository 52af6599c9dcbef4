import { type Document, indexAtOrBefore } from '@copydesk/core'
import {
  endOf,
  hasMask,
  isAnyMark,
  isJoined,
  isMark,
  isPunctuation,
  isWord,
  isWordOrNumber,
  Mark,
  QuoteStyle,
  rangeOf,
  startOf,
  wordOf,
} from '@copydesk/text'
import type { Fault } from './fault.ts'
import { dashes, elsewhere, singles } from './marks.ts'

const { apostrophe: straight, openSingle: opening, closeSingle: closing } = Mark

/** What single marks do wrong, in text order. */
export function singleFaults(document: Document): Fault[] {
  const found: Fault[] = []
  let lineEnd = 0
  let marks: number[] = []
  for (const mark of document.marks) {
    if (!isPunctuation(document, mark) || hasMask(document, mark, elsewhere)) continue
    const code = wordOf(document, mark)
    const turned =
      code === opening
        ? turnedAt(document, mark)
        : code === closing || code === straight
          ? twoForOne(document, mark)
          : undefined
    if (turned) found.push(turned)
    if (code !== straight && code !== Mark.quote) continue
    if (startOf(document, mark) >= lineEnd) {
      found.push(...straightFaults(document, marks))
      marks = []
      lineEnd = document.lines.endOf(document.lineAt(startOf(document, mark)))
    }
    marks.push(mark)
  }
  found.push(...straightFaults(document, marks))
  return found.sort((a, b) => a.range.start - b.range.start)
}

const endings = new Set('s t d m re ve ll'.split(' '))
const stops = new Set(Array.from('.,!?…', (mark) => mark.charCodeAt(0)))

const isStop = (document: Document, i: number): boolean => isAnyMark(document, i, stops)

/** An apostrophe for the mark, in the range of tokens `first` to `last`. */
const faultAt = (document: Document, first: number, last: number, mark: number): Fault => {
  const { text } = document
  const range = rangeOf(document, first, last)
  return {
    kind: 'turned',
    range,
    expected: `${text.slice(range.start, startOf(document, mark))}’${text.slice(endOf(document, mark), range.end)}`,
  }
}

/** An opening mark for an apostrophe (`SNL‘s`), or behind a stop (`session.‘`). */
function turnedAt(document: Document, mark: number): Fault | undefined {
  if (!isJoined(document, mark)) return undefined
  const next = mark + 1
  if (isJoined(document, next))
    return isWord(document, mark - 1) && endings.has(document.tokenText(next).toLowerCase())
      ? faultAt(document, mark - 1, next, mark)
      : undefined
  return isStop(document, mark - 1) ? faultAt(document, mark - 1, mark, mark) : undefined
}

/** Two single marks that close what a double one opened (`profane,’’`). */
function twoForOne(document: Document, mark: number): Fault | undefined {
  const next = mark + 1
  const pair =
    isJoined(document, mark) &&
    isMark(document, next, wordOf(document, mark)) &&
    isJoined(document, next) &&
    !isJoined(document, next + 1)
  if (!pair || !(isStop(document, mark - 1) || isWord(document, mark - 1)) || !isInDouble(document, mark))
    return undefined
  const double = wordOf(document, mark) === straight ? '"' : '”'
  return { kind: 'turned', range: rangeOf(document, mark - 1, next), expected: document.tokenText(mark - 1) + double }
}

/** Inside what a double mark opened, with no single one open inside it. */
function isInDouble(document: Document, mark: number): boolean {
  const q = indexAtOrBefore(document.quotations.firstToken, document.quotations.count, mark - 1)
  if (q < 0 || document.quotations.endTokenOf(q) <= mark || (document.quotations.style[q] as number) > QuoteStyle.curly)
    return false
  for (let i = document.quotations.firstTokenOf(q) + 1; i < mark; i++) if (isAnyMark(document, i, singles)) return false
  return true
}

/** Words that lose their first letter in speech, behind an apostrophe. */
const elisions = new Set(
  'em til till tis twas cause n bout round cos kay nuff neath scuse tude burbs hood bama fro cuz'.split(' '),
)

/** Straight single marks of a line without double ones: a mark too many, or a quotation that never closes. */
function straightFaults(document: Document, marks: readonly number[]): Fault[] {
  const found: Fault[] = []
  if (marks.length < 2 || marks.some((mark) => wordOf(document, mark) !== straight)) return found
  const open: number[] = []
  let pairs = 0
  let isSure = true
  for (const mark of marks) {
    const [before, after] = [touchesBefore(document, mark), touchesAfter(document, mark)]
    if (before === after) return found
    if (after) {
      if (!isElision(document, mark + 1)) open.push(mark)
      // `'12 Views of the Weir'` opens a title as well as a year.
      else isSure = false
    } else if (open.length > 0) {
      open.pop()
      pairs++
      isSure &&= isSureCloser(document, mark)
    } else if (pairs === 0 || !isSure || !isSureCloser(document, mark)) return found
    else found.push({ kind: 'unopened', range: rangeOf(document, mark - 1, mark) })
  }
  const [first] = open
  if (first !== undefined && pairs > 0 && isShut(document, first))
    found.push({ kind: 'open', range: rangeOf(document, first, first + 1) })
  return found
}

/** The paragraph ends in a stop, and the next does not go on with the quotation. */
function isShut(document: Document, mark: number): boolean {
  const { lines } = document
  const line = document.lineAt(startOf(document, mark))
  if (!isStop(document, lines.endTokenOf(line) - 1)) return false
  for (let next = line + 1; next < lines.count; next++)
    if (lines.hash[next] !== 0) return !isAnyMark(document, lines.firstTokenOf(next), singles)
  return false
}

const touchesBefore = (document: Document, mark: number): boolean =>
  isJoined(document, mark) && !isAnyMark(document, mark - 1, dashes)

const touchesAfter = (document: Document, mark: number): boolean =>
  isJoined(document, mark + 1) && isWordOrNumber(document, mark + 1)

const isElision = (document: Document, i: number): boolean =>
  /^\d\ds?$/.test(document.tokenText(i)) || elisions.has(document.tokenText(i).toLowerCase())

/** Not the apostrophe of a plural (`workers'`), a name (`Jones'`) or a dropped letter (`doin'`). */
const isSureCloser = (document: Document, mark: number): boolean =>
  isStop(document, mark - 1) ||
  (isWord(document, mark - 1) && !/(?:[sxz]|in|^an|^th|^ol|^n)$/i.test(document.tokenText(mark - 1)))
