import { type Document, type Lexicon, Mask, onceFor, Shape, TokenKind } from '@copydesk/core'
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

/** Gives a function that counts documents, into what it is given if anything; look-up tables are made once a lexicon. */
export function counterOf(
  vocabulary: Vocabulary,
): (document: Document, table: BigramTable, into?: Counting) => Statistics {
  const size = vocabulary.words.length
  const places = new Int32Array(size * size).fill(-1)
  vocabulary.pairs.forEach(([first, second], i) => {
    places[first * size + second] = i
  })
  const packedOf = onceFor((table: BigramTable) => onceFor((lexicon: Lexicon) => pack(vocabulary, table, lexicon)))
  return (document, table, into = new Counting(vocabulary)) => {
    into.clear()
    count(document, packedOf(table)(document.lexicon), new Pairs(size, places, table, into), into)
    return into
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
export class Counting implements Statistics {
  total = 0
  often = 0
  never = 0
  readonly words: Uint32Array
  readonly pairs: Uint32Array
  readonly company = new Uint32Array(16)

  constructor(vocabulary: Vocabulary) {
    this.words = new Uint32Array(vocabulary.words.length)
    this.pairs = new Uint32Array(vocabulary.pairs.length)
  }

  clear(): void {
    this.total = 0
    this.often = 0
    this.never = 0
    this.words.fill(0)
    this.pairs.fill(0)
    this.company.fill(0)
  }
}

function count({ text, tokens }: Document, packed: Packed, pairs: Pairs, into: Counting): void {
  const { kind, mask, word, shape, end } = tokens
  const { words } = into
  let total = 0
  let before = 0
  for (let i = 0; i < tokens.count; i++) {
    if (kind[i] !== TokenKind.word || ((mask[i] as number) & elsewhere) !== 0) {
      before = 0
      continue
    }
    total++
    const id = word[i] as number
    const now = id < 0 ? 0 : (packed[id] as number)
    const place = (now >> half) - 1
    if (place >= 0) words[place] = (words[place] as number) + 1
    const bits = shape[i] as number
    if (before !== 0 && now !== 0 && (bits & opens) === 0 && text.charCodeAt(end[i - 1] as number) !== newline)
      pairs.add(before, now)
    // A capitalised content word is a name, whatever it means in lower case.
    before = (bits & Shape.capital) !== 0 && place < 0 ? 0 : now
  }
  into.total = total
}

const newline = 10
/** Shapes of a word that is no neighbour of the one before. */
const opens = Shape.capital | Shape.joined

/** Counts pairs of neighbours. */
class Pairs {
  readonly #size: number
  readonly #places: Int32Array
  readonly #table: BigramTable
  readonly #into: Counting

  constructor(size: number, places: Int32Array, table: BigramTable, into: Counting) {
    this.#size = size
    this.#places = places
    this.#table = table
    this.#into = into
  }

  add(before: number, now: number): void {
    const { pairs } = this.#into
    const first = (before >> half) - 1
    const second = (now >> half) - 1
    const pair = first >= 0 && second >= 0 ? (this.#places[first * this.#size + second] as number) : -1
    if (pair >= 0) pairs[pair] = (pairs[pair] as number) + 1
    const a = (before & low) - 1
    const b = (now & low) - 1
    if (a >= 0 && b >= 0) this.#meet(a, b, (first >= 0 ? 0 : 8) + (second >= 0 ? 0 : 4))
  }

  /** Two words of these ranks stand side by side; `kind` is their class. */
  #meet(a: number, b: number, kind: number): void {
    const { limits, oftenLimits, offsets, levels } = this.#table
    if (b >= (limits[a] as number)) return
    const { company } = this.#into
    const at = (offsets[a] as number) + b
    const level = ((levels[at >> 2] as number) >> ((at & 3) * 2)) & 3
    company[kind + level] = (company[kind + level] as number) + 1
    if (b >= (oftenLimits[a] as number)) return
    this.#into.often++
    if (level === Level.never) this.#into.never++
  }
}
