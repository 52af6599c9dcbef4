import { type Document, Shape, TokenKind } from '@copydesk/core'
import { isAbbreviation, isCloser } from '@copydesk/text'
import { addressMask, hasMask, hasShape, isJoined, isWord, lengthOf } from './words.ts'

/** A sentence that starts where another ended. */
export interface SentenceSeam {
  /** The stop, and the first word behind it. */
  readonly stop: number
  readonly next: number
}

const key = Symbol('sentence seams')

/** Stops with no space before the next sentence (`week.She`), in text order; found once for all rules that ask. */
export const sentenceSeams = (document: Document): readonly SentenceSeam[] => document.derive(key, find)

function find(document: Document): SentenceSeam[] {
  const found: SentenceSeam[] = []
  for (const stop of document.stops) {
    if (!isJoined(document, stop)) continue
    const next = afterClosers(document, stop + 1)
    if (startsSentence(document, next) && endsSentence(document, stop)) found.push({ stop, next })
  }
  return found
}

/** First token behind the closing marks that touch the stop, or -1 if a space stands before it. */
function afterClosers(document: Document, from: number): number {
  const { tokens } = document
  let i = from
  while (i < from + 2 && isJoined(document, i) && isCurlyCloser(tokens.word[i] as number, tokens.kind[i] as number)) i++
  return isJoined(document, i) ? i : -1
}

/** A straight mark may as well open the next quotation: it tells nothing. */
const isCurlyCloser = (code: number, kind: number): boolean =>
  kind === TokenKind.punctuation && isCloser(code) && code !== 34 && code !== 39

function startsSentence(document: Document, next: number): boolean {
  if (next < 0 || !isWord(document, next) || hasMask(document, next, addressMask)) return false
  if (!hasShape(document, next, Shape.capital) || hasShape(document, next, Shape.camel)) return false
  if (hasShape(document, next, Shape.upper) && lengthOf(document, next) < 3) return false
  if (lengthOf(document, next) === 1) return !isJoined(document, next + 1) && isPronounOrArticle(document, next)
  // A second full stop right behind makes an abbreviation (`Ph.D.`) or a path (`Log.Level.Info`) of it.
  return !(isJoined(document, next + 1) && document.tokens.word[next + 1] === 46 && isJoined(document, next + 2))
}

const isPronounOrArticle = ({ text, tokens }: Document, i: number): boolean =>
  'AI'.includes(text.charAt(tokens.start[i] as number))

function endsSentence(document: Document, stop: number): boolean {
  const { tokens, lexicon, text } = document
  const before = stop - 1
  // Speakers trail off without a space behind (`out there...Where`): an ellipsis is house style, not damage.
  if (lengthOf(document, stop) > 1 || tokens.word[stop] === 0x2026) return false
  const kind = tokens.kind[before]
  if (kind === TokenKind.number) return (tokens.start[before] as number) > 0 && !startsLine(document, before)
  if (kind === TokenKind.punctuation)
    return isCurlyCloser(tokens.word[before] as number, kind) || tokens.word[before] === 37
  if (kind !== TokenKind.word || hasMask(document, before, addressMask)) return false
  if (isJoined(document, before) && tokens.word[before - 1] === 46) return false
  return lengthOf(document, before) > 1 && !isAbbreviation(text, tokens, stop, lexicon)
}

const startsLine = (document: Document, i: number): boolean =>
  document.lines.firstToken[document.lineAt(document.tokens.start[i] as number)] === i
