import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TemporaryFolder } from './temporary-folder.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  vi.stubEnv('TMPDIR', place)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true })
})

describe('TemporaryFolder', () => {
  it('is private, and gone once it is removed', () => {
    const folder = new TemporaryFolder()
    expect(existsSync(folder.path)).toBe(false)
    folder.make()
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    folder.remove()
    expect(existsSync(folder.path)).toBe(false)
  })

  it('takes the folders of dead runs with it, and nothing else', () => {
    // No system gives out such a number.
    const [dead, own, linked] = [
      `copydesk-spool-${2 ** 31 - 1}-x`,
      `copydesk-spool-${process.pid}-x`,
      'copydesk-spool-2147483646-x',
    ]
    mkdirSync(join(place, dead))
    mkdirSync(join(place, own))
    symlinkSync(join(place, own), join(place, linked))
    const folder = new TemporaryFolder()
    folder.make()
    folder.remove()
    expect([dead, own, linked].map((name) => existsSync(join(place, name)))).toEqual([false, true, true])
  })
})
