import { type Document, Mask, onceFor } from '@copydesk/core'
import { endOf, isJoined, isNumber, isWord, lengthOf, startOf } from '@copydesk/text'
import { isExcepted } from './break-exceptions.ts'
import { readsAsProse } from './lines.ts'
import { isClosingQuote, isSingleStop } from './tokens.ts'

/** A full stop before a lower-case word, in running prose. Fields are token indices. */
export interface Break {
  readonly before: number
  readonly stop: number
  /** The closing quotation mark between stop and word, or -1. */
  readonly closer: number
  readonly after: number
  readonly line: number
  /** The stop stands inside a quotation: someone else's punctuation. */
  readonly quoted: boolean
}

/** The breaks of a document, in text order; computed once for all rules that judge them. */
export const breaksOf: (document: Document) => readonly Break[] = onceFor(find)

function find(document: Document): Break[] {
  const found: Break[] = []
  for (const stop of document.stops) {
    const candidate = candidateAt(document, stop)
    if (candidate && !isExcepted(document, candidate) && readsAsProse(document, candidate.line)) found.push(candidate)
  }
  return found.filter((candidate) => !isHabit(candidate, found))
}

function candidateAt(document: Document, stop: number): Break | undefined {
  const { text, tokens } = document
  const before = stop - 1
  if (before < 0 || !isSingleStop(document, stop) || !endsClause(document, before)) return undefined
  const closer = isClosingQuote(document, stop + 1) ? stop + 1 : -1
  const after = (closer < 0 ? stop : closer) + 1
  if (after >= tokens.count || !isWord(document, after) || isJoined(document, after)) return undefined
  if (!isLower(text.charAt(startOf(document, after)))) return undefined
  const line = document.lineAt(startOf(document, stop))
  if (before < document.lines.firstTokenOf(line)) return undefined
  if (after >= document.lines.endTokenOf(line)) return undefined
  const quoted = ((tokens.mask[before] as number) & (tokens.mask[after] as number) & Mask.quotation) !== 0
  return { before, stop, closer, after, line, quoted }
}

const isLower = (letter: string): boolean => letter !== letter.toUpperCase()

/** A word in lower case, an acronym of three letters or more, or a number that does not open its line. */
function endsClause(document: Document, i: number): boolean {
  const { text } = document
  const last = text.charAt(endOf(document, i) - 1)
  if (isNumber(document, i)) return i > document.lines.firstTokenOf(document.lineAt(startOf(document, i)))
  if (!isWord(document, i)) return false
  return isLower(last) || lengthOf(document, i) > 2
}

/** Several breaks inside quotations of one line are how the person quoted writes. */
const isHabit = (candidate: Break, all: readonly Break[]): boolean =>
  candidate.quoted && all.some((other) => other !== candidate && other.quoted && other.line === candidate.line)
