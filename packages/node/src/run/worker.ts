import { workerData } from 'node:worker_threads'
import { Profiles, SketchIndex } from '@copydesk/engine'
import { ArticleLinter } from '../article-linter.ts'
import { type ResolveOptions, resolveConfig } from '../config/resolve.ts'
import { createConfiguredEngine } from '../host.ts'
import type { ReadDefaults } from '../read-input.ts'
import { ArticleFiles } from './article-files.ts'
import { ArticleStore } from './article-store.ts'
import { languageOf } from './language.ts'
import { type InputFacts, type LeftOut, Passes } from './passes.ts'
import { serve } from './serve.ts'
import { type Timings, timer } from './timing.ts'
import type { LintReply, ObservedReply, Task, TimingReply } from './worker-threads.ts'

/** What a worker needs to lint as its run does. Plain data. */
export interface WorkerSetup {
  readonly resolve: ResolveOptions
  readonly saved: unknown
  /** Learns nothing from what it reads: all is known. */
  readonly complete: boolean
  readonly read: ReadDefaults
  readonly withBody: boolean
  readonly known?: readonly string[]
  /** Folder of the articles all threads leave on disk. */
  readonly files: string
  readonly timing: boolean
}

async function start(setup: WorkerSetup): Promise<void> {
  const timings: Timings = {}
  const { complete, read, withBody, known } = setup
  const config = await resolveConfig(setup.resolve)
  const engine = await createConfiguredEngine(config, setup.timing ? timer(timings) : undefined)
  const saved = setup.saved ? Profiles.fromJSON(setup.saved as never) : undefined
  const store = new ArticleStore({ index: engine.index, read, files: new ArticleFiles(setup.files), isShared: true })
  const linter = new ArticleLinter({ engine, languageOf, withBody, known })
  const passes = new Passes({ linter, store, withBody })
  const profiles = new Profiles()
  let run: SketchIndex | undefined
  serve(async function* ({ payload, crashed }, step): AsyncGenerator<ObservedReply | LintReply | TimingReply> {
    const task = payload as Task
    let at = 0
    const leftOut: LeftOut = () => {
      step(at)
      return crashed[at++]
    }
    if (task.pass === 'observe') {
      yield await observe(task.inputs, leftOut)
    } else {
      if (task.profiles) profiles.merge(Profiles.fromParts(task.profiles))
      if (task.run) run = SketchIndex.fromParts(task.run.index, store.opener(task.run.inputs))
      store.keepOpen(task.areNear ? task.inputs : [])
      for (const [place, input] of task.inputs.entries()) {
        const facts = task.facts[place] as InputFacts
        for (const { outcome, asked } of passes.lint(input, facts, profiles, run, leftOut))
          yield [place, JSON.stringify(outcome), asked]
      }
    }
    if (setup.timing) yield { timings: take(timings) }
  })

  async function observe(inputs: Task['inputs'], leftOut: LeftOut): Promise<ObservedReply> {
    const part = new Profiles(saved)
    const facts: InputFacts[] = []
    for (const input of inputs) facts.push(await settled(passes.observe(input, complete ? undefined : part, leftOut)))
    return { facts, part: part.parts() }
  }
}

/** Waits for all that work has to wait for. */
async function settled<Wanted, Result>(work: Generator<Promise<Wanted>, Result, Wanted>): Promise<Result> {
  let step = work.next()
  while (!step.done) step = work.next(await step.value)
  return step.value
}

function take(timings: Timings): Timings {
  const taken = { ...timings }
  for (const rule of Object.keys(timings)) delete timings[rule]
  return taken
}

/** Serves the pool that started this thread. */
export const startWorker = (): Promise<void> => start(workerData as WorkerSetup)
