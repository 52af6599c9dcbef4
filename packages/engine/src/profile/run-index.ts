import { type Document, distinct, type Neighbour, type RunIndex } from '@copydesk/core'
import { SketchChanges } from './sketch-changes.ts'
import {
  bySketch,
  commonFeature,
  FeatureSlots,
  packSketches,
  type Sketch,
  type SketchesParts,
  type SketchParts,
  sketchesOf,
} from './sketches.ts'

/** Room for article numbers below a feature in one exact double: 32 + 21 bits are the 53 a double holds. */
const places = 2 ** 21

/**
 * Sketches of one name, by key: of each the features that say something of two articles, and for each feature where in
 * `places` the articles that have it begin and end. Most features stand in one article alone. No objects.
 */
interface Inverted extends Pick<SketchParts, 'keys' | 'sources' | 'ends'> {
  readonly places: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** An index as plain data; its numbers lie in memory that threads share. */
export interface SketchIndexParts {
  readonly articles: number
  readonly inverted: readonly (readonly [name: string, index: Inverted])[]
}

/** What an index has worked out, by name. */
interface Known {
  readonly packed: Map<string, SketchParts>
  readonly inverted: Map<string, Inverted>
  readonly places: Map<string, ReadonlyMap<string, number>>
  /** By question, by place: 1 where nothing is similar, as for most articles; that is asked more than once. */
  readonly lonely: Map<string, Uint8Array>
}

/** Articles an index is made for, by key; the whole index answers of the others. */
interface Only {
  readonly isAsked: (key: string) => boolean
  readonly whole: SketchIndex
}

/** Looks up near articles by the features their sketches share. Built once, after merging. */
export class SketchIndex implements RunIndex {
  readonly articles: number
  readonly #sketches: ReadonlyMap<string, readonly Sketch[]>
  readonly #open: (key: string) => Document | undefined
  readonly #known: Known
  readonly #only: Only | undefined
  /** Features shared with each article, by place; all zero between look-ups. */
  #counts = new Uint32Array(0)
  /** Places of the articles that share any, as far as the look-up found some. */
  #met = new Uint32Array(0)

  constructor(
    articles: number,
    sketches: ReadonlyMap<string, readonly Sketch[]>,
    open: (key: string) => Document | undefined,
    known: Known = { packed: new Map(), inverted: new Map(), places: new Map(), lonely: new Map() },
    only?: Only,
  ) {
    this.articles = articles
    this.#sketches = sketches
    this.#open = open
    this.#known = known
    this.#only = only
  }

  /** The same index, which opens articles in another way. */
  opening(open: (key: string) => Document | undefined): SketchIndex {
    return new SketchIndex(this.articles, this.#sketches, open, this.#known, this.#only)
  }

  /** The same index, which is sooner made where few articles are asked about. */
  about(isAsked: (key: string) => boolean): SketchIndex {
    const whole = this.#only?.whole ?? this
    const known = { ...whole.#known, inverted: new Map(), lonely: new Map() }
    return new SketchIndex(this.articles, this.#sketches, this.#open, known, { isAsked, whole })
  }

  /** Tells which answers may have changed since some sketches stood in place of others. */
  changes(before: Iterable<SketchesParts>, after: Iterable<SketchesParts>): SketchChanges {
    return new SketchChanges(this.#sketches, sketchesOf(before), sketchesOf(after))
  }

  /** The whole index, to be given to other threads. */
  parts(): SketchIndexParts {
    if (this.#only) return this.#only.whole.parts()
    const names = [...this.#sketches.keys()]
    return { articles: this.articles, inverted: names.map((name) => [name, shared(this.#index(name))] as const) }
  }

  static fromParts({ articles, inverted }: SketchIndexParts, open: (key: string) => Document | undefined): SketchIndex {
    const index = new SketchIndex(articles, new Map(), open)
    for (const [name, part] of inverted) index.#known.inverted.set(name, part)
    return index
  }

  similar(rule: string, name: string, key: string, atLeast: number): readonly Neighbour[] {
    if (this.#only && !this.#only.isAsked(key)) return this.#only.whole.similar(rule, name, key, atLeast)
    const index = this.#index(`${rule} ${name}`)
    const at = this.#placesOf(`${rule} ${name}`, index).get(key)
    if (at === undefined) return []
    const lonely = this.#lonelyFor(`${rule} ${name} ${atLeast}`, index)
    if (lonely[at] === 1) return []
    const met = this.#meet(index, at)
    const near: Neighbour[] = []
    for (let i = 0; i < met; i++) {
      const place = this.#met[i] as number
      const shared = this.#counts[place] as number
      this.#counts[place] = 0
      if (place === at || shared < atLeast) continue
      near.push({ key: index.keys[place] as string, source: index.sources[place] as string, shared })
    }
    if (near.length === 0) lonely[at] = 1
    return near.sort((a, b) => b.shared - a.shared || (a.key < b.key ? -1 : 1))
  }

  open(key: string): Document | undefined {
    return this.#open(key)
  }

  /** Counts the features each article shares with that at `at`; notes the places of those that share any, gives their number. */
  #meet({ places, from, to, ends }: Inverted, at: number): number {
    if (this.#counts.length < ends.length) {
      this.#counts = new Uint32Array(ends.length)
      this.#met = new Uint32Array(ends.length)
    }
    const counts = this.#counts
    const noted = this.#met
    let met = 0
    for (let f = at === 0 ? 0 : (ends[at - 1] as number); f < (ends[at] as number); f++) {
      const end = to[f] as number
      for (let i = from[f] as number; i < end; i++) {
        const place = places[i] as number
        const before = counts[place] as number
        if (before === 0) noted[met++] = place
        counts[place] = before + 1
      }
    }
    return met
  }

  #index(name: string): Inverted {
    const known = this.#known.inverted.get(name)
    if (known) return known
    const packed = this.#packed(name)
    const index = invert(packed, this.#only && askedIn(packed, this.#only.isAsked))
    this.#known.inverted.set(name, index)
    return index
  }

  /** Sketches in the order of the index, kept where indexes about few articles may follow. Throws a RangeError above two million. */
  #packed(name: string): SketchParts {
    const known = this.#known.packed.get(name)
    if (known) return known
    const list = [...(this.#sketches.get(name) ?? [])].sort(bySketch)
    if (list.length > places) throw new RangeError(`a run of ${list.length} articles is more than the index holds`)
    const packed = packSketches(list.map((sketch) => ({ ...sketch, features: distinct(sketch.features) })))
    if (this.#only) this.#known.packed.set(name, packed)
    return packed
  }

  #lonelyFor(question: string, { keys }: Inverted): Uint8Array {
    const known = this.#known.lonely.get(question)
    if (known) return known
    const none = new Uint8Array(keys.length)
    this.#known.lonely.set(question, none)
    return none
  }

  #placesOf(name: string, { keys }: Inverted): ReadonlyMap<string, number> {
    const known = this.#known.places.get(name)
    if (known) return known
    const found = new Map(keys.map((key, place) => [key, place] as const))
    this.#known.places.set(name, found)
    return found
  }
}

/** `only`: of these features, and of some more. */
function invert(packed: SketchParts, only: FeatureSlots | undefined): Inverted {
  const { keys, sources, ends, features } = packed
  const pairs = new Float64Array(features.length)
  let count = 0
  for (let place = 0, f = 0; place < ends.length; place++) {
    for (const end = ends[place] as number; f < end; f++) {
      const feature = features[f] as number
      if (!only || only.mayHave(feature)) pairs[count++] = feature * places + place
    }
  }
  return { keys, sources, ...located(telling(pairs.subarray(0, count).sort()), packed) }
}

function askedIn({ keys, ends, features }: SketchParts, isAsked: (key: string) => boolean): FeatureSlots {
  const asked = new FeatureSlots()
  keys.forEach((key, place) => {
    if (isAsked(key)) asked.add(features.subarray(place === 0 ? 0 : ends[place - 1], ends[place]))
  })
  return asked
}

/** The articles of each feature, and where they stand. `pairs`: by feature, then by article. */
function located(pairs: Float64Array, { keys }: SketchParts): Pick<Inverted, 'ends' | 'places' | 'from' | 'to'> {
  const found = new Int32Array(pairs.length)
  const ends = endsIn(pairs, keys.length)
  const from = new Int32Array(pairs.length)
  const to = new Int32Array(pairs.length)
  const next = Int32Array.from(ends, (_, place) => (place === 0 ? 0 : (ends[place - 1] as number)))
  for (let start = 0; start < pairs.length; ) {
    const feature = Math.floor((pairs[start] as number) / places)
    const least = feature * places
    let end = start
    while (end < pairs.length && (pairs[end] as number) < least + places) end++
    for (let i = start; i < end; i++) {
      const place = (pairs[i] as number) - least
      const f = next[place] as number
      from[f] = start
      to[f] = end
      next[place] = f + 1
      found[i] = place
    }
    start = end
  }
  return { ends, places: found, from, to }
}

/** Where the features of each article end, if each has those of the pairs. */
function endsIn(pairs: Float64Array, articles: number): Uint32Array {
  const ends = new Uint32Array(articles)
  for (let i = 0; i < pairs.length; i++) {
    const place = (pairs[i] as number) % places
    ends[place] = (ends[place] as number) + 1
  }
  for (let place = 1; place < articles; place++) ends[place] = (ends[place] as number) + (ends[place - 1] as number)
  return ends
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

/** The same with its numbers in memory that threads share instead of copying it. */
const shared = (index: Inverted): Inverted => ({
  ...index,
  ends: new Uint32Array(share(index.ends)),
  places: new Int32Array(share(index.places)),
  from: new Int32Array(share(index.from)),
  to: new Int32Array(share(index.to)),
})

function share(array: Uint32Array | Int32Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(array.byteLength)
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return buffer
}
