import { Worker } from 'node:worker_threads'
import { messageOf } from '@copydesk/core'

/** A piece of work for one thread, done in steps: a crash is blamed on the step it happened in. */
export interface Job {
  /** What a worker is given, as plain data. `knows` belongs to that worker: what it was told before need not be sent again. */
  readonly payload: (knows: Set<string>) => unknown
  /** Best done by a worker that knows one of these. */
  readonly about?: readonly string[]
}

/** From the pool to a worker. */
export type Order =
  | {
      readonly type: 'job'
      readonly id: number
      readonly payload: unknown
      /** Steps that ended their worker twice, with what to say of them. */
      readonly crashed: Readonly<Record<number, string>>
      /** Replies the pool has already: do not send them again. */
      readonly from: number
      /** Tell every step before taking it, and send replies one by one. */
      readonly careful: boolean
    }
  | { readonly type: 'more'; readonly id: number }

/** From a worker to the pool. */
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'step'; readonly id: number; readonly step: number }
  | { readonly type: 'replies'; readonly id: number; readonly replies: readonly unknown[] }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'failed'; readonly message: string }

export interface PoolOptions {
  readonly size: number
  /** Script of a worker; it answers to orders with `serve`. */
  readonly entry: URL
  readonly workerData?: unknown
  /** A worker that says nothing for so long while it has work is ended. */
  readonly stuckAfter?: number
  readonly execArgv?: readonly string[]
}

interface Running {
  readonly job: Job
  readonly id: number
  readonly queue: (readonly unknown[])[]
  readonly crashed: Record<number, string>
  received: number
  step: number
  attempts: number
  done: boolean
  wake: () => void
}

/** Batches a worker may be ahead of the reader of its replies. */
export const lead = 8
/** Jobs in work or waiting to be read, for each worker. */
const ahead = 3
const defaultStuckAfter = 120_000
/** Most of what a thread allocates dies at once: a small nursery costs no time and saves 40 MB a thread. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }
/** Deaths in a row that no step explains. */
const maxSilentCrashes = 3

/**
 * Worker threads that do jobs. Replies come in the order of the jobs whatever the number of workers, and no worker runs
 * far ahead of the reader. If a worker dies its job starts again elsewhere, step by step; the step that ends a worker
 * twice is given up with a message and the rest goes on.
 */
export class Pool {
  readonly #options: PoolOptions
  readonly #workers: PoolWorker[] = []
  #nextId = 0
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#options.size
  }

  /** Does the jobs and gives their replies in order, job by job: `[place of the job, reply]`. */
  async *run(jobs: readonly Job[]): AsyncGenerator<readonly [job: number, reply: unknown]> {
    const running: Running[] = []
    let next = 0
    const fill = (reading: number): void => {
      const limit = Math.min(jobs.length, reading + this.#options.size * ahead)
      for (; next < limit; next++) running[next] = this.#begin(jobs[next] as Job)
      this.#dispatch(running.filter((r) => r && !r.done))
    }
    this.#pull = () => this.#dispatch(running.filter((r) => r && !r.done))
    for (let i = 0; i < jobs.length; i++) {
      fill(i)
      const current = running[i] as Running
      while (!current.done || current.queue.length > 0) {
        if (this.#fatal) throw this.#fatal
        if (current.queue.length === 0) {
          await new Promise<void>((wake) => {
            current.wake = wake
            this.#wakeReader = wake
          })
          continue
        }
        const replies = current.queue.shift() as readonly unknown[]
        for (const reply of replies) yield [i, reply]
        this.#workerOf(current)?.send({ type: 'more', id: current.id })
      }
      delete running[i]
    }
  }

  /** Ends all workers. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#workers.map((worker) => worker.end()))
  }

  #fatal: Error | undefined
  #pull: () => void = () => {}
  #wakeReader: () => void = () => {}

  #begin(job: Job): Running {
    const id = this.#nextId++
    return { job, id, queue: [], crashed: {}, received: 0, step: -1, attempts: 0, done: false, wake: () => {} }
  }

  #workerOf(running: Running): PoolWorker | undefined {
    return this.#workers.find((worker) => worker.work === running)
  }

  #dispatch(open: readonly Running[]): void {
    const waiting = open.filter((running) => !this.#workerOf(running))
    while (waiting.length > 0) {
      const worker = this.#workers.find((w) => !w.work) ?? this.#start()
      if (!worker) return
      worker.take(waiting.splice(this.#bestFor(worker, waiting), 1)[0] as Running)
    }
  }

  /** Place of the job a worker should take: one about what it knows, else about what no other knows, else the first. */
  #bestFor(worker: PoolWorker, waiting: readonly Running[]): number {
    const others = this.#workers.filter((w) => w !== worker)
    const own = waiting.findIndex(({ job }) => job.about?.some((name) => worker.knows.has(name)))
    if (own >= 0) return own
    return Math.max(
      0,
      waiting.findIndex(({ job }) => !job.about?.some((name) => others.some((other) => other.knows.has(name)))),
    )
  }

  #start(): PoolWorker | undefined {
    if (this.#closed || this.#workers.length >= this.#options.size) return undefined
    const worker = new PoolWorker(this.#options, {
      answer: (answer) => this.#answer(worker, answer),
      died: (reason, wasReady) => this.#died(worker, reason, wasReady),
    })
    this.#workers.push(worker)
    return worker
  }

  #answer(worker: PoolWorker, answer: Answer): void {
    const running = worker.work
    if (answer.type === 'failed') this.#fail(new Error(answer.message))
    if (!running || !('id' in answer) || answer.id !== running.id) return
    if (answer.type === 'step') running.step = answer.step
    if (answer.type === 'replies') {
      running.received += answer.replies.length
      running.queue.push(answer.replies)
    }
    if (answer.type === 'done') {
      running.done = true
      worker.work = undefined
      this.#pull()
    }
    running.wake()
  }

  #died(worker: PoolWorker, reason: string, wasReady: boolean): void {
    this.#workers.splice(this.#workers.indexOf(worker), 1)
    if (this.#closed) return
    if (!wasReady) this.#fail(new Error(`a worker did not start: ${reason}`))
    const running = worker.work
    if (!running || running.done) return
    if (running.attempts > maxSilentCrashes && running.step < 0) this.#fail(new Error(`workers keep ending: ${reason}`))
    if (running.attempts++ > 0 && running.step >= 0) {
      running.crashed[running.step] = `ended its worker twice (${reason}): left out`
      running.attempts = 1
    }
    running.step = -1
    this.#pull()
  }

  #fail(error: Error): void {
    this.#fatal ??= error
    this.#pull = () => {}
    this.#wakeReader()
  }
}

interface PoolWorkerEvents {
  readonly answer: (answer: Answer) => void
  readonly died: (reason: string, wasReady: boolean) => void
}

/** One worker thread and what it is at. */
class PoolWorker {
  work: Running | undefined
  readonly knows = new Set<string>()
  readonly #thread: Worker
  readonly #stuckAfter: number
  #ready = false
  #reason = 'it exited'
  #watchdog: NodeJS.Timeout | undefined

  constructor({ entry, workerData, execArgv, stuckAfter = defaultStuckAfter }: PoolOptions, events: PoolWorkerEvents) {
    this.#stuckAfter = stuckAfter
    this.#thread = new Worker(entry, { workerData, resourceLimits, ...(execArgv ? { execArgv: [...execArgv] } : {}) })
    this.#thread.on('message', (answer: Answer) => {
      if (answer.type === 'ready') this.#ready = true
      events.answer(answer)
      this.#watch()
    })
    this.#thread.on('error', (error) => {
      this.#reason = messageOf(error)
    })
    this.#thread.on('exit', () => {
      clearTimeout(this.#watchdog)
      events.died(this.#reason, this.#ready)
    })
  }

  take(running: Running): void {
    this.work = running
    const { id, job, crashed, received, attempts } = running
    this.send({ type: 'job', id, payload: job.payload(this.knows), crashed, from: received, careful: attempts > 0 })
    this.#watch()
  }

  send(order: Order): void {
    this.#thread.postMessage(order)
    this.#watch()
  }

  async end(): Promise<void> {
    clearTimeout(this.#watchdog)
    await this.#thread.terminate()
  }

  /** Ends the worker if it is silent for too long while nobody keeps it waiting. */
  #watch(): void {
    clearTimeout(this.#watchdog)
    const { work } = this
    if (!work) return
    this.#watchdog = setTimeout(() => {
      if (work !== this.work || work.queue.length >= lead - 1) return this.#watch()
      this.#reason = `it was stuck for ${Math.round(this.#stuckAfter / 1000)} seconds`
      void this.#thread.terminate()
    }, this.#stuckAfter)
    this.#watchdog.unref()
  }
}
