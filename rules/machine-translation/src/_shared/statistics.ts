import { type Document, type Lexicon, Mask, Shape, TokenKind } from '@copydesk/core'
import { type BigramTable, Level } from './bigram-table.ts'

/** What the models count: function words, and pairs of them by their places in `words`. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly pairs: readonly (readonly [first: number, second: number])[]
}

/** Counts of one document's prose. */
export interface Statistics {
  /** Word tokens counted. */
  readonly total: number
  readonly words: Uint32Array
  readonly pairs: Uint32Array
  /** Pairs of neighbours by class (function/content of each) × 4 + `Level`. */
  readonly company: Uint32Array
  /** Pairs of which `often` were to be expected, and those of them never seen. */
  readonly often: number
  readonly never: number
}

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment

interface Places {
  /** Place in the vocabulary of each lexicon id, or -1. */
  readonly words: Int16Array
  /** Place of each pair (first × words + second), or -1. */
  readonly pairs: Int16Array
}

/** Gives a function that counts documents; look-up tables are made once a lexicon. */
export function counterOf(vocabulary: Vocabulary): (document: Document, table: BigramTable) => Statistics {
  const size = vocabulary.words.length
  const pairs = new Int16Array(size * size).fill(-1)
  vocabulary.pairs.forEach(([first, second], i) => {
    pairs[first * size + second] = i
  })
  const cache = new WeakMap<Lexicon, Int16Array>()
  return (document, table) => {
    const words = cache.get(document.lexicon) ?? placesOf(vocabulary, document.lexicon)
    cache.set(document.lexicon, words)
    return count(document, table, vocabulary, { words, pairs })
  }
}

function placesOf(vocabulary: Vocabulary, lexicon: Lexicon): Int16Array {
  const places = new Int16Array(lexicon.size).fill(-1)
  vocabulary.words.forEach((word, i) => {
    const id = lexicon.find(word)
    if (id >= 0) places[id] = i
  })
  return places
}

function count(document: Document, table: BigramTable, vocabulary: Vocabulary, places: Places): Statistics {
  const { tokens } = document
  const size = vocabulary.words.length
  const words = new Uint32Array(size)
  const pairs = new Uint32Array(vocabulary.pairs.length)
  const company = new Company(table, table.ranks(document.lexicon))
  let total = 0
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.word || (tokens.mask[i] as number) & elsewhere) continue
    total++
    const id = tokens.word[i] as number
    if (id < 0) continue
    const first = places.words[id] as number
    if (first >= 0) words[first] = (words[first] as number) + 1
    const next = neighbour(document, i)
    if (next < 0) continue
    const second = places.words[next] as number
    const pair = first >= 0 && second >= 0 ? (places.pairs[first * size + second] as number) : -1
    if (pair >= 0) pairs[pair] = (pairs[pair] as number) + 1
    // A capitalised content word is a name, whatever it means in lower case.
    if (first >= 0 || !((tokens.shape[i] as number) & Shape.capital))
      company.add(id, next, (first >= 0 ? 0 : 8) + (second >= 0 ? 0 : 4))
  }
  return { total, words, pairs, company: company.counts, often: company.often, never: company.never }
}

/** Counts pairs by class and level. */
class Company {
  readonly counts = new Uint32Array(16)
  often = 0
  never = 0
  readonly #table: BigramTable
  readonly #ranks: Int32Array

  constructor(table: BigramTable, ranks: Int32Array) {
    this.#table = table
    this.#ranks = ranks
  }

  add(id: number, next: number, kind: number): void {
    const a = this.#ranks[id] as number
    const b = this.#ranks[next] as number
    if (a < 0 || b < 0 || b >= (this.#table.limits[a] as number)) return
    const pair = (this.#table.offsets[a] as number) + b
    const level = ((this.#table.levels[pair >> 2] as number) >> ((pair & 3) * 2)) & 3
    this.counts[kind + level] = (this.counts[kind + level] as number) + 1
    if (b >= (this.#table.oftenLimits[a] as number)) return
    this.often++
    if (level === Level.never) this.never++
  }
}

/** Lexicon id of the lower-case word that follows in the same line with only space between, or -1. */
function neighbour({ text, tokens }: Document, i: number): number {
  const next = i + 1
  if (next >= tokens.count || tokens.kind[next] !== TokenKind.word) return -1
  if ((tokens.shape[next] as number) & (Shape.joined | Shape.capital)) return -1
  return text.charCodeAt(tokens.end[i] as number) === 10 ? -1 : (tokens.word[next] as number)
}
