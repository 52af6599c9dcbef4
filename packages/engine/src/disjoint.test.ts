import { overlaps } from '@copydesk/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DisjointRanges } from './disjoint.ts'

const range = fc.tuple(fc.nat(200), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }))

describe('DisjointRanges', () => {
  it('finds just what overlaps, ascending', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), range, (ranges, asked) => {
        const taken = new DisjointRanges<number>()
        const kept: { start: number; end: number }[] = []
        for (const [i, one] of ranges.entries()) {
          if (one.end === one.start || taken.has(one)) continue
          taken.add(one, i)
          kept.push(one)
        }
        const expected = kept.filter((k) => overlaps(k, asked)).sort((a, b) => a.start - b.start)
        expect(taken.overlapping(asked).map((t) => t.range)).toEqual(expected)
      }),
    )
  })

  it('keeps thousands in order, whatever order they come in', () => {
    const taken = new DisjointRanges<number>()
    for (let i = 0; i < 5000; i++) {
      const at = (i * 2741) % 5000
      taken.add({ start: at * 10, end: at * 10 + 5 }, at)
    }
    const all = taken.overlapping({ start: 0, end: 50_000 }).map(({ value }) => value)
    expect(all).toEqual(Array.from({ length: 5000 }, (_, i) => i))
    expect(taken.overlapping({ start: 12_004, end: 12_031 }).map(({ value }) => value)).toEqual([
      1200, 1201, 1202, 1203,
    ])
  })

  it('finds its place among 100,000', () => {
    const taken = new DisjointRanges<null>()
    for (let i = 0; i < 100_000; i++) taken.add({ start: i * 10, end: i * 10 + 5 }, null)
    expect(taken.has({ start: 500_007, end: 500_009 })).toBe(false)
    expect(taken.has({ start: 500_003, end: 500_004 })).toBe(true)
  })
})
