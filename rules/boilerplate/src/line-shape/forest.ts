/**
 * Boosted regression trees over integer features 0–255. All trees are complete binary trees of one depth, laid out in
 * heap order: node n has children 2n + 1 (feature ≤ threshold) and 2n + 2.
 */
export interface Forest {
  readonly depth: number
  readonly trees: number
  /** Feature and threshold of each inner node, tree after tree. */
  readonly feature: Uint8Array
  readonly threshold: Uint8Array
  /** Log-odds each leaf adds, in units of `unit`. */
  readonly leaf: Int8Array
  readonly unit: number
  readonly bias: number
}

/** Log-odds of a row that starts at `at`. */
export function score(forest: Forest, rows: Uint8Array, at: number): number {
  const inner = (1 << forest.depth) - 1
  let sum = 0
  for (let tree = 0; tree < forest.trees; tree++) {
    const base = tree * inner
    let node = 0
    while (node < inner) {
      const value = rows[at + (forest.feature[base + node] as number)] as number
      node = 2 * node + (value <= (forest.threshold[base + node] as number) ? 1 : 2)
    }
    sum += forest.leaf[tree * (inner + 1) + node - inner] as number
  }
  return forest.bias + sum * forest.unit
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 text without padding. */
export function unpack(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length * 3) >> 2)
  let bits = 0
  let value = 0
  let at = 0
  for (const char of text) {
    value = ((value << 6) | alphabet.indexOf(char)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (value >> bits) & 255
  }
  return bytes
}

/** The opposite of `unpack`. */
export function pack(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const value = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const digits = Math.min(4, bytes.length - i + 1)
    for (let k = 0; k < digits; k++) text += alphabet[(value >> (18 - 6 * k)) & 63]
  }
  return text
}
