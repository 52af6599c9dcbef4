import { describe, expect, it } from 'vitest'
import { changesOf } from './changes.ts'
import type { FindingRecord } from './lint.ts'
import { matches, type Tallies, tally } from './match.ts'

const finding = (over: Partial<FindingRecord>): FindingRecord => ({
  confidence: 1,
  fix: null,
  rule: 'truncation/glued-sentence',
  family: 'truncation',
  severity: 'warning',
  scope: 'span',
  message: 'm',
  start: 0,
  end: 1,
  line: 3,
  actual: 'week.She',
  fingerprint: 'f',
  ...over,
})

describe('matching findings and labels', () => {
  it('asks for the rule, the place and the line', () => {
    const label = { rule: 'truncation/glued-sentence', text: 'week.She', line: 3 }
    expect(matches(finding({}), label)).toBe(true)
    expect(matches(finding({ line: 5 }), label)).toBe(false)
    expect(matches(finding({ rule: 'truncation/glued-words' }), label)).toBe(false)
    expect(matches(finding({ actual: 'other' }), label)).toBe(false)
  })

  it('takes any rule of the boilerplate family, over several lines', () => {
    const label = { rule: 'boilerplate/related-links', text: 'Read more', line: 4 }
    expect(
      matches(
        finding({ rule: 'boilerplate/teaser-block', family: 'boilerplate', actual: 'Related\nRead more' }),
        label,
      ),
    ).toBe(true)
  })

  it('takes every place of a finding by itself', () => {
    const tallies: Tallies = new Map()
    const places = [
      { line: 5, actual: 'noon.He' },
      { line: 7, actual: 'e.g.He' },
    ]
    const labels = [
      { rule: 'truncation/glued-sentence', text: 'week.She', line: 3 },
      { rule: 'truncation/glued-sentence', text: 'noon.He', line: 5 },
    ]
    tally({ path: 'a.txt', source: 'a', findings: [finding({ places })] }, labels, tallies)
    expect(tallies.get('truncation/glued-sentence')).toMatchObject({ findings: 3, right: 2, must: 2, found: 2 })
  })

  it('takes a fault that has two names as found under either', () => {
    const tallies: Tallies = new Map()
    const place = { text: 'week.She', line: 3 }
    const labels = [
      { rule: 'truncation/glued-words', ...place },
      { rule: 'truncation/glued-sentence', ...place, must: false } as const,
      { rule: 'truncation/glued-words', text: 'noon.He', line: 3 },
    ]
    tally({ path: 'a.txt', source: 'a', findings: [finding({})] }, labels, tallies)
    expect(tallies.get('truncation/glued-words')).toMatchObject({ must: 2, found: 1 })
  })

  it('counts alarms and misses apart', () => {
    const tallies: Tallies = new Map()
    tally(
      {
        path: 'a',
        source: 's',
        findings: [finding({}), finding({ actual: 'x.Y' }), finding({ severity: 'info', actual: 'z' })],
      },
      [
        { rule: 'truncation/glued-sentence', text: 'week.She' },
        { rule: 'truncation/glued-sentence', text: 'day.He' },
        { rule: 'truncation/glued-sentence', text: 'may.Be', must: false },
      ],
      tallies,
    )
    expect(tallies.get('truncation/glued-sentence')).toMatchObject({ findings: 2, right: 1, must: 2, found: 1 })
  })
})

describe('changes between two runs', () => {
  it('are told by article, rule and fingerprint', () => {
    const run = (fingerprints: readonly string[]) => ({
      sources: [],
      articles: [
        {
          path: 'a',
          source: 's',
          findings: fingerprints.map((fingerprint) => finding({ fingerprint, message: fingerprint })),
        },
      ],
    })
    expect(changesOf(run(['p', 'q']), run(['q', 'r']))).toEqual([
      { rule: 'truncation/glued-sentence', before: 2, after: 2, gone: ['a:3 p'], come: ['a:3 r'] },
    ])
  })
})
