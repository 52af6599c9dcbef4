import { expect, test } from 'vitest'
import { type Comparable, compareScores, isFirm } from './index.ts'

const run = (source: string, score: number, truncation: number, half = 1): Comparable => ({
  source,
  score,
  interval: [score - half, score + half],
  families: {
    'machine-translation': { lost: 0 },
    truncation: { lost: truncation },
    boilerplate: { lost: 0 },
    attribution: { lost: 0.3 },
  },
})

test('largest fall first, sources of one run only last', () => {
  const before = [run('same', 90, 2), run('gone', 80, 2), run('better', 70.1, 9.2), run('worse', 91.3, 1)]
  const after = [run('better', 70.4, 8.9), run('added', 50, 3), run('worse', 85, 7.3), run('same', 90, 2)]
  const result = compareScores(before, after)
  expect(result.map(({ source, verdict, change, apart }) => [source, verdict, change, apart])).toEqual([
    ['worse', 'worse', -6.3, true],
    ['same', 'same', 0, false],
    ['better', 'better', 0.3, false],
    ['added', 'added', null, false],
    ['gone', 'gone', null, false],
  ])
  expect(result[0]?.families).toMatchObject({ truncation: 6.3, attribution: 0 })
  expect(result[3]).toMatchObject({ before: null, after: 50, families: null })
})

test('a difference is firm beyond the root of the summed squares of the half widths', () => {
  // 3² + 4² = 5²: intervals that meet, and a difference the choice of articles does not explain.
  expect(isFirm(run('a', 90, 0, 3), run('b', 84.9, 0, 4))).toBe(true)
  expect(isFirm(run('a', 90, 0, 3), run('b', 85.1, 0, 4))).toBe(false)
})
