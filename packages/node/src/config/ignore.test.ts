import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInputs } from '../inputs.ts'
import { ignoreRules } from './ignore.ts'

describe('what is left out', () => {
  let folder = ''

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-ignore-')))
    for (const path of ['data/a/1.txt', 'data/a/2.raw.txt', 'data/b/1.txt', 'drafts/1.txt', 'top.txt'])
      put(path, 'text')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }

  const listed = async (paths: string[], patterns: string[] = [], forceExclude = false): Promise<string[]> => {
    const ignore = await ignoreRules(folder, [{ from: 'config', patterns }])
    return listInputs(paths, { cwd: folder, root: folder, ignore, forceExclude }).files.map(({ key }) => key)
  }

  it('follows the configuration, .copydeskignore and, in a repository, .gitignore', async () => {
    put('.copydeskignore', '*.raw.txt\n')
    put('.gitignore', 'data/b/\n')
    expect(await listed(['.'], ['drafts/'])).toEqual(['data/a/1.txt', 'data/b/1.txt', 'top.txt'])
    mkdirSync(join(folder, '.git'))
    expect(await listed(['.'], ['drafts/'])).toEqual(['data/a/1.txt', 'top.txt'])
  })

  it('reads .gitignore files above the root too', async () => {
    mkdirSync(join(folder, '.git'))
    put('.gitignore', 'data/a/*.raw.txt\n')
    const root = join(folder, 'data')
    const ignore = await ignoreRules(root, [])
    expect(listInputs(['.'], { cwd: root, root, ignore }).files.map(({ key }) => key)).toEqual(['a/1.txt', 'b/1.txt'])
  })

  it('reads no patterns from inside what is linted', async () => {
    mkdirSync(join(folder, '.git'))
    put('data/.gitignore', '*\n')
    put('data/.copydeskignore', '*\n')
    expect(await listed(['data'])).toHaveLength(3)
  })

  it('keeps what is named, and still leaves out what is ignored inside', async () => {
    expect(await listed(['data', 'drafts/1.txt'], ['data/', 'drafts/', '*.raw.txt'])).toEqual([
      'data/a/1.txt',
      'data/b/1.txt',
      'drafts/1.txt',
    ])
    expect(await listed(['data/a'], ['data/'])).toEqual(['data/a/1.txt', 'data/a/2.raw.txt'])
  })

  it('leaves it out all the same if that is forced', async () => {
    expect(await listed(['data', 'drafts/1.txt', 'top.txt'], ['data/', 'drafts/'], true)).toEqual(['top.txt'])
  })

  it('takes folders whose names look like patterns literally', async () => {
    put('[x]/1.txt', 'text')
    put('x/1.txt', 'text')
    expect(await listed(['[x]'], ['x/', '\\[x\\]/'])).toEqual(['[x]/1.txt'])
    expect(await listed(['.'], ['x/', '\\[x\\]/', 'data', 'drafts', 'top.txt'])).toEqual([])
  })

  it('says by which file', async () => {
    const ignore = await ignoreRules(folder, [{ from: 'config', patterns: ['drafts/'] }])
    expect(ignore.reason(join(folder, 'drafts/1.txt'))).toBe('config')
    expect(ignore.reason(join(folder, 'top.txt'))).toBeUndefined()
  })
})
