import type { Document } from '@copydesk/core'
import { isMark, isName, isQuoted, lowerOf, Mark } from '@copydesk/text'
import { isPossessive, type Mention, nameAt, peopleOf } from '../mentions.ts'
import { isHuman, isWriting } from '../speaking-nouns.ts'
import { isSpeaker, named, phrase, type SpeechAct, type Subject } from './act.ts'
import { openingPhrase, subjectOfClause } from './clauses.ts'
import { determiners, opensBeforeMain, speakingPronouns } from './function-words.ts'
import { endingAt } from './noun-phrases.ts'

/** `The clerk replied by saying`: who replied; else the subject of the sentence. */
export const subjectOfGerund = (
  document: Document,
  verb: number,
  sentence: number,
  last: SpeechAct | undefined,
): Subject | undefined =>
  last && verb - last.verb <= 3
    ? last.subject
    : subjectOfClause(document, document.sentences.firstTokenOf(sentence), verb - 1)

/** Most tokens of what opens a sentence with a participle. */
const danglingReach = 30

/** `Calling it a “trial,” Ruth Alvear left`: who stands behind what a participle opens the sentence with. */
export function behindOpening(document: Document, verb: number, sentence: number): Subject | undefined {
  const first = document.sentences.firstTokenOf(sentence)
  const isOpening = verb === first || (verb === first + 1 && opensBeforeMain.has(lowerOf(document, first)))
  if (!isOpening || !lowerOf(document, verb).endsWith('ing')) return undefined
  const end = Math.min(document.sentences.endTokenOf(sentence), verb + danglingReach)
  for (let i = verb + 1; i < end - 1; i++) {
    const isEnd = isQuoted(document, i)
      ? !isQuoted(document, i + 1) && isMark(document, i - 1, Mark.comma)
      : isMark(document, i, Mark.comma)
    if (!isEnd) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const mention = nameAt(document, i + 1)
    if (mention && !isPossessive(document, mention.endToken - 1))
      return named(holderBehind(document, mention) ?? mention)
    return openingPhrase(document, i + 1, end)
  }
  return undefined
}

/** `Harbour Minister, Dr. Alvear`: the person a comma puts behind an office. */
function holderBehind(document: Document, office: Mention): Mention | undefined {
  const people = peopleOf(document)
  if (!isMark(document, office.endToken, Mark.comma) || people.isPerson(office)) return undefined
  const holder = nameAt(document, office.endToken + 1)
  return holder && people.isPerson(holder) ? holder : undefined
}

/** Where the noun phrase that ends in token `i` begins: at its article, behind "with", or where the sentence does; -1 if none is near. */
function nounFrom(document: Document, i: number, first: number): number {
  for (let k = i; k > i - 5 && k >= first; k--) {
    if (determiners.has(lowerOf(document, k)) || k === first) return k
    if (lowerOf(document, k - 1) === 'with') return k
  }
  return -1
}

/** `with Ruth Alvear telling reporters`, `several clerks stating`, `of Ruth Alvear proudly declaring`: the person right before a participle. */
export function personAt(document: Document, i: number, first: number): Subject | undefined {
  const people = peopleOf(document)
  if (!isName(document, i) && isHuman(lowerOf(document, i)) && !isWriting(lowerOf(document, i))) {
    const from = nounFrom(document, i, first)
    const isHeard = heardBy.has(lowerOf(document, from - 1)) || heardBy.has(lowerOf(document, i - 1))
    return from >= 0 && !isHeard ? phrase(document, from, i + 1, 'phrase') : undefined
  }
  const mention = isPossessive(document, i) ? undefined : nameAt(document, i)
  const before = mention ? lowerOf(document, mention.firstToken - 1) : ''
  if (!mention || heardBy.has(before) || before === 'a' || before === 'an') return undefined
  return people.isPerson(mention) || before === 'with' ? named(mention) : undefined
}

const judging =
  /^(?:blast|slamm?|criticiz|criticis|condemn|prais|mock|attack|scold|chid|fault|thank|rebuk|applaud|denounc|rip)(?:e|ed|es|s|ing|ped)?$/

/** `The board blasted Ruth Alvear for calling it`: who is blamed for it called it. */
export function doneFor(document: Document, i: number, first: number): Subject | undefined {
  if (lowerOf(document, i) !== 'for') return undefined
  const subject = endingAt(document, i - 1, first)
  const before = subject ? lowerOf(document, subject.firstToken - 1) : ''
  const isJudged = subject && judging.test(determiners.has(before) ? lowerOf(document, subject.firstToken - 2) : before)
  if (!subject || !isJudged) return undefined
  return isSpeaker(document, subject) ? subject : undefined
}

/** Words before whoever is told: `a letter to Ruth Alvear saying`. */
const heardBy = new Set('to told asked tells against about for at on over'.split(' '))

const compelling = new Set(
  'force forces forced forcing led leads leading prompt prompts prompted prompting cause causes caused causing drove drives push pushes pushed inspired inspires'.split(
    ' ',
  ),
)

/** `It forced Ruth Alvear to defend it, calling it`: who was made to do what the participle goes on with. */
export function compelled(document: Document, before: number, first: number): Subject | undefined {
  for (let to = before - 1; to > first + 1 && !isMark(document, to, Mark.comma); to--) {
    if (lowerOf(document, to) !== 'to') continue
    const mention = nameAt(document, to - 1)
    if (mention && compelling.has(lowerOf(document, mention.firstToken - 1))) return named(mention)
  }
  return undefined
}
