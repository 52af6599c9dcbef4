import { describe, expect, it } from 'vitest'
import type { Input } from '../inputs.ts'
import { shardsOf } from './shards.ts'

const input = (key: string, bytes = 1000): Input => ({ path: key, absolute: `/in/${key}`, key, source: 'in', bytes })
const inputs = (count: number): Input[] => Array.from({ length: count }, (_, i) => input(`in/${i}.txt`))

describe('shardsOf', () => {
  it('cuts all inputs into consecutive pieces of bounded size', () => {
    const all = inputs(1000)
    const shards = shardsOf(all)
    expect(shards.flatMap((shard) => shard.inputs)).toEqual(all)
    expect(shards.map(({ first }) => all[first])).toEqual(shards.map((shard) => shard.inputs[0]))
    expect(Math.max(...shards.map((shard) => shard.inputs.length))).toBeLessThanOrEqual(128)
    expect(shards.length).toBeGreaterThan(1000 / 64)
  })

  it('cuts large inputs off', () => {
    const large = Array.from({ length: 6 }, (_, i) => input(`in/${i}.txt`, 2_500_000))
    expect(shardsOf(large).map((shard) => shard.inputs.length)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('changes one shard where one input is taken out', () => {
    const all = inputs(1000)
    const namesOf = (list: readonly Input[]) => shardsOf(list).map((s) => s.inputs.map(({ key }) => key).join())
    const before = new Set(namesOf(all))
    const after = namesOf(all.filter((_, i) => i !== 500))
    expect(after.filter((names) => !before.has(names)).length).toBeLessThanOrEqual(2)
  })

  it('makes none of nothing', () => expect(shardsOf([])).toEqual([]))
})
