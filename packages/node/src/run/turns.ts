import { bounded } from './bounded.ts'

/** What one step of work gives: a result, something to wait for, or nothing yet. */
export type Step<Result> = { readonly result: Result } | Promise<unknown> | undefined

/** The work was ended: it held the thread for longer than it may. */
export class HeldError extends Error {
  override readonly name = 'HeldError'
}

/** Milliseconds since the process began: `performance` takes longer to load than this to ask. */
const now = (): number => process.uptime() * 1000

/** Milliseconds of work before signals and output are let through: reading and linting are synchronous. */
const breath = 50

/**
 * Does work that never waits by itself, in turns between which the thread hears signals. `patience`: milliseconds of a
 * processor that one turn may take at most. Throws a HeldError after the results of a turn that took longer.
 */
export async function* inTurns<Result>(work: Iterator<Step<Result>, void, unknown>, patience: number) {
  const pace = new Pace()
  let answer: unknown
  for (;;) {
    const results: Result[] = []
    let step: IteratorResult<Step<Result>, void> | undefined
    const turn = (): void => {
      const end = now() + breath
      do {
        step = work.next(answer)
        answer = undefined
        if (step.done || step.value instanceof Promise) return
        if (step.value) results.push(step.value.result)
      } while (now() < end)
    }
    const isWhole = pace.measure(() => bounded(turn, patience * pace.slowness))
    yield* results
    if (!isWhole) throw new HeldError()
    if (step?.done) return
    answer = await (step?.value instanceof Promise ? step.value : new Promise(setImmediate))
  }
}

/** Measures how long work takes for the processor time it needs: others may want the processors too. */
class Pace {
  slowness = slownessOf(now(), process.cpuUsage())

  measure<T>(work: () => T): T {
    const [from, used] = [now(), process.cpuUsage()]
    const result = work()
    const latest = slownessOf(now() - from, process.cpuUsage(used))
    this.slowness += (latest - this.slowness) / 4
    return result
  }
}

/** From 1, for a processor of one's own, to 20. */
const slownessOf = (milliseconds: number, { user, system }: NodeJS.CpuUsage): number =>
  Math.min(20, Math.max(1, (milliseconds * 1000) / Math.max(1, user + system)))
