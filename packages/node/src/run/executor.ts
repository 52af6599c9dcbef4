import { availableParallelism } from 'node:os'
import type { Article, RunIndex } from '@copydesk/core'
import { Profiles, type ProfilesParts, type SketchIndexParts } from '@copydesk/engine'
import type { Input } from '../inputs.ts'
import type { Item, Seen, Work } from './passes.ts'
import type { Job, Pool } from './pool.ts'
import type { Shard } from './shards.ts'
import { addTimings, type Timings } from './timing.ts'

/** A shard after the first pass. `part` holds its habits, unless they went straight into the profiles of the run. */
export interface Observed {
  readonly shard: number
  readonly seen: readonly Seen[]
  readonly part?: Profiles
}

/** What is to be linted of a shard. */
export interface LintTask {
  readonly inputs: readonly Input[]
  readonly seen: readonly Seen[]
}

/** An item of the second pass, with the task and the place in the task it belongs to. */
export interface Fresh {
  readonly task: number
  readonly input: number
  readonly item: Item
  /** The item as JSON, where it came from another thread. */
  readonly line?: string
  readonly article?: Article
}

/** Those who do the work of a run, in order. */
export interface Crew {
  observe(shards: readonly Shard[], apart: boolean): AsyncGenerator<Observed>
  lint(tasks: readonly LintTask[]): AsyncGenerator<Fresh>
  close(): Promise<void>
}

/** Habits of the run, complete only after the first pass. */
export interface Habits {
  readonly profiles: Profiles
  readonly saved: Profiles | undefined
  /** `saved` holds all there is to learn of the run: nothing is learned from it. */
  readonly complete: boolean
  /** Whether any rule asks the run index. */
  readonly needsRun: boolean
  readonly inputs: readonly Input[]
}

const breath = 50

/** Lets signals and output through now and then: reading and linting are synchronous. */
function breather(): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < breath) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        last = performance.now()
        resolve()
      }),
    )
  }
}

/** This thread alone. */
export function alone(work: Work, habits: Habits): Crew {
  const breathe = breather()
  return {
    async *observe(shards, apart) {
      for (const [at, { inputs }] of shards.entries()) {
        const profiles = apart ? new Profiles(habits.saved) : habits.profiles
        const seen: Seen[] = []
        for (const input of inputs) {
          seen.push(await work.observe(input, habits.complete ? undefined : profiles))
          await breathe()
        }
        yield { shard: at, seen, ...(apart ? { part: profiles } : {}) }
      }
    },
    async *lint(tasks) {
      const run = runIndexOf(work, habits)
      for (const [task, { inputs, seen }] of tasks.entries()) {
        for (const [at, input] of inputs.entries()) {
          for (const linted of work.lint(input, seen[at] as Seen, habits.profiles, run)) {
            yield { task, input: at, ...linted }
            await breathe()
          }
        }
      }
    },
    close: async () => {},
  }
}

export const runIndexOf = (work: Work, { profiles, needsRun, inputs }: Habits): RunIndex | undefined =>
  needsRun ? profiles.runIndex(work.opener(inputs)) : undefined

/** What a worker is asked to do. */
export type Task =
  | { readonly pass: 'observe'; readonly inputs: readonly Input[] }
  | {
      readonly pass: 'lint'
      readonly inputs: readonly Input[]
      readonly seen: readonly Seen[]
      /** Profiles this worker has not been given before. */
      readonly profiles?: ProfilesParts
      /** The run index and all inputs, which it opens; given once. */
      readonly run?: { readonly index: SketchIndexParts; readonly inputs: readonly Input[] }
    }

/** What a worker says of a shard it observed. */
export interface ObservedReply {
  readonly seen: readonly Seen[]
  readonly part: ProfilesParts
}

/** What a worker says of one item: the place of the input in the task, and the item as JSON. */
export type LintReply = readonly [input: number, line: string]

/** Ends the replies of a job in a run that is timed. */
export interface TimingReply {
  readonly timings: Timings
}

const isTiming = (reply: unknown): reply is TimingReply =>
  typeof reply === 'object' && reply !== null && 'timings' in reply

/** Worker threads. What they measured is added to `timings`. */
export function threads(pool: Pool, habits: Habits, timings: Timings): Crew {
  return {
    async *observe(shards) {
      const jobs = shards.map(({ inputs }): Job => ({ payload: (): Task => ({ pass: 'observe', inputs }) }))
      for await (const [shard, reply] of pool.run(jobs)) {
        if (isTiming(reply)) addTimings(timings, reply.timings)
        else {
          const { seen, part } = reply as ObservedReply
          yield { shard, seen, part: Profiles.fromParts(part) }
        }
      }
    },
    async *lint(tasks) {
      const tell = telling(habits)
      const jobs = tasks.map(
        ({ inputs, seen }): Job => ({
          payload: (knows): Task => ({ pass: 'lint', inputs, seen, ...tell(seen, knows) }),
          about: seen.flatMap(({ sources }) => sources),
        }),
      )
      for await (const [task, reply] of pool.run(jobs)) {
        if (isTiming(reply)) {
          addTimings(timings, reply.timings)
          continue
        }
        const [input, line] = reply as LintReply
        yield { task, input, item: JSON.parse(line) as Item, line }
      }
    },
    close: () => pool.close(),
  }
}

/** What a worker has to be told before it lints: the profiles of the sources, and the run index if a rule compares articles. */
function telling({ profiles, needsRun, inputs }: Habits) {
  let index: SketchIndexParts | undefined
  return (seen: readonly Seen[], knows: Set<string>) => {
    const unknown = [...new Set(seen.flatMap((s) => s.sources))].filter((source) => !knows.has(source))
    for (const source of unknown) knows.add(source)
    const told = unknown.length === 0 ? {} : { profiles: profiles.pick(unknown).parts() }
    if (!needsRun || knows.has(everything)) return told
    knows.add(everything)
    index ??= profiles.runIndex(() => undefined).parts()
    return { ...told, run: { index, inputs } }
  }
}

/** No source has such a name. */
const everything = '\0run'

/** Below this a second thread takes longer to start than it saves. */
const worthwhile = 2_000_000
const maxWorkers = 8

/** How many threads to lint with: `auto` takes one for small runs and at most the processors there are. */
export function threadsFor(concurrency: number | 'auto', inputs: readonly Input[]): number {
  if (concurrency !== 'auto') return Math.min(concurrency, Math.max(1, inputs.length))
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0)
  if (bytes < worthwhile || inputs.length < 2) return 1
  return Math.min(availableParallelism(), maxWorkers, inputs.length)
}
