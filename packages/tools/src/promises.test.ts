import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './families.ts'
import { outcomesOf, promises, promisesEnd, promisesStart, rowsOf, withPromises } from './promises.ts'

const page = readFileSync(join(root, '.github/SECURITY.md'), 'utf8')
const first = promises[0] as (typeof promises)[number]

describe('the table of promises', () => {
  it('names tests that exist', () => {
    expect(promises.map(({ test }) => test).filter((test) => !existsSync(join(root, test)))).toEqual([])
  })

  it('stands in SECURITY.md as it would be written, with nothing that failed', () => {
    expect(withPromises(page, new Map())).toBe(page)
    expect([...rowsOf(page)].filter(([, row]) => !/^(?:[1-9][\d,]* \| all held|– \| never run)$/.test(row))).toEqual([])
  })

  it('counts what tests have tried, else the tests', () => {
    const assertionResults = [
      { status: 'passed', meta: { cases: 1200 } },
      { status: 'passed', meta: {} },
      { status: 'passed' },
    ]
    const report = { testResults: [{ name: `/x/${first.test}`, status: 'passed', assertionResults }] }
    const outcomes = outcomesOf(report, '/x')
    expect(outcomes.get(first.test)).toEqual({ cases: 1202, failed: 0 })
    const empty = `a\n${promisesStart}\n${promisesEnd}\nb`
    const written = withPromises(empty, outcomes)
    expect(rowsOf(written).get(first.test)).toBe('1,202 | all held')
    expect(written.match(/never run/g)).toHaveLength(promises.length - 1)
    // What is not run again stays.
    expect(withPromises(written, new Map())).toBe(written)
    expect(written.startsWith('a\n') && written.endsWith('\nb')).toBe(true)
  })

  it('says what failed, a file that could not be run too', () => {
    const failed = { name: `/x/${first.test}`, status: 'failed', assertionResults: [] }
    expect(outcomesOf({ testResults: [failed] }, '/x').get(first.test)).toEqual({ cases: 0, failed: 1 })
  })
})
