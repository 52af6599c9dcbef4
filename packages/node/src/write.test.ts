import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CacheFolder } from './run/cache-folder.ts'
import { silenceInFile, silenceUnder } from './silence.ts'
import { stageFile, WriteError, writeWhole } from './write.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-write-'))
  mkdirSync(join(folder, 'in'))
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'out/kept.txt'), 'kept')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inside = (path: string): string => join(folder, path)

describe('writeWhole', () => {
  it('makes folders and takes names of 255 bytes', () => {
    const name = `${'n'.repeat(251)}.txt`
    writeWhole(inside(`in/a/b/${name}`), 'text')
    expect(readdirSync(inside('in/a/b'))).toEqual([name])
  })

  it('writes through no link, in the place of the file or on the way to it', () => {
    symlinkSync(inside('out/kept.txt'), inside('in/link.txt'))
    symlinkSync(inside('out/new.txt'), inside('in/dangling.txt'))
    symlinkSync(inside('out'), inside('in/folder'))
    const within = inside('in')
    expect(() => writeWhole(inside('in/link.txt'), 'x')).toThrow(/link\.txt: it is a symbolic link: name the file/)
    expect(() => writeWhole(inside('in/dangling.txt'), 'x')).toThrow(WriteError)
    for (const path of ['in/folder/a.txt', 'in/folder/deep/a.txt', 'in/../out/a.txt'])
      expect(() => writeWhole(inside(path), 'x', { within })).toThrow(/it lies outside of/)
    expect(readdirSync(inside('out'))).toEqual(['kept.txt'])
    expect(readFileSync(inside('out/kept.txt'), 'utf8')).toBe('kept')
  })

  it('makes the folder it is to stay in, and stays in one that is reached by a link', () => {
    writeWhole(inside('new/deep/a.txt'), 'x', { within: inside('new') })
    symlinkSync(inside('out'), inside('place'))
    writeWhole(inside('place/a.txt'), 'x', { within: inside('place') })
    expect([existsSync(inside('new/deep/a.txt')), existsSync(inside('out/a.txt'))]).toEqual([true, true])
  })

  it('ends where no folder can be made', () => {
    expect(() => writeWhole('/proc/no/such/a.txt', 'x')).toThrow(/cannot write .*: its folder cannot be made/)
    expect(() => writeWhole(inside('out/kept.txt/a.txt'), 'x')).toThrow(/its folder is a file/)
    expect(() => writeWhole(inside('out'), 'x')).toThrow(/it is a folder/)
  })

  it('leaves nothing of a file that is taken back', () => {
    const staged = stageFile(inside('in/a.txt'))
    staged.write('half')
    staged.discard()
    expect(readdirSync(inside('in'))).toEqual([])
  })
})

describe('exceptions', () => {
  it('stay in the folder given', () => {
    symlinkSync(inside('out'), inside('in/folder'))
    symlinkSync(inside('out/kept.txt'), inside('in/a.txt.copydesk.json'))
    writeFileSync(inside('copydesk.config.json'), '{}\n')
    const options = { within: inside('in') }
    const act = [
      () => silenceInFile(inside('in/a.txt'), 'truncation/gap', undefined, options),
      () => silenceInFile(inside('in/folder/a.txt'), 'truncation/gap', undefined, options),
      () => silenceUnder(inside('in'), 'a', 'truncation/gap', options),
    ]
    for (const write of act) expect(write).toThrow(WriteError)
    expect(readdirSync(inside('out'))).toEqual(['kept.txt'])
    expect(readFileSync(inside('copydesk.config.json'), 'utf8')).toBe('{}\n')
  })
})

describe('CacheFolder', () => {
  const notes: string[] = []
  const cache = (maxBytes = 0) => {
    notes.length = 0
    return new CacheFolder({ folder: inside('in'), setup: 's', maxBytes, note: (text) => notes.push(text) })
  }

  it('removes its own packs and nothing else', () => {
    cache().write('sources', Buffer.from('{}'))
    const [setup = ''] = readdirSync(inside('in/copydesk')).filter((name) => name.length === 40)
    const others = ['in/a.txt', 'in/copydesk/b.txt', `in/copydesk/${setup}/c.txt`, 'in/sources']
    for (const path of others) writeFileSync(inside(path), 'x'.repeat(100))
    symlinkSync(inside('out/kept.txt'), inside(`in/copydesk/${setup}/0123456789abcdef01234567.seen`))
    cache().prune()
    expect(others.map((path) => existsSync(inside(path)))).toEqual([true, true, true, true])
    expect(existsSync(inside(`in/copydesk/${setup}/sources`))).toBe(false)
    expect(readFileSync(inside('out/kept.txt'), 'utf8')).toBe('kept')
  })

  it('uses no folder that it has not made', () => {
    mkdirSync(inside('in/copydesk'))
    writeFileSync(inside('in/copydesk/a.txt'), 'x')
    const one = cache()
    one.write('sources', Buffer.from('{}'))
    one.prune()
    expect([readdirSync(inside('in/copydesk')), notes.length]).toEqual([['a.txt'], 1])
    rmSync(inside('in/copydesk'), { recursive: true })
    symlinkSync(inside('out'), inside('in/copydesk'))
    cache().write('sources', Buffer.from('{}'))
    expect([readdirSync(inside('out')), notes.length]).toEqual([['kept.txt'], 1])
  })

  it('writes through no link a pack or its folder has become', () => {
    cache(1e6).write('sources', Buffer.from('{}'))
    const [setup = ''] = readdirSync(inside('in/copydesk')).filter((name) => name.length === 40)
    rmSync(inside(`in/copydesk/${setup}`), { recursive: true })
    symlinkSync(inside('out'), inside(`in/copydesk/${setup}`))
    cache(1e6).write('sources', Buffer.from('{}'))
    expect([readdirSync(inside('out')), notes.length]).toEqual([['kept.txt'], 1])
  })
})
