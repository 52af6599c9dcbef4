import { describe, expect, it } from 'vitest'
import { measured, mostBetween, shortRecords } from './measured.ts'

const records = 100_000

describe('a stream of records', () => {
  it('takes no more memory the longer it is', { timeout: 15 * 60_000, retry: 0 }, async () => {
    const args = ['lint', '-', '--stdin-format', 'jsonl', '--no-config']
    const run = await measured(args, records, shortRecords(records))
    console.log(`${records} records in ${Math.round(run.seconds)} s, most ${Math.round(mostBetween(run))} MB`)
    expect(mostBetween(run)).toBeLessThan(400)
    // Behind the window of habits nothing grows.
    expect(mostBetween(run, 0.7)).toBeLessThan(1.15 * mostBetween(run, 0.3, 0.6))
  })
})
