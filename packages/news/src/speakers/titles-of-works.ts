import type { Document } from '@copydesk/core'
import { isCapital, isMark, isWord, lengthOf, lowerOf, Mark } from '@copydesk/text'
import { isPossessive } from '../mentions.ts'
import type { Draft } from './quotations.ts'

const titling = new Set(
  'podcast memoir documentary album anthem musical play painted published released performed directed hosted titled entitled headlined headline song book film movie show series article essay column paper novel called dubbed'.split(
    ' ',
  ),
)

/** The name of a work: each longer word has a capital, and a possessive or a word for a work stands before it. */
export function isTitle(document: Document, draft: Draft): boolean {
  const { firstToken } = draft
  const isBracketed =
    isMark(document, firstToken - 1, Mark.openParen) && isMark(document, draft.endToken, Mark.closeParen)
  return (
    isTitleCase(document, draft) &&
    (isBracketed ||
      isHearer(document, firstToken) ||
      makesWork(document, firstToken) ||
      titling.has(lowerOf(document, firstToken - 1)) ||
      isWorkInClause(document, draft) ||
      isPossessive(document, firstToken - 1))
  )
}

/** `author of “A Bridge”`, `host of “Harbour Hour”`. */
const makesWork = (document: Document, i: number): boolean =>
  lowerOf(document, i - 1) === 'of' &&
  /^(?:author|co-author|authors|host|co-host|hosts|star|stars|director|editor|creator|writer|publisher|episode|edition|taping|release|copy|cast|season)$/.test(
    lowerOf(document, i - 2),
  )

/** `a theme in “How We Left the Harbour” is`: two words and more with capitals behind a preposition, and the clause goes on. */
function isWorkInClause(document: Document, { firstToken, endToken, words }: Draft): boolean {
  if (words < 2 || !/^(?:in|on|of|from|with|for|at|during)$/.test(lowerOf(document, firstToken - 1))) return false
  for (let i = firstToken + 1; i < endToken; i++)
    if (isWord(document, i) && !isCapital(document, i) && lengthOf(document, i) > 3) return false
  return !isMark(document, endToken - 2, Mark.comma)
}

/** `told “Harbour This Morning”`: who is told. */
const isHearer = (document: Document, i: number): boolean => /^(?:told|tells?)$/.test(lowerOf(document, i - 1))

/** At most fourteen words, of which each longer one has a capital. */
export function isTitleCase(document: Document, { firstToken, endToken, words }: Draft): boolean {
  if (words > 14 || (isWord(document, firstToken + 1) && !isCapital(document, firstToken + 1))) return false
  for (let i = firstToken; i < endToken; i++)
    if (isWord(document, i) && !isCapital(document, i) && lengthOf(document, i) > 4) return false
  return true
}
