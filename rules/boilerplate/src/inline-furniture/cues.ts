import { type Document, type PhraseHit, type Range, Shape, TokenKind } from '@copydesk/core'
import type { SpanCue } from './phrases.ts'
import type { Span } from './range.ts'

/** Sentences of more words have run into the next: a headline has no full stop. */
const longestSentence = 40
/** Brackets and rests of lines longer than this, in UTF-16 units, are not furniture alone. */
const longest = 900
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** The span of one hit of a cue, or null where the cue is part of the story. */
export function cueSpan(document: Document, hit: PhraseHit, cue: SpanCue): Span | null {
  const bracket = bracketOf(document, hit)
  if (bracket) return { ...bracket, confidence: cue.confidence, anchored: true }
  const range = hasCase(document, hit, cue) ? extents[cue.extent](document, hit) : null
  return range && { ...range, confidence: cue.confidence, anchored: false }
}

function hasCase({ tokens }: Document, { firstToken, endToken }: PhraseHit, cue: SpanCue): boolean {
  if (cue.case === 'any') return true
  if (cue.case === 'title') return ((tokens.shape[firstToken] as number) & Shape.capital) !== 0
  for (let t = firstToken; t < endToken; t++)
    if (tokens.kind[t] === TokenKind.word && !((tokens.shape[t] as number) & Shape.upper)) return false
  return true
}

const extents: Readonly<Record<SpanCue['extent'], (document: Document, hit: PhraseHit) => Range | null>> = {
  self: (document, hit) => (startsFresh(document, hit) ? { start: hit.start, end: hit.end } : null),
  sentence: (document, hit) =>
    startsFresh(document, hit) ? within(document, { start: hit.start, end: sentenceEnd(document, hit) }) : null,
  holds: (document, hit) => {
    const sentence = document.sentenceAt(hit.start)
    const start = document.sentences.start[sentence]
    return start === undefined ? null : within(document, { start, end: sentenceEnd(document, hit) })
  },
  rest: (document, hit) => {
    const end = document.lines.end[hit.line] as number
    return startsFresh(document, hit) && end - hit.start <= longest ? { start: hit.start, end } : null
  },
  bracket: () => null,
}

const within = (document: Document, range: Range): Range | null =>
  document.tokenAt(range.end) - document.tokenAt(range.start) <= longestSentence ? range : null

const sentenceEnd = (document: Document, hit: PhraseHit): number => {
  const sentence = document.sentenceAt(hit.start)
  return sentence < 0 ? hit.end : Math.max(hit.end, document.sentences.end[sentence] as number)
}

/** A cue in lower case may stand anywhere; one with a capital must follow what ends a sentence or another part of the page. */
function startsFresh({ tokens, text, lines }: Document, { firstToken, line }: PhraseHit): boolean {
  const before = firstToken - 1
  if (before < (lines.firstToken[line] as number)) return true
  if (!((tokens.shape[firstToken] as number) & Shape.capital)) return true
  return /[.?!:…"”’')\]|»*•–—\d-]/.test(text.charAt((tokens.end[before] as number) - 1))
}

/** The whole bracket whose first words the cue is. */
function bracketOf({ text, tokens, lines }: Document, { firstToken, line, start }: PhraseHit): Range | null {
  const before = firstToken - 1
  if (before < (lines.firstToken[line] as number)) return null
  const open = tokens.start[before] as number
  const closer = closers[text.charAt(open)]
  if (!closer) return null
  const limit = Math.min(lines.end[line] as number, open + longest)
  for (let i = start, depth = 1; i < limit; i++) {
    const mark = text.charAt(i)
    if (mark === text.charAt(open)) depth++
    else if (mark === closer && --depth === 0) return { start: open, end: i + 1 }
  }
  return null
}
