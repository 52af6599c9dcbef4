import type { Document, Range } from '@copydesk/core'
import { endOf, hasMask, isJoined, isMark, lengthOf, Mark, rangeOf, startOf } from '@copydesk/text'
import { addressMask, isSmallWord } from '../_shared/words.ts'

/** A hyphen with a space before it and none behind. */
export interface HalfHyphen {
  readonly range: Range
  readonly space: Range
  readonly hyphen: Range
}

/** Behind these a hyphen stands for the first part of a compound said before (`women-owned and -led`), or makes a suffix of a word. */
const suspends = new Set(['and', 'or', 'nor', 'but', 'with', 'to', 'of'])
/** Letters of the word behind at least: shorter ones are options of commands. */
const shortest = 3

/** ` -income`, ` -owned`: what a soft hyphen or a lost word leaves. Not one of a pair that sets a phrase off (`-so to speak-`). */
export function halfHyphens(document: Document): HalfHyphen[] {
  const { marks } = document
  const found: HalfHyphen[] = []
  for (const mark of marks) {
    if (!isMark(document, mark, Mark.hyphen)) continue
    if (lengthOf(document, mark) > 1) continue
    if (isJoined(document, mark) || !isJoined(document, mark + 1) || hasMask(document, mark, addressMask)) continue
    const [before, after] = [mark - 1, mark + 1]
    if (!isSmallWord(document, before) || !isSmallWord(document, after)) continue
    const space = { start: endOf(document, before), end: startOf(document, mark) }
    if (
      lengthOf(document, after) < shortest ||
      space.end - space.start !== 1 ||
      document.text.charCodeAt(space.start) !== 32
    )
      continue
    if (suspends.has(document.tokenText(before)) || closesLater(document, mark)) continue
    found.push({
      range: rangeOf(document, before, after),
      space,
      hyphen: rangeOf(document, mark),
    })
  }
  return found
}

/** Tokens in which the second of a pair stands. */
const reach = 24

/** A hyphen that touches only the word before it follows in the line. */
function closesLater(document: Document, mark: number): boolean {
  const { lines } = document
  const end = Math.min(lines.endTokenOf(document.lineAt(startOf(document, mark))), mark + reach)
  for (let i = mark + 2; i < end; i++)
    if (isMark(document, i, Mark.hyphen) && isJoined(document, i) && !isJoined(document, i + 1)) return true
  return false
}
