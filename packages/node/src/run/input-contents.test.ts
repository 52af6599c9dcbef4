import { chmodSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input } from '../inputs.ts'
import { InputContents, type Stamps } from './input-contents.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  file = join(folder, 'a.txt')
  writeFileSync(file, 'The mayor spoke.')
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const input = (): Input => ({ path: 'a.txt', absolute: file, key: 'a.txt', source: 'a', bytes: 16 })

/** What the file holds as far as earlier stamps let it be read. */
const read = (stamps?: Stamps) => {
  const one = input()
  const contents = new InputContents([one], { stamps })
  return { id: contents.of(one), stamps: contents.stamps, isStamped: contents.isStamped }
}

/** As if so many milliseconds had gone by. */
const later = (milliseconds: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: statSync(file).ctimeMs + milliseconds })

/** Longer than the clock of a file system stands still. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 30))

describe('InputContents', () => {
  it('takes the word of the file system for what a file held some time ago', () => {
    later(10_000)
    const { id, stamps, isStamped } = read()
    expect(isStamped).toBe(false)
    expect(read(stamps)).toEqual({ id, stamps, isStamped: true })
    const [stamp] = stamps[file] as Stamps[string]
    expect(read({ [file]: [stamp, 'other'] }).id).not.toBe(id)
  })

  it.each([0, 1000, 1999])('reads a file again that was changed %i ms before', (milliseconds) => {
    later(milliseconds)
    expect(read().stamps).toEqual({})
  })

  it('reads a file again that was changed behind its size and its time', async () => {
    utimesSync(file, 1000, 1000)
    later(10_000)
    const before = read()
    await tick()
    writeFileSync(file, 'The mayor spied.')
    utimesSync(file, 1000, 1000)
    const after = read(before.stamps)
    expect(after.id).not.toBe(before.id)
    expect(after.isStamped).toBe(false)
  })

  it('reads a file again that another was moved to', async () => {
    later(10_000)
    const before = read()
    await tick()
    rmSync(file)
    writeFileSync(file, 'The mayor slept.')
    expect(read(before.stamps).id).not.toBe(before.id)
  })

  it('finds that what was only touched is the same', () => {
    later(10_000)
    const before = read()
    chmodSync(file, 0o600)
    utimesSync(file, 1, 1)
    const after = read(before.stamps)
    expect(after.id).toBe(before.id)
    expect(after.stamps).not.toEqual(before.stamps)
  })

  it('stamps no file that has exceptions beside it, or cannot be read', () => {
    later(10_000)
    const before = read()
    writeFileSync(`${file}.copydesk.json`, '{"disable": ["truncation/glued-sentence"]}')
    const beside = read(before.stamps)
    expect(beside.id).not.toBe(before.id)
    expect(beside.stamps).toEqual({})
    rmSync(file)
    expect(read(before.stamps).stamps).toEqual({})
  })

  it('stamps nothing where other content stands for the files', () => {
    later(10_000)
    const one = input()
    const contents = new InputContents([one], { bytesOf: () => Buffer.from('The clerk spoke.') })
    expect(contents.stamps).toEqual({})
    expect(contents.of(one)).not.toBe(read().id)
  })
})
