import { bySketch, commonFeature, FeatureSlots, type Sketch } from './sketches.ts'

type Sketches = ReadonlyMap<string, readonly Sketch[]>

/**
 * Which answers of a run index may be others since sketches came or went. What it says of an article rests on who else has
 * one of its features, where not too many have: it stays where nobody has gained or lost such a feature.
 */
export class SketchChanges {
  readonly #all: Sketches
  readonly #before: Sketches
  readonly #after: Sketches
  /** By name: keys of articles of which it may say something else. */
  #names: readonly string[] | undefined
  readonly #touched = new Map<string, ReadonlySet<string>>()

  /** `all`: the sketches of the run, those that came with them. */
  constructor(all: Sketches, before: Sketches, after: Sketches) {
    this.#all = all
    this.#before = before
    this.#after = after
  }

  /** Whether the index may now say something else of the article with this key. */
  touch(rule: string, name: string, key: string): boolean {
    return this.#touchedOf(`${rule} ${name}`).has(key)
  }

  /** The same under any name. */
  touchAny(key: string): boolean {
    this.#names ??= [...new Set([...this.#before.keys(), ...this.#after.keys()])]
    return this.#names.some((name) => this.#touchedOf(name).has(key))
  }

  #touchedOf(name: string): ReadonlySet<string> {
    const known = this.#touched.get(name)
    if (known) return known
    const after = this.#after.get(name) ?? []
    const { keys, features } = changed(this.#before.get(name) ?? [], after)
    const touched = new Set(keys)
    for (const holders of holdersOf(features, this.#all.get(name) ?? []).values()) {
      // What stands in more says nothing of two articles, and said nothing before.
      if (holders.size <= commonFeature + after.length) for (const key of holders) touched.add(key)
    }
    this.#touched.set(name, touched)
    return touched
  }
}

/** Articles whose sketch came, went, or is another, and the features they gained or lost. */
function changed(before: readonly Sketch[], after: readonly Sketch[]) {
  const keys = new Set<string>()
  const features = new Set<number>()
  const earlier = byKey(before)
  const later = byKey(after)
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const lost = earlier.get(key) ?? []
    const gained = later.get(key) ?? []
    if (lost.length === gained.length && lost.every((sketch, i) => bySketch(sketch, gained[i] as Sketch) === 0))
      continue
    keys.add(key)
    for (const feature of differing(lost, gained)) features.add(feature)
  }
  return { keys, features }
}

function byKey(sketches: readonly Sketch[]): Map<string, Sketch[]> {
  const found = new Map<string, Sketch[]>()
  for (const sketch of [...sketches].sort(bySketch)) {
    const known = found.get(sketch.key)
    if (known) known.push(sketch)
    else found.set(sketch.key, [sketch])
  }
  return found
}

/** What the articles of one key gained or lost: all, unless it is one article of one source. */
function differing(lost: readonly Sketch[], gained: readonly Sketch[]): number[] {
  const all = [...lost, ...gained]
  const isOne = lost.length === 1 && gained.length === 1 && lost[0]?.source === gained[0]?.source
  if (!isOne) return all.flatMap(({ features }) => [...features])
  const [a, b] = all.map(({ features }) => new Set(features)) as [Set<number>, Set<number>]
  return [...[...a].filter((feature) => !b.has(feature)), ...[...b].filter((feature) => !a.has(feature))]
}

/** By feature: keys of the articles that have it. */
function holdersOf(features: ReadonlySet<number>, sketches: readonly Sketch[]): Map<number, Set<string>> {
  const holders = new Map([...features].map((feature) => [feature, new Set<string>()]))
  const likely = new FeatureSlots()
  likely.add(features)
  for (const { key, features: own } of sketches)
    for (let i = 0; i < own.length; i++) {
      const feature = own[i] as number
      if (likely.mayHave(feature)) holders.get(feature)?.add(key)
    }
  return holders
}
