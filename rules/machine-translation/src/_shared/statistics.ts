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

/** What is known of a word in one number: rank in the table + 1 in the low half, place in the vocabulary + 1 above. */
type Packed = Int32Array
const half = 16
const low = 0xffff

/** Gives a function that counts documents; look-up tables are made once a lexicon. */
export function counterOf(vocabulary: Vocabulary): (document: Document, table: BigramTable) => Statistics {
  const size = vocabulary.words.length
  const pairs = new Int32Array(size * size).fill(-1)
  vocabulary.pairs.forEach(([first, second], i) => {
    pairs[first * size + second] = i
  })
  const cache = new WeakMap<BigramTable, WeakMap<Lexicon, Packed>>()
  return (document, table) => {
    const byLexicon = cache.get(table) ?? new WeakMap<Lexicon, Packed>()
    cache.set(table, byLexicon)
    const packed = byLexicon.get(document.lexicon) ?? pack(vocabulary, table, document.lexicon)
    byLexicon.set(document.lexicon, packed)
    return new Count(vocabulary, table, pairs).run(document, packed)
  }
}

function pack(vocabulary: Vocabulary, table: BigramTable, lexicon: Lexicon): Packed {
  const packed = new Int32Array(lexicon.size)
  table.words.forEach((word, rank) => {
    const id = lexicon.find(word)
    if (id >= 0) packed[id] = rank + 1
  })
  vocabulary.words.forEach((word, i) => {
    const id = lexicon.find(word)
    if (id >= 0) packed[id] = (packed[id] as number) | ((i + 1) << half)
  })
  return packed
}

/** Counts of one document in the making. */
class Count implements Statistics {
  total = 0
  often = 0
  never = 0
  readonly words: Uint32Array
  readonly pairs: Uint32Array
  readonly company = new Uint32Array(16)
  readonly #size: number
  readonly #table: BigramTable
  readonly #places: Int32Array

  constructor(vocabulary: Vocabulary, table: BigramTable, places: Int32Array) {
    this.#size = vocabulary.words.length
    this.#table = table
    this.#places = places
    this.words = new Uint32Array(this.#size)
    this.pairs = new Uint32Array(vocabulary.pairs.length)
  }

  run({ text, tokens }: Document, packed: Packed): this {
    const { kind, mask, word, shape, end, count } = tokens
    let before = 0
    for (let i = 0; i < count; i++) {
      if (kind[i] !== TokenKind.word || (mask[i] as number) & elsewhere) {
        before = 0
        continue
      }
      this.total++
      const id = word[i] as number
      const now = id < 0 ? 0 : (packed[id] as number)
      const place = (now >> half) - 1
      if (place >= 0) this.words[place] = (this.words[place] as number) + 1
      const capital = ((shape[i] as number) & Shape.capital) !== 0
      if (
        before &&
        now &&
        !capital &&
        !((shape[i] as number) & Shape.joined) &&
        text.charCodeAt(end[i - 1] as number) !== 10
      )
        this.#pair(before, now)
      // A capitalised content word is a name, whatever it means in lower case.
      before = capital && place < 0 ? 0 : now
    }
    return this
  }

  #pair(before: number, now: number): void {
    const first = (before >> half) - 1
    const second = (now >> half) - 1
    const pair = first >= 0 && second >= 0 ? (this.#places[first * this.#size + second] as number) : -1
    if (pair >= 0) this.pairs[pair] = (this.pairs[pair] as number) + 1
    const a = (before & low) - 1
    const b = (now & low) - 1
    if (a >= 0 && b >= 0) this.#meet(a, b, (first >= 0 ? 0 : 8) + (second >= 0 ? 0 : 4))
  }

  /** Two words of these ranks stand side by side; `kind` is their class. */
  #meet(a: number, b: number, kind: number): void {
    const { limits, oftenLimits, offsets, levels } = this.#table
    if (b >= (limits[a] as number)) return
    const at = (offsets[a] as number) + b
    const level = ((levels[at >> 2] as number) >> ((at & 3) * 2)) & 3
    this.company[kind + level] = (this.company[kind + level] as number) + 1
    if (b >= (oftenLimits[a] as number)) return
    this.often++
    if (level === Level.never) this.never++
  }
}
