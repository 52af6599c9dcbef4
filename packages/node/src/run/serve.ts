import { parentPort } from 'node:worker_threads'
import { type Answer, lead, type Order } from './pool.ts'

type JobOrder = Extract<Order, { readonly type: 'job' }>

/** Does one job: yields its replies in order and calls `step` before each step. */
export type Handler = (order: JobOrder, step: (step: number) => void) => AsyncIterable<unknown>

const batch = 16

/** Answers the orders of a pool in a worker thread, one job after the other, at most `lead` batches ahead of the reader. */
export function serve(handler: Handler): void {
  const port = parentPort
  if (!port) throw new Error('serve runs in a worker thread')
  const send = (answer: Answer): void => port.postMessage(answer)
  let wake = (): void => {}
  let left = lead
  let at = -1
  let chain = Promise.resolve()
  port.on('message', (order: Order) => {
    if (order.type === 'more' && order.id === at) {
      left++
      wake()
    }
    if (order.type === 'job') chain = chain.then(() => work(order)).catch(failed)
  })
  const failed = (error: unknown): void =>
    send({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })

  async function work(order: JobOrder): Promise<void> {
    at = order.id
    left = lead
    let skip = order.from
    let replies: unknown[] = []
    const flush = async (): Promise<void> => {
      while (left <= 0) await new Promise<void>((resolve) => (wake = resolve))
      left--
      send({ type: 'replies', id: at, replies })
      replies = []
    }
    const step = (step: number): void => {
      if (order.careful) send({ type: 'step', id: at, step })
    }
    for await (const reply of handler(order, step)) {
      if (skip-- > 0) continue
      replies.push(reply)
      if (replies.length >= (order.careful ? 1 : batch)) await flush()
    }
    if (replies.length > 0) await flush()
    send({ type: 'done', id: at })
  }
  send({ type: 'ready' })
}
