import type { Neighbour } from '@copydesk/core'
import { describe, expect, it } from 'vitest'
import type { Input } from '../inputs.ts'
import { type Group, Grouping, type NearTo } from './groups.ts'
import type { Shard } from './shards.ts'

const input = (key: string, bytes = 1000): Input => ({ path: key, absolute: `/${key}`, key, source: 's', bytes })

/** Shards of the keys given. */
function shards(...all: readonly (readonly string[])[]): Shard[] {
  let first = 0
  return all.map((keys) => {
    const shard = { first, inputs: keys.map((key) => input(key)) }
    first += keys.length
    return shard
  })
}

const nearBy =
  (pairs: Readonly<Record<string, readonly string[]>>): NearTo =>
  ({ key }) =>
    (pairs[key] ?? []).map((near): Neighbour => ({ key: near, source: 's', shared: 9 }))

function namesOf(all: readonly Shard[], groups: readonly Group[]): string[] {
  const inputs = all.flatMap((shard) => shard.inputs)
  return groups.map(({ places, areNear }) => (areNear ? 'near: ' : '') + places.map((at) => inputs[at]?.key).join(' '))
}

const grouped = (all: readonly Shard[], nearTo: NearTo, known: readonly string[] = []): string[] => {
  const inputs = all.flatMap((shard) => shard.inputs)
  const isToLint = (place: number): boolean => !known.includes(inputs[place]?.key ?? '')
  return namesOf(all, [...new Grouping(all, isToLint, nearTo).groups()].flat())
}

describe('Grouping', () => {
  it('leaves shards as they are where nothing is near', () => {
    expect(grouped(shards(['a', 'b'], ['c']), nearBy({}))).toEqual(['a b', 'c'])
  })

  it('puts near stories before the shard the first of them is in', () => {
    const all = shards(['a', 'b'], ['c', 'd'], ['e', 'f'])
    expect(grouped(all, nearBy({ b: ['e'], e: ['b', 'd'] }))).toEqual(['near: b e d', 'a', 'c', 'f'])
  })

  it('says nothing of what was linted before, nor of what is in no input', () => {
    const all = shards(['a', 'b'], ['c'])
    expect(grouped(all, nearBy({ a: ['b', 'x', 'c#1'] }), ['b'])).toEqual(['a', 'c'])
    expect(grouped(all, nearBy({}), ['a', 'b', 'c'])).toEqual([])
  })

  it('bounds a group by inputs and by bytes, and takes every input once', () => {
    const keys = Array.from({ length: 200 }, (_, i) => `k${i}`)
    const ring = nearBy(Object.fromEntries(keys.map((key, i) => [key, [`k${(i + 1) % 200}`]])))
    const all = shards(keys)
    const groups = [...new Grouping(all, () => true, ring).groups()].flat()
    expect(groups.map(({ places }) => places.length)).toEqual([64, 64, 64, 8])
    expect(namesOf(all, groups).join(' ').match(/k\d+/g)?.sort()).toEqual([...keys].sort())
    const large = [{ first: 0, inputs: ['a', 'b', 'c'].map((key) => input(key, 180_000)) }]
    const chain = nearBy({ a: ['b', 'c'], b: ['a'], c: ['a'] })
    expect(namesOf(large, [...new Grouping(large, () => true, chain).groups()].flat())).toEqual(['near: a b', 'c'])
  })
})
