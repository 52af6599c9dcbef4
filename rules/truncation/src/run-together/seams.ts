import { type Document, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isJoined, isMark, isNumber, lengthOf, Mark, rangeOf, startOf, wordOf } from '@copydesk/text'
import { isFunctionWord, isSmallWord, isTitleWord } from '../_shared/words.ts'

/** Words that begin sentences and no title or name; a deity's `He` is none. */
const starters = new Set(
  'The With As But In If When This These They While However Although According For After Since Most Many Some One There Despite During Among Because A An To Our Even Last Every So Two Both From At On Another Before Often Anyone Simply Equally Half Without Within Under Until Recently Earlier Meanwhile Yesterday Several'.split(
    ' ',
  ),
)

/** Those that may name one of several things as well (`vitamin A`): a word that is no function word must follow. */
const articles = new Set(['A', 'An', 'Two', 'Both', 'Another', 'Every'])

/**
 * Labels of a page (`Media caption The …`), which other rules know, words that name a work (`called The …`), and things told
 * apart by letters (`country A`).
 */
const labels = new Set(
  `caption story video photo article advertisement called named titled entitled movie film book novel series show shows song album play
country subject group plan type vitamin hepatitis influenza grade class team section option schedule exhibit side part tier cyclosporine`.split(
    /\s+/,
  ),
)

const mask = Mask.quotation | Mask.headline | Mask.fragment | Mask.url | Mask.handle | Mask.code
/** Words of the line on each side at least. */
const fewest = 5

/** Sentences that begin in mid-line though none has ended (`reputation The companies`). */
export function lostStops(document: Document): Range[] {
  const { sentences } = document
  const found: Range[] = []
  for (let s = 0; s < sentences.count; s++) {
    const end = sentences.endTokenOf(s) - fewest
    for (let i = sentences.firstTokenOf(s) + fewest; i < end; i++)
      if (isSeam(document, i)) found.push(rangeOf(document, i - 1, i))
  }
  return found
}

function isSeam(document: Document, i: number): boolean {
  const { lexicon } = document
  const before = i - 1
  if (!isTitleWord(document, i) || isJoined(document, i)) return false
  if (hasMask(document, i, mask) || hasMask(document, before, mask)) return false
  const next = isComma(document, i + 1) ? i + 2 : i + 1
  if (!isSmallWord(document, next) || !(isNumber(document, before) || isSmallWord(document, before))) return false
  if (!starters.has(document.tokenText(i))) return false
  if (articles.has(document.tokenText(i)) && isFunctionWord(lexicon, wordOf(document, next))) return false
  if (isNumber(document, before)) return startOf(document, i) - endOf(document, before) > 1
  if (labels.has(document.tokenText(before))) return false
  if (lengthOf(document, before) < 4 || isFunctionWord(lexicon, wordOf(document, before))) return false
  return !isJoined(document, before)
}

const isComma = (document: Document, i: number): boolean => isMark(document, i, Mark.comma) && isJoined(document, i)
