import type { Article, RunIndex } from '@copydesk/core'
import { Profiles } from '@copydesk/engine'
import type { Input } from '../inputs.ts'
import type { ArticleStore } from './article-store.ts'
import type { Habits } from './habits.ts'
import type { Asked } from './neighbours.ts'
import type { InputFacts, LintOutcome, Passes } from './passes.ts'
import type { Shard } from './shards.ts'
import { HeldError, inTurns, type Step } from './turns.ts'

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
  /** They are near stories: their documents stay open until all are linted. */
  readonly areNear?: boolean
}

/** An outcome of the second pass, with the task and the place in the task it belongs to. */
export interface LintedItem {
  readonly task: number
  readonly input: number
  readonly outcome: LintOutcome
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

export interface ThisThread {
  readonly passes: Passes
  readonly store: ArticleStore
  readonly habits: Habits
  /** Where work goes on that would keep this thread from signals. Without it there is no end to its patience. */
  readonly elsewhere?: (() => Executor) | undefined
}

/** Milliseconds of a processor for which one article may keep this thread from signals. */
const patience = 1000

/** Does both passes here, up to an article that takes too long. What it learned of the first pass is spoilt then: that throws a HeldError. The second goes on elsewhere. */
export function thisThread({ passes, store, habits, elsewhere }: ThisThread): Executor {
  const longest = elsewhere ? patience : Number.POSITIVE_INFINITY
  return {
    observe: (shards, apart) => inTurns(observing(shards, apart), longest),
    async *lint(tasks) {
      // Of many articles this may take longer, and no article is to blame.
      const run: RunIndex | undefined =
        habits.needsIndex && tasks.length > 0 ? habits.index(store.opener(habits.inputs)) : undefined
      let given: Given = { task: 0, input: 0, count: 0 }
      try {
        for await (const item of inTurns(linting(tasks, run), longest)) {
          const { task, input } = item
          given = { task, input, count: task === given.task && input === given.input ? given.count + 1 : 1 }
          yield item
        }
      } catch (error) {
        if (!(error instanceof HeldError && elsewhere)) throw error
        yield* continued(elsewhere(), tasks, given)
      }
    },
    close: async () => {},
  }

  function* observing(shards: readonly Shard[], apart: boolean): Generator<Step<ObservedShard>, void, never> {
    for (const [at, { inputs }] of shards.entries()) {
      const profiles = apart ? new Profiles(habits.saved) : habits.profiles
      const facts: InputFacts[] = []
      for (const input of inputs) {
        facts.push(yield* passes.observe(input, habits.complete ? undefined : profiles))
        yield
      }
      yield { result: { shard: at, facts, ...(apart ? { part: profiles } : {}) } }
    }
  }

  function* linting(tasks: readonly LintTask[], run: RunIndex | undefined): Generator<Step<LintedItem>, void> {
    for (const [task, { inputs, facts, areNear }] of tasks.entries()) {
      const profiles = habits.of(sourcesOf(facts))
      store.keepOpen(areNear ? inputs : [])
      for (const [at, input] of inputs.entries())
        for (const linted of passes.lint(input, facts[at] as InputFacts, profiles, run))
          yield { result: { task, input: at, ...linted } }
    }
  }
}

/** How far linting came: the last input that gave outcomes, and how many of them. */
interface Given {
  readonly task: number
  readonly input: number
  readonly count: number
}

/** The outcomes behind those that were given. */
async function* continued(executor: Executor, tasks: readonly LintTask[], given: Given): AsyncGenerator<LintedItem> {
  const [first, ...later] = tasks.slice(given.task) as [LintTask, ...LintTask[]]
  const rest = { ...first, inputs: first.inputs.slice(given.input), facts: first.facts.slice(given.input) }
  let known = given.count
  for await (const item of executor.lint([rest, ...later])) {
    const isFirst = item.task === 0
    if (isFirst && item.input === 0 && known-- > 0) continue
    yield { ...item, task: item.task + given.task, input: isFirst ? item.input + given.input : item.input }
  }
}

export const sourcesOf = (facts: readonly InputFacts[]): string[] => facts.flatMap(({ sources }) => sources)
