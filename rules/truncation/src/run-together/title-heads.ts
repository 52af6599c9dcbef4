import { type Document, Mask, type Range, Shape, TokenKind } from '@copydesk/core'
import { lowerAt } from '@copydesk/text'
import { hasMask, hasShape, isFunctionWord, isJoined, isSmallWord, isWord, lengthOf } from '../_shared/words.ts'

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
  const { lines, tokens } = document
  const found: Range[] = []
  for (let line = 0; line < lines.count; line++) {
    if ((lines.words[line] as number) < size.capitals + fewestBehind) continue
    const first = lines.firstToken[line] as number
    if (!isWord(document, first + 1) || labels.has(lowerAt(document, first))) continue
    const seam = seamIn(document, first, Math.min(lines.endToken[line] as number, first + size.longest))
    if (seam > 0) found.push({ start: tokens.start[seam - shown] as number, end: tokens.end[seam] as number })
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
  starters.has(lowerAt(document, i)) &&
  hasShape(document, i, Shape.capital) &&
  !hasShape(document, i, Shape.upper) &&
  isWord(document, i - 1) &&
  hasShape(document, i - 1, Shape.capital) &&
  !isJoined(document, i) &&
  isSmallWord(document, i + 1) &&
  lowerAt(document, i + 1) !== 'of' &&
  !hasMask(document, i, Mask.quotation | Mask.headline | Mask.url)

/** A word with a capital, a small word of grammar, a number or a mark inside a headline. */
const isOfHead = (document: Document, i: number): boolean =>
  isWord(document, i)
    ? hasShape(document, i, Shape.capital) || isFunctionWord(document.lexicon, document.tokens.word[i] as number)
    : document.tokens.kind[i] === TokenKind.number || inner.has(document.tokens.word[i] as number)

const inner = new Set(Array.from("-–—,:&'’“”‘?$", (mark) => mark.charCodeAt(0)))
