import type { Document, Neighbour, RunIndex } from '@copydesk/core'

export interface Sketch {
  readonly key: string
  readonly source: string
  readonly features: Uint32Array
}

/** Features that stand in more articles than this say nothing about two of them. */
const commonFeature = 100

/** Room for article numbers below a feature in one exact double: 32 + 21 bits are the 53 a double holds. */
const places = 2 ** 21

/** Sketches of one name: each (feature, article) pair as one number, ascending. Eight bytes a pair, no objects. */
interface Inverted {
  readonly pairs: Float64Array
  readonly placeOf: ReadonlyMap<string, number>
  readonly list: readonly Sketch[]
}

/** Looks up near articles by the features their sketches share. Built once, after merging. */
export class SketchIndex implements RunIndex {
  readonly articles: number
  readonly #sketches: ReadonlyMap<string, readonly Sketch[]>
  readonly #open: (key: string) => Document | undefined
  readonly #inverted = new Map<string, Inverted>()

  constructor(
    articles: number,
    sketches: ReadonlyMap<string, readonly Sketch[]>,
    open: (key: string) => Document | undefined,
  ) {
    this.articles = articles
    this.#sketches = sketches
    this.#open = open
  }

  similar(rule: string, name: string, key: string, atLeast: number): readonly Neighbour[] {
    const index = this.#index(`${rule} ${name}`)
    const at = index.placeOf.get(key)
    if (at === undefined) return []
    const counts = new Uint32Array(index.list.length)
    const met: number[] = []
    for (const feature of new Set((index.list[at] as Sketch).features)) count(index.pairs, feature, counts, met)
    return met
      .filter((place) => place !== at && (counts[place] as number) >= atLeast)
      .map((place) => ({
        key: (index.list[place] as Sketch).key,
        source: (index.list[place] as Sketch).source,
        shared: counts[place] as number,
      }))
      .sort((a, b) => b.shared - a.shared || (a.key < b.key ? -1 : 1))
  }

  open(key: string): Document | undefined {
    return this.#open(key)
  }

  #index(name: string): Inverted {
    const known = this.#inverted.get(name)
    if (known) return known
    const index = invert([...(this.#sketches.get(name) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1)))
    this.#inverted.set(name, index)
    return index
  }
}

/** Throws a RangeError above two million articles. */
function invert(list: readonly Sketch[]): Inverted {
  if (list.length > places) throw new RangeError(`a run of ${list.length} articles is more than the index holds`)
  const pairs = new Float64Array(list.reduce((sum, { features }) => sum + features.length, 0))
  let count = 0
  list.forEach(({ features }, place) => {
    for (const feature of new Set(features)) pairs[count++] = feature * places + place
  })
  return {
    pairs: telling(pairs.subarray(0, count).sort()),
    placeOf: new Map(list.map(({ key }, place) => [key, place])),
    list,
  }
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

/** Counts the articles a feature stands in and lists those not met before. */
function count(pairs: Float64Array, feature: number, counts: Uint32Array, met: number[]): void {
  const first = feature * places
  for (let i = lowerBound(pairs, first); i < pairs.length && (pairs[i] as number) < first + places; i++) {
    const place = (pairs[i] as number) - first
    const before = counts[place] as number
    if (before === 0) met.push(place)
    counts[place] = before + 1
  }
}

function lowerBound(pairs: Float64Array, value: number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pairs[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
