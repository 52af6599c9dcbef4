import type { Document } from '@copydesk/core'
import { isCapital, isMark, isQuoted, isWord, lowerOf, Mark } from '@copydesk/text'
import { nameAt } from '../mentions.ts'
import { isHuman } from '../speaking-nouns.ts'
import { named, phrase, type Subject, speaksOf } from './act.ts'
import { determiners, prepositions } from './function-words.ts'
import { endingAt } from './noun-phrases.ts'
import { adverbs, isPastForm } from './verb-forms.ts'

/** `Ann Leeds, who`, `by the Harbour Board, who`, `Harbour Works, the ferry line, which`: whom a relative pronoun stands for. */
export function subjectOfRelative(document: Document, pronoun: number, first: number): Subject | undefined {
  const last = isMark(document, pronoun - 1, Mark.comma) ? pronoun - 2 : pronoun - 1
  if (last < first) return undefined
  const subject = endingAt(document, last, first)
  if (subject?.kind !== 'phrase') return subject
  const apposed = isMark(document, subject.firstToken - 1, Mark.comma) ? subject.firstToken - 2 : -1
  const name = apposed >= first && determiners.has(lowerOf(document, subject.firstToken)) ? apposed : last
  const isNeeded = name !== last || !speaksOf(document, subject)
  const mention = isNeeded ? nameAt(document, name) : undefined
  return mention ? named(mention) : subject
}

/** Most tokens of a relative clause that no comma sets off. */
const relativeReach = 16

/** `A clerk who studied the harbour told`: the noun before the clause, where "who" is what that clause is about. */
export function whoseClause(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > Math.max(first, last - relativeReach) && isWord(document, i) && !isQuoted(document, i); i--) {
    const word = lowerOf(document, i)
    const isBe = word === "who's"
    if ((word !== 'who' && !isBe) || isCapital(document, i)) continue
    const next = adverbs.has(lowerOf(document, i + 1)) ? i + 2 : i + 1
    const isSubject =
      isBe ||
      isPastForm(document, next) ||
      lowerOf(document, next).endsWith('s') ||
      lowerOf(document, next).endsWith('ly')
    return isSubject && isWord(document, i - 1) ? endingAt(document, i - 1, first) : undefined
  }
  return undefined
}

/** `with a tweet that said`: the noun before "that"; of `a sign on the pier that said` the writing it belongs to. */
export function writingBefore(document: Document, that: number, first: number): Subject | undefined {
  const from = openerBefore(document, that, first)
  if (from < 0) return endingAt(document, that - 1, first)
  const owner = prepositions.has(lowerOf(document, from - 1)) ? openerBefore(document, from - 1, first) : -1
  const isOwned =
    owner >= 0 &&
    !isHuman(lowerOf(document, from - 2)) &&
    speaksOf(document, phrase(document, owner, from - 1, 'phrase'))
  return phrase(document, isOwned ? owner : from, that, 'phrase')
}

/** The article or the like that opens the phrase before token `end`, at most six words before; -1 if none does. */
function openerBefore(document: Document, end: number, first: number): number {
  let from = end - 1
  while (from > first && from > end - 6 && isWord(document, from) && !determiners.has(lowerOf(document, from))) from--
  return determiners.has(lowerOf(document, from)) ? from : -1
}

/** `Ann Leeds, who called it`, `who’s called it`; `a sign that said`. */
export function isRelative(document: Document, i: number, verb: number): boolean {
  if (isCapital(document, i)) return false
  const word = lowerOf(document, i)
  if (word === 'that') return i === verb - 1 && /^(?:said|says|reads?)$/.test(lowerOf(document, verb))
  return word === 'who' || word === 'which' || word === "who's"
}
