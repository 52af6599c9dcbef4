import type { Document } from '@copydesk/core'
import { isAnyMark, isCapital, isMark, isQuoted, lowerOf, Mark, startOf } from '@copydesk/text'
import { nameAt, peopleOf } from '../mentions.ts'
import type { Acts } from '../speech-acts/act.ts'
import { resolve } from './pronouns.ts'
import {
  type Draft,
  endsOpen,
  fillsLine,
  isQuestion,
  lineBefore,
  nextLine,
  opensLine,
  opensNextLine,
  startsSentence,
} from './quotations.ts'
import { objectOf } from './sentence-subjects.ts'
import type { Speaker } from './speaker.ts'

const restOpens = new Set('but and in if on at so when while because still now for yet as then or'.split(' '))

/** Fewest words of a quotation that ends a sentence nobody else speaks in. */
const restWords = 5

/** `“…,” Ruth Alvear said. But in the end, “we need a ferry.”`: the next sentence of her speech, begun outside the marks. */
export function isRestOfSpeech(document: Document, previous: Draft, draft: Draft, acts: Acts): boolean {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const first = document.sentences.firstTokenOf(s)
  return (
    previous.verb !== undefined &&
    previous.line === draft.line &&
    draft.words >= restWords &&
    isMark(document, draft.firstToken - 1, Mark.comma) &&
    restOpens.has(lowerOf(document, first)) &&
    isMark(document, draft.endToken - 2, Mark.stop) &&
    (startsSentence(document, draft.endToken) || document.lines.endToken[draft.line] === draft.endToken) &&
    !acts.get(s) &&
    continues(document, previous, draft)
  )
}

/** `“…,” Ruth Alvear said. “Obviously.”`: a word or two that go on with the speech of the paragraph. */
export const isBriefRest = (document: Document, previous: Draft | undefined, draft: Draft): boolean =>
  draft.words > 0 &&
  previous?.verb !== undefined &&
  previous.line === draft.line &&
  startsSentence(document, draft.firstToken) &&
  isCapital(document, draft.firstToken + 1) &&
  (startsSentence(document, draft.endToken) || document.lines.endToken[draft.line] === draft.endToken) &&
  continues(document, previous, draft)

/** Of a quotation with a speaker: the same paragraph and no other person between, or a paragraph opened after one left unclosed. */
export function continues(document: Document, previous: Draft, draft: Draft): boolean {
  const { speaker } = previous
  if (!speaker) return false
  if (previous.line === draft.line) {
    for (let i = previous.endToken; i < draft.firstToken; i++) if (isStranger(document, i, speaker)) return false
    return true
  }
  const isOpen = document.quotations.closed[previous.index] === 0
  return isOpen && nextLine(document, previous.line) === draft.line
}

/** Shortest paragraph of a quotation alone that goes on with the speech above it, in words: what is shorter may answer it. */
export const shortestParagraph = 6

/** Most tokens of the clause that hands a quotation over and ends its paragraph: `she said in a letter on Monday.` */
const handoverReach = 24

/** `"…," she said.` and below a paragraph that is a quotation and no more, with no other quotation below that. */
export function goesOnBelow(document: Document, previous: Draft, draft: Draft, next?: Draft): boolean {
  const { lines, quotations } = document
  const above = lineBefore(document, draft.line)
  const handed = lines.endTokenOf(above) - previous.endToken
  const isAnswered = next !== undefined && quotations.closed[draft.index] === 1 && opensNextLine(document, draft, next)
  return (
    fillsLine(document, draft) &&
    !isAnswered &&
    !isQuestion(document, previous) &&
    draft.words >= shortestParagraph &&
    previous.line === above &&
    quotations.closed[previous.index] === 1 &&
    endsOpen(document, previous) &&
    handed >= 2 &&
    handed <= handoverReach
  )
}

/** `Ruth Alvear said: “…”`, and below it paragraphs that are each a quotation, closed, and no more: all of them are hers. */
export function closedOneByOne(document: Document, previous: Draft, draft: Draft, next?: Draft): boolean {
  const above = lineBefore(document, draft.line)
  const isLast = document.lines.endTokenOf(above) - previous.endToken <= 1
  const isLed =
    previous.verb === undefined
      ? fillsLine(document, previous)
      : (previous.subject?.firstToken ?? previous.endToken) < previous.firstToken
  const isAnswered = next?.verb !== undefined && opensNextLine(document, draft, next)
  return (
    fillsLine(document, draft) &&
    draft.words >= shortestParagraph &&
    !isMark(document, draft.endToken - 2, Mark.comma) &&
    previous.line === above &&
    previous.words >= 3 &&
    !isQuestion(document, previous) &&
    isLast &&
    isLed &&
    !isAnswered
  )
}

/** A person other than the one who spoke. */
function isStranger(document: Document, i: number, speaker: Speaker): boolean {
  const mention = nameAt(document, i)
  const before = mention ? lowerOf(document, mention.firstToken - 1) : ''
  if (!mention || !peopleOf(document).isPerson(mention) || objectOf.has(before) || before.endsWith('ing')) return false
  return !(speaker.fullName ?? speaker.name).toLowerCase().includes(mention.surname)
}

/** Most paragraphs of one speech that are looked through for its beginning. */
const speechReach = 12

/** `Ann Leeds said: ‘We are late.` with no mark to close it, and below paragraphs that open with one: the speech she began. */
export function openedAbove(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const { lines } = document
  if (!opensLine(document, draft) || !isSingle(document, draft.firstToken)) return undefined
  let line = lineBefore(document, draft.line)
  for (let n = 0; n < speechReach && line >= 0 && isSingle(document, lines.firstTokenOf(line)); n++)
    line = lineBefore(document, line)
  if (line < 0) return undefined
  for (let i = lines.endTokenOf(line) - 2; i > lines.firstTokenOf(line); i--) {
    const isOpening = isSingle(document, i) && !isQuoted(document, i)
    if (!isOpening || !(isMark(document, i - 1, Mark.colon) || isMark(document, i - 1, Mark.comma))) continue
    const act = acts.get(document.sentenceAt(startOf(document, i - 1)))?.findLast(({ verb }) => verb < i)
    return act ? (resolve(document, act.subject, [], 0) ?? undefined) : undefined
  }
  return undefined
}

const singles = new Set<number>([Mark.apostrophe, Mark.openSingle])

const isSingle = (document: Document, i: number): boolean => isAnyMark(document, i, singles)

/** The paragraph below goes on in the same voice and names it: `"…" ⏎ "…," he said`. */
export function continuedBelow(document: Document, drafts: readonly Draft[], k: number): Speaker | undefined {
  const draft = drafts[k] as Draft
  const next = drafts[k + 1]
  if (next?.speaker && opensNextLine(document, draft, next)) return next.speaker
  const previous = drafts[k - 1]
  const above = lineBefore(document, draft.line)
  return opensLine(document, draft) &&
    previous?.speaker &&
    previous.line === above &&
    !isQuestion(document, previous) &&
    document.lines.endTokenOf(above) === previous.endToken
    ? previous.speaker
    : undefined
}
