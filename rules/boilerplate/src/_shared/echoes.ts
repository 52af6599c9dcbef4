import { type Document, type Lexicon, Mask, onceFor, Shape, TokenKind, WordFlag } from '@copydesk/core'
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

const key = Symbol('boilerplate echoes')

/** The echoes of a document, computed once in one pass each way over its words. */
export const echoesOf = (document: Document): Echoes => document.derive(key, compute)

/** The content words of a text, numbered from 0 in order of appearance. */
interface Words {
  /** Numbers of the words of each line, each once. */
  readonly ofLine: readonly Int32Array[]
  readonly weight: number[]
  readonly isName: boolean[]
}

/** Numbers by lexicon id + 1, kept from text to text: a new array of the lexicon's size for each would cost more than the counting. */
const numbersOf = onceFor((lexicon: Lexicon) => new Int32Array(lexicon.size))

function wordsOf(document: Document, layout: Layout): Words {
  const { tokens, lines, lexicon } = document
  const known = numbersOf(lexicon)
  const unknown = new Map<string, number>()
  const used: number[] = []
  const words = { ofLine: [] as Int32Array[], weight: [] as number[], isName: [] as boolean[] }
  const numberOf = (t: number): number => {
    const id = tokens.word[t] as number
    const spelt = id < 0 ? document.tokenText(t).toLowerCase() : ''
    const found = id < 0 ? unknown.get(spelt) : (known[id] as number) - 1
    if (found !== undefined && found >= 0) return found
    const number = words.weight.push(id < 0 ? heaviest : Math.min(heaviest, -lexicon.logProbability(id))) - 1
    words.isName.push(false)
    if (id < 0) unknown.set(spelt, number)
    else {
      known[id] = number + 1
      used.push(id)
    }
    return number
  }
  for (const line of layout.line) {
    const numbers = new Set<number>()
    for (let t = lines.firstToken[line] as number; t < (lines.endToken[line] as number); t++) {
      if (!isContent(document, t)) continue
      const number = numberOf(t)
      numbers.add(number)
      if (isName(document, t)) words.isName[number] = true
    }
    words.ofLine.push(Int32Array.from(numbers))
  }
  for (const id of used) known[id] = 0
  return words
}

function isContent({ tokens, lexicon }: Document, t: number): boolean {
  const id = tokens.word[t] as number
  return tokens.kind[t] === TokenKind.word && (id < 0 || (lexicon.flags(id) & WordFlag.function) === 0)
}

const isName = ({ tokens }: Document, t: number): boolean =>
  ((tokens.mask[t] as number) & Mask.name) !== 0 && ((tokens.shape[t] as number) & Shape.capital) !== 0

/** Where each word stands: lines, prose lines, the first and the last of these by their place in the layout. */
interface Places {
  readonly lines: Uint16Array
  readonly prose: Uint16Array
  readonly first: Int32Array
  readonly last: Int32Array
}

function placesOf({ ofLine, weight }: Words, layout: Layout): Places {
  const size = weight.length
  const places = {
    lines: new Uint16Array(size),
    prose: new Uint16Array(size),
    first: new Int32Array(size).fill(layout.count),
    last: new Int32Array(size).fill(-1),
  }
  ofLine.forEach((numbers, i) => {
    for (const n of numbers) {
      places.lines[n] = (places.lines[n] as number) + 1
      if (layout.prose[i] === 0) continue
      places.prose[n] = (places.prose[n] as number) + 1
      places.first[n] = Math.min(places.first[n] as number, i)
      places.last[n] = i
    }
  })
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

function elsewhere({ ofLine, weight, isName }: Words, places: Places, { count, prose }: Layout) {
  const [words, lines, weights, names] = Array.from({ length: 4 }, () => new Float32Array(count)) as Quadruple
  ofLine.forEach((numbers, i) => {
    const sum = { shared: 0, lines: 0, weight: 0, all: 0, names: 0, named: 0 }
    for (const n of numbers) {
      const isShared = (places.prose[n] as number) > (prose[i] as number)
      sum.all += weight[n] as number
      sum.lines += Math.log2(places.lines[n] as number)
      if (isName[n]) sum.names++
      if (!isShared) continue
      sum.shared++
      sum.weight += weight[n] as number
      if (isName[n]) sum.named++
    }
    words[i] = sum.shared / Math.max(1, numbers.length)
    lines[i] = sum.lines / Math.max(1, numbers.length)
    weights[i] = sum.weight / Math.max(1, sum.all)
    names[i] = sum.names === 0 ? -1 : sum.named / sum.names
  })
  return { words, lines, weight: weights, names }
}

type Quadruple = [Float32Array, Float32Array, Float32Array, Float32Array]

/** Share of each line's weight that the prose lines next to it have, reading forwards (1) or backwards (-1). */
function nearby({ ofLine, weight }: Words, { count, prose }: Layout, step: 1 | -1): Float32Array {
  const shares = new Float32Array(count)
  const seen = new Int32Array(weight.length).fill(-near - 1)
  let proseLine = 0
  for (let i = step === 1 ? 0 : count - 1; i >= 0 && i < count; i += step) {
    let shared = 0
    let all = 0
    for (const n of ofLine[i] as Int32Array) {
      all += weight[n] as number
      if (proseLine - (seen[n] as number) <= near) shared += weight[n] as number
    }
    shares[i] = shared / Math.max(1, all)
    if (prose[i] === 0) continue
    proseLine++
    for (const n of ofLine[i] as Int32Array) seen[n] = proseLine
  }
  return shares
}

/** For every place at which a text could be cut: what the part cut off shares with the prose of the rest. */
function beyond({ ofLine, weight }: Words, { first, last }: Places, { count }: Layout) {
  // A word of line j counts for all cuts between the first prose line that has it and j: differences, summed up after.
  const tail = new Float32Array(count + 2)
  const head = new Float32Array(count + 2)
  const all = new Float32Array(count)
  ofLine.forEach((numbers, j) => {
    for (const n of numbers) {
      const w = weight[n] as number
      all[j] = (all[j] as number) + w
      if ((first[n] as number) < j) addBetween(tail, (first[n] as number) + 1, j, w)
      if ((last[n] as number) > j) addBetween(head, j, (last[n] as number) - 1, w)
    }
  })
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
