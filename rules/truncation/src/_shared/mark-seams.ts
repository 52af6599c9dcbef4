import { type Document, onceFor, Shape, WordFlag } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isJoined,
  isPunctuation,
  isStop,
  isWord,
  lengthOf,
  startOf,
  wordOf,
} from '@copydesk/text'
import { isNumeral } from './whole-words.ts'
import { addressMask, isSmallWord, isTitleWord } from './words.ts'

/** Two words that meet where a space belongs: half-open UTF-16 offsets of both, and where the space goes. */
export interface Seam {
  readonly start: number
  readonly gap: number
  readonly end: number
}

/**
 * Words that meet at a comma, colon, closing bracket, dash or the full stop of a title or initial, the space behind it
 * gone: `plans,but`, `Crane:Like`, `(AP)The`, ` —which`, `Mr.Crane`, `Edda M.Crane`. In text order.
 */
export const markSeams: (document: Document) => readonly Seam[] = onceFor(find)

const shortest = 2

function find(document: Document): Seam[] {
  const { marks } = document
  const found: Seam[] = []
  for (const mark of marks) {
    const next = mark + 1
    if (lengthOf(document, mark) !== 1 || !isWord(document, next) || !isJoined(document, next)) continue
    if (hasMask(document, mark, addressMask) || hasMask(document, next, addressMask)) continue
    if (!isSeam(document, mark, wordOf(document, mark)) || goesOn(document, next)) continue
    const first = isJoined(document, mark) ? mark - 1 : mark
    found.push({
      start: startOf(document, first),
      gap: startOf(document, next),
      end: endOf(document, next),
    })
  }
  return found
}

/** Code, paths and addresses go on without a space: `f(window,document)`, `a.b:C.d`. */
function goesOn(document: Document, next: number): boolean {
  const after = document.text.charAt(endOf(document, next))
  return (
    /[(){}[\]=_@/\\|+*&#;]/.test(after) ||
    (after === '.' && /\p{L}/u.test(document.text.charAt(endOf(document, next) + 1)))
  )
}

function isSeam(document: Document, mark: number, code: number): boolean {
  if (code === comma) return isBetweenWords(document, mark) && !isListed(document, mark)
  if (code === colon) return isTurn(document, mark)
  if (code === closingBracket)
    return isJoined(document, mark) && isWord(document, mark - 1) && isKnownTitle(document, mark + 1)
  if (code === emDash || code === enDash) return isHalfSpaced(document, mark)
  return code === fullStop && (isTitle(document, mark) || isInitial(document, mark))
}

const [comma, colon, closingBracket, fullStop, enDash, emDash] = [44, 58, 41, 46, 0x2013, 0x2014]

/** Words of two letters or more on both sides, the first standing free. */
function isBetweenWords(document: Document, mark: number): boolean {
  if (!isJoined(document, mark) || !isWord(document, mark - 1) || isJoined(document, mark - 1)) return false
  if (Math.min(lengthOf(document, mark - 1), lengthOf(document, mark + 1)) < shortest) return false
  return !hasMask(document, mark - 1, addressMask) && !hasShape(document, mark - 1, Shape.digit)
}

/** `ii,iii`, `js,fjs`: no words, entries of a list. */
const isListed = (document: Document, mark: number): boolean =>
  [mark - 1, mark + 1].every((i) => wordOf(document, i) < 0 || isNumeral(document.tokenText(i)))

/** `Crane:Like I said`: names of shows and programs (`Re:Wild`) are short in front. */
const shortestBeforeColon = 3
const isTurn = (document: Document, mark: number): boolean =>
  isBetweenWords(document, mark) &&
  lengthOf(document, mark - 1) >= shortestBeforeColon &&
  isKnownTitle(document, mark + 1) &&
  !isLink(document, mark)

/** Tokens a label may have at the start of its line. */
const label = 5

/** `More:Ferry line goes to court`: a label and a headline, no sentence. The line is furniture, not the story's. */
function isLink(document: Document, mark: number): boolean {
  const { lines } = document
  const line = document.lineAt(startOf(document, mark))
  const last = lines.endTokenOf(line) - 1
  if (mark - lines.firstTokenOf(line) > label) return false
  return !isPunctuation(document, last) || !isStop(wordOf(document, last))
}

const isKnownTitle = (document: Document, i: number): boolean =>
  isTitleWord(document, i) && lengthOf(document, i) >= shortest && wordOf(document, i) >= 0

/** ` —which`: a space before the dash and none behind it. A signature has a capital there. */
function isHalfSpaced(document: Document, mark: number): boolean {
  const { text } = document
  const space = startOf(document, mark) - 1
  if (isJoined(document, mark) || mark === 0 || text.charCodeAt(space) !== 32) return false
  return isWord(document, mark - 1) && endOf(document, mark - 1) === space && isSmallWord(document, mark + 1)
}

const titles = new Set('mr mrs ms dr sen rep gov gen prof rev lt col sgt capt'.split(' '))

const isTitle = (document: Document, mark: number): boolean =>
  isJoined(document, mark) &&
  titles.has(document.tokenText(mark - 1).toLowerCase()) &&
  hasShape(document, mark - 1, Shape.capital) &&
  isTitleWord(document, mark + 1)

const shortestName = 3

/** `Edda M.Crane`: an initial between a given name and a surname. */
function isInitial(document: Document, mark: number): boolean {
  const initial = mark - 1
  if (!isJoined(document, mark) || lengthOf(document, initial) !== 1 || !hasShape(document, initial, Shape.capital))
    return false
  if (isJoined(document, initial) || !isTitleWord(document, initial - 1)) return false
  const { lexicon } = document
  const given = wordOf(document, initial - 1)
  const isName = given < 0 || !(lexicon.flags(given) & WordFlag.function)
  return isName && isTitleWord(document, mark + 1) && lengthOf(document, mark + 1) >= shortestName
}
