import { type Document, type Lexicon, Mask, onceFor, Shape, TokenKind, WordFlag } from '@copydesk/core'
import { hasMask, hasShape, wordOf } from '@copydesk/text'
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

/** The content words of a text, numbered from 0 in order of appearance. Arrays are longer than what they hold. */
interface Words {
  /** How many there are. */
  readonly size: number
  /** Numbers of the words of each line, each once: those of line `i` lie between `ends[i - 1]` and `ends[i]`. */
  readonly ofLines: Int32Array
  readonly ends: Int32Array
  readonly weight: Float64Array
  readonly isName: Uint8Array
  /** Lines and prose lines each word stands in, the first and the last of these by their place in the layout. */
  readonly lines: Int32Array
  readonly prose: Int32Array
  readonly first: Int32Array
  readonly last: Int32Array
  /** The line, or prose line, a word was last met in. */
  readonly seen: Int32Array
}

/** Arrays by number and line, kept from text to text like the tables of `Numbering`: no `Echoes` may hold on to them. */
let room = roomFor(0)

function roomFor(words: number) {
  const numbers = () => new Int32Array(words)
  return {
    ofLines: numbers(),
    weight: new Float64Array(words),
    isName: new Uint8Array(words),
    lines: numbers(),
    prose: numbers(),
    first: numbers(),
    last: numbers(),
    seen: numbers(),
  }
}

/** Numbers words. Its tables are kept from text to text: new arrays of the lexicon's size for each would cost more than the counting. */
class Numbering {
  /** Numbers + 1 by lexicon id, 0 for those not met in this text, -1 for function words. */
  readonly #numbers: Int32Array
  readonly #lexicon: Lexicon
  /** By spelling, as written and in lower case. */
  readonly #unknown = new Map<string, number>()
  readonly #used: number[] = []
  size = 0

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#numbers = new Int32Array(lexicon.size)
  }

  /** The number of a word token, -1 for a function word. */
  of(document: Document, t: number): number {
    const id = wordOf(document, t)
    if (id < 0) return this.#ofUnknown(document.tokenText(t))
    const known = this.#numbers[id] as number
    if (known > 0) return known - 1
    return known < 0 || this.#isFunction(id) ? -1 : this.#first(id)
  }

  #isFunction(id: number): boolean {
    const isFunction = (this.#lexicon.flags(id) & WordFlag.function) !== 0
    if (isFunction) this.#numbers[id] = -1
    return isFunction
  }

  #first(id: number): number {
    this.#used.push(id)
    const number = this.#add(Math.min(heaviest, -this.#lexicon.logProbability(id)))
    this.#numbers[id] = number + 1
    return number
  }

  end(): void {
    for (const id of this.#used) this.#numbers[id] = 0
    this.#used.length = 0
    this.#unknown.clear()
    this.size = 0
  }

  #ofUnknown(word: string): number {
    const known = this.#unknown.get(word)
    if (known !== undefined) return known
    const lower = word.toLowerCase()
    const number = this.#unknown.get(lower) ?? this.#add(heaviest)
    this.#unknown.set(word, number).set(lower, number)
    return number
  }

  #add(weight: number): number {
    room.weight[this.size] = weight
    return this.size++
  }
}

const numberingOf = onceFor((lexicon: Lexicon) => new Numbering(lexicon))

function wordsOf(document: Document, layout: Layout): Words {
  const { lines, tokens } = document
  const numbering = numberingOf(document.lexicon)
  if (room.ofLines.length < document.words) room = roomFor(document.words * 2)
  const { ofLines, seen, isName } = room
  const ends = new Int32Array(layout.count)
  let at = 0
  for (let i = 0; i < layout.count; i++) {
    const line = layout.line[i] as number
    for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
      if (tokens.kind[t] !== TokenKind.word) continue
      const before = numbering.size
      const number = numbering.of(document, t)
      if (number < 0) continue
      if (number === before) begin(number, layout.count)
      if (seen[number] !== i) {
        seen[number] = i
        ofLines[at++] = number
        place(number, i, layout)
      }
      if (isName[number] === 0 && isNameAt(document, t)) isName[number] = 1
    }
    ends[i] = at
  }
  const { size } = numbering
  numbering.end()
  return { ...room, ends, size }
}

function begin(number: number, count: number): void {
  room.seen[number] = -1
  room.isName[number] = 0
  room.lines[number] = 0
  room.prose[number] = 0
  room.first[number] = count
  room.last[number] = -1
}

/** A word stands in line `i`. */
function place(number: number, i: number, { prose }: Layout): void {
  room.lines[number] = (room.lines[number] as number) + 1
  if (prose[i] === 0) return
  if (room.prose[number] === 0) room.first[number] = i
  room.prose[number] = (room.prose[number] as number) + 1
  room.last[number] = i
}

const isNameAt = (document: Document, t: number): boolean =>
  hasMask(document, t, Mask.name) && hasShape(document, t, Shape.capital)

/** The echoes of a document, in one pass each way over its words. */
export function echoesOf(document: Document): Echoes {
  const layout = layoutOf(document)
  const words = wordsOf(document, layout)
  return {
    ...elsewhere(words, layout),
    before: nearby(words, layout, 1),
    after: nearby(words, layout, -1),
    ...beyond(words, layout),
  }
}

function elsewhere(all: Words, { count, prose }: Layout) {
  const { ofLines, ends, weight, isName } = all
  const [words, lines, weights, names] = Array.from({ length: 4 }, () => new Float32Array(count)) as Quadruple
  for (let i = 0, k = 0; i < count; i++) {
    const first = k
    const sum = { shared: 0, lines: 0, weight: 0, all: 0, names: 0, named: 0 }
    for (; k < (ends[i] as number); k++) {
      const n = ofLines[k] as number
      const isShared = (all.prose[n] as number) > (prose[i] as number)
      sum.all += weight[n] as number
      sum.lines += logOf(all.lines[n] as number)
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
function nearby({ ofLines, ends, weight, seen, size }: Words, { count, prose }: Layout, step: 1 | -1): Float32Array {
  const shares = new Float32Array(count)
  seen.fill(-near - 1, 0, size)
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
function beyond({ ofLines, ends, weight, first, last }: Words, { count }: Layout) {
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
