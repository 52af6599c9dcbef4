import type { Lexicon } from '@copydesk/core'
import { FIRST_OTHER, type Sections } from './format.ts'

const NONE = new Int32Array(0)
const MAX_LENGTH = 63

/** Groups the words that are letters only by first letter, last letter and length; the commonest first in each group. */
export function bucketsOf({ offsets, pool, alphabet }: Sections): Lexicon['bucket'] {
  const units = Uint16Array.from({ length: 256 }, (_, code) => alphabet[code - FIRST_OTHER] ?? code)
  const isLetter = Array.from(units, (unit) => /\p{L}/u.test(String.fromCharCode(unit)))
  const lists = new Map<number, number[]>()
  for (let id = 0; id < offsets.length - 1; id++) {
    const start = offsets[id] as number
    const end = offsets[id + 1] as number
    let at = start
    while (at < end && isLetter[pool[at] as number]) at++
    if (at < end || end - start > MAX_LENGTH) continue
    const key = keyOf(units[pool[start] as number] as number, units[pool[end - 1] as number] as number, end - start)
    const list = lists.get(key)
    if (list) list.push(id)
    else lists.set(key, [id])
  }
  const buckets = new Map(Array.from(lists, ([key, ids]) => [key, Int32Array.from(ids)]))
  return (first, last, length) => (length > MAX_LENGTH ? NONE : (buckets.get(keyOf(first, last, length)) ?? NONE))
}

function keyOf(first: number, last: number, length: number): number {
  return (first * 0x10000 + last) * (MAX_LENGTH + 1) + length
}
