import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const parent = mkdtempSync(join(tmpdir(), 'copydesk-clone-'))
const clone = join(parent, 'copydesk')

/** The environment of a user's shell: nothing of the pnpm or vitest run this test is part of. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|pnpm_|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/i.test(name),
  ),
)

const run = (command: string, args: string[], cwd: string) =>
  spawnSync(command, args, {
    cwd,
    env: { ...environment, NO_COLOR: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })

beforeAll(() => {
  const cloned = run('git', ['-c', 'safe.directory=*', 'clone', '--quiet', root, clone], parent)
  expect(cloned.status, cloned.stderr).toBe(0)
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

describe('a fresh clone', () => {
  it('lints its corpus with one command', () => {
    const started = run('npx', ['-y', 'pnpm@10.34.8', 'start'], clone)
    expect(started.status, started.stderr).toBe(0)
    const outlets = readdirSync(join(clone, 'corpus/outlets'))
    expect(outlets.length).toBeGreaterThanOrEqual(10)
    // Records name their source themselves: Northgate Wire lies in northgate-wire.
    const shown = started.stdout.toLowerCase().replaceAll(' ', '-')
    expect(outlets.filter((outlet) => !shown.includes(outlet))).toEqual([])
  })

  it('passes its check of generated files, and installing changes no file', () => {
    const checked = run('npx', ['-y', 'pnpm@10.34.8', 'gen', '--check'], clone)
    expect(checked.status, checked.stdout + checked.stderr).toBe(0)
    expect(run('git', ['status', '--porcelain'], clone).stdout).toBe('')
  })
})
