import { basename } from 'node:path'
import { hash64, recordIn } from '@copydesk/core'
import type { ReadOutcome } from '@copydesk/readers'
import type { BytesOf, Input } from './inputs.ts'
import { isDivided } from './parts/shard.ts'
import { type ReadDefaults, readInput } from './read-input.ts'

export interface Draw {
  /** Articles to draw, at most. */
  readonly count: number
  /** Another one draws another sample. */
  readonly seed: string
}

export interface Drawn {
  readonly inputs: readonly Input[]
  /** Among how many records was drawn; undefined where whole files were. */
  readonly records?: number
}

/** The files of a sample: the same ones for the same seed wherever the folder lies. */
export function drawnFiles(inputs: readonly Input[], { count, seed }: Draw): readonly Input[] {
  if (count >= inputs.length) return inputs
  const chosen = new Set(leastBy(inputs, count, ({ source, path }) => `${seed}\n${source}\n${basename(path)}`))
  return inputs.filter((input) => chosen.has(input))
}

/**
 * Of files that hold records the records of a sample, each by its id, or without one by its place. The files are read
 * once for that.
 */
export function drawnRecords(
  inputs: readonly Input[],
  { count, seed }: Draw,
  read: ReadDefaults,
  bytesOf?: BytesOf,
): Drawn {
  if (!inputs.some(isDivided)) return { inputs }
  const all = inputs.flatMap((input) => {
    const name = `${seed}\n${input.loose ? '' : input.source}\n${basename(input.path)}`
    return Array.from(readInput(input, read, bytesOf), (outcome, place) => ({
      input,
      place,
      name: `${name}\n${idOf(outcome, input) ?? place}`,
    }))
  })
  if (count >= all.length) return { inputs }
  const places = new Map<Input, Set<number>>()
  for (const { input, place } of leastBy(all, count, ({ name }) => name)) {
    const known = places.get(input)
    if (known) known.add(place)
    else places.set(input, new Set([place]))
  }
  const drawn = inputs.flatMap((input) => {
    const records = places.get(input)
    return records ? [{ ...input, ...(isDivided(input) ? { records } : {}) }] : []
  })
  return { inputs: drawn, records: all.length }
}

const idOf = (outcome: ReadOutcome, input: Input): string | undefined =>
  outcome.type === 'article' ? recordIn(outcome.article.key, input.key) : undefined

/** So many of a list by the hash of their names, the least first. */
function leastBy<T>(list: readonly T[], count: number, nameOf: (item: T) => string): T[] {
  return list
    .map((item) => ({ item, by: hash64(nameOf(item)) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item)
}
