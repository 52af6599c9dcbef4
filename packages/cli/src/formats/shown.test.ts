import { describe, expect, it } from 'vitest'
import { grouped } from './shown.ts'

describe('grouped', () => {
  it.each([0, 7, 999, 1000, 1007, 12_345, 999_999, 1_000_000, 20_040_003])('writes %i as English does', (n) => {
    expect(grouped(n)).toBe(n.toLocaleString('en-US'))
  })
})
