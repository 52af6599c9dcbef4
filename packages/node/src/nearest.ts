import { distance } from 'fastest-levenshtein'

/** The name that is nearest to `name`, if one is near enough to be meant. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const [best] = names.map((n) => [n, distance(name, n)] as const).sort((a, b) => a[1] - b[1])
  return best && best[1] <= Math.max(2, name.length / 3) ? best[0] : undefined
}

/** `: did you mean "x"?`, or nothing if no name is near. */
export function nearest(name: string, names: readonly string[]): string {
  const best = nearestName(name, names)
  return best === undefined ? '' : `: did you mean "${best}"?`
}
