import { type Document, Mask, type Range } from '@copydesk/core'
import { speechVerbs } from '@copydesk/news'
import { hasMask, isMark, lowerOf, Mark, rangeOf, startOf, wordOf } from '@copydesk/text'
import { isFunctionWord, isSmallWord } from '../_shared/words.ts'

/** How a paragraph begins that goes on from what stood above it; lower case. */
const goingOn: readonly (readonly string[])[] = [
  'but',
  'however',
  'still',
  'yet',
  'similarly',
  'likewise',
  'nevertheless',
  'nonetheless',
  'instead',
  'so despite',
  'what it shows',
  'this is a',
  'this is why',
  'that is',
  'those are',
  'as you can see',
].map((words) => words.split(' '))

/** Words of the announcement and of the paragraph below at least, and those in small letters, but for words of grammar, that make it no heading. */
const fewest = { words: 5, small: 2, below: 12 } as const
/** Tokens before the colon in which a verb of speech leads in to a quotation instead. */
const near = 16
/** Words that a finding shows. */
const shown = 6
/** Tokens behind the first of the next paragraph that are pointed at. */
const shownBelow = 3

export interface Announcement {
  readonly range: Range
  /** The words the next paragraph goes on with. */
  readonly goesOn: Range
}

/**
 * The end of a paragraph that ends on a colon although the next goes on as if what it announces had been said: `officials
 * have agreed on a plan by now:`, and below it `But with so much …`.
 */
export function announcedNothing(document: Document, line: number, below: number): Announcement | undefined {
  const { lines, sentences } = document
  const last = lines.endTokenOf(line) - 1
  if (below < 0 || !isMark(document, last, Mark.colon) || lines.wordsOf(line) < fewest.words) return undefined
  if (lines.wordsOf(below) < fewest.below || !goesOn(document, lines.firstTokenOf(below))) return undefined
  const first = sentences.firstToken[document.sentenceAt(startOf(document, last))] ?? last
  let small = 0
  for (let i = first; i < last; i++) {
    if (last - i <= near && quotes(document, i)) return undefined
    if (isSmallWord(document, i) && !isFunctionWord(document.lexicon, wordOf(document, i))) small++
  }
  const from = Math.max(first, last - shown)
  if (small < fewest.small) return undefined
  const next = lines.firstTokenOf(below)
  return {
    range: rangeOf(document, from, last),
    goesOn: rangeOf(document, next, next + shownBelow),
  }
}

/** Verbs that lead in to a quotation as those of speech do. */
const quoting = new Set(['quotes', 'quoted', 'points', 'wonders', 'puts', 'put'])

const quotes = (document: Document, i: number): boolean =>
  (speechVerbs.has(lowerOf(document, i)) || quoting.has(lowerOf(document, i))) && !hasMask(document, i, Mask.quotation)

const goesOn = (document: Document, first: number): boolean =>
  goingOn.some((words) => words.every((word, i) => lowerOf(document, first + i) === word))
