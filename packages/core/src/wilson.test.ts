import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilsonLower } from './index.ts'

it('has the lower ends that Newcombe (1998, table I) gives', () => {
  expect(wilsonLower(81 / 263, 263)).toBeCloseTo(0.2553, 4)
  expect(wilsonLower(15 / 148, 148)).toBeCloseTo(0.0624, 4)
  expect(wilsonLower(1 / 29, 29)).toBeCloseTo(0.0061, 4)
  expect(wilsonLower(0, 20)).toBe(0)
})

it('knows nothing of nothing', () => expect(wilsonLower(0, 0)).toBe(0))

it('lies where the mean is just 1.96 standard errors away', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (mean, n) => {
      const lower = wilsonLower(mean, n)
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(mean - lower).toBeCloseTo(1.96 * Math.sqrt((lower * (1 - lower)) / n), 6)
    }),
  )
})
