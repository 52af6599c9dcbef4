import { afterEach, describe, expect, it } from 'vitest'
import { type Job, Pool } from './pool.ts'

/** Replies to a job of `[name, steps, act]` with `name/step` for each step; `act` says at which step to do what. */
const entry = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { existsSync, writeFileSync } from 'node:fs'
  import { parentPort, threadId, workerData } from 'node:worker_threads'
  const send = (answer) => parentPort.postMessage(answer)
  parentPort.on('message', (order) => {
    if (order.type !== 'job') return
    const { id, payload: { name, steps, dies, once, fails }, crashed, from } = order
    if (fails) return send({ type: 'failed', message: fails })
    let place = 0
    for (let step = 0; step < steps; step++) {
      if (order.careful) send({ type: 'step', id, step })
      if (step === dies && crashed[step] === undefined) setImmediate(() => process.exit(7))
      if (step === dies && crashed[step] === undefined) return
      const reply = crashed[step] === undefined ? name + '/' + step : name + '/' + step + ' ' + crashed[step]
      if (place++ >= from) send({ type: 'replies', id, replies: [reply] })
    }
    send({ type: 'done', id })
  })
  send({ type: 'ready' })
`)}`,
)

interface Payload {
  readonly name: string
  readonly steps: number
  readonly dies?: number
  readonly fails?: string
}

const job = (payload: Payload, about: readonly string[] = []): Job => ({ payload: () => payload, about })

let pool: Pool
afterEach(() => pool.close())

async function replies(jobs: readonly Job[], size = 2): Promise<(readonly [number, unknown])[]> {
  pool = new Pool({ size, entry })
  const all: (readonly [number, unknown])[] = []
  for await (const reply of pool.run(jobs)) all.push(reply)
  return all
}

describe('Pool', () => {
  it('gives the replies in the order of the jobs', async () => {
    const jobs = Array.from({ length: 12 }, (_, i) => job({ name: `j${i}`, steps: 12 - i }))
    expect(await replies(jobs, 3)).toEqual(
      jobs.flatMap((_, i) => Array.from({ length: 12 - i }, (_, step) => [i, `j${i}/${step}`])),
    )
  })

  it('gives up the step a worker dies of twice, and nothing else', async () => {
    const [first, dead, third, ...rest] = await replies([
      job({ name: 'a', steps: 3, dies: 1 }),
      job({ name: 'b', steps: 2 }),
    ])
    expect([first, third, ...rest]).toEqual([
      [0, 'a/0'],
      [0, 'a/2'],
      [1, 'b/0'],
      [1, 'b/1'],
    ])
    expect(dead?.[1]).toMatch(/^a\/1 ended its worker twice/)
  })

  it('throws what a worker says it failed by', async () => {
    await expect(replies([job({ name: 'a', steps: 1, fails: 'no word table' })])).rejects.toThrow('no word table')
  })

  it('lets a worker remember what it was told', async () => {
    const knew: string[] = []
    const jobs = ['x', 'y', 'x', 'y', 'x', 'y'].map(
      (source, i): Job => ({
        about: [source],
        payload: (knows) => {
          knew.push(`${source} ${knows.has(source) ? 'known' : 'new'}`)
          knows.add(source)
          return { name: `j${i}`, steps: 1 }
        },
      }),
    )
    await replies(jobs, 1)
    expect(knew.filter((line) => line.endsWith('new')).sort()).toEqual(['x new', 'y new'])
  })
})
