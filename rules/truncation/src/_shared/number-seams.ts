import { type Document, onceFor, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isJoined, isNumber, lengthOf, startOf } from '@copydesk/text'
import type { Seam } from './mark-seams.ts'
import { addressMask, isFunctionWord } from './words.ts'

/** A function word and a number (`over60`), or the reverse (`9to`): no model, road or grade is called so. In text order. */
export const numberSeams: (document: Document) => readonly Seam[] = onceFor(find)

function find(document: Document): Seam[] {
  const { unknown, text } = document
  const found: Seam[] = []
  for (const token of unknown) {
    if (!hasShape(document, token, Shape.digit) || hasShape(document, token, Shape.capital | Shape.camel)) continue
    if ((isJoined(document, token) && !isMoney(document, token)) || hasMask(document, token, addressMask)) continue
    const [start, end] = [startOf(document, token), endOf(document, token)]
    const word = text.slice(start, end)
    const gap = gapBefore(document, word) ?? gapBehind(word)
    if (gap !== undefined) found.push({ start, gap: start + gap, end })
  }
  return found
}

const isMoney = (document: Document, token: number): boolean =>
  /[$€£]/.test(document.text.charAt(startOf(document, token) - 1))

function gapBefore({ lexicon }: Document, word: string): number | undefined {
  const parts = /^([a-z]{2,7})\d{2,4}$/.exec(word)
  return parts?.[1] && isFunctionWord(lexicon, lexicon.find(parts[1])) ? parts[1].length : undefined
}

/** `$9to`, `4percent`: words that no unit or ordinal is abbreviated to. */
const gapBehind = (word: string): number | undefined =>
  /^(\d{1,4})(?:to|and|of|for|from|with|was|were|at|percent|per|had|would|will|people|years)$/.exec(word)?.[1]?.length

/** Years with the dash between them gone: `19982011`. Indices of number tokens, in text order. */
export function yearRuns(document: Document): number[] {
  const { tokens, text } = document
  const found: number[] = []
  for (let i = 0; i < tokens.count; i++) {
    if (!isNumber(document, i) || lengthOf(document, i) !== 8 || hasMask(document, i, addressMask)) continue
    if (isJoined(document, i) || isJoined(document, i + 1)) continue
    const [, from, to] =
      /^((?:19|20)\d\d)((?:19|20)\d\d)$/.exec(text.slice(startOf(document, i), endOf(document, i))) ?? []
    // `20201231` is a date: the second half of one is no year.
    if (from !== undefined && to !== undefined && Number(from) < Number(to)) found.push(i)
  }
  return found
}
