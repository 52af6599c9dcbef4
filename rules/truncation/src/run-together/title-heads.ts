import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  hasMask,
  hasShape,
  isAnyMark,
  isCapital,
  isJoined,
  isNumber,
  isWord,
  lengthOf,
  lowerOf,
  rangeOf,
  wordOf,
} from '@copydesk/text'
import { isFunctionWord, isSmallWord } from '../_shared/words.ts'

/** Words with capitals and four letters or more of a headline at least, and its tokens at most. */
const size = { capitals: 3, longest: 18 } as const
/** Tokens of the headline that a finding shows. */
const shown = 2
/** Words behind the headline that show it is a sentence's. */
const fewestBehind = 8

/** Words that begin sentences and, with a capital, seldom stand inside a headline before a small word. */
const starters = new Set(
  'the with as but in if when this these they while however although according for after since most many some one there despite during among because a an he she it we last'.split(
    ' ',
  ),
)
/** Words that open a line of controls or links, whose names have capitals as well. */
const labels = new Set('facebook twitter read listen watch share image media photo related click view'.split(' '))

/** A headline at the start of a line that runs on into its text (`Ferries Return to Port Ellery But many …`). */
export function titleHeads(document: Document): Range[] {
  const { lines } = document
  const found: Range[] = []
  for (let line = 0; line < lines.count; line++) {
    if (lines.wordsOf(line) < size.capitals + fewestBehind) continue
    const first = lines.firstTokenOf(line)
    if (!isWord(document, first + 1) || labels.has(lowerOf(document, first))) continue
    const seam = seamIn(document, first, Math.min(lines.endTokenOf(line), first + size.longest))
    if (seam > 0) found.push(rangeOf(document, seam - shown, seam))
  }
  return found
}

/** The token a sentence begins with behind a headline that begins at `first`; -1 if there is none before `end`. */
function seamIn(document: Document, first: number, end: number): number {
  let capitals = 0
  for (let i = first; i < end - 1; i++) {
    if (capitals >= size.capitals && isSeam(document, i)) return i
    if (!isOfHead(document, i)) return -1
    if (hasShape(document, i, Shape.capital) && lengthOf(document, i) > 3) capitals++
  }
  return -1
}

/** `… Port Ellery But many …`: a starter with a capital between a name or a noun and a small word. */
const isSeam = (document: Document, i: number): boolean =>
  isWord(document, i) &&
  starters.has(lowerOf(document, i)) &&
  hasShape(document, i, Shape.capital) &&
  !hasShape(document, i, Shape.upper) &&
  isCapital(document, i - 1) &&
  !isJoined(document, i) &&
  isSmallWord(document, i + 1) &&
  lowerOf(document, i + 1) !== 'of' &&
  !hasMask(document, i, Mask.quotation | Mask.headline | Mask.url)

/** A word with a capital, a small word of grammar, a number or a mark inside a headline. */
const isOfHead = (document: Document, i: number): boolean =>
  isWord(document, i)
    ? hasShape(document, i, Shape.capital) || isFunctionWord(document.lexicon, wordOf(document, i))
    : isNumber(document, i) || isAnyMark(document, i, inner)

const inner = new Set(Array.from("-–—,:&'’“”‘?$", (mark) => mark.charCodeAt(0)))
