import type { Lexicon } from '@copydesk/core'

const NONE = new Int32Array(0)
const MAX_LENGTH = 63

/** Groups the words that are letters only by first letter, last letter and length; ids ascend in each group. */
export function bucketsOf(size: number, word: (id: number) => string): Lexicon['bucket'] {
  const lists = new Map<number, number[]>()
  for (let id = 0; id < size; id++) {
    const text = word(id)
    if (text.length === 0 || text.length > MAX_LENGTH || !/^\p{L}+$/u.test(text)) continue
    const key = keyOf(text.charCodeAt(0), text.charCodeAt(text.length - 1), text.length)
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
