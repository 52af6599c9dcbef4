import { distance } from 'fastest-levenshtein'

/** `: did you mean "x"?`, or nothing if no name is near. */
export function nearest(name: string, names: readonly string[]): string {
  const [best] = [...names].map((n) => [n, distance(name, n)] as const).sort((a, b) => a[1] - b[1])
  return best && best[1] <= Math.max(2, name.length / 3) ? `: did you mean "${best[0]}"?` : ''
}
