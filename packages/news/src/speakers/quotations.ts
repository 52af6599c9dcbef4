import type { Document } from '@copydesk/core'
import { fullLine, isMark, isQuoted, isWord, Mark, startOf } from '@copydesk/text'
import type { Subject } from '../speech-acts/act.ts'
import { endsOpenInside } from '../speech-acts/quotation-marks.ts'
import type { Speaker } from './speaker.ts'

/** A quotation whose owner is sought, with its tokens half-open and its marks among them. */
export interface Draft {
  readonly index: number
  readonly firstToken: number
  readonly endToken: number
  readonly line: number
  readonly words: number
  subject?: Subject | undefined
  verb?: string | undefined
  speaker?: Speaker | null
}

/** The quotations of a text in text order, none with an owner yet. */
export function draftsOf(document: Document): Draft[] {
  const { quotations } = document
  const drafts: Draft[] = []
  for (let q = 0; q < quotations.count; q++) {
    const firstToken = quotations.firstTokenOf(q)
    const endToken = quotations.endTokenOf(q)
    let words = 0
    for (let i = firstToken; i < endToken; i++) if (isWord(document, i)) words++
    drafts.push({ index: q, firstToken, endToken, line: document.lineAt(quotations.startOf(q)), words })
  }
  return drafts
}

/** The last mark inside is a comma, or one stands right behind: the clause goes on behind the quotation. */
export const endsOpen = (document: Document, { endToken }: Draft): boolean =>
  endsOpenInside(document, endToken) || isMark(document, endToken, Mark.comma)

/** `said, "…`, `told them: "…`. */
export const isLedIn = (document: Document, { firstToken }: Draft): boolean =>
  isMark(document, firstToken - 1, Mark.colon) ||
  (isMark(document, firstToken - 1, Mark.comma) && !isQuoted(document, firstToken - 2))

/** Token `i` opens a sentence, or the text has ended before it. */
export const startsSentence = (document: Document, i: number): boolean => {
  const s = i < document.tokens.count ? document.sentenceAt(startOf(document, i)) : -1
  return s < 0 || document.sentences.firstToken[s] === i
}

/** Where the sentence of token `i` ends, `limit` at most. */
export function sentenceEnd(document: Document, i: number, limit: number): number {
  if (i >= document.tokens.count) return limit
  const s = document.sentenceAt(startOf(document, i))
  return s < 0 ? limit : Math.min(limit, document.sentences.endTokenOf(s))
}

/** The quotation opens its paragraph. */
export const opensLine = (document: Document, { firstToken, line }: Draft): boolean =>
  document.lines.firstTokenOf(line) === firstToken

/** Nothing but the quotation stands in its paragraph. */
export const fillsLine = (document: Document, draft: Draft): boolean =>
  opensLine(document, draft) && document.lines.endToken[draft.line] === draft.endToken

/** Nothing but the quotation stands in its sentence. */
export function standsAlone(document: Document, draft: Draft): boolean {
  const { firstToken, endToken, line } = draft
  const s = document.sentenceAt(startOf(document, firstToken))
  const opens = document.sentences.firstTokenOf(s) === firstToken || opensLine(document, draft)
  return (
    opens &&
    (endToken >= document.lines.endTokenOf(line) || startsSentence(document, endToken) || !endsOpen(document, draft))
  )
}

/** What follows may be its answer. */
export const isQuestion = (document: Document, { endToken }: Draft): boolean =>
  isMark(document, endToken - 2, Mark.question)

/** The next paragraph with words in it; -1 if none follows. */
export const nextLine = (document: Document, line: number): number => fullLine(document, line + 1, 1)

/** The paragraph with words before; -1 if none stands there. */
export const lineBefore = (document: Document, line: number): number => fullLine(document, line - 1, -1)

/** `next` opens the paragraph below the quotation. */
export const opensNextLine = (document: Document, draft: Draft, next: Draft): boolean =>
  nextLine(document, draft.line) === next.line && opensLine(document, next)
