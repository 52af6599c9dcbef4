import { families } from '@copydesk/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyArticle,
  article,
  finding,
  furnitureFinding,
  prose,
  proseFinding,
  rules,
  weightless,
  withFurniture,
} from '../test/results.ts'
import { creditLoad, deliveredCreditLoad } from './constants.ts'
import { gradeOf, scoreArticle, shown } from './index.ts'

const score = (result: Parameters<typeof scoreArticle>[0]) => scoreArticle(result, rules)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('any article', () => {
  test('scores within 0 and 100, and what it lost adds up', () => {
    fc.assert(
      fc.property(anyArticle, (result) => {
        const { score: points, lost, lostByRule } = score(result)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(100 - sum(Object.values(lost))).toBeCloseTo(points, 9)
        for (const family of families) {
          expect(lost[family]).toBeGreaterThanOrEqual(0)
          const ofRules = Object.entries(lostByRule).filter(([rule]) => rule.startsWith(`${family}/`))
          expect(sum(ofRules.map(([, points]) => points))).toBeCloseTo(lost[family], 9)
        }
      }),
    )
  })

  test('scores the same whatever the order of its findings', () => {
    fc.assert(
      fc.property(anyArticle, (result) => {
        expect(score({ ...result, findings: result.findings.toReversed() })).toEqual(score(result))
      }),
    )
  })
})

describe('monotony', () => {
  test('a finding more never raises a score, nor, without furniture beside it, lowers what its own family lost', () => {
    fc.assert(
      fc.property(anyArticle, proseFinding, (result, planted) => {
        const before = score(result)
        const after = score({ ...result, findings: [...result.findings, planted] })
        expect(after.score).toBeLessThanOrEqual(before.score)
        if (result.furnitureWords === 0)
          expect(after.lost[planted.family]).toBeGreaterThanOrEqual(before.lost[planted.family] - 1e-9)
      }),
    )
  })

  test('planted furniture never raises a score, though it adds words', () => {
    fc.assert(
      fc.property(anyArticle, furnitureFinding, (result, planted) => {
        const before = score(result)
        const after = score(withFurniture(result, planted))
        expect(after.score).toBeLessThan(before.score)
        expect(after.lost.boilerplate).toBeGreaterThan(before.lost.boilerplate)
      }),
    )
  })

  test('planted damage that adds the words it covers never raises a score', () => {
    fc.assert(
      fc.property(
        anyArticle,
        fc.constantFrom(...prose.filter((id) => rules.get(id)?.scope === 'span')),
        fc.nat(40),
        (result, id, words) => {
          const planted = { ...result, words: result.words + words, findings: [...result.findings, finding(id, words)] }
          expect(score(planted).score).toBeLessThanOrEqual(score(result).score)
        },
      ),
    )
  })

  test('twice the damage lowers a score', () => {
    const damage = fc.array(proseFinding, { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(damage, fc.integer({ min: 50, max: 3000 }), (findings, words) => {
        const once = score(article({ words, findings }))
        const twice = score(article({ words, findings: [...findings, ...findings] }))
        if (once.score < 100 * Math.exp(-creditLoad.most)) expect(twice.score).toBeLessThan(once.score)
        else expect(twice.score).toBeLessThanOrEqual(once.score)
      }),
    )
  })

  test('twice the furniture lowers a score', () => {
    fc.assert(
      fc.property(anyArticle, fc.array(furnitureFinding, { minLength: 1, maxLength: 6 }), (result, lines) => {
        const once = lines.reduce(withFurniture, result)
        expect(score(lines.reduce(withFurniture, once)).score).toBeLessThan(score(once).score)
      }),
    )
  })
})

describe('what weighs', () => {
  test.each([...weightless, 'hosted/unknown'])('%s weighs nothing', (id) => {
    const result = article({ furnitureWords: 20, findings: [finding(id, 20), finding(id, 20)] })
    expect(score(result)).toMatchObject({ score: 100, lostByRule: {}, findingsByRule: {} })
  })

  test('info weighs nothing', () => {
    expect(score(article({ findings: [finding('truncation/glued', 2, { severity: 'info' })] })).score).toBe(100)
  })

  test.each([
    ['suppressed by a directive', { suppressed: 'directive' }],
    ['accepted in a baseline', { suppressed: 'baseline' }],
    ['an error', { severity: 'error' }],
    ['of low confidence', { confidence: 0.1 }],
  ] as const)('a finding %s weighs as any other', (_, more) => {
    const plain = score(article({ findings: [finding('truncation/glued', 2)] }))
    expect(score(article({ findings: [finding('truncation/glued', 2, more)] }))).toEqual(plain)
    expect(plain.score).toBeLessThan(100)
  })

  test('a fault weighs the same in a long text; a statement nobody answers for counts by its rate', () => {
    const points = (id: string, words: number) => score(article({ words, findings: [finding(id, 1)] })).score
    expect(points('attribution/no-byline', 3000)).toBe(points('attribution/no-byline', 300))
    expect(points('truncation/glued', 3000)).toBe(points('truncation/glued', 300))
    expect(points('attribution/vague', 3000)).toBeGreaterThan(points('attribution/vague', 300))
  })

  test('a finding counts as many faults as it has places', () => {
    const place = { path: 'a/1.txt', start: 9, end: 10, message: 'here too', kind: 'place' as const }
    const explains = { path: 'a/1.txt', start: 9, end: 10, message: 'stays' }
    const one = score(article({ findings: [finding('truncation/glued', 1, { related: [place, place, explains] })] }))
    const three = score(article({ findings: Array.from({ length: 3 }, () => finding('truncation/glued')) }))
    expect(one.score).toBeCloseTo(three.score, 12)
    expect(one.findingsByRule).toEqual({ 'truncation/glued': 3 })
  })

  test('a major fault weighs more than a minor one, and a run inside a line more than a line', () => {
    const of = (id: string) => score(article({ findings: [finding(id)] })).score
    expect(of('truncation/glued')).toBeLessThan(of('machine-translation/foreign-words'))
    const furnished = { furnitureWords: 9, furnitureRuns: 1, findings: [finding('boilerplate/prompt', 9)] }
    expect(score(article({ ...furnished, inlineRuns: 1 })).score).toBeLessThan(score(article(furnished)).score)
  })

  test('a line two rules call furniture counts once, and they share its loss', () => {
    const once = score(article({ furnitureWords: 20, findings: [finding('boilerplate/prompt', 20)] }))
    const found = [finding('boilerplate/prompt', 20), finding('boilerplate/repeat', 20)]
    const twice = score(article({ furnitureWords: 20, findings: found }))
    expect(twice.score).toBeCloseTo(once.score, 12)
    expect(twice.lostByRule['boilerplate/prompt']).toBeCloseTo(
      (once.lostByRule['boilerplate/prompt'] as number) / 2,
      12,
    )
  })

  test('an excerpt stands for the words of its range', () => {
    const whole = finding('boilerplate/prompt', 50)
    const cut = { ...whole, actual: `${whole.actual.slice(0, 39)}…` }
    const scores = [whole, cut].map((found) => score(article({ furnitureWords: 60, findings: [found] })).score)
    expect(Math.abs((scores[0] as number) - (scores[1] as number))).toBeLessThan(0.5)
  })
})

describe('the constants do what SCORE.md argues', () => {
  const faults = (count: number) => Array.from({ length: count }, () => finding('truncation/glued', 2))

  test('a visible fault every other paragraph is about 50, a single one an A', () => {
    expect(score(article({ findings: faults(20) })).score).toBeGreaterThan(42)
    expect(score(article({ findings: faults(20) })).score).toBeLessThan(58)
    expect(
      gradeOf(score(article({ words: 700, findings: [finding('machine-translation/foreign-words')] })).score),
    ).toBe('A')
  })

  test('missing credits cost at most 10 points, at most 5 where no article of the source has any', () => {
    const all = (more: object) =>
      ['attribution/no-byline', 'attribution/no-date', 'attribution/copy'].flatMap((id) => [
        finding(id, 1, more),
        finding(id, 1, more),
      ])
    expect(100 - score(article({ findings: all({}) })).score).toBeLessThanOrEqual(100 * creditLoad.most)
    expect(100 - score(article({ findings: all({ promoted: true }) })).score).toBeLessThanOrEqual(
      100 * deliveredCreditLoad.most,
    )
  })

  test('a page that is no article, and a text without its beginning or end, are a D at best', () => {
    expect(gradeOf(shown(score(article({ findings: [finding('truncation/no-ending')] })).score))).toBe('D')
    expect(gradeOf(shown(score(article({ findings: [finding('boilerplate/no-article')] })).score))).toBe('D')
  })
})

test('an article of fewer than 100 words outside furniture is provisional', () => {
  expect(score(article({ words: 140, furnitureWords: 41 })).provisional).toBe(true)
  expect(score(article({ words: 141, furnitureWords: 41 })).provisional).toBe(false)
})
