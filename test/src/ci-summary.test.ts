import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../.ci/summary.mjs')
let folder: string

const summary = (files: Record<string, string>): { last: string | undefined; status: number | null } => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const run = spawnSync(process.execPath, [script, folder, 'unit', 'e2e'], { encoding: 'utf8' })
  return { last: run.stdout.trimEnd().split('\n').at(-1), status: run.status }
}

const report = (passed: number, failed: number, broken = 0): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: [
      ...Array.from({ length: failed }, () => ({ status: 'failed', assertionResults: [{ status: 'failed' }] })),
      ...Array.from({ length: broken }, () => ({ status: 'failed', assertionResults: [] })),
    ],
  })

const checks = (unit: string, e2e: string, lint: string): string =>
  `${lint}\tlint\n${unit}\tunit\npassed\ttypes\n${e2e}\te2e\n`

describe('the closing line of .ci/run', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-summary-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('adds tests and checks', () => {
    const files = {
      'checks.tsv': checks('passed', 'passed', 'passed'),
      'unit.json': report(10, 0),
      'e2e.json': report(3, 0),
    }
    expect(summary(files)).toEqual({ last: '15 passed, 0 failed', status: 0 })
  })

  it('counts failed tests, failed checks and files that could not run', () => {
    const files = {
      'checks.tsv': checks('failed', 'passed', 'failed'),
      'unit.json': report(10, 2, 1),
      'e2e.json': report(3, 0),
    }
    expect(summary(files)).toEqual({ last: '14 passed, 4 failed', status: 1 })
  })

  it('counts a suite as failed that left no report, never ran, or failed without a failed test', () => {
    const noReport = { 'checks.tsv': checks('failed', 'passed', 'passed'), 'e2e.json': report(3, 0) }
    expect(summary(noReport)).toEqual({ last: '5 passed, 1 failed', status: 1 })
    const crashed = { 'checks.tsv': checks('failed', 'passed', 'passed'), 'unit.json': report(10, 0) }
    expect(summary(crashed)).toEqual({ last: '15 passed, 1 failed', status: 1 })
    const absent = { 'checks.tsv': 'passed\tlint\npassed\tunit\n' }
    expect(summary(absent)).toEqual({ last: '11 passed, 1 failed', status: 1 })
  })
})
