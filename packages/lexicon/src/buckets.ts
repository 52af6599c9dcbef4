import type { Lexicon } from '@copydesk/core'
import { FIRST_OTHER, type Sections } from './format.ts'

const NONE = new Int32Array(0)
const LENGTHS = 64
/** Codes are bytes. */
const CODES = 256

/** Groups the words that are letters only by first letter, last letter and length; the commonest first in each group. */
export function bucketsOf(table: Sections): Lexicon['bucket'] {
  const letters = lettersOf(table.alphabet)
  const chains = chainsOf(table, letters)
  const buckets = new Map<number, Int32Array>()
  return (first, last, length) => {
    const a = letters.byUnit.get(first)
    const b = letters.byUnit.get(last)
    if (a === undefined || b === undefined || length >= LENGTHS) return NONE
    const chain = (a * letters.count + b) * LENGTHS + length
    const bucket = buckets.get(chain) ?? Int32Array.from(wordsIn(table, letters, chains, chain))
    buckets.set(chain, bucket)
    return bucket
  }
}

/** The letters among the codes of the pool, numbered from 1 on; 0 stands for all that are none. */
interface Letters {
  readonly byCode: Uint8Array
  readonly byUnit: ReadonlyMap<number, number>
  /** With that for none. */
  readonly count: number
}

function lettersOf(alphabet: Uint16Array): Letters {
  const byCode = new Uint8Array(CODES)
  const byUnit = new Map<number, number>()
  for (let code = 0; code < FIRST_OTHER + alphabet.length; code++) {
    const unit = code < FIRST_OTHER ? code : (alphabet[code - FIRST_OTHER] as number)
    if (!/\p{L}/u.test(String.fromCharCode(unit))) continue
    byUnit.set(unit, byUnit.size + 1)
    byCode[code] = byUnit.size
  }
  return { byCode, byUnit, count: byUnit.size + 1 }
}

/** Words of the same ends and length, the commonest first: of each the next, or -1. */
interface Chains {
  readonly heads: Int32Array
  readonly next: Int32Array
}

/** One pass over the whole table, for the first who asks: what is between the ends is looked at only where it is asked for. */
function chainsOf({ offsets, pool }: Sections, { byCode, count }: Letters): Chains {
  const size = offsets.length - 1
  const heads = new Int32Array(count * count * LENGTHS).fill(-1)
  const next = new Int32Array(size)
  let end = offsets[size] as number
  for (let id = size - 1; id >= 0; id--) {
    const start = offsets[id] as number
    if (end - start < LENGTHS) {
      const a = byCode[pool[start] as number] as number
      const b = byCode[pool[end - 1] as number] as number
      const chain = (a * count + b) * LENGTHS + end - start
      next[id] = heads[chain] as number
      heads[chain] = id
    }
    end = start
  }
  return { heads, next }
}

function* wordsIn({ offsets, pool }: Sections, { byCode }: Letters, { heads, next }: Chains, chain: number) {
  for (let id = heads[chain] as number; id >= 0; id = next[id] as number) {
    const end = offsets[id + 1] as number
    let at = offsets[id] as number
    while (at < end && byCode[pool[at] as number] !== 0) at++
    if (at === end) yield id
  }
}
