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
export const commonFeature = 100

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

/** Sketches of some articles, by name. */
export type SketchesParts = readonly (readonly [name: string, sketches: SketchParts])[]

export function sketchesOf(all: Iterable<SketchesParts>): Map<string, Sketch[]> {
  const byName = new Map<string, Sketch[]>()
  for (const parts of all)
    for (const [name, packed] of parts) byName.set(name, [...(byName.get(name) ?? []), ...unpackSketches(packed)])
  return byName
}

/** Features told apart by some of their bits: quick to ask, and true of a few that were never added. */
export class FeatureSlots {
  readonly #slots = new Uint8Array(2 ** 16)

  add(features: Iterable<number>): void {
    for (const feature of features) this.#slots[feature & (2 ** 16 - 1)] = 1
  }

  mayHave(feature: number): boolean {
    return this.#slots[feature & (2 ** 16 - 1)] === 1
  }
}
