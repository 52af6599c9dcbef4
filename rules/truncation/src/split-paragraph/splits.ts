import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  endOf,
  fullLine,
  hasMask,
  hasShape,
  isAnyMark,
  isJoined,
  isMark,
  isPunctuation,
  isWord,
  Mark,
  rangeOf,
  startOf,
  wordOf,
} from '@copydesk/text'
import { isFunctionWord, isSmallWord } from '../_shared/words.ts'

/** A sentence that ends in one line and goes on in the next. */
export interface Split {
  /** The last word of the one and the first of the other. */
  readonly range: Range
  /** What stands between. */
  readonly gap: Range
  readonly last: string
}

/** Words of a piece of a sentence at least: shorter ones are labels, list items, verse. */
const fewest = { before: 7, after: 4 }

/** Words no sentence or heading ends on. */
const hanging = new Set(
  'the a an of and or for with from by at as that which than but into its their his her our my your is are was were has have had be been who whose while because'.split(
    ' ',
  ),
)

/** Those no sentence ends on even where the next begins with a capital, which may be a name's. */
const articles = new Set(['the', 'a', 'an', 'and', 'or', 'into', 'its', 'our', 'my', 'than'])

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

export function splits(document: Document): Split[] {
  const { lines } = document
  const found: (Split & { readonly inStanza: boolean })[] = []
  const columns = isSetInColumns(document)
  let after = -1
  let goes = false
  // From the end, because a piece that does not end as a sentence does is one if it goes on itself.
  for (let line = lines.count - 1; line >= 0; line--) {
    if (lines.hash[line] === 0) continue
    goes =
      after >= 0 && (goes || endsInStop(document, after)) && isCut(document, line, after) && !isVerse(document, line)
    if (goes && !(columns && after === line + 1)) {
      const left = lines.endTokenOf(line) - 1
      const right = lines.firstTokenOf(after)
      found.push({
        range: rangeOf(document, left, right),
        gap: { start: endOf(document, left), end: startOf(document, right) },
        last: document.tokenText(left),
        inStanza: isStanza(document, line),
      })
    }
    after = line
  }
  // Two cuts elsewhere, and the short lines are those of the page.
  const isPage = found.filter(({ inStanza }) => !inStanza).length >= 2
  return found.filter(({ inStanza }) => isPage || !inStanza).reverse()
}

/** A column wider than this, in UTF-16 units, is a paragraph. */
const widest = 100
/** Breaks inside paragraphs that show how the text is set. */
const fewestBreaks = 5

/**
 * Whether the text is set in lines of a column's width with blank lines between its paragraphs, as mail and wires are:
 * nearly every line breaks where the next word would not have fitted, so a break without a blank line cuts nothing.
 */
function isSetInColumns(document: Document): boolean {
  let width = 0
  let paragraphs = 0
  for (let i = 0; i < document.lines.count; i++) {
    if (document.lines.hash[i] === 0) continue
    width = Math.max(width, lengthOf(document.lines, i))
    if (i === 0 || document.lines.hash[i - 1] === 0) paragraphs++
  }
  if (width > widest || paragraphs < 2) return false
  let breaks = 0
  let full = 0
  for (let i = 1; i < document.lines.count; i++) {
    if (document.lines.hash[i] === 0 || document.lines.hash[i - 1] === 0) continue
    const first = document.lines.firstTokenOf(i)
    breaks++
    if (lengthOf(document.lines, i - 1) + 1 + endOf(document, first) - startOf(document, first) > width) full++
  }
  return breaks >= fewestBreaks && full * 10 >= breaks * 8
}

const lengthOf = ({ start, end }: Document['lines'], line: number): number =>
  (end[line] as number) - (start[line] as number)

function isCut(document: Document, before: number, after: number): boolean {
  const { lines } = document
  const last = lines.endTokenOf(before) - 1
  const first = lines.firstTokenOf(after)
  if (lines.wordsOf(before) < fewest.before || lines.wordsOf(after) < fewest.after) return false
  if (!isWord(document, last) || hasMask(document, last, elsewhere) || hasMask(document, first, elsewhere)) return false
  if (!isWord(document, first) || isTitle(document, before)) return false
  const hangs = hanging.has(document.tokenText(last))
  if (hangs && !isSmallWord(document, first)) return articles.has(document.tokenText(last))
  return hangs || (isSmallWord(document, first) && !isItem(document, first) && goesOn(document, before))
}

/** Lines on either side of a break that are looked at, and how long those of a poem are at most. */
const verse = { around: 3, words: 16 } as const

/** Near by, a short line begins small although the one before has ended: a poem, a pledge. */
function isVerse(document: Document, line: number): boolean {
  const { lines } = document
  let from = line
  for (let seen = 0; from > 0 && seen <= verse.around; ) if (lines.hash[--from] !== 0) seen++
  let before = -1
  for (let i = from, seen = 0; i < lines.count && seen <= verse.around; i++) {
    if (lines.hash[i] === 0) continue
    if (lines.wordsOf(i) > verse.words) before = -1
    else {
      if (before >= 0 && endsInPause(document, before) && isSmallWord(document, lines.firstTokenOf(i))) return true
      before = i
    }
    if (i > line) seen++
  }
  return false
}

/** Short lines in a row that make a stanza, those that are looked at, and their words. */
const stanza = { lines: 4, longest: 32, words: 12 } as const

/**
 * The line is one of several short ones of which half end in no stop, and half of these could have held the next word as
 * well: verse. A column breaks where the next word would not have fitted.
 */
function isStanza(document: Document, line: number): boolean {
  const { lines } = document
  const isShort = (i: number): boolean => {
    const words = lines.wordsOf(i)
    return words > 0 && words <= stanza.words
  }
  if (!isShort(line)) return false
  const run = [line]
  for (const step of [-1, 1])
    for (let i = line + step; i >= 0 && i < lines.count && run.length < stanza.longest; i += step) {
      if (lines.hash[i] === 0) continue
      if (!isShort(i)) break
      run.push(i)
    }
  const open = run.filter((i) => !endsInStop(document, i))
  if (run.length < stanza.lines || open.length * 2 < run.length || run.some((i) => isProse(document, i))) return false
  const width = Math.max(...run.map((i) => lengthOf(lines, i)))
  const early = open.filter(
    (i) => lengthOf(lines, i) + 1 + lengthOfFirst(document, fullLine(document, i + 1, 1)) <= width,
  )
  return early.length * 2 >= open.length
}

/** Two sentences stand in the line. */
function isProse(document: Document, line: number): boolean {
  const { lines } = document
  const [first, last] = [lines.firstTokenOf(line), lines.endTokenOf(line) - 1]
  return document.sentenceAt(startOf(document, first)) !== document.sentenceAt(startOf(document, last))
}

/** UTF-16 units of the first word of a line; none where there is no such line. */
function lengthOfFirst(document: Document, line: number): number {
  const first = document.lines.firstToken[line]
  return first === undefined ? 0 : endOf(document, first) - startOf(document, first)
}

const endsInPause = (document: Document, line: number): boolean =>
  endsInStop(document, line) || isMark(document, document.lines.endTokenOf(line) - 1, Mark.comma)

/** Nearly all its longer words have capitals: a heading, which may end on anything. */
function isTitle(document: Document, line: number): boolean {
  let long = 0
  let capital = 0
  for (let i = document.lines.firstTokenOf(line); i < document.lines.endTokenOf(line); i++) {
    if (!isWord(document, i) || endOf(document, i) - startOf(document, i) < 4) continue
    long++
    if (hasShape(document, i, Shape.capital)) capital++
  }
  return capital * 10 >= long * 9
}

const endsInStop = (document: Document, line: number): boolean =>
  isAnyMark(document, document.lines.endTokenOf(line) - 1, stops)

const stops = new Set(Array.from('.!?…"”)', (mark) => mark.charCodeAt(0)))

/** `a.`, `iii)`: an item of a list. */
const isItem = (document: Document, i: number): boolean =>
  isJoined(document, i + 1) && isPunctuation(document, i + 1) && !isMark(document, i + 1, Mark.comma)

/** The first piece begins as a sentence does, and is none of a list of small-lettered items. */
function goesOn(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  return !isSmallWord(document, first) || isFunctionWord(document.lexicon, wordOf(document, first))
}
