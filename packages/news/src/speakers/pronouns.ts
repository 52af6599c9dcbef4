import type { Document } from '@copydesk/core'
import { isMark, isName, isQuoted, lowerOf, Mark } from '@copydesk/text'
import { isPossessive, type Mention, nameAt, peopleOf } from '../mentions.ts'
import type { Subject } from '../speech-acts/act.ts'
import { isBehindComma } from '../speech-acts/quotation-marks.ts'
import type { Draft } from './quotations.ts'
import { agrees, pluralNoun, subjectOf } from './sentence-subjects.ts'
import { phraseSpeaker, type Speaker, speakerOf } from './speaker.ts'

/** The speaker a subject stands for. */
export function resolve(document: Document, subject: Subject, drafts: readonly Draft[], k: number): Speaker | null {
  if (subject.kind === 'name' && subject.mention) return speakerOf(document, subject.mention)
  if (subject.kind === 'phrase') return phraseSpeaker(document, subject)
  const word = lowerOf(document, subject.firstToken)
  const referent =
    word === 'i' || word === 'we' || word === 'you' ? undefined : antecedent(document, subject, drafts, k, word)
  return (
    referent ?? {
      name: document.text.slice(subject.start, subject.end),
      range: { start: subject.start, end: subject.end },
      kind: 'pronoun',
    }
  )
}

/** Who a pronoun stands for: the person last named as a subject, else the last speaker; `it` and `they` take what last spoke. */
const antecedent = (
  document: Document,
  subject: Subject,
  drafts: readonly Draft[],
  k: number,
  word: string,
): Speaker | undefined =>
  /^(?:he|she|his|her)$/.test(word)
    ? (personBefore(document, subject, word) ?? lastPerson(document, drafts, k, word))
    : bodyBefore(document, subject, word)

/** Sentences within which a person is looked for, and what "it" and "they" stand for: that is near, or no one's guess. */
const farthest = { person: 16, described: 6, body: 3 }

/** The person "he" or "she" stands for: named as a subject in this sentence or those before, else described, else the only one. */
function personBefore(document: Document, subject: Subject, word: string): Speaker | undefined {
  const { start, firstToken } = subject
  const s = document.sentenceAt(start)
  const nearest = isParenthetical(document, subject) ? s - 1 : s
  let described: Speaker | undefined
  for (let back = nearest; back >= 0 && back > s - farthest.person; back--) {
    const found = subjectOf(document, back, firstToken, true, word)
    if (found && (found.kind !== 'phrase' || back >= s - 1)) return found
    described ??= found
    if (described && back < s - farthest.described) break
    const object = !described && back >= s - 1 ? objectOfSentence(document, back, firstToken, word) : undefined
    if (object) return object
    const only = !described && back === s - 2 ? onlyPerson(document, back, firstToken, word) : undefined
    if (only) return only
  }
  return described
}

/** `Ruth Alvear has “gone too far,” he adds.`: set off by a comma on both sides, a pronoun stands for no one its sentence names. */
function isParenthetical(document: Document, { firstToken, endToken }: Subject): boolean {
  return (
    isBehindComma(document, firstToken) &&
    (isMark(document, endToken + 1, Mark.stop) || isMark(document, endToken + 1, Mark.comma))
  )
}

/** What "it" or "they" stands for: a body or a description, no person. */
function bodyBefore(document: Document, { start, firstToken }: Subject, word: string): Speaker | undefined {
  const s = document.sentenceAt(start)
  let described: Speaker | undefined
  for (let back = s; back >= 0 && back > s - farthest.body; back--) {
    const found = subjectOf(document, back, firstToken, false, word)
    if (!found || found.kind === 'person') continue
    if (found.kind !== 'phrase') return described ?? found
    if (word !== 'they' || pluralNoun.test(found.name)) described ??= found
  }
  return described
}

/** The person who said one of the last six quotations. */
const lastPerson = (document: Document, drafts: readonly Draft[], k: number, word: string): Speaker | undefined =>
  drafts
    .slice(Math.max(0, k - 6), k)
    .findLast(({ speaker }) => speaker?.kind === 'person' && speakerAgrees(document, speaker, word))?.speaker ??
  undefined

/** `The board thanked Ruth Alvear. “…,” she said`: the one person sentence `s` names before token `until` whose name agrees with the pronoun. */
function objectOfSentence(document: Document, s: number, until: number, pronoun: string): Speaker | undefined {
  const people = peopleOf(document)
  const end = Math.min(document.sentences.endTokenOf(s), until)
  let object: Mention | undefined
  for (let i = document.sentences.firstTokenOf(s); i < end; i++) {
    if (isQuoted(document, i)) continue
    if (lowerOf(document, i) === pronoun) return undefined
    const mention = nameAt(document, i)
    if (!mention) continue
    i = Math.max(i, mention.endToken - 1)
    if (!people.isPerson(mention) || !agrees(document, mention, pronoun)) continue
    const isOf = /^(?:of|since|than|for|over|about|against|like)$/.test(lowerOf(document, mention.firstToken - 1))
    if (isOf || people.genderOf(mention) === undefined || (object && object.surname !== mention.surname))
      return undefined
    object ??= mention
  }
  return object && !isPossessive(document, object.endToken - 1) ? speakerOf(document, object) : undefined
}

/** Most tokens in which the one person is looked for. */
const onlyReach = 120

/** `Below is an interview with Ruth Alvear. It is of May. “…,” she said`: the one person between sentence `s` and token `until`, in whatever place. */
function onlyPerson(document: Document, s: number, until: number, pronoun: string): Speaker | undefined {
  const people = peopleOf(document)
  let only: Mention | undefined
  for (let i = Math.max(until - onlyReach, document.sentences.firstTokenOf(s)); i < until; i++) {
    const mention = isName(document, i) && !isQuoted(document, i) ? people.at(i) : undefined
    if (!mention) continue
    i = Math.max(i, mention.endToken - 1)
    const isCompared = /^(?:since|than)$/.test(lowerOf(document, mention.firstToken - 1))
    if (isCompared || !people.isPerson(mention) || !agrees(document, mention, pronoun)) continue
    if (only && only.surname !== mention.surname) return undefined
    only ??= mention
  }
  return only && speakerOf(document, only)
}

/** "She" is not said of a speaker who is a man. */
function speakerAgrees(document: Document, { range }: Speaker, pronoun: string): boolean {
  const mention = peopleOf(document).at(document.tokenAt(range.start))
  return mention === undefined || agrees(document, mention, pronoun)
}
