import { join } from 'node:path'
import { Lab, readFixtures } from '@copydesk/rule-tester'
import { expect, it } from 'vitest'
import { rule } from './rule.ts'

it('does not call it safe to put a comma behind an article or a preposition', async () => {
  const lab = await Lab.of(rule)
  const fixtures = readFixtures(join(import.meta.dirname, 'fixtures')).filter(({ name }) =>
    name.startsWith('flag-turned'),
  )
  const findings = fixtures.flatMap((fixture) => lab.judge(fixture).articles.flatMap(({ result }) => result.findings))
  expect(findings.map(({ expected, fix }) => [expected[0], fix?.safe])).toEqual([
    ['the, warm', false],
    ['to, who', false],
    ['noon, while', true],
  ])
})
