import type { Article, Neighbour, Rule, RunIndex } from '@copydesk/core'
import type { Input } from '../inputs.ts'
import type { Shard } from './shards.ts'

/** Where an input stands in the run: its shard, and its place there. */
export interface Place {
  readonly shard: number
  readonly at: number
}

/** Inputs to lint one after the other. */
export interface Group {
  readonly places: readonly Place[]
  /** Their articles are near stories, which rules compare. */
  readonly areNear: boolean
}

/** Most inputs of a group of near stories, and their bytes: their documents are in memory together. */
const most = { inputs: 64, bytes: 400_000 }

/** Which articles of the run may be opened for one. */
export type NearTo = (article: Pick<Article, 'key' | 'source'>) => readonly Neighbour[]

export const opened = (article: Parameters<NearTo>[0], rules: readonly Rule[], run: RunIndex): Neighbour[] =>
  rules.flatMap((rule) => rule.opens?.(article, run) ?? [])

/**
 * Divides what is to be linted: each shard is a group, but for near stories of which one stands in it. Those are a group of
 * their own, before that shard, wherever in the run the others stand.
 */
export class Grouping {
  readonly #shards: readonly Shard[]
  readonly #nearTo: NearTo
  /** By key: inputs to lint that are in no group yet. */
  readonly #open = new Map<string, Place>()

  constructor(shards: readonly Shard[], isToLint: (place: Place) => boolean, nearTo: NearTo) {
    this.#shards = shards
    this.#nearTo = nearTo
    for (const [shard, { inputs }] of shards.entries())
      for (const [at, { key }] of inputs.entries()) if (isToLint({ shard, at })) this.#open.set(key, { shard, at })
  }

  /** Yields after each shard. */
  *groups(): Generator<readonly Group[]> {
    for (const { inputs } of this.#shards) {
      const near: Group[] = []
      const rest: Place[] = []
      for (const input of inputs) {
        const place = this.#open.get(input.key)
        if (!place) continue
        const places = this.#around(input, place)
        if (places.length > 1) near.push({ places, areNear: true })
        else rest.push(place)
      }
      yield rest.length > 0 ? [...near, { places: rest, areNear: false }] : near
    }
  }

  /** The input and those near it, then those near these, up to where they are too many. */
  #around(input: Input, place: Place): Place[] {
    const places = [place]
    const inputs = [input]
    let { bytes } = input
    this.#open.delete(input.key)
    for (const { key, source } of inputs) {
      for (const neighbour of this.#nearTo({ key, source })) {
        const next = this.#open.get(neighbour.key)
        const other = next && this.#inputAt(next)
        if (!next || !other) continue
        bytes += other.bytes
        if (places.length === most.inputs || bytes > most.bytes) return places
        places.push(next)
        inputs.push(other)
        this.#open.delete(other.key)
      }
    }
    return places
  }

  #inputAt({ shard, at }: Place): Input {
    return this.#shards[shard]?.inputs[at] as Input
  }
}
