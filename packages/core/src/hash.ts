/** FNV-1a over UTF-16 units, unsigned 32 bits (Fowler, Noll, Vo 1991). */
export function hash32(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix32(hash)
}

/** MurmurHash3's finaliser: spreads the bits of a 32-bit number; unsigned. */
export function mix32(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 64 bits of two independent 32-bit hashes, as 16 hexadecimal digits. Not cryptographic. */
export function hash64(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
    b ^= b >>> 15
  }
  return (
    mix32(a).toString(16).padStart(8, '0') +
    mix32(b ^ text.length)
      .toString(16)
      .padStart(8, '0')
  )
}

/** Unsigned 32-bit numbers, as the features of a sketch: sorted, each once. Gives the same array if they are that already. */
export function distinct(features: Uint32Array): Uint32Array {
  if (ascends(features)) return features
  const sorted = features.slice().sort()
  let count = 0
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] as number
  return sorted.slice(0, count)
}

function ascends(features: Uint32Array): boolean {
  for (let i = 1; i < features.length; i++) if ((features[i] as number) <= (features[i - 1] as number)) return false
  return true
}
