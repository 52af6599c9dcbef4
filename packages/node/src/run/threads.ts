import { availableParallelism } from 'node:os'

/** A number of threads, or as many as pay. */
export type Concurrency = number | 'auto'

/** From so many inputs on threads pay: below, each one's own start and warm-up eat the gain. */
export const worthwhile = 1000
const maxThreads = 8
/** About what a thread takes while it lints, in bytes, with room to spare. */
const memoryOfThread = 200_000_000

export interface Machine {
  readonly processors: number
  /** Bytes that can be had without pushing anything out. */
  readonly memory: number
}

const thisMachine = (): Machine => ({
  processors: availableParallelism(),
  memory: process.availableMemory(),
})

/** How many threads to take for so many inputs. One: none besides the main thread. */
export function threadsFor(concurrency: Concurrency, inputs: number, machine: () => Machine = thisMachine): number {
  if (concurrency !== 'auto') return Math.max(1, Math.min(concurrency, inputs))
  if (inputs < worthwhile) return 1
  const { processors, memory } = machine()
  return Math.max(1, Math.min(processors, maxThreads, Math.floor(memory / memoryOfThread)))
}
