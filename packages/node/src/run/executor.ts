import type { Article, RunIndex } from '@copydesk/core'
import { Profiles } from '@copydesk/engine'
import type { Input } from '../inputs.ts'
import type { ArticleStore } from './article-store.ts'
import type { Habits } from './habits.ts'
import type { Asked } from './neighbours.ts'
import type { InputFacts, LintOutcome, Passes } from './passes.ts'
import type { Shard } from './shards.ts'

/** A shard after the first pass. `part` holds its habits, unless they went straight into those of the run. */
export interface ObservedShard {
  /** Its place among the shards given. */
  readonly shard: number
  readonly facts: readonly InputFacts[]
  readonly part?: Profiles
}

/** What is to be linted of a shard. */
export interface LintTask {
  readonly inputs: readonly Input[]
  readonly facts: readonly InputFacts[]
}

/** An outcome of the second pass, with the task and the place in the task it belongs to. */
export interface LintedItem {
  readonly task: number
  readonly input: number
  readonly outcome: LintOutcome
  /** The outcome as JSON, where it came from another thread. */
  readonly line?: string
  readonly article?: Article
  readonly asked: readonly Asked[]
}

/** Carries out both passes, in order: in this thread, or in worker threads. */
export interface Executor {
  /** `apart`: the habits of each shard by themselves. */
  observe(shards: readonly Shard[], apart: boolean): AsyncGenerator<ObservedShard>
  lint(tasks: readonly LintTask[]): AsyncGenerator<LintedItem>
  close(): Promise<void>
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

export function thisThread(passes: Passes, store: ArticleStore, habits: Habits): Executor {
  const breathe = breather()
  return {
    async *observe(shards, apart) {
      for (const [at, { inputs }] of shards.entries()) {
        const profiles = apart ? new Profiles(habits.saved) : habits.profiles
        const facts: InputFacts[] = []
        for (const input of inputs) {
          facts.push(await passes.observe(input, habits.complete ? undefined : profiles))
          await breathe()
        }
        yield { shard: at, facts, ...(apart ? { part: profiles } : {}) }
      }
    },
    async *lint(tasks) {
      const run: RunIndex | undefined =
        habits.needsIndex && tasks.length > 0 ? habits.index(store.opener(habits.inputs)) : undefined
      for (const [task, { inputs, facts }] of tasks.entries()) {
        const profiles = habits.of(sourcesOf(facts))
        for (const [at, input] of inputs.entries()) {
          for (const linted of passes.lint(input, facts[at] as InputFacts, profiles, run)) {
            yield { task, input: at, ...linted }
            await breathe()
          }
        }
      }
    },
    close: async () => {},
  }
}

export const sourcesOf = (facts: readonly InputFacts[]): string[] => facts.flatMap(({ sources }) => sources)
