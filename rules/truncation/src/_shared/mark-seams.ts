import { type Document, Shape, TokenKind, WordFlag } from '@copydesk/core'
import { isStop } from '@copydesk/text'
import { isNumeral } from './whole-words.ts'
import { addressMask, hasMask, hasShape, isJoined, isSmallWord, isTitleWord, isWord, lengthOf } from './words.ts'

/** Two words that meet where a space belongs: half-open UTF-16 offsets of both, and where the space goes. */
export interface Seam {
  readonly start: number
  readonly gap: number
  readonly end: number
}

const key = Symbol('mark seams')

/**
 * Words that meet at a comma, colon, closing bracket, dash or the full stop of a title or initial, the space behind it
 * gone: `plans,but`, `Crane:Like`, `(AP)The`, ` —which`, `Mr.Crane`, `Edda M.Crane`. In text order.
 */
export const markSeams = (document: Document): readonly Seam[] => document.derive(key, find)

const shortest = 2

function find(document: Document): Seam[] {
  const { tokens, marks } = document
  const found: Seam[] = []
  for (const mark of marks) {
    const next = mark + 1
    if (lengthOf(document, mark) !== 1 || !isWord(document, next) || !isJoined(document, next)) continue
    if (hasMask(document, mark, addressMask) || hasMask(document, next, addressMask)) continue
    if (!isSeam(document, mark, tokens.word[mark] as number) || goesOn(document, next)) continue
    const first = isJoined(document, mark) ? mark - 1 : mark
    found.push({
      start: tokens.start[first] as number,
      gap: tokens.start[next] as number,
      end: tokens.end[next] as number,
    })
  }
  return found
}

/** Code, paths and addresses go on without a space: `f(window,document)`, `a.b:C.d`. */
function goesOn({ tokens, text }: Document, next: number): boolean {
  const after = text.charAt(tokens.end[next] as number)
  return (
    /[(){}[\]=_@/\\|+*&#;]/.test(after) ||
    (after === '.' && /\p{L}/u.test(text.charAt((tokens.end[next] as number) + 1)))
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
  [mark - 1, mark + 1].every((i) => (document.tokens.word[i] as number) < 0 || isNumeral(document.tokenText(i)))

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
  const { lines, tokens } = document
  const line = document.lineAt(tokens.start[mark] as number)
  const last = (lines.endToken[line] as number) - 1
  if (mark - (lines.firstToken[line] as number) > label) return false
  return tokens.kind[last] !== TokenKind.punctuation || !isStop(tokens.word[last] as number)
}

const isKnownTitle = (document: Document, i: number): boolean =>
  isTitleWord(document, i) && lengthOf(document, i) >= shortest && (document.tokens.word[i] as number) >= 0

/** ` —which`: a space before the dash and none behind it. A signature has a capital there. */
function isHalfSpaced(document: Document, mark: number): boolean {
  const { tokens, text } = document
  const space = (tokens.start[mark] as number) - 1
  if (isJoined(document, mark) || mark === 0 || text.charCodeAt(space) !== 32) return false
  return isWord(document, mark - 1) && tokens.end[mark - 1] === space && isSmallWord(document, mark + 1)
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
  const { lexicon, tokens } = document
  const given = tokens.word[initial - 1] as number
  const isName = given < 0 || !(lexicon.flags(given) & WordFlag.function)
  return isName && isTitleWord(document, mark + 1) && lengthOf(document, mark + 1) >= shortestName
}
