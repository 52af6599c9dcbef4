import type { Document } from '@copydesk/core'
import { isMark, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { givenNames } from '../given-names.ts'
import { isPossessive, type Mention, nameAt, peopleOf } from '../mentions.ts'
import { genderOfNoun, isHuman } from '../speaking-nouns.ts'
import { isAccording, type Subject } from '../speech-acts/act.ts'
import { mainClause, openingPhrase } from '../speech-acts/clauses.ts'
import { prepositions } from '../speech-acts/function-words.ts'
import { isPastForm } from '../speech-acts/verb-forms.ts'
import { speechActsOf } from '../speech-acts.ts'
import { phraseSpeaker, type Speaker, speakerOf } from './speaker.ts'

const speeches = new Set(
  'speech speeches column op-ed article book piece statement letter interview remarks tweet tweets testimony memoir address essay'.split(
    ' ',
  ),
)

/** `Ann Leeds’s speech`. */
const ownsSpeech = (document: Document, { endToken }: Mention): boolean =>
  isPossessive(document, endToken - 1) &&
  speeches.has(lowerOf(document, isWord(document, endToken) ? endToken : endToken + 1))

/** A noun at the end of a description that "they" may stand for, and "he" or "she" may not. */
export const pluralNoun = /(?:[^s]s|people|police|men|women|family|team|group|board)$/

/** Words before a name that make it an object. */
export const objectOf = new Set([...prepositions, ...'than between about told like'.split(' ')])

/** The person sentence `s` has for a subject before token `until`: who speaks in it, its first person that no preposition governs, or whom it opens with. */
export function subjectOf(
  document: Document,
  s: number,
  until: number,
  wantsPerson: boolean,
  pronoun = '',
): Speaker | undefined {
  const act = speakerIn(document, s, until, wantsPerson, pronoun)
  if (act) return act
  const first = document.sentences.firstTokenOf(s)
  const isOwn = until < document.sentences.endTokenOf(s)
  // "One old ferry club, Harbour Watch, left a pier it says": a body may stand in an aside.
  const bodies = isOwn ? first + 6 : first + 3
  const end = Math.min(document.sentences.endTokenOf(s), until, wantsPerson ? until : bodies)
  const main = mainClause(document, first, end)
  const isNear = document.sentenceAt(startOf(document, until)) - s <= newReach
  const clause = { first, main, isOwn, isNear, wantsPerson, pronoun }
  const inMain = main > first ? namedSubject(document, main, end, clause) : undefined
  const named = inMain ?? (isTopic(document, first) ? inMain : namedSubject(document, first, end, clause))
  if (named === null || named) return named ?? undefined
  const opening = wantsPerson ? openingPhrase(document, main, end) : undefined
  const isPerson = opening?.kind === 'phrase' && describesPerson(document, opening, pronoun)
  return isPerson ? (phraseSpeaker(document, opening) ?? undefined) : undefined
}

interface Clause {
  readonly first: number
  readonly main: number
  /** The pronoun stands in the same sentence. */
  readonly isOwn: boolean
  readonly isNear: boolean
  readonly wantsPerson: boolean
  readonly pronoun: string
}

/** Whom a pronoun may stand for; undefined where it does not tell. */
function genderOfPronoun(pronoun: string): 'woman' | 'man' | undefined {
  if (/^(?:she|her)$/.test(pronoun)) return 'woman'
  return /^(?:he|his)$/.test(pronoun) ? 'man' : undefined
}

/** "She" does not stand for a man. */
export function agrees(document: Document, mention: Mention, pronoun: string): boolean {
  const wanted = genderOfPronoun(pronoun)
  return wanted === undefined || (peopleOf(document).genderOf(mention) ?? wanted) === wanted
}

/** `Ann Leeds’s speech`, or opening its sentence `Though Ann Leeds’s bridge has fallen`: of her that goes on to speak. */
const isSpokenOf = (document: Document, mention: Mention, opens: boolean): boolean =>
  (opens && isPossessive(document, mention.endToken - 1)) ||
  (peopleOf(document).mayBePerson(mention) && ownsSpeech(document, mention))

/** The first person from token `from` on that is no object; null where the pronoun itself stands before one. */
function namedSubject(document: Document, from: number, end: number, clause: Clause): Speaker | null | undefined {
  const people = peopleOf(document)
  const { first, wantsPerson } = clause
  let owner: Mention | undefined
  for (let i = from; i < end; i++) {
    if (isQuoted(document, i)) continue
    // "He said he believes that Oake can win": the subject is the same as before.
    if (clause.pronoun !== '' && lowerOf(document, i) === clause.pronoun) return null
    const mention = nameAt(document, i)
    if (!mention) continue
    const at = i
    i = Math.max(i, mention.endToken - 1)
    if (!agrees(document, mention, clause.pronoun)) continue
    const isOne =
      !wantsPerson || people.isPerson(mention) || (clause.isNear && isNewPerson(document, mention, at, clause))
    if (isOne && !objectOf.has(lowerOf(document, mention.firstToken - 1)) && !isOwner(document, mention))
      return speakerOf(document, mention)
    if (wantsPerson && isSpokenOf(document, mention, isOne && at < first + 4)) owner ??= mention
  }
  return owner && speakerOf(document, owner)
}

/** A name no list has: a word no dictionary has opens the sentence, or any name where the pronoun follows in it, or two words open its main clause with a comma or verb behind. */
const isNewPerson = (document: Document, mention: Mention, i: number, { first, main, isOwn }: Clause): boolean =>
  (i === first &&
    mention.words === 1 &&
    peopleOf(document).mayBePerson(mention) &&
    ((isOwn && isPastForm(document, mention.endToken)) || document.lexicon.find(mention.surname) < 0)) ||
  (i === main && (isPresented(document, mention) || isFollowedByVerb(document, mention))) ||
  (i === main && mention.words === 1 && givenNames.has(mention.surname) && isPastForm(document, mention.endToken))

/** `Um Mahmoud Alvear lay`: two to four words that name no body, and a verb. */
const isFollowedByVerb = (document: Document, mention: Mention): boolean =>
  mention.words > 1 &&
  mention.words < 5 &&
  peopleOf(document).mayBePerson(mention) &&
  isPastForm(document, mention.endToken)

/** Most sentences back to a name that no list has. */
const newReach = 4

/** `As for Ruth Alvear’s letter,`, `Asked about Ruth Alvear,`: what the sentence turns to is not who speaks in it. */
const isTopic = (document: Document, first: number): boolean =>
  /^(?:regarding|concerning|asked|about)$/.test(lowerOf(document, first)) ||
  (lowerOf(document, first) === 'as' && /^(?:for|to)$/.test(lowerOf(document, first + 1)))

/** `We are poorer since Ruth Alvear called it so`: in a sentence before, whoever speaks in a clause of time or reason is not its subject. */
function isInOtherClause(
  document: Document,
  { firstToken }: Subject,
  until: number,
  s: number,
  pronoun: string,
): boolean {
  const end = document.sentences.endTokenOf(s)
  const opens = lowerOf(document, firstToken - 1)
  if (until >= end && /^(?:since|than|because|before|although|though|if)$/.test(opens)) return true
  // "When a clerk asked him, he left": the one asked goes on.
  if (!/^(?:when|after|as|while|until)$/.test(opens)) return false
  for (let i = firstToken; i < Math.min(end, until); i++)
    if (lowerOf(document, i) === pronoun && isMark(document, i - 1, Mark.comma) && !isQuoted(document, i)) return true
  return false
}

/** The subject of the first verb of speech in sentence `s`; none if that is a pronoun. */
function speakerIn(
  document: Document,
  s: number,
  until: number,
  wantsPerson: boolean,
  pronoun: string,
): Speaker | undefined {
  const people = peopleOf(document)
  for (const one of speechActsOf(document).get(s) ?? []) {
    const { subject } = one
    if (subject.firstToken >= until || isInOtherClause(document, subject, until, s, pronoun)) continue
    // "According to the Harbour Mail, she left": an outlet is no one.
    const mayBe = isAccording(document, one) ? people.isPerson : people.mayBePerson
    const isOne = subject.mention && (!wantsPerson || mayBe(subject.mention))
    if (subject.kind === 'name' && subject.mention && isOne && agrees(document, subject.mention, pronoun))
      return speakerOf(document, subject.mention)
    if (subject.kind === 'phrase' && (!wantsPerson || describesPerson(document, subject, pronoun)))
      return phraseSpeaker(document, subject) ?? undefined
  }
  return undefined
}

/** `Nida Afzal, a student`, `Nida Afzal, 20,`: two words or three that a comma tells more about. */
const isPresented = (document: Document, { words, endToken }: Mention): boolean =>
  words > 1 &&
  words < 4 &&
  isMark(document, endToken, Mark.comma) &&
  (/^(?:an?|who|whose)$/.test(lowerOf(document, endToken + 1)) || /^\d\d$/.test(document.tokenText(endToken + 1)))

const belongs = new Set('of for from at in with who'.split(' '))

const camps = new Set(
  'campaign administration team supporters voters officials aides family government party allies'.split(' '),
)

/** `Ann Leeds’s Example Party`, `Leeds supporters`: the name only says whose what follows is. */
export const isOwner = (document: Document, mention: Mention): boolean =>
  /^s['’] \p{Lu}/u.test(document.text.slice(mention.end - 1, mention.end + 3)) ||
  camps.has(lowerOf(document, mention.endToken)) ||
  (/['’]s?$/.test(document.text.slice(mention.end, mention.end + 2)) && document.text.charAt(mention.end) !== ' ')

/** Its noun, behind which only what belongs to it stands (`the brother of Ruth Alvear`), is one for one person. */
function describesPerson(document: Document, { firstToken, endToken }: Subject, pronoun: string): boolean {
  let end = firstToken + 1
  while (end < endToken && !belongs.has(lowerOf(document, end))) end++
  const word = lowerOf(document, end - 1)
  const wanted = genderOfPronoun(pronoun)
  const isOther = wanted !== undefined && (genderOfNoun(word) ?? wanted) !== wanted
  return isHuman(word) && !pluralNoun.test(word) && !isOther
}
