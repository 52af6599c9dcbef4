import { type Document, onceFor, type Range } from '@copydesk/core'
import { isMark, isQuoted, lowerOf, Mark, startOf } from '@copydesk/text'
import { accordingTo, announced, introducedByColon } from './speakers/announcements.ts'
import {
  closedOneByOne,
  continuedBelow,
  continues,
  goesOnBelow,
  isBriefRest,
  isRestOfSpeech,
  openedAbove,
} from './speakers/continued-speech.ts'
import { actFor } from './speakers/owning-acts.ts'
import { resolve } from './speakers/pronouns.ts'
import { type Draft, draftsOf, isLedIn, opensNextLine, standsAlone } from './speakers/quotations.ts'
import { signed, signedBehind, tweetedBehind } from './speakers/signatures.ts'
import type { Speaker } from './speakers/speaker.ts'
import { isTitle, isTitleCase } from './speakers/titles-of-works.ts'
import type { Acts, SpeechAct } from './speech-acts/act.ts'
import { isBehindComma } from './speech-acts/quotation-marks.ts'
import { speechActsOf } from './speech-acts.ts'

/** A quotation and its owner. */
export interface Quote {
  /** With its marks. */
  readonly range: Range
  /** Without its marks. */
  readonly inner: Range
  readonly words: number
  readonly speaker: Speaker | null
  /** The text says who the speaker is: by full name, by title, or by description. */
  readonly introduced: boolean
  /** The verb of speech that hands it over, lower case; null where only the context does. */
  readonly verb: string | null
}

/** The quotations of a text in text order, each with its speaker if it has one; computed once a document. */
export const quotesOf: (document: Document) => readonly Quote[] = onceFor(attribute)

function attribute(document: Document): Quote[] {
  const drafts = draftsOf(document)
  const acts = speechActsOf(document)
  for (const [k, draft] of drafts.entries()) {
    const act = draft.words === 0 || isTitle(document, draft) ? undefined : actFor(document, draft, acts, drafts[k + 1])
    if (act) give(document, drafts, k, act)
  }
  for (const [k, draft] of drafts.entries()) closeOwner(document, drafts, k, draft, acts)
  for (let k = drafts.length - 2; k >= 0; k--) shareOwner(document, drafts[k] as Draft, drafts[k + 1] as Draft)
  for (const [k, draft] of drafts.entries()) draft.speaker ??= fromContext(document, drafts, k, acts)
  // A quotation left open goes on in the next paragraph, where its owner may stand.
  for (let k = drafts.length - 2; k >= 0; k--) {
    const [draft, next] = [drafts[k] as Draft, drafts[k + 1] as Draft]
    if (document.quotations.closed[draft.index] === 0 && opensNextLine(document, draft, next))
      draft.speaker ??= next.speaker ?? null
  }
  return drafts.map((draft) => finish(document, draft))
}

/** Gives the quotation to whoever the act says speaks. */
function give(document: Document, drafts: readonly Draft[], k: number, { verb, subject }: SpeechAct): void {
  const draft = drafts[k] as Draft
  draft.verb = lowerOf(document, verb)
  draft.subject = subject
  draft.speaker = resolve(document, subject, drafts, k)
}

/** `In the harbour, “we …” for years, “and …,” said Ruth Alvear`: of two in one sentence, the first goes with the second. */
function shareOwner(document: Document, draft: Draft, next: Draft): void {
  const { sentences, tokens } = document
  const s = document.sentenceAt(tokens.start[draft.firstToken] as number)
  const isOne = next.firstToken < (sentences.endToken[s] as number) && next.firstToken - draft.endToken < 12
  if (draft.speaker || !next.subject || !isOne || draft.words < 4 || !isLedIn(document, draft)) return
  if (next.subject.firstToken >= next.endToken) draft.speaker = next.speaker ?? null
}

/** `The ferry will “take off” if we let it, she said.`: who the end of the sentence names has said all of it. */
function closeOwner(document: Document, drafts: readonly Draft[], k: number, draft: Draft, acts: Acts): void {
  const isNoWord = draft.words === 0 || isTitleCase(document, draft)
  if (draft.subject || isNoWord) return
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const list = acts.get(s) ?? []
  const last = list.at(-1)
  if (!last || last.verb < draft.endToken || !endsSentence(document, last, s)) return
  if (list.some(({ verb }) => verb >= draft.endToken && verb < last.verb)) return
  give(document, drafts, k, last)
}

/** Most tokens that tell, behind who speaks and the verb, when, where or whom. */
const tellingReach = 9

/** The same where an aside says more of who speaks. */
const asideReach = 24

/** `, she said.`, `, said Ruth Alvear on Monday.`: a comma, who speaks and the verb, and no further clause. */
function endsSentence(document: Document, { verb, subject, isWeak }: SpeechAct, s: number): boolean {
  const first = Math.min(verb, subject.firstToken)
  // "…, Mr. Alvear said."
  const from = isMark(document, first - 1, Mark.stop) && subject.mention?.isTitled ? first - 2 : first
  const isNext = subject.endToken === verb || subject.firstToken === verb + 1
  if (isWeak || !isBehindComma(document, from) || !isNext) return false
  const end = document.sentences.endTokenOf(s)
  const behind = Math.max(verb + 1, subject.endToken)
  // "…, notes Ruth Alvear, head of the ferry club on the pier.": an aside may be longer.
  const reach = subject.firstToken > verb && isMark(document, subject.endToken, Mark.comma) ? asideReach : tellingReach
  if (end - behind > reach) return false
  for (let i = behind; i < end; i++)
    if (isQuoted(document, i) || /^(?:that|and|but)$/.test(lowerOf(document, i))) return false
  return true
}

/** Speakers no verb gives: continued, announced or signed quotations. */
function fromContext(document: Document, drafts: readonly Draft[], k: number, acts: Acts): Speaker | null {
  const draft = drafts[k] as Draft
  const previous = drafts[k - 1]
  const tweeter = tweetedBehind(document, draft)
  if (tweeter) return tweeter
  if (isTitle(document, draft)) return null
  if (draft.words < 3) return isBriefRest(document, previous, draft) ? (previous?.speaker ?? null) : null
  if (isMark(document, draft.firstToken - 1, Mark.colon))
    return (
      accordingTo(document, draft, acts) ??
      introducedByColon(document, drafts, k) ??
      signedBehind(document, draft) ??
      signed(document, draft) ??
      null
    )
  if (previous && isRestOfSpeech(document, previous, draft, acts)) return previous.speaker ?? null
  if (
    !standsAlone(document, draft) ||
    (isTitleCase(document, draft) && !/[.,!?]/.test(document.tokenText(draft.endToken - 2)))
  )
    return null
  const signature = signedBehind(document, draft)
  if (signature) return signature
  if (
    previous?.speaker &&
    (continues(document, previous, draft) ||
      goesOnBelow(document, previous, draft, drafts[k + 1]) ||
      closedOneByOne(document, previous, draft, drafts[k + 1]))
  )
    return previous.speaker
  return (
    openedAbove(document, draft, acts) ??
    announced(document, draft, acts) ??
    signed(document, draft) ??
    continuedBelow(document, drafts, k) ??
    null
  )
}

function finish(document: Document, draft: Draft): Quote {
  const { quotations } = document
  const start = quotations.startOf(draft.index)
  const end = quotations.endOf(draft.index)
  const speaker = draft.speaker ?? null
  return {
    range: { start, end },
    inner: { start: start + 1, end: quotations.closed[draft.index] === 1 ? end - 1 : end },
    words: draft.words,
    speaker,
    introduced: speaker !== null && isIntroduced(speaker),
    verb: draft.verb ?? null,
  }
}

const isIntroduced = ({ kind, fullName }: Speaker): boolean => fullName !== undefined || kind === 'phrase'
