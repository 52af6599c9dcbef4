import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isAnyMark,
  isJoined,
  isMark,
  isNumber,
  isWord,
  lengthOf,
  Mark,
  rangeOf,
} from '@copydesk/text'
import { isSmallWord, isTitleWord } from '../_shared/words.ts'

/** A crosshead and the first words of the text that runs on from it. */
export interface RunInHead {
  readonly range: Range
}

/** Words and characters of a crosshead in capitals at least. */
const shortest = { words: 3, length: 14 }

/** Crossheads in capitals with text behind them (`NEW TOOL FOR MORE STUDIES It is a model`). */
export function runInHeads(document: Document): RunInHead[] {
  const { sentences } = document
  const found: RunInHead[] = []
  for (let s = 0; s < sentences.count; s++) {
    const first = sentences.firstTokenOf(s)
    const end = sentences.endTokenOf(s)
    if (!isCapitals(document, first) || hasMask(document, first, Mask.quotation | Mask.handle)) continue
    let last = first
    let words = 0
    for (let i = first; i < end && (isCapitals(document, i) || isInner(document, i)); i++)
      if (isCapitals(document, i)) {
        last = i
        words++
      }
    const range = rangeOf(document, first, last)
    if (isQuestion(document, s, last)) found.push({ range: { ...range, end: endOf(document, last + 1) } })
    if (words < shortest.words || range.end - range.start < shortest.length) continue
    if (isTitleWord(document, last + 1) && startsClause(document, last + 1, end))
      found.push({ range: { ...range, end: endOf(document, last + 1) } })
  }
  return found
}

/** `HOW LONG WILL IT HOLD? With the …`: a line's first sentence in capitals, and prose behind it. */
function isQuestion(document: Document, s: number, last: number): boolean {
  const { lines, sentences } = document
  const first = sentences.firstTokenOf(s)
  const next = sentences.endTokenOf(s)
  const line = sentences.lineOf(s)
  const isAlone = lines.firstToken[line] === first && isMark(document, last + 1, Mark.question) && last + 2 === next
  return isAlone && last - first >= shortest.words && sentences.line[s + 1] === line && isTitleWord(document, next)
}

const isCapitals = (document: Document, i: number): boolean => isWord(document, i) && hasShape(document, i, Shape.upper)

/** Numbers, hyphens, apostrophes and commas inside a head, letters alone and the stops of initials (`A`, `U.S.`). */
const isInner = (document: Document, i: number): boolean =>
  isNumber(document, i) ||
  isAnyMark(document, i, inner) ||
  isLetter(document, i) ||
  (isMark(document, i, Mark.stop) && isJoined(document, i) && isLetter(document, i - 1))

const inner = new Set(Array.from("-,&'’", (mark) => mark.charCodeAt(0)))

/** A capital letter alone that more capitals follow. */
const isLetter = (document: Document, i: number): boolean =>
  isWord(document, i) &&
  lengthOf(document, i) === 1 &&
  hasShape(document, i, Shape.capital) &&
  (isCapitals(document, i + 1) || isJoined(document, i + 1))

/** A word in small letters follows, or an article stands first. */
const startsClause = (document: Document, i: number, end: number): boolean =>
  i + 1 < end && isSmallWord(document, i + 1) && !isJoined(document, i)
