import { hash32 } from '@copydesk/core'
import { formatOf, type ReadOutcome } from '@copydesk/readers'
import type { Input } from '../inputs.ts'

/** One of the parts a run over the same inputs is divided into. */
export interface PartOf {
  /** From 0 on. */
  readonly index: number
  readonly count: number
}

/** The inputs of a run, each of which is read as far as the part goes. */
export const inPart = (inputs: readonly Input[], part: PartOf): readonly Input[] =>
  inputs.map((input) => ({ ...input, part }))

/** Files that hold many records are divided record by record. */
export const isDivided = ({ path, unpacked }: Input): boolean =>
  unpacked !== undefined || ['json', 'jsonl'].includes(formatOf(path) ?? '')

/** Place of the first record of an input that belongs to the part; every `count`-th behind it does too. Infinity: none of it does. */
function firstOf(input: Input, { index, count }: PartOf): number {
  const first = (index - (hash32(input.key) % count) + count) % count
  return isDivided(input) || first === 0 ? first : Number.POSITIVE_INFINITY
}

/** Whether anything of an input is read in its part. */
export const isRead = (input: Input): boolean => !input.part || firstOf(input, input.part) < Number.POSITIVE_INFINITY

/** Place among all records of an input of the `nth` one (from 0) its part has. */
export function placeOf(input: Input, nth: number): number {
  if (!input.part || !isDivided(input)) return nth
  return firstOf(input, input.part) + nth * input.part.count
}

/** What of an input belongs to its part. An input of which nothing does is not read. */
export function* ofPart(outcomes: Iterable<ReadOutcome>, input: Input): Iterable<ReadOutcome> {
  if (!isRead(input)) return
  let place = 0
  let nth = 0
  for (const outcome of outcomes) {
    if (place++ !== placeOf(input, nth)) continue
    nth++
    yield outcome
  }
}
