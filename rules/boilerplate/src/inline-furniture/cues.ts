import { type Document, indexAtOrBefore, Mask, type PhraseHit, type Range, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isWord, startOf } from '@copydesk/text'
import type { SpanCue } from './phrases.ts'
import type { Span } from './range.ts'

/** Sentences of more words have run into the next: a headline has no full stop. */
const longestSentence = 40
/** Brackets and rests of lines longer than this, in UTF-16 units, are not furniture alone. */
const longest = 900
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** The span of one hit of a cue, or null where the cue is part of the story. */
export function cueSpan(document: Document, hit: PhraseHit, cue: SpanCue): Span | null {
  if (quotesWhole(document, hit)) return null
  const bracket = bracketOf(document, hit)
  if (cue.extent === 'credit') return creditSpan(document, hit, bracket, cue.confidence)
  if (bracket) return { ...bracket, confidence: cue.confidence, anchored: true }
  const range = hasCase(document, hit, cue) ? extents[cue.extent](document, hit) : null
  return range && { ...range, confidence: cue.confidence, anchored: false }
}

/** Somebody says it, or the story tells what was written somewhere. */
function quotesWhole(document: Document, { firstToken, start, end }: PhraseHit): boolean {
  if (!hasMask(document, firstToken, Mask.quotation)) return false
  const last = indexAtOrBefore(document.quotations.start, document.quotations.count, start)
  return last >= 0 && document.quotations.closed[last] === 1 && document.quotations.endOf(last) >= end
}

function hasCase(document: Document, { firstToken, endToken }: PhraseHit, cue: SpanCue): boolean {
  if (cue.case === 'any') return true
  if (cue.case === 'title') return hasShape(document, firstToken, Shape.capital)
  for (let t = firstToken; t < endToken; t++)
    if (isWord(document, t) && !hasShape(document, t, Shape.upper)) return false
  return true
}

const extents: Readonly<Record<SpanCue['extent'], (document: Document, hit: PhraseHit) => Range | null>> = {
  self: (document, hit) => (startsFresh(document, hit) ? { start: hit.start, end: hit.end } : null),
  sentence: (document, hit) =>
    startsFresh(document, hit) || hit.endToken - hit.firstToken >= plainWords
      ? (within(document, { start: hit.start, end: sentenceEnd(document, hit) }) ?? withAddress(document, hit))
      : null,
  holds: (document, hit) => {
    const sentence = document.sentenceAt(hit.start)
    const start = document.sentences.start[sentence]
    return start === undefined ? null : within(document, { start, end: sentenceEnd(document, hit) })
  },
  rest: (document, hit) => {
    const end = document.lines.endOf(hit.line)
    return startsFresh(document, hit) && end - hit.start <= longest ? { start: hit.start, end } : null
  },
  control: (_document, hit) => ({ start: hit.start, end: hit.end }),
  credit: () => null,
  bracket: () => null,
}

/** Words of a cue from which on its capital alone shows that it begins something. */
const plainWords = 4

/** `Follow him on Twitter @idab` where no full stop ends it. */
function withAddress(document: Document, { start, firstToken, endToken }: PhraseHit): Range | null {
  let end = endToken
  while (end < document.tokens.count && hasMask(document, end, Mask.handle | Mask.url)) end++
  return end > endToken && end > firstToken ? { start, end: endOf(document, end - 1) } : null
}

const within = (document: Document, range: Range): Range | null =>
  document.tokenAt(range.end) - document.tokenAt(range.start) <= longestSentence ? range : null

const sentenceEnd = (document: Document, hit: PhraseHit): number => {
  const sentence = document.sentenceAt(hit.start)
  return sentence < 0 ? hit.end : Math.max(hit.end, document.sentences.endOf(sentence))
}

/** A cue in lower case may stand anywhere; one with a capital must follow what ends a sentence or another part of the page. */
function startsFresh(document: Document, { firstToken, line }: PhraseHit): boolean {
  const before = firstToken - 1
  if (before < document.lines.firstTokenOf(line)) return true
  if (!hasShape(document, firstToken, Shape.capital)) return true
  return /[.?!:…"”’')\]|»*•–—\d-]/.test(document.text.charAt(endOf(document, before) - 1))
}

/** Words up to which a line is a caption itself or ends in one: `boilerplate/caption` speaks. */
const captionLine = 110
/** Tokens up to which the sentence before a credit is its caption, and not the page run together. */
const longestCaption = 70
/** `Photograph: Ida Brandt/Getty Images`, read forward. */
const creditAhead =
  /^\p{L}+(?: [Cc]redit)?(?::| by|\/) ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}(?: ?[/|] ?(?:\p{Lu}{2,8}(?!\p{Ll})|\p{Lu}[\p{Ll}’'-]*)(?: (?:Images|Press|Photos?|News|Stock)\b)?){0,4}/u

/** The credit of a picture in the middle of a long line, with the sentence before it, which is its caption. */
function creditSpan(document: Document, hit: PhraseHit, bracket: Range | null, confidence: number): Span | null {
  if (document.lines.wordsOf(hit.line) <= captionLine) return null
  const credit = bracket ?? forward(document, hit)
  const holds = document.sentenceAt(credit?.start ?? hit.start)
  if (!credit || holds < 0) return null
  const { sentences } = document
  const isFirst = sentences.start[holds] === credit.start
  const before = isFirst && sentences.line[holds - 1] === hit.line ? holds - 1 : holds
  const start = sentences.startOf(before)
  const isCaption = document.tokenAt(credit.end) - document.tokenAt(start) <= longestCaption
  return { start: isCaption ? start : credit.start, end: credit.end, confidence, anchored: false }
}

function forward(document: Document, hit: PhraseHit): Range | null {
  if (!startsFresh(document, hit)) return null
  const end = document.lines.endOf(hit.line)
  const match = creditAhead.exec(document.text.slice(hit.start, Math.min(end, hit.start + 120)))
  return match && /[/|]/.test(match[0]) ? { start: hit.start, end: hit.start + match[0].length } : null
}

/** The whole bracket whose first words the cue is. */
function bracketOf(document: Document, { firstToken, line, start }: PhraseHit): Range | null {
  const before = firstToken - 1
  if (before < document.lines.firstTokenOf(line)) return null
  const open = startOf(document, before)
  const closer = closers[document.text.charAt(open)]
  if (!closer) return null
  const limit = Math.min(document.lines.endOf(line), open + longest)
  for (let i = start, depth = 1; i < limit; i++) {
    const mark = document.text.charAt(i)
    if (mark === document.text.charAt(open)) depth++
    else if (mark === closer && --depth === 0) return { start: open, end: i + 1 }
  }
  return null
}
