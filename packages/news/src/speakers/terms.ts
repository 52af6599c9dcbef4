import type { Document } from '@copydesk/core'
import { isCapital, isMark, isQuoted, lowerOf, Mark } from '@copydesk/text'
import type { SpeechAct } from '../speech-acts/act.ts'
import { isPastForm } from '../speech-acts/verb-forms.ts'
import { type Draft, isLedIn, startsSentence } from './quotations.ts'

/** One to three words inside a clause that goes on: a term, which nobody behind it says. */
export const isTerm = (document: Document, draft: Draft): boolean =>
  draft.words <= 3 &&
  !isLedIn(document, draft) &&
  !isMark(document, draft.endToken - 2, Mark.comma) &&
  !isBriefSentence(document, draft)

/** `“Who cares?” Ruth Alvear said.`: few words, but a sentence. */
const isBriefSentence = (document: Document, { firstToken, endToken }: Draft): boolean =>
  startsSentence(document, firstToken) &&
  isCapital(document, firstToken + 1) &&
  (isMark(document, endToken - 2, Mark.question) || isMark(document, endToken - 2, Mark.exclamation))

/** Most tokens between a verb and a term it takes: what stands further behind, with no verb of its own, is no one's word. */
const termReach = 8

/** `called it a “trial”`, `said that the “trial” ran`: a term near the verb, or in a clause the verb reports. */
export function ownsTerm(document: Document, { verb, isWeak }: SpeechAct, { firstToken }: Draft): boolean {
  let isClause = false
  let isBehind = false
  for (let i = verb + 1; i < firstToken; i++) {
    if (isWeak && isMark(document, i - 1, Mark.comma) && /^(?:who|which)$/.test(lowerOf(document, i))) return false
    if (isQuoted(document, i)) isBehind = true
    // Behind another quotation of the clause the verb reaches no further than that clause.
    else if (isBehind && opensAdverbialClause.has(lowerOf(document, i))) return false
    else if (isMark(document, i, Mark.colon) && i < firstToken - 1) return false
    else isClause ||= opensReport(document, i)
  }
  return (
    isClause ||
    firstToken - verb <= termReach ||
    isJoined(document, firstToken) ||
    isComplement(document, verb, firstToken)
  )
}

/** `“by chance”, the clerks speculate.`: a comma, who speaks, and the sentence ends. */
export const closesOn = (document: Document, { endToken }: Draft, { verb, subject }: SpeechAct): boolean =>
  isMark(document, endToken, Mark.comma) &&
  subject.firstToken === endToken + 1 &&
  subject.endToken === verb &&
  isMark(document, verb + 1, Mark.stop)

/** `said that`, `said the pier was`, `called it to be`. */
const opensReport = (document: Document, i: number): boolean =>
  lowerOf(document, i) === 'that' ||
  isPastForm(document, i) ||
  (lowerOf(document, i) === 'to' && lowerOf(document, i + 1) === 'be')

/** Words that open a clause of time, reason or concession. */
export const opensAdverbialClause = new Set('after when while as because although though since until before'.split(' '))

/** `slammed the plan as a “trial”`, `promised to stay, to “steady” it`. */
function isComplement(document: Document, verb: number, i: number): boolean {
  const before = lowerOf(document, /^(?:an?|the)$/.test(lowerOf(document, i - 1)) ? i - 2 : i - 1)
  return before === 'as' || (before === 'to' && lowerOf(document, verb + 1) === 'to')
}

/** `“trial” and “error”`: another quotation ends at most two tokens before. */
const isJoined = (document: Document, i: number): boolean => isQuoted(document, i - 2) || isQuoted(document, i - 3)
