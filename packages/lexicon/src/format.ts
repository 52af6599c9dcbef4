import { mix32 } from '@copydesk/core'

/**
 * The compiled word table, little-endian. Words are rows of bytes: a byte below 128 is ASCII, one from 128 up indexes
 * the alphabet of other code units (at most 126, ascending, so byte order is code-unit order).
 *
 * header    Uint32 × 8    magic, version, size, tokens, log2 of the slots, pool length, alphabet length, byte length
 * offsets   Uint32 × size + 1   where each word starts in the pool
 * slots     Uint32 × 2^n  open addressing, linear probing: hash tag (14 bits) and id + 1 (18 bits); 0 is empty
 * alphabet  Uint16
 * counts    Uint16 × size  mantissa (12 bits) and exponent (4 bits): exact to 4,095, within .03 % above
 * flags     Uint8 × size
 * shares    Uint8 × size  share with a capital, in 255ths
 * pool      Uint8
 *
 * Words stand commonest first, so that what a text looks up lies together.
 */
export const MAGIC = 0x4c574443
export const VERSION = 1
export const HEADER_LENGTH = 8
export const ID_BITS = 18
export const ID_MASK = (1 << ID_BITS) - 1
export const FIRST_OTHER = 128
/** In the fold table: a code unit no word has, and one that is dropped before comparing. */
export const ABSENT = 0
export const IGNORED = 255

/** Code units dropped before look-up: soft hyphen, zero-width space, non-joiner, joiner, word joiner, BOM. */
export const INVISIBLE = [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff] as const

const HASH_SEED = 0x811c9dc5
const HASH_PRIME = 0x01000193

/** FNV-1a over the bytes of a word; `mix32` spreads it. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), HASH_PRIME)
  return mix32(hash)
}

export interface Sections {
  readonly offsets: Uint32Array
  readonly slots: Uint32Array
  readonly alphabet: Uint16Array
  readonly counts: Uint16Array
  readonly flags: Uint8Array
  readonly shares: Uint8Array
  readonly pool: Uint8Array
}

/** Views of a buffer whose header says how long each section is; `byteOffset` must be a multiple of 4. */
export function sections(buffer: ArrayBufferLike, byteOffset: number, header: Uint32Array): Sections {
  const [, , size = 0, , slotBits = 0, poolLength = 0, alphabetLength = 0] = header
  let at = byteOffset + HEADER_LENGTH * 4
  const take = (bytes: number) => {
    at += bytes
    return at - bytes
  }
  return {
    offsets: new Uint32Array(buffer, take(4 * (size + 1)), size + 1),
    slots: new Uint32Array(buffer, take(4 * 2 ** slotBits), 2 ** slotBits),
    alphabet: new Uint16Array(buffer, take(2 * alphabetLength), alphabetLength),
    counts: new Uint16Array(buffer, take(2 * size), size),
    flags: new Uint8Array(buffer, take(size), size),
    shares: new Uint8Array(buffer, take(size), size),
    pool: new Uint8Array(buffer, take(poolLength), poolLength),
  }
}

/** Bytes the sections take with the header. */
export function byteLength(size: number, slotBits: number, poolLength: number, alphabetLength: number): number {
  return 4 * (HEADER_LENGTH + size + 1 + 2 ** slotBits) + 2 * (alphabetLength + size) + 2 * size + poolLength
}
