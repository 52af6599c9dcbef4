import { Session } from 'node:inspector'

/** What V8 tells of one function: how often each of its blocks ran since it was asked last. */
interface Counted {
  readonly functions: readonly {
    readonly ranges: readonly { readonly startOffset: number; readonly count: number }[]
  }[]
  readonly scriptId: string
  readonly url: string
}

/** Tells of blocks of code that nothing before has reached, in scripts whose address holds `of`. */
export class Coverage {
  readonly #session = new Session()
  readonly #reached = new Set<string>()
  readonly #of: RegExp

  constructor(of: RegExp) {
    this.#of = of
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** Blocks reached so far. */
  get size(): number {
    return this.#reached.size
  }

  /** How many blocks were reached since the last call that never were before. */
  news(): number {
    const before = this.#reached.size
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error
      for (const { functions, scriptId, url } of taken.result as readonly Counted[]) {
        if (!this.#of.test(url)) continue
        for (const { ranges } of functions)
          for (const { startOffset, count } of ranges)
            if (count > 0) this.#reached.add(`${scriptId}:${startOffset}:${Math.min(8, Math.floor(Math.log2(count)))}`)
      }
    })
    return this.#reached.size - before
  }

  stop(): void {
    this.#session.disconnect()
  }
}
