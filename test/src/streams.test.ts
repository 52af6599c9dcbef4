import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bin, copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const story = (n: number): string =>
  `The council of Elmwick voted on Tuesday to rebuild wall ${n} by the harbour, and work will begin in spring.`
const glued = (n: number): string => story(n).replace('harbour, and', 'harbour.Then')
const share = 'Share this article'
const shared = 'Residents said on Wednesday they were pleased with the plan and hoped that the town would pay for'
const line = (record: object): string => `${JSON.stringify(record)}\n`
const german = 'Der Rat der Stadt hat am Dienstag beschlossen, die Mauer am Hafen neu zu bauen. '.repeat(3)

const mixed = [
  line({ id: 'a', body: story(1), paper: 'Elm' }),
  '\n',
  '{ "id": "b", \n',
  line({ id: 'c', note: 'no text here' }),
  line({ id: 'd', body: german }),
  line({ id: 'e', body: `${glued(5)}\n\n${share}`, extra: [1, { two: 3 }] }),
].join('')

const lint = (input: string | Uint8Array, ...args: string[]) =>
  copydesk(['lint', '-', '--no-config', ...args], { input })

describe('lint -', () => {
  it('gives one record for each, in order', () => {
    const { status, stdout, stderr } = lint(mixed, '--stdin-format', 'jsonl')
    const records = recordsOf(stdout)
    expect(records.map(({ type, record, line, reason }) => [type, record ?? line ?? reason])).toEqual([
      ['article', 1],
      ['error', 3],
      ['skipped', 'no text field'],
      ['skipped', 'not English but de: only English is linted'],
      ['article', 6],
    ])
    expect(records[4].findings.map(({ rule }: { rule: string }) => rule)).toContain('truncation/glued-sentence')
    expect([status, stderr]).toEqual([3, 'copydesk: habits learned from all 5 records\n'])
  })

  it('says the same of it packed', () => {
    const plain = lint(mixed, '--stdin-format', 'jsonl').stdout
    expect(lint(gzipSync(mixed), '--stdin-format', 'jsonl').stdout).toBe(plain)
  })

  it('reads tables and archives', () => {
    const table = lint(`id,body\nx,"${story(1)}"\ny,"${story(2)}"\n`, '--stdin-format', 'csv')
    expect(recordsOf(table.stdout).map(({ id }) => id)).toEqual(['x', 'y'])
    const text = story(3)
    const wet = `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:w>\r\nWARC-Target-URI: https://oak.example/x\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`
    expect(recordsOf(lint(wet, '--stdin-format', 'wet').stdout)).toMatchObject([
      { id: 'urn:uuid:w', source: 'oak.example' },
    ])
  })

  it('learns from a window only, or takes the habits of a profile', () => {
    const records = Array.from({ length: 50 }, (_, i) => line({ body: `${story(i)}\n\n${shared}` }))
    const input = records.join('')
    const repeats = (stdout: string): number =>
      recordsOf(stdout).filter(({ findings }) => JSON.stringify(findings).includes('boilerplate/repeated-line')).length
    const all = lint(input, '--stdin-format', 'jsonl')
    const first = lint(input, '--stdin-format', 'jsonl', '--window', '0.002')
    expect([repeats(all.stdout), repeats(first.stdout)]).toEqual([50, 0])
    expect(first.stderr).toContain('habits learned from the first 2 records')
    return withFolder({ 'stdin.jsonl': input }, (cwd) => {
      expect(copydesk(['profile', 'stdin.jsonl', '--source-by', 'folder', '-o', 'p.json'], { cwd }).status).toBe(0)
      const name = JSON.stringify(cwd.slice(cwd.lastIndexOf('/') + 1)).slice(1, -1)
      const sourced = records.map((text) => line({ ...(JSON.parse(text) as object), source: name })).join('')
      const args = ['lint', '-', '--stdin-format', 'jsonl', '--profile', 'p.json']
      const judged = copydesk(args, { cwd, input: sourced })
      expect([repeats(judged.stdout), judged.stderr]).toEqual([50, ''])
    })
  })

  it('ends quietly where the reader leaves', async () => {
    const input = Array.from({ length: 3000 }, (_, i) => line({ body: story(i) })).join('')
    const child = spawn(process.execPath, [bin, 'lint', '-', '--stdin-format', 'jsonl', '--window', '0.01'])
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = await once(child, 'close')
    expect([code, said.includes('rror')]).toEqual([0, false])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('is ended by %s while it waits for an article', async (signal) => {
    const child = spawn(process.execPath, [bin, 'lint', '-', '--no-config'])
    // It waits by then; nothing says so.
    await setTimeout(1500)
    child.kill(signal)
    expect(await once(child, 'close')).toEqual([signal === 'SIGINT' ? 130 : 143, null])
  })

  it('takes an article that comes late and in pieces', async () => {
    const child = spawn(process.execPath, [bin, 'lint', '-', '--no-config', '--exit-zero', '--format', 'jsonl'])
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    for (const part of [story(1).slice(0, 40), story(1).slice(40)]) {
      await setTimeout(500)
      child.stdin.write(part)
    }
    child.stdin.end()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(recordsOf(said)[0]).toMatchObject({ type: 'article', path: 'stdin.txt' })
  })

  it.each([
    [['--stdin-format', 'xml'], 'unknown format "xml" for --stdin-format'],
    [['--stdin-format', 'jsonl', '--window', '0'], '--window takes'],
    [
      ['--stdin-format', 'jsonl', '--fix'],
      'a stream gives JSONL or Parquet, a record for each record: leave --fix out',
    ],
    [['--stdin-format', 'jsonl', '--format', 'html'], 'leave --format out'],
    [['--stdin-format', 'jsonl', 'other.txt'], 'a stream is read from standard input alone'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = lint('', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('clean -', () => {
  it('keeps the fields, mends the text, says what went', () => {
    const { stdout, status } = copydesk(['clean', '-', '--stdin-format', 'jsonl'], { input: mixed })
    expect(status).toBe(3)
    expect(recordsOf(stdout)).toEqual([
      { id: 'a', body: story(1), paper: 'Elm', removed: [] },
      expect.objectContaining({ type: 'error', line: 3 }),
      { id: 'c', note: 'no text here', removed: [], skipped: 'no text field' },
      { id: 'd', body: german, removed: [], skipped: 'not English but de: only English is linted' },
      {
        id: 'e',
        body: glued(5),
        extra: [1, { two: 3 }],
        removed: [{ rule: 'boilerplate/share-prompt', reason: expect.any(String), text: share }],
      },
    ])
  })
})

describe('filter -', () => {
  const good = `{"id" : 1,  "body": ${JSON.stringify(story(1))}, "author":"Jane Miller"}\n`

  it('passes records on byte for byte, and the others to a file with the reasons', () =>
    withFolder({}, (cwd) => {
      const args = ['filter', '-', '--max-finding', 'truncation/glued-sentence=0', '--rejects', 'out/rejects.jsonl']
      const { stdout, status, stderr } = copydesk(args, { cwd, input: good + mixed })
      expect([status, stdout]).toEqual([3, good + line({ id: 'a', body: story(1), paper: 'Elm' })])
      expect(recordsOf(readFileSync(join(cwd, 'out/rejects.jsonl'), 'utf8'))).toEqual([
        { line: 4, reasons: [expect.stringContaining('not valid JSON')], record: '{ "id": "b", ' },
        { line: 5, reasons: ['no text field'], record: { id: 'c', note: 'no text here' } },
        { line: 6, reasons: [expect.stringContaining('not English')], record: { id: 'd', body: german } },
        {
          line: 7,
          reasons: ['1 of truncation/glued-sentence, more than 0'],
          record: expect.objectContaining({ id: 'e' }),
        },
      ])
      expect(stderr).toContain('2 records passed, 4 did not')
    }))

  it('takes a file by its name, compressed or not', () =>
    withFolder({ 'news.jsonl': good }, (cwd) => {
      writeFileSync(join(cwd, 'news.jsonl.gz'), gzipSync(good))
      writeFileSync(join(cwd, 'news.ndjson'), good)
      for (const file of ['news.jsonl', 'news.jsonl.gz', 'news.ndjson'])
        expect(copydesk(['filter', file, '--min-score', '0'], { cwd })).toMatchObject({ status: 0, stdout: good })
      const absent = copydesk(['filter', 'none.jsonl', '--min-score', '0'], { cwd })
      expect(absent).toMatchObject({ status: 2, stderr: 'copydesk: cannot read none.jsonl: no such file\n' })
      mkdirSync(join(cwd, 'folder.jsonl'))
      const folder = copydesk(['filter', 'folder.jsonl', '--min-score', '0'], { cwd })
      expect(folder).toMatchObject({ status: 3, stderr: 'copydesk: cannot read folder.jsonl: is a folder\n' })
      const two = copydesk(['filter', 'news.jsonl', 'news.ndjson', '--min-score', '0'], { cwd })
      expect(two).toMatchObject({ status: 2, stderr: expect.stringContaining('give one file, or "-"') })
    }))

  it('by score', () =>
    withFolder({}, (cwd) => {
      expect(copydesk(['filter', '-', '--min-score', '0'], { cwd, input: good }).stdout).toBe(good)
      expect(copydesk(['filter', '-', '--min-score', '100.1'], { cwd, input: good }).stdout).toBe('')
    }))

  it('refuses what it cannot do, and leaves no file then', () =>
    withFolder({}, (cwd) => {
      for (const args of [
        [],
        ['--stdin-format', 'warc', '--min-score', '1'],
        ['--min-score', 'x'],
        ['--max-finding', 'a'],
      ]) {
        const { status } = copydesk(['filter', '-', '--rejects', 'r.jsonl', ...args], { cwd, input: good })
        expect([args, status, existsSync(join(cwd, 'r.jsonl'))]).toEqual([args, 2, false])
      }
    }))
})
