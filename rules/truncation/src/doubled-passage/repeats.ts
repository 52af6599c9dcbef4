import { type Document, hash32, mix32, Shape, TokenKind } from '@copydesk/core'
import { foldedTokenHash, hasShape } from '@copydesk/text'
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
  const { kind, mask, word, count: tokens } = document.tokens
  const token = new Int32Array(tokens)
  const code = new Int32Array(tokens)
  let count = 0
  for (let i = 0; i < tokens; i++) {
    if ((kind[i] as number) > TokenKind.number || ((mask[i] as number) & addressMask) !== 0) continue
    const id = word[i] as number
    token[count] = i
    code[count++] = id >= 0 ? id : ~(lowerHash(document, i) >>> 1)
  }
  return { token, code, count }
}

const beyondAscii = Shape.nonAscii | Shape.apostrophe | Shape.invisible

/** A hash of token `i` in small letters; hardly ever must they be made. */
const lowerHash = (document: Document, i: number): number =>
  hasShape(document, i, beyondAscii) ? hash32(document.tokenText(i).toLowerCase()) : foldedTokenHash(document, i)

/** Words of a shingle: the shortest repeat that is seen at all. */
const shingle = 5

/** Repeats of five words or more, by their second place; each word is taken for one at most. */
export function repeatsOf({ code, count }: WordRun): Repeat[] {
  const repeats: Repeat[] = []
  const seen = new Places(count)
  let taken = 0
  let hash = 0
  for (let i = 0; i < count; i++) {
    // The hash of the last five words: one comes in, one goes.
    hash = (Math.imul(hash, factor) + (code[i] as number)) | 0
    if (i >= shingle) hash = (hash - Math.imul(code[i - shingle] as number, outgoing)) | 0
    const second = i - shingle + 1
    const first = second < 0 ? -1 : seen.put(code, second, hash)
    if (first < 0 || second < taken) continue
    const most = Math.min(second - first, count - second)
    let length = 0
    while (length < most && code[first + length] === code[second + length]) length++
    if (length < shingle) continue
    repeats.push({ first, second, length })
    taken = second + length
  }
  return repeats
}

const factor = 31
const outgoing = factor ** shingle

/** Slots of the hash table, used again by the next article. */
let room = new Int32Array(4096)

/** Where each shingle stood first: a hash table of positions. */
class Places {
  readonly #slots: Int32Array
  readonly #last: number

  constructor(count: number) {
    let size = 16
    while (size < count * 2) size *= 2
    if (room.length < size) room = new Int32Array(size)
    this.#slots = room.fill(0, 0, size)
    this.#last = size - 1
  }

  /** Position of the first shingle like the one at `i`, whose hash is given; it is entered where there is none, and -1 given. */
  put(code: Int32Array, i: number, hash: number): number {
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
