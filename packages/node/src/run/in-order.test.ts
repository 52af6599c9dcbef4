import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LintedItem } from './executor.ts'
import { HeldOutcomes } from './held.ts'
import { InOrder } from './in-order.ts'
import { TemporaryFolder } from './temporary-folder.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  vi.stubEnv('TMPDIR', place)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true })
})

/** Inputs in the order they are linted; of each as many outcomes as `count` says. */
const tasks = [[2, 0, 5], [1, 3], [4]]
const count = (input: number): number => (input === 3 ? 0 : input === 5 ? 3 : 1)

async function* linted(): AsyncGenerator<LintedItem> {
  for (const [task, inputs] of tasks.entries())
    for (const [at, input] of inputs.entries())
      for (let n = 0; n < count(input); n++) {
        const outcome = { type: 'skipped', path: `${input}.txt`, source: 's', reason: `“${n}”\n` } as never
        yield { task, input: at, outcome, asked: [['open', `k${input}`]] }
      }
}

async function given(held: HeldOutcomes): Promise<string[]> {
  const inOrder = new InOrder(linted(), tasks, held)
  const all: string[] = []
  for (let input = 0; input < 6; input++)
    for await (const { outcome, asked } of inOrder.of(input))
      all.push(`${input} ${JSON.stringify((outcome as { reason: string }).reason)} ${asked}`)
  return all
}

describe('InOrder', () => {
  const wanted = [0, 1, 2, 4, 5, 5, 5].map((input, i) => `${input} "“${Math.max(0, i - 4)}”\\n" open,k${input}`)

  it('gives outcomes in the order of the run, whether they wait in memory or on disk', async () => {
    for (const memory of [8_000_000, 150, 0]) {
      const folder = new TemporaryFolder()
      const held = new HeldOutcomes(folder, memory)
      expect(await given(held)).toEqual(wanted)
      expect(existsSync(folder.path) && readdirSync(folder.path).length > 0).toBe(memory < 8_000_000)
      held.close()
      folder.remove()
    }
  })
})
