import type { EngineOptions } from '@copydesk/engine'

/** Milliseconds and articles by rule id. */
export type Timings = Record<string, { ms: number; articles: number }>

export function addTimings(into: Timings, more: Timings): void {
  for (const [rule, { ms, articles }] of Object.entries(more)) {
    const sum = into[rule] ?? { ms: 0, articles: 0 }
    into[rule] = { ms: sum.ms + ms, articles: sum.articles + articles }
  }
}

/** Collects what an engine measures. */
export const timer = (into: Timings): NonNullable<EngineOptions['timing']> => ({
  now: () => performance.now(),
  record: (rule, ms) => addTimings(into, { [rule]: { ms, articles: 1 } }),
})
