import { featureCount } from '../src/line-shape/features.ts'
import type { Forest } from '../src/line-shape/forest.ts'

export interface BoostOptions {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  /** Least sum of hessians in a leaf. */
  readonly minHessian: number
  /** L2 penalty of leaf values. */
  readonly lambda: number
  /** Every tree sees each k-th feature, from another offset, so that no one feature decides all. */
  readonly stride: number
}

export interface Training {
  /** `featureCount` values a row. */
  readonly rows: Uint8Array
  readonly label: Uint8Array
  readonly weight: Float64Array
}

/** Gradient boosting with logistic loss over histograms of 256 bins (Friedman 2001; Chen and Guestrin 2016). Deterministic. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one loop over trees, levels and bins, read top to bottom
export function boost({ rows, label, weight }: Training, options: BoostOptions): Forest {
  const n = label.length
  const { depth, trees } = options
  const inner = (1 << depth) - 1
  const forest = { depth, trees, feature: new Uint8Array(trees * inner), threshold: new Uint8Array(trees * inner) }
  const leaves = new Float64Array(trees * (inner + 1))
  const bias = logOdds(label, weight)
  const margin = new Float64Array(n).fill(bias)
  const gradient = new Float64Array(n)
  const hessian = new Float64Array(n)
  const node = new Int32Array(n)
  const columns = columnsOf(rows, n)
  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-(margin[i] as number)))
      const w = weight[i] as number
      gradient[i] = w * (p - (label[i] as number))
      hessian[i] = w * Math.max(1e-6, p * (1 - p))
      node[i] = 0
    }
    for (let level = 0; level < depth; level++) splitLevel(tree, level)
    setLeaves(tree)
  }
  let largest = 0
  for (const value of leaves) largest = Math.max(largest, Math.abs(value))
  const unit = Number((largest / 127).toPrecision(6))
  return { ...forest, leaf: Int8Array.from(leaves, (v) => Math.round(v / unit)), unit, bias: Number(bias.toFixed(5)) }

  function splitLevel(tree: number, level: number): void {
    const first = (1 << level) - 1
    const width = 1 << level
    const bestGain = new Float64Array(width).fill(1e-9)
    const base = tree * inner
    for (let k = 0; k < width; k++) forest.threshold[base + first + k] = 255
    const g = new Float64Array(width * 256)
    const h = new Float64Array(width * 256)
    for (let f = tree % options.stride; f < featureCount; f += options.stride) {
      g.fill(0)
      h.fill(0)
      const column = columns[f] as Uint8Array
      for (let i = 0; i < n; i++) {
        const cell = ((node[i] as number) - first) * 256 + (column[i] as number)
        g[cell] = (g[cell] as number) + (gradient[i] as number)
        h[cell] = (h[cell] as number) + (hessian[i] as number)
      }
      for (let k = 0; k < width; k++) bestSplit(g, h, k, f, base + first + k, bestGain)
    }
    for (let i = 0; i < n; i++) {
      const at = node[i] as number
      const value = (columns[forest.feature[base + at] as number] as Uint8Array)[i] as number
      node[i] = 2 * at + (value <= (forest.threshold[base + at] as number) ? 1 : 2)
    }
  }

  function bestSplit(
    g: Float64Array,
    h: Float64Array,
    k: number,
    f: number,
    slot: number,
    bestGain: Float64Array,
  ): void {
    let allG = 0
    let allH = 0
    for (let b = 0; b < 256; b++) {
      allG += g[k * 256 + b] as number
      allH += h[k * 256 + b] as number
    }
    const { lambda, minHessian } = options
    const whole = (allG * allG) / (allH + lambda)
    let leftG = 0
    let leftH = 0
    for (let b = 0; b < 255; b++) {
      if (h[k * 256 + b] === 0) continue
      leftG += g[k * 256 + b] as number
      leftH += h[k * 256 + b] as number
      const rightH = allH - leftH
      if (leftH < minHessian || rightH < minHessian) continue
      const rightG = allG - leftG
      const gain = (leftG * leftG) / (leftH + lambda) + (rightG * rightG) / (rightH + lambda) - whole
      if (gain <= (bestGain[k] as number)) continue
      bestGain[k] = gain
      forest.feature[slot] = f
      forest.threshold[slot] = b
    }
  }

  function setLeaves(tree: number): void {
    const g = new Float64Array(inner + 1)
    const h = new Float64Array(inner + 1)
    for (let i = 0; i < n; i++) {
      const leaf = (node[i] as number) - inner
      g[leaf] = (g[leaf] as number) + (gradient[i] as number)
      h[leaf] = (h[leaf] as number) + (hessian[i] as number)
    }
    for (let k = 0; k <= inner; k++)
      leaves[tree * (inner + 1) + k] = (-options.rate * (g[k] as number)) / ((h[k] as number) + options.lambda)
    for (let i = 0; i < n; i++)
      margin[i] = (margin[i] as number) + (leaves[tree * (inner + 1) + (node[i] as number) - inner] as number)
  }
}

/** The values of each feature side by side: histograms read one feature of all rows. */
const columnsOf = (rows: Uint8Array, n: number): Uint8Array[] =>
  Array.from({ length: featureCount }, (_, f) =>
    Uint8Array.from({ length: n }, (_, i) => rows[i * featureCount + f] as number),
  )

function logOdds(label: Uint8Array, weight: Float64Array): number {
  let yes = 1
  let no = 1
  label.forEach((value, i) => {
    if (value) yes += weight[i] as number
    else no += weight[i] as number
  })
  return Math.log(yes / no)
}
