import type { Document } from '@copydesk/core'
import { alignSentences, namesOf, numbersOf, quoteDrifts } from '@copydesk/news'

/** A row of the comparison: a sentence of each story, or of one alone. */
export interface ComparedRow {
  readonly a: string | null
  readonly b: string | null
  /** 0–1; null for a sentence that stands alone. */
  readonly similarity: number | null
  /** Numbers only one side has. */
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
}

/** Two stories sentence by sentence, in the order of the first; what only the second tells comes last. */
export function compareStories(a: Document, b: Document): Comparison {
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
  return { rows, drifts: driftsOf(a, b), overlap: pairs.length / shorter }
}

const sentence = ({ text, sentences }: Document, s: number): string =>
  text.slice(sentences.start[s], sentences.end[s]).replace(/\s+/g, ' ')

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
  const mine = numbersOf(a, pair.a)
  const theirs = numbersOf(b, pair.b)
  return {
    a: sentence(a, pair.a),
    b: sentence(b, pair.b),
    similarity: Math.round(pair.similarity * 100) / 100,
    numbers: { a: mine.filter((n) => !theirs.includes(n)), b: theirs.filter((n) => !mine.includes(n)) },
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
