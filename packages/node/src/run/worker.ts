import { workerData } from 'node:worker_threads'
import { Profiles, SketchIndex } from '@copydesk/engine'
import { ArticleLinter } from '../article-linter.ts'
import { type ResolveOptions, resolveConfig } from '../config/resolve.ts'
import { createConfiguredEngine } from '../host.ts'
import type { ReadDefaults } from '../read-input.ts'
import { ArticleFiles } from './article-files.ts'
import { ArticleStore } from './article-store.ts'
import { languageOf } from './language.ts'
import { type InputFacts, Passes } from './passes.ts'
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
    if (task.pass === 'observe') {
      yield await observe(task.inputs, crashed, step)
    } else {
      if (task.profiles) profiles.merge(Profiles.fromParts(task.profiles))
      if (task.run) run = SketchIndex.fromParts(task.run.index, store.opener(task.run.inputs))
      for (const [at, input] of task.inputs.entries()) {
        step(at)
        const message = crashed[at]
        const facts = message === undefined ? (task.facts[at] as InputFacts) : { sources: [], crashed: message }
        for (const { outcome, asked } of passes.lint(input, facts, profiles, run))
          yield [at, JSON.stringify(outcome), asked]
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
    const facts: InputFacts[] = []
    for (const [at, input] of inputs.entries()) {
      step(at)
      const message = crashed[at]
      const learned = complete ? undefined : part
      facts.push(message === undefined ? await passes.observe(input, learned) : { sources: [], crashed: message })
    }
    return { facts, part: part.parts() }
  }
}

function take(timings: Timings): Timings {
  const taken = { ...timings }
  for (const rule of Object.keys(timings)) delete timings[rule]
  return taken
}

/** Serves the pool that started this thread. */
export const startWorker = (): Promise<void> => start(workerData as WorkerSetup)
