import { type Document, distinct, type Neighbour, type RunIndex } from '@copydesk/core'

export interface Sketch {
  readonly key: string
  readonly source: string
  readonly features: Uint32Array
}

/** Two articles may have one key: what they say settles their order then, never who came first. */
export const bySketch = (a: Sketch, b: Sketch): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.source < b.source ? -1 : a.source > b.source ? 1 : byFeatures(a, b)

function byFeatures({ features: a }: Sketch, { features: b }: Sketch): number {
  const at = a.findIndex((feature, i) => feature !== b[i])
  return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1)
}

/** Features that stand in more articles than this say nothing about two of them. */
const commonFeature = 100

/** Room for article numbers below a feature in one exact double: 32 + 21 bits are the 53 a double holds. */
const places = 2 ** 21

/** Sketches of one name as plain data: the features of sketch `i` end at `ends[i]`, where those of the next begin. */
export interface SketchParts {
  readonly keys: readonly string[]
  readonly sources: readonly string[]
  readonly ends: Uint32Array
  readonly features: Uint32Array
}

export function packSketches(list: readonly Sketch[]): SketchParts {
  const ends = new Uint32Array(list.length)
  const features = new Uint32Array(list.reduce((sum, sketch) => sum + sketch.features.length, 0))
  let end = 0
  list.forEach((sketch, i) => {
    features.set(sketch.features, end)
    end += sketch.features.length
    ends[i] = end
  })
  return { keys: list.map(({ key }) => key), sources: list.map(({ source }) => source), ends, features }
}

export const unpackSketches = ({ keys, sources, ends, features }: SketchParts): Sketch[] =>
  keys.map((key, i) => ({
    key,
    source: sources[i] as string,
    features: features.subarray(i === 0 ? 0 : ends[i - 1], ends[i]),
  }))

/**
 * Sketches of one name, by key, their features distinct and ascending, and each (feature, article) pair as one number,
 * ascending. Eight bytes a pair, no objects.
 */
interface Inverted extends SketchParts {
  readonly pairs: Float64Array
}

/** An index as plain data; its numbers lie in memory that threads share. */
export interface SketchIndexParts {
  readonly articles: number
  readonly inverted: readonly (readonly [name: string, index: Inverted])[]
}

/** Looks up near articles by the features their sketches share. Built once, after merging. */
export class SketchIndex implements RunIndex {
  readonly articles: number
  readonly #sketches: ReadonlyMap<string, readonly Sketch[]>
  readonly #open: (key: string) => Document | undefined
  readonly #inverted = new Map<string, Inverted>()
  readonly #places = new Map<string, ReadonlyMap<string, number>>()
  /** Features shared with each article, by place; all zero between look-ups. */
  #counts = new Uint32Array(0)

  constructor(
    articles: number,
    sketches: ReadonlyMap<string, readonly Sketch[]>,
    open: (key: string) => Document | undefined,
  ) {
    this.articles = articles
    this.#sketches = sketches
    this.#open = open
  }

  /** The whole index, to be given to other threads. */
  parts(): SketchIndexParts {
    const names = [...this.#sketches.keys()]
    return { articles: this.articles, inverted: names.map((name) => [name, shared(this.#index(name))] as const) }
  }

  static fromParts({ articles, inverted }: SketchIndexParts, open: (key: string) => Document | undefined): SketchIndex {
    const index = new SketchIndex(articles, new Map(), open)
    for (const [name, part] of inverted) index.#inverted.set(name, part)
    return index
  }

  similar(rule: string, name: string, key: string, atLeast: number): readonly Neighbour[] {
    const index = this.#index(`${rule} ${name}`)
    const at = this.#placesOf(`${rule} ${name}`, index).get(key)
    if (at === undefined) return []
    const met = this.#meet(index, at)
    const near: Neighbour[] = []
    for (const place of met) {
      const shared = this.#counts[place] as number
      this.#counts[place] = 0
      if (place === at || shared < atLeast) continue
      near.push({ key: index.keys[place] as string, source: index.sources[place] as string, shared })
    }
    return near.sort((a, b) => b.shared - a.shared || (a.key < b.key ? -1 : 1))
  }

  open(key: string): Document | undefined {
    return this.#open(key)
  }

  /** Counts the features each article shares with that at `at`; gives the places of those that share any. */
  #meet({ pairs, ends, features }: Inverted, at: number): number[] {
    if (this.#counts.length < ends.length) this.#counts = new Uint32Array(ends.length)
    const counts = this.#counts
    const met: number[] = []
    let i = 0
    for (let f = at === 0 ? 0 : (ends[at - 1] as number); f < (ends[at] as number); f++) {
      const first = (features[f] as number) * places
      i = lowerBound(pairs, first, i)
      for (; i < pairs.length && (pairs[i] as number) < first + places; i++) {
        const place = (pairs[i] as number) - first
        const before = counts[place] as number
        if (before === 0) met.push(place)
        counts[place] = before + 1
      }
    }
    return met
  }

  #index(name: string): Inverted {
    const known = this.#inverted.get(name)
    if (known) return known
    const index = invert([...(this.#sketches.get(name) ?? [])].sort(bySketch))
    this.#inverted.set(name, index)
    return index
  }

  #placesOf(name: string, { keys }: Inverted): ReadonlyMap<string, number> {
    const known = this.#places.get(name)
    if (known) return known
    const found = new Map(keys.map((key, place) => [key, place] as const))
    this.#places.set(name, found)
    return found
  }
}

/** Throws a RangeError above two million articles. */
function invert(list: readonly Sketch[]): Inverted {
  if (list.length > places) throw new RangeError(`a run of ${list.length} articles is more than the index holds`)
  const packed = packSketches(list.map((sketch) => ({ ...sketch, features: distinct(sketch.features) })))
  const { ends, features } = packed
  const pairs = new Float64Array(features.length)
  for (let place = 0, f = 0; place < ends.length; place++)
    for (; f < (ends[place] as number); f++) pairs[f] = (features[f] as number) * places + place
  return { ...packed, pairs: telling(pairs.sort()) }
}

/** Keeps the features that stand in two articles or more, and in too few to say nothing of two of them. */
function telling(sorted: Float64Array): Float64Array {
  let kept = 0
  for (let from = 0; from < sorted.length; ) {
    const next = (Math.floor((sorted[from] as number) / places) + 1) * places
    let to = from + 1
    while (to < sorted.length && (sorted[to] as number) < next) to++
    if (to - from > 1 && to - from <= commonFeature) {
      sorted.copyWithin(kept, from, to)
      kept += to - from
    }
    from = to
  }
  return sorted.slice(0, kept)
}

/** First place at `from` or later that holds `value` or more: ever longer steps, then halves. */
function lowerBound(pairs: Float64Array, value: number, from: number): number {
  let low = from
  let step = 1
  while (low + step < pairs.length && (pairs[low + step] as number) < value) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, pairs.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pairs[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The same with its numbers in memory that threads share instead of copying it. */
const shared = (index: Inverted): Inverted => ({
  ...index,
  ends: new Uint32Array(share(index.ends)),
  features: new Uint32Array(share(index.features)),
  pairs: new Float64Array(share(index.pairs)),
})

function share(array: Uint32Array | Float64Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(array.byteLength)
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return buffer
}
