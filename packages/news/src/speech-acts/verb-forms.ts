import type { Document } from '@copydesk/core'
import { isCapital, isName, isWord, lowerOf } from '@copydesk/text'
import { isAndOrBut, prepositions } from './function-words.ts'

/** Past and other finite forms with no ending of their own. */
const irregular = new Set(
  'read wrote held began went put sang spat swore broke fought shot bit ran sums goes got took came gave made said told met left felt found stood saw heard knew lost won brought sought thought taught bought sent spent led kept rose fell grew drew threw spoke chose wore drove became wept fell sat ran'.split(
    ' ',
  ),
)

/** Words with the ending of a finite verb that are none. */
const notVerbs = new Set(
  `this thus plus less unless across always perhaps besides towards afterwards sometimes these those news series needs need
  indeed hundred sacred naked is was has does as its his hers ours theirs yes us`.split(/\s+/),
)

/** A lower-case word with the ending of a finite verb. */
export function isVerbal(document: Document, i: number): boolean {
  const word = lowerOf(document, i)
  if (!isWord(document, i) || isCapital(document, i)) return false
  return irregular.has(word) || (word.length > 3 && /(?:ed|[^s]s)$/.test(word) && !notVerbs.has(word))
}

/** `and said`, `but has also said`. */
export function isJoinedVerb(document: Document, verb: number): boolean {
  for (let i = verb - 1; i > verb - 4 && i >= 0; i--) {
    if (isAndOrBut(lowerOf(document, i))) return true
    if (!joinedBy.has(lowerOf(document, i))) return false
  }
  return false
}

const joinedBy = new Set('also then later even has have had'.split(' '))

/** `peddling`, `predictably peddling`. */
export const isGerund = (document: Document, i: number): boolean =>
  lowerOf(document, i).endsWith('ing') ||
  (lowerOf(document, i).endsWith('ly') && lowerOf(document, i + 1).endsWith('ing'))

/** Forms of "be", which make a passive or a progressive. */
export const formsOfBe = new Set(['was', 'were', 'been', 'be', 'being', 'is', 'are'])

/** Adverbs between an auxiliary or pronoun and its verb, but for those in "ly". */
export const adverbs = new Set(
  'best better well often once also later first never not even now then sometimes still just only'.split(' '),
)

/** `was told`, `has been described`, `is best called`: the subject is not the one who speaks. */
export function isPassive(document: Document, verb: number): boolean {
  if (lowerOf(document, verb).endsWith('ing')) return false
  let i = verb - 1
  while (i > verb - 4 && (adverbs.has(lowerOf(document, i)) || lowerOf(document, i).endsWith('ly'))) i--
  return formsOfBe.has(lowerOf(document, i))
}

/** Auxiliaries, adverbs and other words that stand between a subject and its verb. */
export const betweenSubjectAndVerb = new Set(
  `has have had but also then later recently was is were are be been being did does do not n't never once again would will could should can may might simply just only even
still already earlier since long now flatly repeatedly further both all reportedly famously first finally instead too to and went on ahead out back told himself herself so very quite rather`.split(
    /\s+/,
  ),
)

/** From the token before a verb back over auxiliaries and adverbs, to `first` - 1 at the least. */
export function pastAuxiliaries(document: Document, from: number, first: number): number {
  let i = from
  while (
    i >= first &&
    ((betweenSubjectAndVerb.has(lowerOf(document, i)) && !(isCapital(document, i) && isName(document, i))) ||
      (lowerOf(document, i).endsWith('ly') && (!isCapital(document, i) || document.tokenText(i).endsWith('LY'))))
  )
    i--
  return i
}

/** Finite forms of "be" and "have". */
export const auxiliaryForms = new Set('was were is are has have had'.split(' '))
const modals = new Set('will would can could may might must should did does do'.split(' '))

/** An auxiliary, or the past form of a verb. */
export function isPastForm(document: Document, i: number): boolean {
  const word = lowerOf(document, i)
  if (auxiliaryForms.has(word) || modals.has(word)) return true
  return isVerbal(document, i) && !word.endsWith('s') && !prepositions.has(lowerOf(document, i - 1))
}
