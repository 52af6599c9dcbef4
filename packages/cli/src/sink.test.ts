import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileSink } from './sink.ts'

describe('a report that goes into a file', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-sink-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('appears when it is closed', async () => {
    const sink = fileSink(join(folder, 'r.txt'))
    await sink.write('one ')
    await sink.write('two')
    sink.close()
    expect(readFileSync(join(folder, 'r.txt'), 'utf8')).toBe('one two')
  })

  it('takes what is said after a run was ended, and leaves nothing', async () => {
    const sink = fileSink(join(folder, 'r.txt'))
    await sink.write('one')
    sink.discard()
    await sink.write('two')
    sink.close()
    expect(readdirSync(folder)).toEqual([])
  })
})
