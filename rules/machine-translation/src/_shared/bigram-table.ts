/** How often a pair of words was seen, against what their own frequencies let expect. */
export const Level = { never: 0, rare: 1, low: 2, usual: 3 } as const

/** Least share of the expected count for `low` and for `usual`. */
export const levelLimits = { low: 1 / 8, usual: 1 / 2 } as const

/** Expected count from which a pair never seen is telling. */
const often = 15

/** Pairs of common words and how they keep company in news. Words are ranked, commonest first. */
export interface BigramTable {
  readonly words: readonly string[]
  /** For each word, the rank below which enough pairs were to be expected to have a level; and `often`. */
  readonly limits: Uint32Array
  readonly oftenLimits: Uint32Array
  /** Where each word's levels start, counted in pairs; four pairs lie in a byte of `levels`, lowest bits first. */
  readonly offsets: Uint32Array
  readonly levels: Uint8Array
}

const magic = 0x4d475242
const headerLength = 5

/**
 * Layout, little-endian. Header Uint32 × 5: magic, words, tokens of the corpus, least expected count × 100, bytes of the
 * words. Then the words (ASCII, `\n` between, commonest first), zero bytes to a multiple of 4, their counts (Uint32), and
 * two bits a pair: for each word its partners from the commonest down while the expected count suffices.
 */
export function encodeBigrams(
  words: readonly string[],
  counts: Uint32Array,
  tokens: number,
  least: number,
  level: (first: number, second: number) => number,
): Uint8Array {
  const text = Uint8Array.from(words.join('\n'), (char) => char.charCodeAt(0))
  const limits = limitsOf(counts, tokens, least)
  const pairs = limits.reduce((sum, limit) => sum + limit, 0)
  const countsAt = headerLength * 4 + Math.ceil(text.length / 4) * 4
  const levelsAt = countsAt + counts.length * 4
  const bytes = new Uint8Array(levelsAt + Math.ceil(pairs / 4))
  new Uint32Array(bytes.buffer, 0, headerLength).set([
    magic,
    words.length,
    tokens,
    Math.round(least * 100),
    text.length,
  ])
  bytes.set(text, headerLength * 4)
  new Uint32Array(bytes.buffer, countsAt, counts.length).set(counts)
  let pair = 0
  limits.forEach((limit, first) => {
    for (let second = 0; second < limit; second++, pair++) {
      const at = levelsAt + (pair >> 2)
      bytes[at] = (bytes[at] as number) | (level(first, second) << ((pair & 3) * 2))
    }
  })
  return bytes
}

/** Reads what `encodeBigrams` wrote. @throws RangeError if the bytes are something else */
export function decodeBigrams(bytes: Uint8Array): BigramTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerLength * 4 || view.getUint32(0, true) !== magic)
    throw new RangeError('the bigram table is not one: rebuild or reinstall it')
  const [size, tokens, least, textLength] = [4, 8, 12, 16].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  const textAt = headerLength * 4
  const words = ascii(bytes.subarray(textAt, textAt + textLength)).split('\n')
  const countsAt = textAt + Math.ceil(textLength / 4) * 4
  const counts = new Uint32Array(size)
  for (let i = 0; i < size; i++) counts[i] = view.getUint32(countsAt + i * 4, true)
  const limits = limitsOf(counts, tokens, least / 100)
  const offsets = new Uint32Array(size)
  for (let i = 1; i < size; i++) offsets[i] = (offsets[i - 1] as number) + (limits[i - 1] as number)
  const levels = bytes.subarray(countsAt + size * 4)
  return { words, limits, oftenLimits: limitsOf(counts, tokens, often), offsets, levels }
}

/** Arguments a call takes without trouble. */
const chunk = 4096

function ascii(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + chunk) as unknown as number[])
  return text
}

/** For each word the number of partners with which at least `least` pairs were to be expected. Counts descend. */
function limitsOf(counts: Uint32Array, tokens: number, least: number): Uint32Array {
  const limits = new Uint32Array(counts.length)
  let limit = counts.length
  for (let i = 0; i < counts.length; i++) {
    while (limit > 0 && (counts[i] as number) * (counts[limit - 1] as number) < least * tokens) limit--
    limits[i] = limit
  }
  return limits
}
