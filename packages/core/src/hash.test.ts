import { expect, it } from 'vitest'
import { distinct } from './index.ts'

it('sorts features and keeps each once', () => {
  expect([...distinct(Uint32Array.of(9, 0xffffffff, 3, 9, 0))]).toEqual([0, 3, 9, 0xffffffff])
  const sorted = Uint32Array.of(1, 2, 3)
  expect(distinct(sorted)).toBe(sorted)
  expect(distinct(new Uint32Array(0))).toHaveLength(0)
})
