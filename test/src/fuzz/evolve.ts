import fc from 'fast-check'
import { numbers } from '../numbers.ts'
import { type FuzzFormat, formats, harmedBytes, inputOf } from './grammar.ts'

/** An input that reached code no earlier one had. */
export interface Kept {
  readonly format: FuzzFormat
  readonly bytes: Uint8Array
}

export interface Evolution {
  readonly tried: number
  readonly kept: readonly Kept[]
}

/** Longest input that is grown, in bytes. */
const longest = 8000
/** Inputs of the grammar for one grown from what was kept. */
const fresh = 4

/**
 * Tries `cases` inputs and keeps those after which `news` tells of code that was not reached before; three of four are
 * grown from what was kept: two of them joined where their halves meet, or one with harm done to it.
 */
export function evolve(cases: number, seed: number, attempt: (input: Kept) => void, news: () => number): Evolution {
  const pick = numbers(seed)
  const kept: Kept[] = []
  const one = (from: fc.Arbitrary<Uint8Array>): Uint8Array =>
    fc.sample(from, { seed: pick(2 ** 31), numRuns: 1 })[0] as Uint8Array
  for (let i = 0; i < cases; i++) {
    const input = i % fresh === 0 || kept.length < formats.length ? drawn(i) : grown()
    attempt(input)
    if (news() > 0) kept.push(input)
  }
  return { tried: cases, kept }

  function drawn(i: number): Kept {
    const format = formats[Math.floor(i / fresh) % formats.length] as FuzzFormat
    return { format, bytes: one(inputOf(format)) }
  }

  function grown(): Kept {
    const parent = kept[pick(kept.length)] as Kept
    const other = kept[pick(kept.length)] as Kept
    const isJoined = pick(2) === 0
    const bytes = isJoined ? joined(parent.bytes, other.bytes) : one(harmedBytes(fc.constant(parent.bytes)))
    return { format: parent.format, bytes: bytes.subarray(0, longest) }
  }

  function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
    return Buffer.concat([a.subarray(0, pick(a.length + 1)), b.subarray(pick(b.length + 1))])
  }
}
