import { type Document, onceFor, Shape, TokenKind } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isAbbreviation,
  isCloser,
  isJoined,
  isMark,
  isPunctuation,
  isWord,
  lengthOf,
  Mark,
  QuoteStyle,
  startOf,
  wordOf,
} from '@copydesk/text'
import { addressMask, isSmallWord } from './words.ts'

/** A sentence that starts where another ended. */
export interface SentenceSeam {
  /** The stop, and the first word behind it. */
  readonly stop: number
  readonly next: number
  /** Where the space goes: at the next word, or at the mark that opens its quotation. */
  readonly gap: number
  /** A capital tells the next sentence; without one a full stop may be part of a name (`window.open`). */
  readonly sure: boolean
}

/** Stops with no space before the next sentence (`week.She`), in text order; found once for all rules that ask. */
export const sentenceSeams: (document: Document) => readonly SentenceSeam[] = onceFor(find)

function find(document: Document): SentenceSeam[] {
  const found: SentenceSeam[] = []
  for (const stop of document.stops) {
    if (!isJoined(document, stop)) continue
    const gap = afterClosers(document, stop + 1)
    if (gap < 0) continue
    const next = isJoined(document, gap + 1) && opensQuotation(document, gap) ? gap + 1 : gap
    if (startsSentence(document, next) && endsSentence(document, stop))
      found.push({ stop, next, gap: startOf(document, gap), sure: true })
    else if (next === gap && gap === stop + 1 && isSmallSeam(document, stop))
      found.push({ stop, next, gap: startOf(document, gap), sure: false })
  }
  return found
}

/** First token behind the closing marks that touch the stop, or -1 if a space stands before it. */
function afterClosers(document: Document, from: number): number {
  let i = from
  while (i < from + 2 && isJoined(document, i) && closesQuotation(document, i)) i++
  return isJoined(document, i) ? i : -1
}

/** Offsets of the straight double marks that open quotations, and of those that close them. */
const straightEdges = onceFor((document: Document): { opening: ReadonlySet<number>; closing: ReadonlySet<number> } => {
  const opening = new Set<number>()
  const closing = new Set<number>()
  for (let q = 0; q < document.quotations.count; q++) {
    if (document.quotations.style[q] !== QuoteStyle.straight || document.quotations.closed[q] === 0) continue
    opening.add(document.quotations.startOf(q))
    closing.add(document.quotations.endOf(q) - 1)
  }
  for (const { mark, opens } of tightMarks(document)) {
    const at = startOf(document, mark)
    if (!opening.has(at) && !closing.has(at)) (opens ? opening : closing).add(at)
  }
  return { opening, closing }
})

/** Straight double marks with no space on either side: each closes what stands open in its line, or else opens. */
function tightMarks(document: Document): { readonly mark: number; readonly opens: boolean }[] {
  const { lines, marks } = document
  const found: { mark: number; opens: boolean }[] = []
  let line = 0
  let isOpen = false
  for (const mark of marks) {
    if (!isMark(document, mark, straight)) continue
    while (line + 1 < lines.count && startOf(document, mark) >= lines.startOf(line + 1)) {
      line++
      isOpen = false
    }
    const [before, after] = [lines.firstTokenOf(line) < mark && isJoined(document, mark), isJoined(document, mark + 1)]
    if (before && after) found.push({ mark, opens: !isOpen })
    isOpen = before === after ? !isOpen : after
  }
  return found
}

const straight = 34

/** A curly closing mark or bracket, or a straight mark that closes a quotation. */
function closesQuotation(document: Document, i: number): boolean {
  const { tokens } = document
  if (isCurlyCloser(wordOf(document, i), tokens.kind[i] as number)) return true
  return isMark(document, i, straight) && straightEdges(document).closing.has(startOf(document, i))
}

function opensQuotation(document: Document, i: number): boolean {
  if (!isPunctuation(document, i)) return false
  if (wordOf(document, i) === Mark.openDouble || wordOf(document, i) === Mark.openSingle) return true
  return wordOf(document, i) === straight && straightEdges(document).opening.has(startOf(document, i))
}

/** Words that end addresses and file names: `harbour.shop` is no seam. */
const suffixes = new Set(
  'app art bank blog city club cloud coop dev design final fun games global group guru host info land life link live local log lol main map media menu name net network news one online page party photo pics pub red report rocks sale school science shop show site social space store studio team tech tips today tools top travel vip watch web website wiki work works world zone'.split(
    ' ',
  ),
)

/** Least times both words must stand in the news counts, in small letters. */
const commonWord = 100

/** `birds.interpreted`, `it?three`: two common words in small letters, the first with a space before it, the second behind. */
function isSmallSeam(document: Document, stop: number): boolean {
  const { lexicon } = document
  const [before, next] = [stop - 1, stop + 1]
  const isCommon = (i: number): boolean => {
    const id = wordOf(document, i)
    return isSmallWord(document, i) && id >= 0 && lexicon.count(id) * (1 - lexicon.capitalised(id)) >= commonWord
  }
  if (lengthOf(document, stop) > 1 || wordOf(document, stop) === Mark.ellipsis || isJoined(document, before))
    return false
  if (
    !isCommon(before) ||
    !isCommon(next) ||
    hasMask(document, before, addressMask) ||
    hasMask(document, next, addressMask)
  )
    return false
  if (isJoined(document, next + 1) && !/[,;:!?’'”"]/.test(document.text.charAt(endOf(document, next)))) return false
  const isDot = wordOf(document, stop) === Mark.stop
  const least = isDot ? 3 : 2
  if (Math.min(lengthOf(document, before), lengthOf(document, next)) < least) return false
  return !isDot || !suffixes.has(document.tokenText(next))
}

/** A straight mark may as well open the next quotation: it tells nothing. */
const isCurlyCloser = (code: number, kind: number): boolean =>
  kind === TokenKind.punctuation && isCloser(code) && code !== 34 && code !== 39

function startsSentence(document: Document, next: number): boolean {
  if (next < 0 || !isWord(document, next) || hasMask(document, next, addressMask)) return false
  if (!hasShape(document, next, Shape.capital) || hasShape(document, next, Shape.camel)) return false
  if (hasShape(document, next, Shape.upper) && lengthOf(document, next) < 3) return false
  if (lengthOf(document, next) === 1) return !isJoined(document, next + 1) && isPronounOrArticle(document, next)
  // A second full stop right behind makes an abbreviation (`Ph.D.`) or a path (`Log.Level.Info`) of it.
  return !(isJoined(document, next + 1) && isMark(document, next + 1, Mark.stop) && isJoined(document, next + 2))
}

const isPronounOrArticle = (document: Document, i: number): boolean =>
  'AI'.includes(document.text.charAt(startOf(document, i)))

function endsSentence(document: Document, stop: number): boolean {
  const { tokens, lexicon, text } = document
  const before = stop - 1
  // Speakers trail off without a space behind (`out there...Where`): an ellipsis is house style, not damage.
  if (lengthOf(document, stop) > 1 || wordOf(document, stop) === Mark.ellipsis) return false
  const kind = tokens.kind[before]
  if (kind === TokenKind.number) return startOf(document, before) > 0 && !startsLine(document, before)
  if (kind === TokenKind.punctuation) return closesQuotation(document, before) || wordOf(document, before) === 37
  if (kind !== TokenKind.word || hasMask(document, before, addressMask)) return false
  if (isJoined(document, before) && isMark(document, before - 1, Mark.stop)) return false
  return lengthOf(document, before) > 1 && !isAbbreviation(text, tokens, stop, lexicon)
}

const startsLine = (document: Document, i: number): boolean =>
  document.lines.firstToken[document.lineAt(startOf(document, i))] === i
