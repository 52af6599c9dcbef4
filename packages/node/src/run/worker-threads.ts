import { Profiles, type ProfilesParts, type SketchIndexParts } from '@copydesk/engine'
import type { Input } from '../inputs.ts'
import { type Executor, type LintTask, sourcesOf } from './executor.ts'
import type { Habits } from './habits.ts'
import type { Asked } from './neighbours.ts'
import type { InputFacts, LintOutcome } from './passes.ts'
import type { Job, Pool } from './pool.ts'
import { addTimings, type Timings } from './timing.ts'

/** What a worker is asked to do. */
export type Task =
  | { readonly pass: 'observe'; readonly inputs: readonly Input[] }
  | (LintTask & {
      readonly pass: 'lint'
      /** Profiles this worker has not been given before. */
      readonly profiles?: ProfilesParts
      /** The run index and all inputs, which it opens; given once. */
      readonly run?: { readonly index: SketchIndexParts; readonly inputs: readonly Input[] }
    })

/** What a worker says of a shard it observed. */
export interface ObservedReply {
  readonly facts: readonly InputFacts[]
  readonly part: ProfilesParts
}

/** What a worker says of one outcome: the place of the input in the task, the outcome as JSON, what was asked for it. */
export type LintReply = readonly [input: number, line: string, asked: readonly Asked[]]

/** Ends the replies of a job in a run that is timed. */
export interface TimingReply {
  readonly timings: Timings
}

const isTiming = (reply: unknown): reply is TimingReply =>
  typeof reply === 'object' && reply !== null && 'timings' in reply

/** Worker threads. What they measured is added to `timings`. */
export function workerThreads(pool: Pool, habits: Habits, timings: Timings): Executor {
  return {
    async *observe(shards) {
      const jobs = shards.map(({ inputs }): Job => ({ payload: (): Task => ({ pass: 'observe', inputs }) }))
      for await (const [shard, reply] of pool.run(jobs)) {
        if (isTiming(reply)) addTimings(timings, reply.timings)
        else {
          const { facts, part } = reply as ObservedReply
          yield { shard, facts, part: Profiles.fromParts(part) }
        }
      }
    },
    async *lint(tasks) {
      const tell = telling(habits)
      const jobs = tasks.map((task): Job => {
        const sources = [...new Set(sourcesOf(task.facts))]
        return { payload: (knows): Task => ({ pass: 'lint', ...task, ...tell(sources, knows) }), about: sources }
      })
      for await (const [task, reply] of pool.run(jobs)) {
        if (isTiming(reply)) {
          addTimings(timings, reply.timings)
          continue
        }
        const [input, line, asked] = reply as LintReply
        yield { task, input, outcome: JSON.parse(line) as LintOutcome, asked }
      }
    },
    close: () => pool.close(),
  }
}

/** What a worker has to be told before it lints: the profiles of the sources, and the run index if a rule compares articles. */
function telling(habits: Habits) {
  let index: SketchIndexParts | undefined
  return (sources: readonly string[], knows: Set<string>) => {
    const unknown = sources.filter((source) => !knows.has(source))
    for (const source of unknown) knows.add(source)
    const told = unknown.length === 0 ? {} : { profiles: habits.of(unknown).pick(unknown).parts() }
    if (!habits.needsIndex || knows.has(everything)) return told
    knows.add(everything)
    index ??= habits.index(() => undefined).parts()
    return { ...told, run: { index, inputs: habits.inputs } }
  }
}

/** No source has such a name. */
const everything = '\0run'
