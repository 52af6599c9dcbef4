import { type Document, overlaps, type Range, TokenKind, type Verdict } from '@copydesk/core'
import { alignSentences, type Direction, directionOf, namesOf, quoteDrifts, type SentencePair } from '@copydesk/news'
import { isQuoted, isWord } from '@copydesk/text'
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
  /** Sentences outside quotation marks and furniture of the story that has fewer, and how many of them have a partner that is outside too. */
  readonly told: { readonly shared: number; readonly of: number }
  /** Whether that is the whole text, a part, or too little for a copy: then a credit alone tells who took passages. */
  readonly extent: 'whole' | 'part' | 'little'
  /** Which was made from the other, with the reasons. */
  readonly direction: Direction
}

/** What is known of a story beside its text. */
export interface Known {
  readonly verdict?: Verdict | undefined
  /** Its page furniture, which pages of one site share. */
  readonly furniture?: readonly Range[] | undefined
}

/**
 * Share of the sentences outside quotation marks and furniture below which two stories are two reports, and neither is
 * a copy. Of 118 pairs of articles with words in common, those that report one event share .31 at most; of pairs of
 * translations of one text 99 in 100 share .64 and more.
 */
const leastShared = 0.4
/** Share from which the two are one text as a whole. */
const wholeShared = 0.7
/** Fewest words of such a sentence: shorter ones are headings and labels. */
const fewestWords = 6
/** Similarity from which a sentence is taken over, not told anew; and how many make a passage. */
const passage = { similarity: 0.9, sentences: 2 }

/** Two stories sentence by sentence, in the order of the first; what only the second tells comes last. */
export function compareStories(
  a: Document,
  b: Document,
  known: { readonly a?: Known; readonly b?: Known } = {},
): Comparison {
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
  const sides = { a: sideOf(a, known.a), b: sideOf(b, known.b) }
  const own = pairs.filter((pair) => sides.a.told.has(pair.a) && sides.b.told.has(pair.b))
  const told = { shared: own.length, of: Math.min(sides.a.told.size, sides.b.told.size) }
  const extent = extentOf(told)
  const direction = directed(sides.a, sides.b, own, extent)
  return { rows, drifts: driftsOf(a, b), overlap: pairs.length / shorter, told, extent, direction }
}

interface Side {
  readonly document: Document
  /** Certain marks of translation, as the verdict names them. */
  readonly marks: string | undefined
  /** Sentences that are told by the story itself. */
  readonly told: ReadonlySet<number>
}

function sideOf(document: Document, { verdict, furniture = [] }: Known = {}): Side {
  const told = new Set<number>()
  for (let s = 0; s < document.sentences.count; s++)
    if (isTold(document, s) && !furniture.some((range) => overlaps(range, rangeOf(document, s)))) told.add(s)
  return { document, marks: verdict?.translation === 'certain marks' ? verdict.because[0] : undefined, told }
}

/** Less than half of it stands in quotation marks: what was said is the same in every report. */
function isTold(document: Document, s: number): boolean {
  let [words, quoted] = [0, 0]
  for (let i = document.sentences.firstTokenOf(s); i < document.sentences.endTokenOf(s); i++) {
    if (!isWord(document, i)) continue
    words++
    if (isQuoted(document, i)) quoted++
  }
  return words >= fewestWords && 2 * quoted < words
}

function extentOf({ shared, of }: Comparison['told']): Comparison['extent'] {
  if (shared === 0 || shared < leastShared * of) return 'little'
  return shared < wholeShared * of ? 'part' : 'whole'
}

/** Who was made from whom; of two reports only who took a passage and says so. */
function directed(a: Side, b: Side, own: readonly SentencePair[], extent: Comparison['extent']): Direction {
  const passages = own.filter(({ similarity }) => similarity >= passage.similarity)
  if (extent === 'little' && passages.length < passage.sentences) return { copy: null, reasons: [] }
  const [first] = passages
  const from = (side: Side, s: number | undefined) =>
    s === undefined ? side : { ...side, at: rangeOf(side.document, s).start }
  const direction = directionOf(from(a, first?.a), from(b, first?.b), extent === 'whole' ? 'whole' : 'part')
  if (extent !== 'little') return direction
  const reasons = direction.reasons.filter(({ kind }) => kind === 'credit')
  return { copy: reasons.length === 1 ? (reasons[0]?.copy ?? null) : null, reasons }
}

const rangeOf = ({ sentences }: Document, s: number): Range => ({
  start: sentences.start[s] as number,
  end: sentences.end[s] as number,
})

function sentence(document: Document, s: number): string {
  const { start, end } = rangeOf(document, s)
  return document.text.slice(start, end)
}

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
