import { describe, expect, it } from 'vitest'
import { threadsFor, worthwhile } from './threads.ts'

const large = () => ({ processors: 4, memory: 16e9 })

describe('threadsFor', () => {
  it('takes what it is told, but no more than there are inputs', () => {
    expect([threadsFor(3, 500), threadsFor(3, 2), threadsFor(3, 0)]).toEqual([3, 2, 1])
  })

  it('takes the processors there are where they pay', () => {
    expect([worthwhile - 1, worthwhile].map((inputs) => threadsFor('auto', inputs, large))).toEqual([1, 4])
  })

  it('takes no more than memory allows, and never too many', () => {
    const threads = (processors: number, memory: number) => threadsFor('auto', 5000, () => ({ processors, memory }))
    expect([threads(4, 5e8), threads(4, 1e8), threads(64, 64e9)]).toEqual([2, 1, 8])
  })
})
