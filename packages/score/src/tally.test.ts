import { type ArticleResult, families } from '@copydesk/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyArticle, article, finding, furnitureFinding, proseFinding, rules, withFurniture } from '../test/results.ts'
import { apportion } from './apportion.ts'
import { explainSource, gradeOf, grades, scoreArticle, scoreSource, Tally } from './index.ts'
import { studentQuantile } from './interval.ts'

function tallyOf(results: readonly ArticleResult[]): Tally {
  const tally = new Tally()
  for (const result of results) tally.add(result, scoreArticle(result, rules))
  return tally
}

const anyTally = fc
  .tuple(
    fc.array(anyArticle, { maxLength: 8 }),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('binary', 'too short', '__proto__')), {
      maxLength: 4,
    }),
    fc.array(fc.constantFrom('a', 'd'), { maxLength: 3 }),
  )
  .map(([results, skipped, failed]) => {
    const tally = tallyOf(results)
    for (const [source, reason] of skipped) tally.addSkipped(source, reason)
    for (const source of failed) tally.addFailed(source)
    return tally
  })

const bytes = (tally: Tally) => JSON.stringify(tally)
const tenths = (points: number) => Math.round(points * 10)
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('tallies are a commutative monoid', () => {
  test('merging commutes', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (a, b) => {
        expect(bytes(a.merge(b))).toBe(bytes(b.merge(a)))
      }),
    )
  })

  test('merging associates', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(bytes(a.merge(b).merge(c))).toBe(bytes(a.merge(b.merge(c))))
      }),
    )
  })

  test('an empty tally changes nothing, and merging changes neither side', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (a, b) => {
        const before = [bytes(a), bytes(b)]
        expect(bytes(a.merge(new Tally()))).toBe(before[0])
        const merged = a.merge(b)
        merged.merge(a)
        expect([bytes(a), bytes(b)]).toEqual(before)
      }),
    )
  })

  test('merging parts gives what counting all gives', () => {
    fc.assert(
      fc.property(fc.array(anyArticle, { maxLength: 12 }), fc.nat(12), (results, at) => {
        const parts = tallyOf(results.slice(at)).merge(tallyOf(results.slice(0, at)))
        expect(bytes(parts)).toBe(bytes(tallyOf(results)))
      }),
    )
  })

  test('a saved tally is the same tally', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const read = Tally.fromJSON(JSON.parse(bytes(tally)))
        expect(bytes(read)).toBe(bytes(tally))
        expect(read.sources().map((source) => scoreSource(read, source))).toEqual(
          tally.sources().map((source) => scoreSource(tally, source)),
        )
      }),
    )
  })

  test.each([
    [null, 'schema'],
    [{ schema: 1, rulesetVersion: '2', sources: {} }, 'schema'],
    [{ schema: 2, rulesetVersion: '1', sources: {} }, 'ruleset 1'],
    [{ schema: 2, rulesetVersion: '2', sources: { a: 3 } }, 'source "a"'],
    [{ schema: 2, rulesetVersion: '2', sources: { a: { weight: 'NaN' } } }, 'weight'],
  ])('refuses %j', (data, word) => {
    expect(() => Tally.fromJSON(data)).toThrow(word)
    expect(() => Tally.fromJSON(data)).toThrow(TypeError)
  })
})

describe('explainSource', () => {
  test('sums exactly to 100 − score, by family and by rule', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        for (const source of tally.sources()) {
          const { score, lost, families: parts } = explainSource(tally, source)
          expect(score).toBe(scoreSource(tally, source).score)
          expect(tenths(score) + tenths(lost)).toBe(1000)
          expect(total(parts.map((part) => tenths(part.lost)))).toBe(tenths(lost))
          for (const part of parts) expect(total(part.rules.map((rule) => tenths(rule.lost)))).toBe(tenths(part.lost))
        }
      }),
    )
  })

  test('every share is within a tenth of its exact value', () => {
    fc.assert(
      fc.property(fc.array(anyArticle, { minLength: 1, maxLength: 6 }), (results) => {
        const tally = tallyOf(results.map((result) => ({ ...result, source: 'a', words: 900, furnitureWords: 0 })))
        const exact = families.map((family) => {
          const losses = results.map(
            (result) => scoreArticle({ ...result, words: 900, furnitureWords: 0 }, rules).lost[family],
          )
          return total(losses) / losses.length
        })
        for (const [index, part] of explainSource(tally, 'a').families.entries()) {
          expect(Math.abs(part.lost - (exact[index] as number))).toBeLessThan(0.16)
        }
      }),
    )
  })

  test('deals out whole units by largest remainder', () => {
    expect(apportion(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
    expect(apportion(3n, [0n, 5n, 4n])).toEqual([0n, 2n, 1n])
    expect(apportion(0n, [0n, 0n])).toEqual([0n, 0n])
    expect(() => apportion(1n, [0n])).toThrow(RangeError)
  })
})

describe('scoreSource', () => {
  test('the interval holds the score, within 0 and 100', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        for (const source of tally.sources()) {
          const { score, interval } = scoreSource(tally, source)
          expect(interval[0]).toBeGreaterThanOrEqual(0)
          expect(interval[0]).toBeLessThanOrEqual(score)
          expect(interval[1]).toBeGreaterThanOrEqual(score)
          expect(interval[1]).toBeLessThanOrEqual(100)
        }
      }),
    )
  })

  test('one article gives a wide interval, many a narrow one', () => {
    const dirty = article({ findings: Array.from({ length: 4 }, () => finding('truncation/glued', 2)) })
    const width = (copies: number) => {
      const { interval, provisional } = scoreSource(tallyOf(Array.from({ length: copies }, () => dirty)), 'a')
      return { width: interval[1] - interval[0], provisional }
    }
    expect(width(1)).toMatchObject({ provisional: true })
    expect(width(1).width).toBeGreaterThan(40)
    expect(width(5)).toMatchObject({ provisional: false })
    expect(width(5).width).toBeLessThan(width(4).width)
    expect(width(400).width).toBeLessThan(0.5)
  })

  test('the interval covers the mean it estimates about 95 times in 100', () => {
    // Articles of one source drawn at random, of two kinds; the mean of all possible articles is known.
    let state = 7
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const clean = article()
    const dirty = article({ findings: Array.from({ length: 6 }, () => finding('truncation/glued', 2)) })
    const truth = (100 + scoreArticle(dirty, rules).score) / 2
    let held = 0
    for (let i = 0; i < 400; i++) {
      const draw = Array.from({ length: 20 }, () => (random() < 0.5 ? clean : dirty))
      const { interval } = scoreSource(tallyOf(draw), 'a')
      if (interval[0] <= truth && truth <= interval[1]) held++
    }
    expect(held / 400).toBeGreaterThan(0.92)
    expect(held / 400).toBeLessThan(0.995)
  })

  test('Student’s t, against the printed table', () => {
    expect(studentQuantile(2) / 4.303).toBeGreaterThan(0.965)
    expect(studentQuantile(5)).toBeCloseTo(2.571, 2)
    expect(studentQuantile(30)).toBeCloseTo(2.042, 3)
    expect(studentQuantile(1e9)).toBeCloseTo(1.96, 3)
  })

  test('weighs articles by their words, capped', () => {
    const dirty = (words: number) => article({ words, path: 'a/2.txt', findings: [finding('attribution/no-byline')] })
    const mean = (words: number) => scoreSource(tallyOf([article({ words: 700 }), dirty(words)]), 'a').score
    expect(mean(200)).toBeGreaterThan(mean(700))
    expect(mean(1200)).toBe(mean(90_000))
  })

  test('damage planted in one article, in place or as furniture, never raises a source’s score', () => {
    const planted = fc.oneof(
      proseFinding.map((found) => (result: ArticleResult) => ({ ...result, findings: [...result.findings, found] })),
      furnitureFinding.map((found) => (result: ArticleResult) => withFurniture(result, found)),
    )
    fc.assert(
      fc.property(fc.array(anyArticle, { minLength: 1, maxLength: 5 }), planted, (results, plant) => {
        const of = (articles: readonly ArticleResult[]) =>
          scoreSource(tallyOf(articles.map((result) => ({ ...result, source: 'a' }))), 'a').score
        const [first, ...rest] = results as [ArticleResult, ...ArticleResult[]]
        expect(of([plant(first), ...rest])).toBeLessThanOrEqual(of(results))
      }),
    )
  })

  test('keeps the three worst, ties by path', () => {
    const glued = (path: string, count: number) =>
      article({ key: path, path, findings: Array.from({ length: count }, () => finding('truncation/glued')) })
    const results = [glued('a/5', 0), glued('a/4', 2), glued('a/3', 1), glued('a/2', 1), glued('a/1', 1)]
    expect(scoreSource(tallyOf(results), 'a').worst.map(({ path }) => path)).toEqual(['a/4', 'a/1', 'a/2'])
  })

  test('says which record of a container is among the worst: by line, else by id', () => {
    const findings = [finding('truncation/glued')]
    const lines = [7, 2].map((line) =>
      article({ key: `a/b.jsonl#x${line}`, path: 'a/b.jsonl', recordLine: line, findings }),
    )
    const list = article({ key: 'a/c.json#deep#1', path: 'in/a/c.json', findings })
    const tally = tallyOf([...lines, list])
    const worst = [
      { path: 'a/b.jsonl', record: 2 },
      { path: 'a/b.jsonl', record: 7 },
      { path: 'in/a/c.json', record: 'deep#1' },
    ]
    expect(scoreSource(tally, 'a').worst).toMatchObject(worst)
    expect(scoreSource(Tally.fromJSON(JSON.parse(JSON.stringify(tally))), 'a').worst).toMatchObject(worst)
  })

  test('says what cost most, and in how many articles', () => {
    const glued = [finding('truncation/glued'), finding('truncation/glued')]
    const results = [
      article({ findings: glued }),
      article({ findings: [...glued, finding('attribution/no-byline')] }),
      article(),
    ]
    const { reasons } = scoreSource(tallyOf(results), 'a')
    expect(reasons.map(({ rule, articles, findings }) => [rule, articles, findings])).toEqual([
      ['truncation/glued', 2, 4],
      ['attribution/no-byline', 1, 1],
    ])
  })

  test('means signals over the articles that have them', () => {
    const results = [article({ signals: { translated: 0.2 } }), article({ signals: { translated: 0.5 } }), article()]
    expect(scoreSource(tallyOf(results), 'a').signals).toEqual({ translated: 0.35 })
  })

  test('counts skipped and failed articles apart, never as clean', () => {
    const tally = tallyOf([article({ findings: [finding('truncation/glued')] })])
    const before = scoreSource(tally, 'a')
    tally.addSkipped('a', 'not English')
    tally.addSkipped('a', 'binary')
    tally.addFailed('a')
    tally.addSkipped('b', 'binary')
    expect(scoreSource(tally, 'a')).toEqual({ ...before, skipped: 2, failed: 1 })
    expect(tally.sources()).toEqual(['a'])
    expect(tally.unscored()).toEqual([{ source: 'b', skipped: 1, failed: 0 }])
    expect(() => scoreSource(tally, 'b')).toThrow(RangeError)
  })
})

test('grades never rise as scores fall, and start at their limits', () => {
  const order = grades.map(({ grade }) => grade)
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      expect(order.indexOf(gradeOf(high / 10))).toBeLessThanOrEqual(order.indexOf(gradeOf(low / 10)))
    }),
  )
  expect([90, 89.9, 80, 79.9, 70, 69.9, 60, 59.9, 0].map(gradeOf).join('')).toBe('ABBCCDDFF')
})
