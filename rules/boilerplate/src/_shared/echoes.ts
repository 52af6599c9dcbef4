import { type Document, type Lexicon, Mask, onceFor, Shape, WordFlag } from '@copydesk/core'
import { hasMask, hasShape, isWord, wordOf } from '@copydesk/text'
import { type Layout, layoutOf } from './layout.ts'

/**
 * What each line shares with the prose of its story: entries parallel to the layout's lines. Shares are 0–1 of the weight of a
 * line's content words, a word weighing −ln of its probability (unknown words, mostly names, most).
 */
export interface Echoes {
  /** Share of the words, all alike, that prose elsewhere has. */
  readonly words: Float32Array
  /** Mean log2 of the lines each word stands in. */
  readonly lines: Float32Array
  /** Share of the weight that prose elsewhere has. */
  readonly weight: Float32Array
  /** Share of the names that prose elsewhere has, -1 where the line has none. */
  readonly names: Float32Array
  /** Share of the weight that one of the three prose lines before has, and one of the three behind. */
  readonly before: Float32Array
  readonly after: Float32Array
  /** Share of the weight of this line and all behind it that the prose before this line has. */
  readonly tail: Float32Array
  /** Share of the weight of this line and all before it that the prose behind this line has. */
  readonly head: Float32Array
}

/** Prose lines a word is still near in. */
const near = 3
/** Weight of a word nobody knows, and of the rarest known ones, nats. */
const heaviest = 14

/** The echoes of a document, computed once in one pass each way over its words. */
export const echoesOf: (document: Document) => Echoes = onceFor(compute)

/** The content words of a text, numbered from 0 in order of appearance. */
interface Words {
  /** Numbers of the words of each line, each once: those of line `i` lie between `ends[i - 1]` and `ends[i]`. */
  readonly ofLines: Int32Array
  readonly ends: Int32Array
  readonly weight: Float64Array
  readonly isName: Uint8Array
}

/** Numbers words. Its tables are kept from text to text: new arrays of the lexicon's size for each would cost more than the counting. */
class Numbering {
  /** Numbers by lexicon id + 1, all zero between texts. */
  readonly #numbers: Int32Array
  /** Weights by lexicon id: 0 where not worked out yet, -1 of function words. */
  readonly #weights: Float64Array
  readonly #lexicon: Lexicon
  readonly #unknown = new Map<string, number>()
  readonly #used: number[] = []
  /** By number. */
  weight = new Float64Array(0)
  size = 0

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#numbers = new Int32Array(lexicon.size)
    this.#weights = new Float64Array(lexicon.size)
  }

  /** For a text of at most so many words. */
  start(words: number): void {
    this.weight = new Float64Array(words)
    this.size = 0
  }

  /** The number of a word token, -1 for a function word. */
  of(document: Document, t: number): number {
    const id = wordOf(document, t)
    if (id < 0) return this.#ofUnknown(document.tokenText(t).toLowerCase())
    let weight = this.#weights[id] as number
    if (weight === 0) weight = this.#weigh(id)
    if (weight < 0) return -1
    const known = this.#numbers[id] as number
    if (known > 0) return known - 1
    this.#used.push(id)
    this.#numbers[id] = this.#add(weight) + 1
    return this.size - 1
  }

  end(): void {
    for (const id of this.#used) this.#numbers[id] = 0
    this.#used.length = 0
    this.#unknown.clear()
  }

  #ofUnknown(word: string): number {
    const known = this.#unknown.get(word)
    if (known !== undefined) return known
    this.#unknown.set(word, this.size)
    return this.#add(heaviest)
  }

  #add(weight: number): number {
    this.weight[this.size] = weight
    return this.size++
  }

  #weigh(id: number): number {
    const isFunction = (this.#lexicon.flags(id) & WordFlag.function) !== 0
    const weight = isFunction ? -1 : Math.min(heaviest, -this.#lexicon.logProbability(id))
    this.#weights[id] = weight
    return weight
  }
}

const numberingOf = onceFor((lexicon: Lexicon) => new Numbering(lexicon))

function wordsOf(document: Document, { count, line: lineAt }: Layout): Words {
  const { lines, words } = document
  const numbering = numberingOf(document.lexicon)
  numbering.start(words)
  const ofLines = new Int32Array(words)
  const ends = new Int32Array(count)
  const isName = new Uint8Array(words)
  const seenIn = new Int32Array(words).fill(-1)
  let at = 0
  for (let i = 0; i < count; i++) {
    const line = lineAt[i] as number
    for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
      const number = isWord(document, t) ? numbering.of(document, t) : -1
      if (number < 0) continue
      if (seenIn[number] !== i) ofLines[at++] = number
      seenIn[number] = i
      if (isNameAt(document, t)) isName[number] = 1
    }
    ends[i] = at
  }
  numbering.end()
  return { ofLines, ends, weight: numbering.weight.subarray(0, numbering.size), isName }
}

const isNameAt = (document: Document, t: number): boolean =>
  hasMask(document, t, Mask.name) && hasShape(document, t, Shape.capital)

/** Where each word stands: lines, prose lines, the first and the last of these by their place in the layout. */
interface Places {
  readonly lines: Uint16Array
  readonly prose: Uint16Array
  readonly first: Int32Array
  readonly last: Int32Array
}

function placesOf({ ofLines, ends, weight }: Words, layout: Layout): Places {
  const size = weight.length
  const places = {
    lines: new Uint16Array(size),
    prose: new Uint16Array(size),
    first: new Int32Array(size).fill(layout.count),
    last: new Int32Array(size).fill(-1),
  }
  for (let i = 0, k = 0; i < layout.count; i++)
    for (; k < (ends[i] as number); k++) {
      const n = ofLines[k] as number
      places.lines[n] = (places.lines[n] as number) + 1
      if (layout.prose[i] === 0) continue
      places.prose[n] = (places.prose[n] as number) + 1
      if ((places.first[n] as number) > i) places.first[n] = i
      places.last[n] = i
    }
  return places
}

function compute(document: Document): Echoes {
  const layout = layoutOf(document)
  const words = wordsOf(document, layout)
  const places = placesOf(words, layout)
  return {
    ...elsewhere(words, places, layout),
    before: nearby(words, layout, 1),
    after: nearby(words, layout, -1),
    ...beyond(words, places, layout),
  }
}

function elsewhere({ ofLines, ends, weight, isName }: Words, places: Places, { count, prose }: Layout) {
  const [words, lines, weights, names] = Array.from({ length: 4 }, () => new Float32Array(count)) as Quadruple
  for (let i = 0, k = 0; i < count; i++) {
    const first = k
    const sum = { shared: 0, lines: 0, weight: 0, all: 0, names: 0, named: 0 }
    for (; k < (ends[i] as number); k++) {
      const n = ofLines[k] as number
      const isShared = (places.prose[n] as number) > (prose[i] as number)
      sum.all += weight[n] as number
      sum.lines += logOf(places.lines[n] as number)
      if (isName[n] === 1) sum.names++
      if (!isShared) continue
      sum.shared++
      sum.weight += weight[n] as number
      if (isName[n] === 1) sum.named++
    }
    words[i] = sum.shared / Math.max(1, k - first)
    lines[i] = sum.lines / Math.max(1, k - first)
    weights[i] = sum.weight / Math.max(1, sum.all)
    names[i] = sum.names === 0 ? -1 : sum.named / sum.names
  }
  return { words, lines, weight: weights, names }
}

/** log2 of small whole numbers. */
const logs = Float64Array.from({ length: 64 }, (_, n) => Math.log2(n))
const logOf = (n: number): number => (n < logs.length ? (logs[n] as number) : Math.log2(n))

type Quadruple = [Float32Array, Float32Array, Float32Array, Float32Array]

/** Share of each line's weight that the prose lines next to it have, reading forwards (1) or backwards (-1). */
function nearby({ ofLines, ends, weight }: Words, { count, prose }: Layout, step: 1 | -1): Float32Array {
  const shares = new Float32Array(count)
  const seen = new Int32Array(weight.length).fill(-near - 1)
  let proseLine = 0
  for (let i = step === 1 ? 0 : count - 1; i >= 0 && i < count; i += step) {
    let shared = 0
    let all = 0
    const first = i === 0 ? 0 : (ends[i - 1] as number)
    const end = ends[i] as number
    for (let k = first; k < end; k++) {
      const n = ofLines[k] as number
      all += weight[n] as number
      if (proseLine - (seen[n] as number) <= near) shared += weight[n] as number
    }
    shares[i] = shared / Math.max(1, all)
    if (prose[i] === 0) continue
    proseLine++
    for (let k = first; k < end; k++) seen[ofLines[k] as number] = proseLine
  }
  return shares
}

/** For every place at which a text could be cut: what the part cut off shares with the prose of the rest. */
function beyond({ ofLines, ends, weight }: Words, { first, last }: Places, { count }: Layout) {
  // A word of line j counts for all cuts between the first prose line that has it and j: differences, summed up after.
  const tail = new Float32Array(count + 2)
  const head = new Float32Array(count + 2)
  const all = new Float32Array(count)
  for (let j = 0, k = 0; j < count; j++)
    for (; k < (ends[j] as number); k++) {
      const n = ofLines[k] as number
      const w = weight[n] as number
      all[j] = (all[j] as number) + w
      if ((first[n] as number) < j) addBetween(tail, (first[n] as number) + 1, j, w)
      if ((last[n] as number) > j) addBetween(head, j, (last[n] as number) - 1, w)
    }
  return { tail: shares(tail, all, -1), head: shares(head, all, 1) }
}

function addBetween(sums: Float32Array, from: number, to: number, value: number): void {
  sums[from] = (sums[from] as number) + value
  sums[to + 1] = (sums[to + 1] as number) - value
}

function shares(differences: Float32Array, all: Float32Array, step: 1 | -1): Float32Array {
  const result = new Float32Array(all.length)
  let sum = 0
  for (let i = 0; i < all.length; i++) {
    sum += differences[i] as number
    result[i] = sum
  }
  let total = 0
  for (let i = step === 1 ? 0 : all.length - 1; i >= 0 && i < all.length; i += step) {
    total += all[i] as number
    result[i] = Math.max(0, (result[i] as number) / Math.max(1, total))
  }
  return result
}
