import type { Document } from '@copydesk/core'
import { isMark, isName, isQuoted, isWord, lowerOf, Mark } from '@copydesk/text'
import { isPossessive, type Mention, nameAt, peopleOf, titles } from '../mentions.ts'
import { isHuman } from '../speaking-nouns.ts'
import { named, phrase, type Subject, speaksOf } from './act.ts'
import {
  determiners,
  isAndOrBut,
  opensBeforeMain,
  opensClause,
  prepositions,
  pronouns,
  speakingPronouns,
  stopsPhrase,
} from './function-words.ts'
import { subjectOfRelative } from './relative-clauses.ts'
import { auxiliaryForms, isPastForm, isVerbal, pastAuxiliaries } from './verb-forms.ts'

/** Most tokens between a participle or infinitive and the word that opens the clause it stands in. */
const innerReach = 14

const opensInner = new Set('as while when after before because since until if where that'.split(' '))

/** `as she wrote a letter calling it`, `asked the board to call it`: the subject of the clause a participle or infinitive stands in. */
export function nearestSubject(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > first && i > last - innerReach && isWord(document, i) && !isQuoted(document, i); i--) {
    const word = lowerOf(document, i)
    if (word === 'who') return subjectOfRelative(document, i, first)
    if (!opensInner.has(word)) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const mention = nameAt(document, i + 1)
    if (mention && isPastForm(document, mention.endToken)) return named(mention)
    const opening = openingPhrase(document, i + 1, last + 1)
    if (opening) return opening
  }
  return subjectOfClause(document, first, last + 1)
}

const timing = new Set('when while after before until once because since'.split(' '))

/** `was at the pier when a deckhand rose and shouted`: the subject of the clause of time two verbs stand in. */
export function subjectOfTime(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > first + 1 && i > last - innerReach && isWord(document, i) && !isQuoted(document, i); i--) {
    if (!timing.has(lowerOf(document, i))) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const opening = openingPhrase(document, i + 1, last + 1)
    if (opening) return opening
  }
  return undefined
}

/** Of `X did this, saying` and `X rose and told them`, the subject of the sentence: its first person that no preposition governs. */
export function subjectOfClause(document: Document, opening: number, before: number): Subject | undefined {
  const first = lastClause(document, mainClause(document, opening, before), before)
  const described = openingPhrase(document, first, before, 'any')
  if (described) return described
  for (let i = first; i < before; i++) {
    if (isQuoted(document, i)) continue
    const mention = nameAt(document, i)
    const holder = mention && i === mention.firstToken ? describedBy(document, first, mention) : undefined
    if (holder) return holder
    if (mention && isDoer(document, mention)) return named(mention)
    if (isSubjectPronoun(document, i)) return phrase(document, i, i + 1, 'pronoun')
  }
  return undefined
}

/** `It is easy to say` has no one for a subject. */
const isSubjectPronoun = (document: Document, i: number): boolean =>
  speakingPronouns.has(lowerOf(document, i)) ||
  (lowerOf(document, i) === 'it' && !auxiliaryForms.has(lowerOf(document, i + 1)))

/** Where the last clause joined by `, and` begins that has a name or noun for its subject; `first` if there is none. */
function lastClause(document: Document, first: number, before: number): number {
  for (let i = before - 2; i > first + 1 && i > before - 40; i--) {
    const isEnd = isMark(document, i - 1, Mark.comma) || isQuoted(document, i - 1)
    if (!isEnd || !isAndOrBut(lowerOf(document, i)) || isQuoted(document, i)) continue
    const opens =
      isName(document, i + 1) || determiners.has(lowerOf(document, i + 1)) || pronouns.has(lowerOf(document, i + 1))
    if (!opens) continue
    for (let k = i + 2; k < before && k < i + 8; k++) if (isPastForm(document, k)) return i + 1
  }
  return first
}

/** `A former Harbour Works clerk`: a name that only says what the person behind it belongs to. */
function describedBy(document: Document, first: number, { firstToken, endToken }: Mention): Subject | undefined {
  if (!determiners.has(lowerOf(document, first)) || firstToken - first > 4 || firstToken === first) return undefined
  for (let i = endToken; i < endToken + 3 && isWord(document, i) && !isName(document, i); i++) {
    if (stopsPhrase.has(lowerOf(document, i)) || auxiliaryForms.has(lowerOf(document, i))) return undefined
    if (isHuman(lowerOf(document, i))) return phrase(document, first, i + 1, 'phrase')
  }
  return undefined
}

/** The token before "the", where that stands at `i`. */
const beforeArticle = (document: Document, i: number): number => (lowerOf(document, i) === 'the' ? i - 1 : i)

/** `between the board and Ruth Alvear`: the second of two that a preposition governs. */
function isSecondObject(document: Document, { firstToken }: Mention): boolean {
  if (lowerOf(document, firstToken - 1) !== 'and') return false
  const other = nameAt(document, firstToken - 2)
  const governs = other ? lowerOf(document, beforeArticle(document, other.firstToken - 1)) : ''
  return prepositions.has(governs) || governs === 'between'
}

/** May be a person, is governed by no preposition and owns nothing named behind. */
const isDoer = (document: Document, mention: Mention): boolean =>
  peopleOf(document).mayBePerson(mention) &&
  !prepositions.has(lowerOf(document, beforeArticle(document, mention.firstToken - 1))) &&
  !isSecondObject(document, mention) &&
  // `Former US president Barack Obama`: the office's holder is named behind.
  !titles.has(lowerOf(document, mention.endToken)) &&
  !isPossessive(document, mention.endToken - 1)

/** Where the main clause of a sentence begins: behind the comma that ends an opening one, if there is one before `end`. */
export const mainClause = (document: Document, opening: number, end: number): number =>
  opensBeforeMain.has(lowerOf(document, opening)) || lowerOf(document, opening).endsWith('ing')
    ? behindComma(document, opening, end)
    : opening

function behindComma(document: Document, opening: number, end: number): number {
  for (let i = opening; i < end; i++) if (isMark(document, i, Mark.comma)) return i + 1
  return opening
}

/** Most tokens of what a clause opens with, up to its verb. */
const openingReach = 14

/** `The team was horrified and described`, `The Harbour Board has sued, claiming`: what a clause opens with, up to its verb, if that speaks. */
export function openingPhrase(
  document: Document,
  first: number,
  before: number,
  tense: 'past' | 'any' = 'past',
): Subject | undefined {
  const end = Math.min(before, first + openingReach)
  for (let i = first + 1; i < end && (isWord(document, i) || isMark(document, i, Mark.hyphen)); i++) {
    if (isQuoted(document, i) || opensClause.has(lowerOf(document, i))) return undefined
    if (
      !(isPastForm(document, i) || (tense === 'any' && isPresent(document, first, i))) ||
      determiners.has(lowerOf(document, i - 1)) ||
      isMark(document, i - 1, Mark.hyphen)
    )
      continue
    const last = pastAuxiliaries(document, i - 1, first)
    if (last < first) return undefined
    const mention = nameAt(document, last)
    const isObject = mention && prepositions.has(lowerOf(document, mention.firstToken - 1))
    if (mention && !isObject && (mention.firstToken <= first + 1 || peopleOf(document).isPerson(mention)))
      return named(mention)
    const whole = phrase(document, first, last + 1, 'phrase')
    return speaksOf(document, whole) ? whole : undefined
  }
  return undefined
}

/** `The president even harks`: behind one who speaks, a form in "s" that names no one. */
function isPresent(document: Document, first: number, i: number): boolean {
  if (!lowerOf(document, i).endsWith('s') || !isVerbal(document, i) || isHuman(lowerOf(document, i))) return false
  const last = pastAuxiliaries(document, i - 1, first)
  return (
    last >= first && last < first + 4 && isHuman(lowerOf(document, last)) && determiners.has(lowerOf(document, first))
  )
}
