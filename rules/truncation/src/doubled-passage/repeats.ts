import { type Document, hash32, mix32 } from '@copydesk/core'
import { endOf, hasMask, isWordOrNumber, startOf, wordOf } from '@copydesk/text'
import { addressMask } from '../_shared/words.ts'

/** Words of an article that stand in it a second time: `length` words from `first` on are those from `second` on. Positions count words. */
export interface Repeat {
  readonly first: number
  readonly second: number
  readonly length: number
}

/** The words of an article, each as its token and what it is compared by. */
export interface WordRun {
  readonly token: Int32Array
  readonly code: Int32Array
  readonly count: number
}

/** Words and numbers, without regard to case and marks; addresses are left out. */
export function wordsOf(document: Document): WordRun {
  const { tokens, text } = document
  const token = new Int32Array(tokens.count)
  const code = new Int32Array(tokens.count)
  let count = 0
  for (let i = 0; i < tokens.count; i++) {
    if (!isWordOrNumber(document, i) || hasMask(document, i, addressMask)) continue
    const id = wordOf(document, i)
    token[count] = i
    code[count++] = id >= 0 ? id : ~(hash32(text.slice(startOf(document, i), endOf(document, i)).toLowerCase()) >>> 1)
  }
  return { token, code, count }
}

/** Words of a shingle: the shortest repeat that is seen at all. */
const shingle = 5

/** Repeats of five words or more, by their second place; each word is taken for one at most. */
export function repeatsOf({ code, count }: WordRun): Repeat[] {
  const repeats: Repeat[] = []
  const seen = new Places(count)
  let taken = 0
  for (let i = 0; i + shingle <= count; i++) {
    const at = seen.put(code, i)
    if (at < 0 || i < taken) continue
    const most = Math.min(i - at, count - i)
    let length = 0
    while (length < most && code[at + length] === code[i + length]) length++
    if (length < shingle) continue
    repeats.push({ first: at, second: i, length })
    taken = i + length
  }
  return repeats
}

/** Where each shingle stood first: a hash table of positions. */
class Places {
  readonly #slots: Int32Array
  readonly #last: number

  constructor(count: number) {
    let size = 16
    while (size < count * 2) size *= 2
    this.#slots = new Int32Array(size)
    this.#last = size - 1
  }

  /** Position of the first shingle like the one at `i`, which is entered where there is none; then -1. */
  put(code: Int32Array, i: number): number {
    let hash = 0
    for (let k = i; k < i + shingle; k++) hash = Math.imul(hash, 31) + (code[k] as number)
    for (let slot = mix32(hash) & this.#last; ; slot = (slot + 1) & this.#last) {
      const at = (this.#slots[slot] as number) - 1
      if (at < 0) {
        this.#slots[slot] = i + 1
        return -1
      }
      let k = 0
      while (k < shingle && code[at + k] === code[i + k]) k++
      if (k === shingle) return at
    }
  }
}
