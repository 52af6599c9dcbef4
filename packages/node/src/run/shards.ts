import { hash32 } from '@copydesk/core'
import type { Input } from '../inputs.ts'

/** Consecutive inputs: what a worker takes at once and what the cache keeps in one file. */
export interface Shard {
  /** Place of the first input in the run. */
  readonly first: number
  readonly inputs: readonly Input[]
}

const meanInputs = 12
const maxInputs = 48
const maxBytes = 2_000_000

/**
 * Cuts a run into shards. Where one ends is said by the keys themselves (about every 12th), so that a file added or
 * removed changes one shard and leaves the others as they were.
 */
export function shardsOf(inputs: readonly Input[]): Shard[] {
  const shards: Shard[] = []
  let first = 0
  let bytes = 0
  inputs.forEach((input, i) => {
    bytes += input.bytes
    const ends = hash32(input.key) % meanInputs === 0 || i + 1 - first >= maxInputs || bytes >= maxBytes
    if (!ends && i + 1 < inputs.length) return
    shards.push({ first, inputs: inputs.slice(first, i + 1) })
    first = i + 1
    bytes = 0
  })
  return shards
}
