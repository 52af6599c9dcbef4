import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunSummary } from '@copydesk/node'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { UsageError } from './exit.ts'
import { openOutputs, parseFormats, type Shared, withoutReports } from './outputs.ts'
import { fileSink } from './sink.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-outputs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const shared: Shared = {
  quiet: false,
  verbose: false,
  fold: false,
  rules: [],
  failOn: 'error',
  unused: 'off',
  cwd: folder,
  paths: ['.'],
}

describe('parseFormats', () => {
  it('takes one, several by commas, several by repeating', () => {
    expect(parseFormats([])).toEqual([{ format: 'stylish' }])
    expect(parseFormats(['jsonl'])).toEqual([{ format: 'jsonl' }])
    expect(parseFormats(['stylish,sarif=out.sarif', 'html=a/b=c.html'])).toEqual([
      { format: 'stylish' },
      { format: 'sarif', file: 'out.sarif' },
      { format: 'html', file: 'a/b=c.html' },
    ])
  })

  it.each([
    [['stylsh'], /unknown format "stylsh": did you mean "stylish"/],
    [['constructor'], /unknown format "constructor"/],
    [['stylish,json'], /only one format can go to standard output/],
    [['json=a.json', 'sarif=./a.json'], /two formats would be written to \.\/a\.json/],
    [['sarif='], /no file given for --format sarif=/],
    [['stylish,'], /unknown format ""/],
  ])('refuses %j', (values, message) => {
    expect(() => parseFormats(values)).toThrow(UsageError)
    expect(() => parseFormats(values)).toThrow(message)
  })
})

describe('a file', () => {
  it('appears whole when closed, in folders made for it', async () => {
    const path = join(folder, 'deep/er/out.txt')
    const sink = fileSink(path)
    await sink.write('one ')
    await sink.write('two')
    expect(existsSync(path)).toBe(false)
    sink.close()
    expect(readFileSync(path, 'utf8')).toBe('one two')
    expect(readdirSync(join(folder, 'deep/er'))).toEqual(['out.txt'])
  })

  it('stays as it was when what would replace it is discarded', async () => {
    const path = join(folder, 'kept.txt')
    writeFileSync(path, 'before')
    const sink = fileSink(path)
    await sink.write('half')
    sink.discard()
    sink.close()
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder).filter((name) => name.includes('kept'))).toEqual(['kept.txt'])
  })

  it('keeps its mode and follows no link', async () => {
    const path = join(folder, 'target.txt')
    writeFileSync(path, 'before')
    chmodSync(path, 0o660)
    symlinkSync(path, join(folder, 'link.txt'))
    expect(() => fileSink(join(folder, 'link.txt'))).toThrow(/cannot write .*link\.txt: it is a symbolic link/)
    const sink = fileSink(path)
    await sink.write('after')
    sink.close()
    expect(readFileSync(path, 'utf8')).toBe('after')
    expect(statSync(path).mode & 0o777).toBe(0o660)
  })

  it('is refused with the reason where none can be', () => {
    mkdirSync(join(folder, 'folder'), { recursive: true })
    expect(() => fileSink(join(folder, 'folder'))).toThrow(/cannot write .*folder: it is a folder/)
    writeFileSync(join(folder, 'plain'), '')
    expect(() => fileSink(join(folder, 'plain/out.txt'))).toThrow(/cannot write .*: its folder is a file/)
    expect(() => fileSink('/proc/no/such/out.txt')).toThrow(/cannot write .*: its folder cannot be made/)
  })

  it('that takes nothing is named with the reason', async () => {
    const sink = fileSink('/dev/full')
    await expect(sink.write('lost')).rejects.toThrow(/^cannot write \/dev\/full: ENOSPC/)
    sink.discard()
  })

  it('may be a device', async () => {
    const sink = fileSink('/dev/null')
    await sink.write('gone')
    sink.close()
    expect(statSync('/dev/null').isFile()).toBe(false)
  })
})

describe('withoutReports', () => {
  it('leaves out what the run will write, and nothing else', () => {
    const inputs = ['a.txt', 'out.html'].map((path) => {
      const absolute = join(process.cwd(), path)
      return { path, absolute, key: path, source: 's', bytes: 1 }
    })
    const kept = withoutReports(inputs, [{ format: 'html', file: './out.html' }, { format: 'stylish' }])
    expect(kept.map(({ path }) => path)).toEqual(['a.txt'])
  })
})

describe('several outputs', () => {
  it('are all opened or none', () => {
    const targets = [
      { format: 'jsonl', file: join(folder, 'a.jsonl') },
      { format: 'sarif', file: join(folder, 'folder') },
    ]
    mkdirSync(join(folder, 'folder'), { recursive: true })
    expect(() => openOutputs(targets, shared)).toThrow(UsageError)
    expect(readdirSync(folder).filter((name) => name.includes('jsonl'))).toEqual([])
  })

  it('say what they have written, unless they are to be quiet', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    for (const quiet of [false, true]) {
      const path = join(folder, `named-${quiet}.jsonl`)
      const outputs = openOutputs(
        [
          { format: 'jsonl', file: path },
          { format: 'compact', file: '/dev/null' },
        ],
        { ...shared, quiet },
      )
      await outputs.end({} as RunSummary)
    }
    const lines = said.mock.calls.map(([line]) => line)
    said.mockRestore()
    expect(lines).toEqual([`copydesk: ${join(folder, 'named-false.jsonl')} written\n`])
  })

  it('each hear every event', async () => {
    const [a, b] = [join(folder, 'all.jsonl'), join(folder, 'all.txt')]
    const targets = [
      { format: 'jsonl', file: a },
      { format: 'compact', file: b },
    ]
    const outputs = openOutputs(targets, { ...shared, quiet: true })
    await outputs.event({ type: 'error', path: 'x.txt', message: 'gone' })
    await outputs.end({} as RunSummary)
    expect(JSON.parse(readFileSync(a, 'utf8'))).toEqual({ type: 'error', schema: 1, path: 'x.txt', message: 'gone' })
    expect(readFileSync(b, 'utf8')).toBe('x.txt:1:1: error: gone [internal/unreadable]\n')
  })
})
