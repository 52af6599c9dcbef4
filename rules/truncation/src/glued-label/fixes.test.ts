import { join } from 'node:path'
import { Lab, readFixtures } from '@copydesk/rule-tester'
import { expect, it } from 'vitest'
import { rule } from './rule.ts'

it('does not call it safe to part what may be a name', async () => {
  const lab = await Lab.of(rule)
  const fixtures = readFixtures(join(import.meta.dirname, 'fixtures')).filter(({ name }) =>
    ['flag-small-word', 'flag-styled', 'flag-throughout-name'].some((start) => name.startsWith(`${start}.`)),
  )
  const findings = fixtures.flatMap((fixture) => lab.judge(fixture).articles.flatMap(({ result }) => result.findings))
  const unsafe = findings.filter(({ fix }) => fix?.safe === false)
  expect(unsafe.map(({ expected }) => expected[0])).toEqual(['concerns STORM', 'River Stone'])
  expect(findings.some(({ fix }) => fix?.safe)).toBe(true)
})
