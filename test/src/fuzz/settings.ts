import fc, { type Parameters as FcParameters } from 'fast-check'
import { afterEach } from 'vitest'

/** Cases of all suites here together; more on demand: `FUZZ_CASES=200000 FUZZ_SEED=$RANDOM pnpm test:e2e test/src/fuzz`. */
export const cases = Number(process.env.FUZZ_CASES ?? 10_000)
export const seed = Number(process.env.FUZZ_SEED ?? 20_261)

console.info(`fuzzing: ${cases} cases, seed ${seed} (FUZZ_CASES, FUZZ_SEED)`)

/**
 * `share`: of all cases, (0, 1]. Of what fails the seed and the path to it are printed, as it came: shrinking it takes as
 * long as it likes.
 */
export const fuzzed = (share: number): FcParameters<unknown> => ({
  numRuns: Math.ceil(cases * share),
  seed,
  endOnFailure: true,
})

/** Milliseconds a suite may take. */
export const patience = 120_000 + cases * 100

declare module 'vitest' {
  interface TaskMeta {
    /** Cases a test has tried: `pnpm promises` counts them. */
    cases?: number
  }
}

let tried = 0

/** Counts cases that no property of fast-check runs. */
export const count = (more: number): void => {
  tried += more
}

fc.configureGlobal({ beforeEach: () => count(1) })
afterEach(({ task }) => {
  task.meta.cases = tried
  tried = 0
})
