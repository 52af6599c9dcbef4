import { join } from 'node:path'
import { Lab, readFixtures } from '@copydesk/rule-tester'
import { expect, it } from 'vitest'
import { rule } from './rule.ts'

it.each([
  [
    'to put a comma behind an article or a preposition',
    'flag-turned',
    [
      ['the, warm', false],
      ['to, who', false],
      ['noon, while', true],
    ],
  ],
  [
    'to leave a stop behind a quotation that has its own',
    'flag-doubled',
    [
      ['go!"!', false],
      ['Wait.",', true],
    ],
  ],
])('does not call it safe %s', async (_, start, expected) => {
  const lab = await Lab.of(rule)
  const fixtures = readFixtures(join(import.meta.dirname, 'fixtures')).filter(({ name }) => name.startsWith(start))
  const findings = fixtures.flatMap((fixture) => lab.judge(fixture).articles.flatMap(({ result }) => result.findings))
  expect(findings.map(({ expected: [first], fix }) => [first, fix?.safe])).toEqual(expected)
})
