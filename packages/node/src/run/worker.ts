import { workerData } from 'node:worker_threads'
import { Profiles, SketchIndex } from '@copydesk/engine'
import { type ResolveOptions, resolveConfig } from '../config/resolve.ts'
import { createConfiguredEngine, weightsOf } from '../host.ts'
import { OutcomeStore, type ReadDefaults } from './article-store.ts'
import type { LintReply, ObservedReply, Task, TimingReply } from './executor.ts'
import { type Seen, Work } from './passes.ts'
import { serve } from './serve.ts'
import { Spool } from './temporary-folder.ts'
import { type Timings, timer } from './timing.ts'

/** What a worker needs to lint as its run does. Plain data. */
export interface WorkerSetup {
  readonly resolve: ResolveOptions
  readonly saved: unknown
  /** Learns nothing from what it reads: all is known. */
  readonly complete: boolean
  readonly read: ReadDefaults
  readonly withBody: boolean
  readonly known?: readonly string[]
  readonly spool: string
  readonly timing: boolean
}

async function start(setup: WorkerSetup): Promise<void> {
  const timings: Timings = {}
  const config = await resolveConfig(setup.resolve)
  const engine = await createConfiguredEngine(config, setup.timing ? timer(timings) : undefined)
  const saved = setup.saved ? Profiles.fromJSON(setup.saved as never) : undefined
  const work = new Work({
    engine,
    weights: weightsOf(engine.rules),
    store: new OutcomeStore({ spool: new Spool(setup.spool), budget: 0 }),
    read: setup.read,
    withBody: setup.withBody,
    ...(setup.known ? { known: setup.known } : {}),
  })
  const profiles = new Profiles()
  let run: SketchIndex | undefined
  serve(async function* ({ payload, crashed }, step): AsyncGenerator<ObservedReply | LintReply | TimingReply> {
    const task = payload as Task
    if (task.pass === 'observe') {
      yield await observe(task.inputs, crashed, step)
    } else {
      if (task.profiles) profiles.merge(Profiles.fromParts(task.profiles))
      if (task.run) run = SketchIndex.fromParts(task.run.index, work.opener(task.run.inputs))
      for (const [at, input] of task.inputs.entries()) {
        step(at)
        const message = crashed[at]
        const seen = message === undefined ? (task.seen[at] as Seen) : { sources: [], crashed: message }
        for (const { item } of work.lint(input, seen, profiles, run)) yield [at, JSON.stringify(item)]
      }
    }
    if (setup.timing) yield { timings: take(timings) }
  })

  async function observe(
    inputs: Task['inputs'],
    crashed: Readonly<Record<number, string>>,
    step: (at: number) => void,
  ): Promise<ObservedReply> {
    const part = new Profiles(saved)
    const seen: Seen[] = []
    for (const [at, input] of inputs.entries()) {
      step(at)
      const message = crashed[at]
      seen.push(
        message === undefined
          ? await work.observe(input, setup.complete ? undefined : part)
          : { sources: [], crashed: message },
      )
    }
    return { seen, part: part.parts() }
  }
}

function take(timings: Timings): Timings {
  const taken = { ...timings }
  for (const rule of Object.keys(timings)) delete timings[rule]
  return taken
}

/** Serves the pool that started this thread. */
export const startWorker = (): Promise<void> => start(workerData as WorkerSetup)
