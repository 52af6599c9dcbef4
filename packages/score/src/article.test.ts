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
import { familyWeights, scoreArticle, shown } from './index.ts'

const score = (result: Parameters<typeof scoreArticle>[0]) => scoreArticle(result, rules)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

test('family weights sum to one', () => {
  expect(sum(Object.values(familyWeights))).toBeCloseTo(1, 12)
})

describe('any article', () => {
  test('scores within 0 and 100, and what it lost adds up', () => {
    fc.assert(
      fc.property(anyArticle, (result) => {
        const { score: points, lost, lostByRule, penalties } = score(result)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(100 - sum(Object.values(lost))).toBeCloseTo(points, 9)
        for (const family of families) {
          expect(penalties[family]).toBeGreaterThanOrEqual(0)
          expect(penalties[family]).toBeLessThanOrEqual(1)
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
  test('a finding more never raises a score, nor lowers any family’s loss', () => {
    fc.assert(
      fc.property(anyArticle, proseFinding, (result, planted) => {
        const before = score(result)
        const after = score({ ...result, findings: [...result.findings, planted] })
        expect(after.score).toBeLessThanOrEqual(before.score)
        for (const family of families) expect(after.lost[family]).toBeGreaterThanOrEqual(before.lost[family])
      }),
    )
  })

  test('planted furniture never raises a score, though it adds words', () => {
    fc.assert(
      fc.property(anyArticle, furnitureFinding, (result, planted) => {
        const before = score(result)
        const after = score(withFurniture(result, planted))
        expect(after.score).toBeLessThan(before.score)
        for (const family of families) expect(after.lost[family]).toBeGreaterThanOrEqual(before.lost[family])
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
        expect(twice.score).toBeLessThan(once.score)
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
    ['promoted to the source', { promoted: true }],
    ['an error', { severity: 'error' }],
    ['of low confidence', { confidence: 0.1 }],
  ] as const)('a finding %s weighs as any other', (_, more) => {
    const plain = score(article({ findings: [finding('truncation/glued', 2)] }))
    expect(score(article({ findings: [finding('truncation/glued', 2, more)] }))).toEqual(plain)
    expect(plain.score).toBeLessThan(100)
  })

  test('a fault of the article weighs the same in a long text; a fault at a place weighs less', () => {
    const lost = (id: string, words: number) => score(article({ words, findings: [finding(id, 1)] })).score
    expect(lost('attribution/no-byline', 3000)).toBe(lost('attribution/no-byline', 300))
    expect(lost('truncation/glued', 3000)).toBeGreaterThan(lost('truncation/glued', 300))
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
  test('the stray breaks of a round-trip copy cost more than half of their family, at any usual length', () => {
    for (const [words, breaks] of [
      [714, 2],
      [1071, 3],
      [2500, 7],
    ] as const) {
      const findings = Array.from({ length: breaks }, () => finding('machine-translation/stray-stop', 2))
      expect(score(article({ words, findings })).penalties['machine-translation']).toBeGreaterThan(0.5)
    }
  })

  test('one rule, however noisy, leaves part of its family', () => {
    const findings = Array.from({ length: 600 }, () => finding('truncation/glued'))
    const { penalties } = score(article({ findings }))
    expect(penalties.truncation).toBeLessThan(1 - Math.exp(-3))
    const twice = score(article({ findings: [...findings, ...findings] }))
    expect(twice.penalties.truncation).toBeGreaterThan(penalties.truncation)
  })

  test('furniture of the tenth worst page in a hundred extracted ones costs more than half of its family', () => {
    const furnitureWords = 160
    const result = article({ words: 860, furnitureWords, findings: [finding('boilerplate/prompt', furnitureWords)] })
    expect(score(result).penalties.boilerplate).toBeGreaterThan(0.5)
  })

  test('worked example', () => {
    // 700 words, two stray breaks of two tokens: 996 sound words; 2 / .996 / 2 = 1.004; 1.004 / (1 + 1.004 / 3) = .7523
    const findings = [finding('machine-translation/stray-stop', 2), finding('machine-translation/stray-stop', 2)]
    expect(shown(score(article({ findings })).lost['machine-translation'])).toBe(18.5)
    expect(shown(score(article({ findings })).score)).toBe(81.5)
  })
})

test('an article of fewer than 100 words outside furniture is provisional', () => {
  expect(score(article({ words: 140, furnitureWords: 41 })).provisional).toBe(true)
  expect(score(article({ words: 141, furnitureWords: 41 })).provisional).toBe(false)
})
