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
export function score(
  { depth, trees, feature, threshold, leaf, bias, unit }: Forest,
  rows: Uint8Array,
  at: number,
): number {
  const leaves = 1 << depth
  const inner = leaves - 1
  let sum = 0
  for (let tree = 0, base = 0, first = 0; tree < trees; tree++, base += inner, first += leaves) {
    let node = 0
    for (let level = 0; level < depth; level++) {
      const n = base + node
      // 1 where the feature is above, without a jump no processor could foresee.
      const above = ((threshold[n] as number) - (rows[at + (feature[n] as number)] as number)) >>> 31
      node = 2 * node + 1 + above
    }
    sum += leaf[first + node - inner] as number
  }
  return bias + sum * unit
}

/** The most `score` could come to if the features that are 1 in `open` had any values. */
export function highestScore(forest: Forest, rows: Uint8Array, at: number, open: Uint8Array): number {
  let sum = 0
  for (let tree = 0; tree < forest.trees; tree++) sum += highestLeaf(forest, rows, at, open, tree, 0)
  return forest.bias + sum * forest.unit
}

/** The highest leaf of a tree that a row may come to from a node. */
function highestLeaf(
  forest: Forest,
  rows: Uint8Array,
  at: number,
  open: Uint8Array,
  tree: number,
  from: number,
): number {
  const inner = (1 << forest.depth) - 1
  let node = from
  while (node < inner) {
    const n = tree * inner + node
    const feature = forest.feature[n] as number
    const below = 2 * node + 1
    if (open[feature] === 1)
      return Math.max(
        highestLeaf(forest, rows, at, open, tree, below),
        highestLeaf(forest, rows, at, open, tree, below + 1),
      )
    node = (rows[at + feature] as number) > (forest.threshold[n] as number) ? below + 1 : below
  }
  return forest.leaf[tree * (inner + 1) + node - inner] as number
}

// Browsers and Node.js have it; the library of ECMAScript alone does not name it.
declare const atob: (text: string) => string

/** Bytes of base64 text. */
export const unpack = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
