import type { Document, Neighbour, RunIndex } from '@copydesk/core'

export interface Sketch {
  readonly key: string
  readonly source: string
  readonly features: Uint32Array
}

/** Features that stand in more articles than this say nothing about two of them. */
const commonFeature = 500

/** Looks up near articles by the features their sketches share. Built once, after merging. */
export class SketchIndex implements RunIndex {
  readonly articles: number
  readonly #sketches: ReadonlyMap<string, readonly Sketch[]>
  readonly #open: (key: string) => Document | undefined
  readonly #inverted = new Map<
    string,
    { byFeature: Map<number, number[]>; byKey: Map<string, number>; list: readonly Sketch[] }
  >()

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
    const at = index.byKey.get(key)
    if (at === undefined) return []
    const shared = new Map<number, number>()
    for (const feature of (index.list[at] as Sketch).features) {
      const places = index.byFeature.get(feature) ?? []
      if (places.length > commonFeature) continue
      for (const place of places) if (place !== at) shared.set(place, (shared.get(place) ?? 0) + 1)
    }
    return [...shared]
      .filter(([, count]) => count >= atLeast)
      .map(([place, count]) => ({
        key: (index.list[place] as Sketch).key,
        source: (index.list[place] as Sketch).source,
        shared: count,
      }))
      .sort((a, b) => b.shared - a.shared || (a.key < b.key ? -1 : 1))
  }

  open(key: string): Document | undefined {
    return this.#open(key)
  }

  #index(name: string) {
    const known = this.#inverted.get(name)
    if (known) return known
    const list = [...(this.#sketches.get(name) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1))
    const byFeature = new Map<number, number[]>()
    const byKey = new Map<string, number>()
    list.forEach((sketch, i) => {
      byKey.set(sketch.key, i)
      for (const feature of new Set(sketch.features)) {
        const places = byFeature.get(feature)
        if (places) places.push(i)
        else byFeature.set(feature, [i])
      }
    })
    const index = { byFeature, byKey, list }
    this.#inverted.set(name, index)
    return index
  }
}
