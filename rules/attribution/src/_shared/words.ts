import { type Document, indexAtOrBefore, Mask, onceFor, type Range } from '@copydesk/core'
import { speechVerbs } from '@copydesk/news'
import { hasMask, isMark, isName, lowerOf, Mark, trimmedLines } from '@copydesk/text'

/** The first line that is not blank: where a finding about the whole article stands. */
export function firstLine(document: Document): Range {
  for (let i = 0; i < document.lines.count; i++) {
    const range = trimmedLines(document, i)
    if (range.start < range.end) return range
  }
  return { start: 0, end: 0 }
}

/** True if a verb of speech other than the one at token `own` stands next to a name in sentence `s`: someone is named as the one who says it. */
export function namesSpeaker(document: Document, s: number, own = -1): boolean {
  return namedVerbs(document, s).some((verb) => verb !== own)
}

/** The verbs of speech next to a name in sentence `s`. */
const namedVerbs = bySentence((document, from, end) => {
  const found: number[] = []
  for (let i = from; i < end; i++) {
    if (!speechVerbs.has(lowerOf(document, i)) || hasMask(document, i, Mask.quotation)) continue
    if (isName(document, i - 1) || nameAfter(document, i + 1, Math.min(end, i + 6)) || isApposition(document, i - 1))
      found.push(i)
  }
  return found
})

/**
 * Tokens of a sentence that a rule asks for again and again, worked out once: a sentence may hold as many places that
 * ask as it has words. None where there is no sentence `s`.
 */
export function bySentence(
  tokensIn: (document: Document, from: number, end: number) => readonly number[],
): (document: Document, s: number) => readonly number[] {
  const foundIn = onceFor((_: Document) => new Map<number, readonly number[]>())
  return (document, s) => {
    const { sentences } = document
    if (s < 0 || s >= sentences.count) return []
    const known = foundIn(document)
    let found = known.get(s)
    if (!found) {
      found = tokensIn(document, sentences.firstTokenOf(s), sentences.endTokenOf(s))
      known.set(s, found)
    }
    return found
  }
}

/** Index of the first quotation that starts at offset `from` or behind it. */
export const quotationFrom = ({ quotations }: Document, from: number): number =>
  indexAtOrBefore(quotations.start, quotations.count, from - 1) + 1

/** A name within the tokens from `from` to `to`: `said Ruth Alvear`, `said the agency's director, Ruth Alvear`. */
export function nameAfter(document: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isName(document, i)) return true
  return false
}

/** `Ruth Alvear, who led the station until the storms of 2014, said`: someone named in full and told of at length says something in sentence `s`. */
export function introducesSpeaker(document: Document, s: number): boolean {
  const { sentences } = document
  if (s < 0 || s >= sentences.count) return false
  const [first, end] = [sentences.firstTokenOf(s), sentences.endTokenOf(s)]
  for (let i = first; i < end; i++) {
    if (!speechVerbs.has(lowerOf(document, i)) || !isMark(document, i - 1, Mark.comma)) continue
    for (let k = i - 2; k > Math.max(first, i - longestApposition); k--)
      if (isMark(document, k, Mark.comma) && isName(document, k - 1) && isName(document, k - 2))
        return !isBody(document, k - 1)
  }
  return false
}

/** A body has an article before its name (`the Harbor Safety Committee`), a person has none. */
function isBody(document: Document, last: number): boolean {
  let i = last
  while (i > 0 && isName(document, i)) i--
  return lowerOf(document, i) === 'the'
}

/** Tokens from the comma behind a name to the verb. */
const longestApposition = 25

/** `Ruth Alvear, the station's head, said`: a comma before the verb and a name at most 16 tokens before it. */
function isApposition(document: Document, i: number): boolean {
  if (!isMark(document, i, Mark.comma)) return false
  for (let k = i - 1; k > i - 17; k--) if (isMark(document, k, Mark.comma) && isName(document, k - 1)) return true
  return false
}
