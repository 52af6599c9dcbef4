import type { Document } from '@copydesk/core'
import { endOf, lengthOf, wordOf } from '@copydesk/text'
import { isDamaged } from '../_shared/evidence.ts'
import { type LineStart, smallLineStarts } from '../_shared/line-starts.ts'

/** A word that is one without its first letter too is lost only if the whole one opens lines this often, to its own count. */
const leastShare = { damaged: 0.02, alone: 0.3 }
const leastWords = 4
/** Shorter words that are none turn up at the start of lines in speech (`yo`). */
const shortest = 3

/**
 * Lines that begin in the middle of a word: what is left of a drop capital, a letter styled on its own. Silent in a
 * text that opens lines with small letters throughout (verse, lists, chats).
 */
export function lostFirsts(document: Document): readonly LineStart[] {
  const starts = smallLineStarts(document)
  const lost = starts.filter(
    (start) =>
      start.restorations.length > 0 &&
      (isLikelyLost(document, start) || (!start.known && lengthOf(document, start.token) >= shortest)),
  )
  return starts.length - lost.length > lost.length ? [] : lost
}

/** A known word in small letters opens a paragraph, and another, cut by one letter, would do so far oftener. */
function isLikelyLost(document: Document, { line, token, restorations }: LineStart): boolean {
  const { lexicon, lines } = document
  const own = wordOf(document, token)
  const count = own < 0 ? 0 : lexicon.count(own)
  const times = restorations[0]?.times ?? 0
  if (isDamaged(document)) return times >= leastShare.damaged * count
  return (
    lengthOf(document, token) > 2 &&
    times >= leastShare.alone * count &&
    lines.wordsOf(line) >= leastWords &&
    followsStop(document, line)
  )
}

function followsStop(document: Document, line: number): boolean {
  let before = line - 1
  while (before >= 0 && document.lines.firstToken[before] === document.lines.endToken[before]) before--
  if (before < 0) return false
  const last = document.lines.endTokenOf(before) - 1
  return /[.!?"”’)]/.test(document.text.charAt(endOf(document, last) - 1))
}
