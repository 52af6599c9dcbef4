import { join } from 'node:path'
import { Lab, readFixtures } from '@copydesk/rule-tester'
import { expect, it } from 'vitest'
import { rule } from './rule.ts'

it('does not call it safe to part what may be the end of a longer word', async () => {
  const lab = await Lab.of(rule)
  const fixtures = readFixtures(join(import.meta.dirname, 'fixtures')).filter(({ name }) =>
    ['flag-function-word', 'flag-tail'].some((start) => name.startsWith(`${start}.`)),
  )
  const findings = fixtures.flatMap((fixture) => lab.judge(fixture).articles.flatMap(({ result }) => result.findings))
  expect(findings.map(({ expected, fix }) => [expected[0], fix?.safe])).toEqual([
    ['has admitted', true],
    ['of the', true],
    ['to cease', true],
    ['the red', false],
  ])
})
