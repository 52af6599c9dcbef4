import type { Document } from '@copydesk/core'
import { isMark, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { type Mention, nameAt, peopleOf } from '../mentions.ts'
import { type Acts, isAccording, phrase } from '../speech-acts/act.ts'
import { mainClause, openingPhrase } from '../speech-acts/clauses.ts'
import { speakingPronouns } from '../speech-acts/function-words.ts'
import { isPastForm } from '../speech-acts/verb-forms.ts'
import { shortestParagraph } from './continued-speech.ts'
import { resolve } from './pronouns.ts'
import { type Draft, fillsLine, lineBefore } from './quotations.ts'
import { isOwner, objectOf, subjectOf } from './sentence-subjects.ts'
import { phraseSpeaker, type Speaker, speakerOf } from './speaker.ts'

/** `According to her mother, she had no reason to go: “…`. */
export function accordingTo(document: Document, { firstToken }: Draft, acts: Acts): Speaker | null {
  const s = document.sentenceAt(startOf(document, firstToken - 1))
  const act = acts.get(s)?.find((one) => one.verb < firstToken && isAccording(document, one))
  return act ? resolve(document, act.subject, [], 0) : null
}

/** `One neighbor was indignant with me: "…`, `Castor did not mince words: "…`: the subject of the clause before the colon. */
export function introducedByColon(document: Document, drafts: readonly Draft[], k: number): Speaker | null {
  const { firstToken } = drafts[k] as Draft
  const s = document.sentenceAt(startOf(document, firstToken - 1))
  const first = mainClause(document, document.sentences.firstTokenOf(s), firstToken - 1)
  const opening = openingPhrase(document, first, firstToken - 1, 'any')
  if (opening?.kind === 'phrase') return phraseSpeaker(document, opening)
  for (let i = first; i < firstToken - 1; i++) {
    const mention = nameAt(document, i)
    if (mention && !objectOf.has(lowerOf(document, i - 1)) && !isOwner(document, mention))
      return speakerOf(
        document,
        personBehind(document, mention) ?? personInAside(document, mention, firstToken) ?? mention,
      )
    if (speakingPronouns.has(lowerOf(document, i)))
      return resolve(document, phrase(document, i, i + 1, 'pronoun'), drafts, k)
  }
  return null
}

/** `The Harbour Works President and head of the board, Ruth Alvear, issued this:`: the person between commas behind an office. */
function personInAside(document: Document, mention: Mention, until: number): Mention | undefined {
  const people = peopleOf(document)
  if (people.isPerson(mention)) return undefined
  for (let i = mention.endToken; i < Math.min(until, mention.endToken + 14) && !isPastForm(document, i); i++) {
    const behind = isMark(document, i, Mark.comma) ? nameAt(document, i + 1) : undefined
    if (behind && isMark(document, behind.endToken, Mark.comma) && people.isPerson(behind)) return behind
  }
  return undefined
}

/** `CNN moderator Abby Phillip`: the person named two words behind a body at most. */
function personBehind(document: Document, mention: Mention): Mention | undefined {
  const people = peopleOf(document)
  if (people.isPerson(mention)) return undefined
  for (let i = mention.endToken; i < mention.endToken + 3 && isWord(document, i); i++) {
    const behind = nameAt(document, i)
    if (behind) return people.isPerson(behind) ? behind : undefined
    if (objectOf.has(lowerOf(document, i))) return undefined
  }
  return undefined
}

/** The sentence before speaks of someone who speaks and quotes nothing itself: `He explained his vote on Tuesday. "…"`. */
export function announced(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const end = document.sentences.endToken[s - 1]
  const sameParagraph = document.sentences.line[s - 1] === draft.line
  if (end === undefined) return undefined
  if (!sameParagraph && !isMark(document, end - 1, Mark.colon)) return reportedAbove(document, draft, acts)
  const act = acts.get(s - 1)?.at(-1)
  if (act && act.subject.kind !== 'pronoun') return resolve(document, act.subject, [], 0) ?? undefined
  return (
    subjectOf(document, s - 1, draft.firstToken, true) ??
    (act ? subjectOf(document, s - 2, draft.firstToken, true) : undefined)
  )
}

/** `Ann Leeds said that the bridge was late.` and below it a paragraph that is a quotation and no more: what was reported is quoted. */
function reportedAbove(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const { lines, sentences } = document
  const above = lineBefore(document, draft.line)
  // What ends in a comma was handed over to someone else, who is gone.
  const isCut = isMark(document, draft.endToken - 2, Mark.comma)
  if (!fillsLine(document, draft) || isCut || above < 0 || draft.words < shortestParagraph) return undefined
  const s = document.sentenceAt(startOf(document, lines.endTokenOf(above) - 1))
  const act = acts.get(s)?.[0]
  for (let i = sentences.firstTokenOf(s); i < sentences.endTokenOf(s); i++) if (isQuoted(document, i)) return undefined
  const opens = act && !act.isWeak && act.subject.firstToken < act.verb && act.subject.kind !== 'phrase'
  const main = opens ? mainClause(document, sentences.firstTokenOf(s), act.subject.firstToken) : 0
  return opens && act.subject.firstToken < main + 3 ? (resolve(document, act.subject, [], 0) ?? undefined) : undefined
}
