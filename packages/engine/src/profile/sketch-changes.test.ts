import type { Neighbour } from '@copydesk/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Profiles } from './profiles.ts'
import type { SketchIndex } from './run-index.ts'
import { commonFeature, packSketches, type Sketch } from './sketches.ts'

const [rule, name] = ['boilerplate/probe', 'words']

const partsOf = (sketches: readonly Sketch[]) => [[`${rule} ${name}`, packSketches(sketches)]] as const

function indexOf(...groups: readonly (readonly Sketch[])[]): SketchIndex {
  const profiles = new Profiles()
  for (const sketches of groups) profiles.addSketches(partsOf(sketches))
  return profiles.runIndex(() => undefined)
}

const asks = (index: SketchIndex, key: string): (readonly Neighbour[])[] =>
  [1, 2, 3].map((atLeast) => index.similar(rule, name, key, atLeast))

/** Few keys, sources and features, so that articles meet, and some bear one key. */
const sketches = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    source: fc.constantFrom('s', 't'),
    features: fc
      .array(fc.constantFrom(1, 2, 3, 4, 2 ** 16 + 1, 2 ** 32 - 1), { maxLength: 5 })
      .map((all) => Uint32Array.from(all)),
  }),
  { maxLength: 4 },
)

/** Articles that stay and have one feature, about as many as make it say nothing. */
const crowd = fc.integer({ min: commonFeature - 5, max: commonFeature + 2 }).map((count): Sketch[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `z${i}`,
    source: 's',
    features: Uint32Array.of(1, 50 + (i % 40)),
  })),
)

const keys = ['a', 'b', 'c', 'd', 'e', 'z0', 'z41', 'none']

describe('SketchChanges', () => {
  it('touch every article of which the index says something else', () => {
    fc.assert(
      fc.property(sketches, sketches, sketches, fc.oneof(crowd, fc.constant([])), (same, before, after, many) => {
        const now = indexOf(same, many, after)
        const then = indexOf(same, many, before)
        const changes = now.changes([partsOf(before)], [partsOf(after)])
        for (const key of keys) if (!changes.touch(rule, name, key)) expect(asks(now, key)).toEqual(asks(then, key))
      }),
      { numRuns: 500 },
    )
  })

  it('touch no article that shares nothing with what came and went', () => {
    const of = (key: string, ...features: number[]): Sketch => ({
      key,
      source: 's',
      features: Uint32Array.from(features),
    })
    const same = [of('a', 1, 2), of('b', 2, 3), of('c', 9)]
    const [before, after] = [[of('d', 3, 9)], [of('d', 4, 9)]]
    const changes = indexOf(same, after).changes([partsOf(before)], [partsOf(after)])
    expect(['a', 'b', 'c', 'd'].map((key) => changes.touch(rule, name, key))).toEqual([false, true, false, true])
    expect(['a', 'b'].map((key) => changes.touchAny(key))).toEqual([false, true])
    expect(changes.touch(rule, 'other', 'd')).toBe(false)
    const common = Array.from({ length: commonFeature + 1 }, (_, i) => of(`z${i}`, 4))
    const many = indexOf(same, common, after).changes([partsOf(before)], [partsOf(after)])
    expect(many.touch(rule, name, 'z0')).toBe(false)
  })
})

describe('an index about some articles', () => {
  it('says what the whole index says, of these and of others', () => {
    fc.assert(
      fc.property(sketches, sketches, fc.subarray(keys), (some, others, asked) => {
        const whole = indexOf(some, others)
        const about = indexOf(some, others).about((key) => asked.includes(key))
        for (const key of keys) expect(asks(about, key)).toEqual(asks(whole, key))
        expect(about.parts()).toEqual(whole.parts())
        expect(
          about
            .opening(() => undefined)
            .about((key) => !asked.includes(key))
            .parts(),
        ).toEqual(whole.parts())
      }),
    )
  })
})
