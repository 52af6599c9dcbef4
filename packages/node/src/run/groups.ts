import type { Article, Neighbour, Rule, RunIndex } from '@copydesk/core'
import type { Input } from '../inputs.ts'
import type { Shard } from './shards.ts'

/** Inputs to lint one after the other. */
export interface Group {
  /** In the run. */
  readonly places: readonly number[]
  /** Their articles are near stories, which rules compare. */
  readonly areNear: boolean
}

/** Most inputs of a group of near stories, and their bytes: their documents are in memory together. */
const most = { inputs: 64, bytes: 400_000 }

/** Which articles of the run may be opened for one. */
export type NearTo = (article: Pick<Article, 'key' | 'source'>) => readonly Neighbour[]

export const opened = (article: Parameters<NearTo>[0], rules: readonly Rule[], run: RunIndex): Neighbour[] =>
  rules.flatMap((rule) => rule.opens?.(article, run) ?? [])

interface ToLint {
  readonly input: Input
  /** In the run. */
  readonly place: number
}

/**
 * Divides what is to be linted: each shard is a group, but for near stories of which one stands in it. Those are a group of
 * their own, before that shard, wherever in the run the others stand.
 */
export class Grouping {
  readonly #shards: readonly Shard[]
  readonly #nearTo: NearTo
  /** By key: inputs to lint that are in no group yet. */
  readonly #open = new Map<string, ToLint>()

  constructor(shards: readonly Shard[], isToLint: (place: number) => boolean, nearTo: NearTo) {
    this.#shards = shards
    this.#nearTo = nearTo
    for (const { first, inputs } of shards)
      for (const [at, input] of inputs.entries())
        if (isToLint(first + at)) this.#open.set(input.key, { input, place: first + at })
  }

  /** Yields after each shard. */
  *groups(): Generator<readonly Group[]> {
    for (const { inputs } of this.#shards) {
      const near: Group[] = []
      const rest: number[] = []
      for (const { key } of inputs) {
        const one = this.#open.get(key)
        if (!one) continue
        const places = this.#around(one).map(({ place }) => place)
        if (places.length > 1) near.push({ places, areNear: true })
        else rest.push(...places)
      }
      yield rest.length > 0 ? [...near, { places: rest, areNear: false }] : near
    }
  }

  /** The input and those near it, then those near these, up to where they are too many. */
  #around(one: ToLint): ToLint[] {
    const all = [one]
    let { bytes } = one.input
    this.#open.delete(one.input.key)
    for (const { input } of all) {
      for (const { key } of this.#nearTo({ key: input.key, source: input.source })) {
        const next = this.#open.get(key)
        if (!next) continue
        bytes += next.input.bytes
        if (all.length === most.inputs || bytes > most.bytes) return all
        all.push(next)
        this.#open.delete(key)
      }
    }
    return all
  }
}
