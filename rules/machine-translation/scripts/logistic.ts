/** A logistic regression on standardised features: weights and, last, the intercept. */
export type Weights = Float64Array

export interface Sample {
  readonly features: Float64Array
  readonly positive: boolean
  readonly weight: number
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = a[a.length - 1] as number
  for (let j = 0; j < b.length; j++) sum += (a[j] as number) * (b[j] as number)
  return sum
}

export const predict = (weights: Weights, features: Float64Array): number => dot(weights, features)

/** Fits by Newton steps from `start`, each solved by conjugate gradients; L2 penalty on all but the intercept. */
export function regress(samples: readonly Sample[], penalty: number, start?: Weights): Weights {
  const size = (samples[0] as Sample).features.length + 1
  const weights = start?.slice() ?? new Float64Array(size)
  for (let step = 0; step < 15; step++) {
    const gradient = new Float64Array(size)
    const curvature = samples.map((sample) => {
      const p = 1 / (1 + Math.exp(-predict(weights, sample.features)))
      add(gradient, sample.features, sample.weight * (p - Number(sample.positive)))
      return sample.weight * p * (1 - p) + 1e-9
    })
    for (let j = 0; j < size - 1; j++) gradient[j] = (gradient[j] as number) + penalty * (weights[j] as number)
    const change = solve(samples, curvature, penalty, gradient)
    let largest = 0
    for (let j = 0; j < size; j++) {
      weights[j] = (weights[j] as number) - (change[j] as number)
      largest = Math.max(largest, Math.abs(change[j] as number))
    }
    if (largest < 1e-5) break
  }
  return weights
}

function add(target: Float64Array, features: Float64Array, by: number): void {
  for (let j = 0; j < features.length; j++) target[j] = (target[j] as number) + by * (features[j] as number)
  target[features.length] = (target[features.length] as number) + by
}

/** Conjugate gradients for (Σ c x xᵀ + penalty) d = gradient. */
function solve(samples: readonly Sample[], curvature: readonly number[], penalty: number, gradient: Float64Array) {
  const size = gradient.length
  const solution = new Float64Array(size)
  const residual = gradient.slice()
  let direction = residual.slice()
  let norm = residual.reduce((sum, v) => sum + v * v, 0)
  const first = norm
  for (let round = 0; round < 40 && norm > 1e-10 * first; round++) {
    const product = new Float64Array(size)
    samples.forEach(({ features }, k) => {
      add(product, features, (curvature[k] as number) * dot(direction, features))
    })
    for (let j = 0; j < size - 1; j++) product[j] = (product[j] as number) + penalty * (direction[j] as number)
    const length = norm / product.reduce((sum, v, j) => sum + v * (direction[j] as number), 0)
    let next = 0
    for (let j = 0; j < size; j++) {
      solution[j] = (solution[j] as number) + length * (direction[j] as number)
      residual[j] = (residual[j] as number) - length * (product[j] as number)
      next += (residual[j] as number) ** 2
    }
    const ratio = next / norm
    norm = next
    direction = residual.map((v, j) => v + ratio * (direction[j] as number))
  }
  return solution
}

/** Area under the ROC curve; ties count half. */
export function auc(positive: readonly number[], negative: readonly number[]): number {
  const all = [...positive.map((v) => [v, 1] as const), ...negative.map((v) => [v, 0] as const)].sort(
    (a, b) => a[0] - b[0],
  )
  let sum = 0
  for (let i = 0; i < all.length; ) {
    let j = i
    while (j < all.length && all[j]?.[0] === all[i]?.[0]) j++
    for (let k = i; k < j; k++) if (all[k]?.[1]) sum += (i + j + 1) / 2
    i = j
  }
  return (sum - (positive.length * (positive.length + 1)) / 2) / (positive.length * negative.length)
}

/** Share of the positives above the score that only `rate` of the negatives exceed. */
export function recallAt(positive: readonly number[], negative: readonly number[], rate: number): number {
  const cut = [...negative].sort((a, b) => b - a)[Math.floor(rate * negative.length)] ?? Number.NEGATIVE_INFINITY
  return positive.filter((v) => v > cut).length / positive.length
}
