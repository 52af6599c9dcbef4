import { type Document, TokenKind, type Verdict } from '@copydesk/core'
import { alignSentences, type Direction, directionOf, namesOf, quoteDrifts } from '@copydesk/news'
import { diffArrays } from 'diff'

/** A row of the comparison: a sentence of each story as its text has it, or of one alone. */
export interface ComparedRow {
  readonly a: string | null
  readonly b: string | null
  /** 0–1; null for a sentence that stands alone. */
  readonly similarity: number | null
  /** Numbers only one side has, as it has them. */
  readonly numbers: { readonly a: readonly string[]; readonly b: readonly string[] }
  /** Names whose words stand in another order on the other side. */
  readonly permuted: readonly { readonly a: string; readonly b: string }[]
}

export interface ComparedQuote {
  readonly speaker: string
  readonly a: string
  readonly b: string
  readonly agreement: number
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly drifts: readonly ComparedQuote[]
  /** Share of the sentences of the shorter story that have a partner, 0–1. */
  readonly overlap: number
  /** Which was made from the other, with the reasons. */
  readonly direction: Direction
}

/** What is said of the two beside their text. */
export interface Verdicts {
  readonly a?: Verdict | undefined
  readonly b?: Verdict | undefined
}

/** Share of common sentences below which two stories are two reports: then neither is a copy. */
const leastOverlap = 0.3

/** Two stories sentence by sentence, in the order of the first; what only the second tells comes last. */
export function compareStories(a: Document, b: Document, verdicts: Verdicts = {}): Comparison {
  const pairs = alignSentences(a, b)
  const partner = new Map(pairs.map((pair) => [pair.a, pair]))
  const taken = new Set(pairs.map((pair) => pair.b))
  const rows: ComparedRow[] = []
  for (let s = 0; s < a.sentences.count; s++) {
    const pair = partner.get(s)
    rows.push(pair ? pairedRow(a, b, pair) : alone(sentence(a, s), null))
  }
  for (let s = 0; s < b.sentences.count; s++) if (!taken.has(s)) rows.push(alone(null, sentence(b, s)))
  const shorter = Math.max(1, Math.min(a.sentences.count, b.sentences.count))
  const overlap = pairs.length / shorter
  const direction =
    overlap < leastOverlap
      ? { copy: null, reasons: [] }
      : directionOf({ document: a, marks: marksIn(verdicts.a) }, { document: b, marks: marksIn(verdicts.b) })
  return { rows, drifts: driftsOf(a, b), overlap, direction }
}

const marksIn = (verdict: Verdict | undefined): string | undefined =>
  verdict?.translation === 'certain marks' ? verdict.because[0] : undefined

const sentence = ({ text, sentences }: Document, s: number): string => text.slice(sentences.start[s], sentences.end[s])

/** Numbers of a sentence as the text has them. */
function numbersIn({ text, tokens, sentences }: Document, s: number): string[] {
  const numbers: string[] = []
  for (let i = sentences.firstToken[s] as number; i < (sentences.endToken[s] as number); i++)
    if (tokens.kind[i] === TokenKind.number) numbers.push(text.slice(tokens.start[i], tokens.end[i]))
  return numbers
}

/** Numbers that only the first list has; thousands marks do not tell them apart. */
function onlyIn(mine: readonly string[], theirs: readonly string[]): string[] {
  const bare = (number: string): string => number.replaceAll(',', '')
  const known = new Set(theirs.map(bare))
  return mine.filter((number) => !known.has(bare(number)))
}

const alone = (a: string | null, b: string | null): ComparedRow => ({
  a,
  b,
  similarity: null,
  numbers: { a: [], b: [] },
  permuted: [],
})

function pairedRow(
  a: Document,
  b: Document,
  pair: { readonly a: number; readonly b: number; readonly similarity: number },
): ComparedRow {
  const mine = numbersIn(a, pair.a)
  const theirs = numbersIn(b, pair.b)
  return {
    a: sentence(a, pair.a),
    b: sentence(b, pair.b),
    similarity: Math.round(pair.similarity * 100) / 100,
    numbers: { a: onlyIn(mine, theirs), b: onlyIn(theirs, mine) },
    permuted: permutedNames(namesOf(a, pair.a), namesOf(b, pair.b)),
  }
}

const sorted = (name: string): string => name.toLowerCase().split(/\s+/).sort().join(' ')

function permutedNames(mine: readonly string[], theirs: readonly string[]): { a: string; b: string }[] {
  return mine.flatMap((a) =>
    theirs.filter((b) => a.toLowerCase() !== b.toLowerCase() && sorted(a) === sorted(b)).map((b) => ({ a, b })),
  )
}

const driftsOf = (a: Document, b: Document): ComparedQuote[] =>
  quoteDrifts(a, b).map(({ a: mine, b: theirs, agreement }) => ({
    speaker: mine.speaker?.fullName ?? mine.speaker?.name ?? theirs.speaker?.name ?? '',
    a: a.text.slice(mine.inner.start, mine.inner.end),
    b: b.text.slice(theirs.inner.start, theirs.inner.end),
    agreement: Math.round(agreement * 100) / 100,
  }))

/** A part of one side; `own`: the other has no such words there. */
export interface Part {
  readonly text: string
  readonly own: boolean
}

const piecesOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []

/** Two texts word by word. The parts of a side put together are that side, character for character. */
export function sidesOf(a: string, b: string): { readonly a: readonly Part[]; readonly b: readonly Part[] } {
  const sides = { a: [] as Part[], b: [] as Part[] }
  for (const { value, added, removed } of diffArrays(piecesOf(a), piecesOf(b))) {
    const text = value.join('')
    if (!added) sides.a.push({ text, own: removed })
    if (!removed) sides.b.push({ text, own: added })
  }
  return sides
}
