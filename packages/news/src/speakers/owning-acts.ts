import type { Document } from '@copydesk/core'
import { isCapital, isMark, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { type Acts, isAccording, type SpeechAct } from '../speech-acts/act.ts'
import { isPastForm } from '../speech-acts/verb-forms.ts'
import { inWordsOf } from './own-words.ts'
import { type Draft, endsOpen, isLedIn, nextLine, sentenceEnd, startsSentence } from './quotations.ts'
import { closesOn, isTerm, opensAdverbialClause, ownsTerm } from './terms.ts'

/** Most tokens between a quotation and the verb that hands it over. */
const reach = { after: 30, before: 32 }

/** The act that owns the quotation: behind it where it ends in a comma or question, before it where it is led in, else the nearer. */
export function actFor(document: Document, draft: Draft, acts: Acts, next?: Draft): SpeechAct | undefined {
  const after = actAfter(document, draft, acts, next)
  const before = actBefore(document, draft, acts) ?? inWordsOf(document, draft)
  if (isTerm(document, draft)) {
    const owner = before && ownsTerm(document, before, draft) ? before : undefined
    return owner ?? (after && (isAccording(document, after) || closesOn(document, draft, after)) ? after : undefined)
  }
  if (!after || !before) return before ?? (after && isOwnClause(document, draft, after) ? undefined : after)
  // "Ann Leeds told them that “…,” according to the Post": the Post tells of her words.
  if (isAccording(document, after) && lowerOf(document, draft.firstToken - 1) === 'that') return before
  const isAside =
    lowerOf(document, after.verb).endsWith('ing') || opensOtherClause.has(lowerOf(document, draft.endToken))
  if (isAside && !isAccording(document, after)) return before
  // Where the clause behind is long in coming to its speaker, the one before has the quotation.
  const isNear = Math.min(after.verb, after.subject.firstToken) - draft.endToken < nearReach
  if (endsOpen(document, draft) && !isLedIn(document, draft) && isNear) return after
  return isLedIn(document, draft) || !before.isWeak ? before : after
}

/** `“…” and Ada Netter said`: what speaks there owns what follows. */
const isOwnClause = (document: Document, { endToken }: Draft, act: SpeechAct): boolean =>
  /^(?:and|but|while)$/.test(lowerOf(document, endToken)) && !isAccording(document, act)

/** Most tokens between a quotation that has a speaker before it and another behind it. */
const nearReach = 5

/** Words that open another clause behind a quotation: what speaks there owns none before them. */
const opensOtherClause = new Set('and but while because although when which who'.split(' '))

/** The act behind the quotation, in its sentence or in a brief one of its own. */
function actAfter(document: Document, draft: Draft, acts: Acts, next?: Draft): SpeechAct | undefined {
  const { endToken, line } = draft
  const behind = briefAct(document, draft, acts)
  if (behind) return behind
  const isClosed = isMark(document, endToken - 2, Mark.stop) || !endsOpen(document, draft)
  if (isClosed && startsSentence(document, endToken)) return undefined
  const limit = Math.min(endToken + reach.after, document.lines.endTokenOf(lastLine(document, draft, acts)))
  const from = next && next.line === line ? Math.min(limit, next.firstToken) : limit
  const stop = sentenceEnd(document, endToken, limit)
  const s = document.sentenceAt(document.tokens.start[endToken] ?? 0)
  return acts
    .get(s)
    ?.find(
      ({ verb, subject, isWeak }) =>
        verb >= endToken &&
        verb < Math.min(from, stop) &&
        (!isWeak ||
          (isMark(document, endToken - 2, Mark.comma) && verb < endToken + 8) ||
          (isMark(document, endToken, Mark.comma) && lowerOf(document, endToken + 1) === 'as')) &&
        (subject.firstToken >= endToken || subject.kind === 'name'),
    )
}

/** `“… in the harbour.” Ruth Alvear argued at the time.`: a sentence of its own that says who spoke and no more. */
function briefAct(document: Document, draft: Draft, acts: Acts): SpeechAct | undefined {
  const { line } = draft
  // `“…”. Ruth Alvear said.`: the stop on the wrong side.
  const endToken = isMark(document, draft.endToken, Mark.stop) ? draft.endToken + 1 : draft.endToken
  if (endToken >= document.lines.endTokenOf(line) || !startsSentence(document, endToken)) return undefined
  const s = document.sentenceAt(startOf(document, endToken))
  const act = acts.get(s)?.[0]
  const isFirst = act && !act.isWeak && act.verb < endToken + 5 && act.subject.firstToken < endToken + 3
  if (!isFirst || document.sentences.endTokenOf(s) > endToken + 12) return undefined
  const next = Math.max(act.verb + 1, act.subject.endToken)
  if (isMark(document, next, Mark.comma)) return lowerOf(document, next + 1).endsWith('ing') ? act : undefined
  return isMark(document, next, Mark.stop) || /^(?:at|in|on|during)$/.test(lowerOf(document, next)) ? act : undefined
}

/** The line a quotation's sentence goes on in: the next where it ends in a comma and that opens without a capital, or with who speaks. */
function lastLine(document: Document, { endToken, line }: Draft, acts: Acts): number {
  const next = nextLine(document, line)
  const first = document.lines.firstToken[next]
  const isOpen = document.lines.endTokenOf(line) === endToken && isMark(document, endToken - 2, Mark.comma)
  if (!isOpen || first !== endToken || !isWord(document, first)) return line
  const act = acts.get(document.sentenceAt(startOf(document, first)))?.[0]
  const names =
    act !== undefined && !act.isWeak && act.subject.firstToken === first && act.verb === act.subject.endToken
  return names || !isCapital(document, first) ? next : line
}

/** The act nearest before the quotation in its sentence, or the one a colon goes back to. */
function actBefore(document: Document, draft: Draft, acts: Acts): SpeechAct | undefined {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const first = Math.max(document.sentences.firstToken[s] ?? 0, draft.firstToken - reach.before)
  const before = acts.get(s)?.filter(({ verb }) => verb >= first && verb < draft.firstToken) ?? []
  // "Ann Leeds suggested that residents think of leaving: “…”": what a colon announces is hers.
  const closest = before.at(-1)
  const hands = closest !== undefined && Math.max(closest.verb, closest.subject.endToken - 1) === draft.firstToken - 2
  const main =
    isMark(document, draft.firstToken - 1, Mark.colon) && !hands
      ? before.find(({ verb }) => lowerOf(document, verb + 1) === 'that')
      : undefined
  const last = main ?? closest
  return last?.isWeak && isOtherClause(document, last.verb, draft.firstToken) ? undefined : last
}

/** `spoke after the clerk even left the “pier”`: another clause, with a verb of its own, stands between. */
function isOtherClause(document: Document, verb: number, until: number): boolean {
  let opens = false
  for (let i = verb + 1; i < until; i++) {
    if (isQuoted(document, i)) return false
    if (opens && isPastForm(document, i)) return true
    opens ||= opensAdverbialClause.has(lowerOf(document, i)) && lowerOf(document, i) !== 'as'
  }
  return false
}
