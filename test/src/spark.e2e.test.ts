import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bin, recordsOf } from './command.ts'
import { crawled } from './crawl.ts'
import { pack, shellEnvironment, suiteFolder } from './packed.ts'
import { below, needPython, python, sparkFolder, sparkHome, sparkSubmit } from './python.ts'

const { folder, remove } = suiteFolder()
const articles = 20_000
const files = 8
const minutes = 60_000
let expected = ''
let tarball = ''

beforeAll(() => {
  needPython()
  tarball = pack(folder)
})
afterAll(remove)

const say = (what: string, started: number): void =>
  console.log(`${what}: ${Math.round((performance.now() - started) / 1000)} s`)

/** A line of 100 MB that is no UTF-8, a short one that is none either, and one that nothing is wrong with. */
function poison(): Uint8Array {
  const long = Buffer.alloc(100_000_000, 'x')
  long.write('{"id":"long","text":"')
  long[50_000_000] = 0xff
  const short = Buffer.from(`${crawled(1, 60)}\n`)
  short[short.indexOf('"text":') + 20] = 0xc3
  return Buffer.concat([long, Buffer.from('\n'), short, Buffer.from(`${crawled(2, 60)}\n`)])
}

const script = join(sparkFolder, 'copydesk_spark.py')
const submit = (output: string) => {
  const given = ['--copydesk', tarball, '--node', process.execPath, '--input', `${folder}/crawl`, '--partitions', '8']
  return sparkSubmit(sparkHome(), [script, ...given, '--output', join(folder, output)], folder)
}

const written = (output: string): string =>
  ['records', 'sources']
    .flatMap((name) => {
      const parts = readdirSync(join(folder, output, name)).filter((part) => part.startsWith('part-'))
      return parts.sort().map((part) => readFileSync(join(folder, output, name, part), 'utf8'))
    })
    .join('')

const log = (): string => readFileSync(join(folder, 'spark.log'), 'utf8')

describe('Spark', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'crawl'))
    for (let file = 0; file < files; file++) {
      const first = (file * articles) / files
      const lines = Array.from({ length: articles / files }, (_, i) => `${crawled(first + i, 60)}\n`)
      writeFileSync(join(folder, `crawl/${file}.jsonl`), lines.join(''))
    }
    writeFileSync(join(folder, 'crawl/poison.jsonl'), poison())
    const started = performance.now()
    const args = [bin, 'lint', 'crawl', '--format', 'jsonl', '--exit-zero', '--concurrency', '2']
    const ran = spawnSync(process.execPath, args, {
      cwd: folder,
      env: shellEnvironment,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    say('lint --concurrency 2', started)
    expected = ran.stdout
  }, 10 * minutes)

  it('writes the bytes of a run on one machine', { timeout: 15 * minutes, retry: 0 }, async () => {
    const records = recordsOf(expected)
    const of = (type: string) => records.filter((record) => record.type === type)
    const largest = Math.max(...of('source').map((source) => source.articles))
    expect([records.length - 60, of('source').length]).toEqual([articles + 3, 60])
    expect(largest / articles).toBeGreaterThan(0.3)
    expect(of('error').filter(({ path }) => path === 'crawl/poison.jsonl')).toMatchObject([{ line: 1 }])
    // Compared with articles of other parts.
    expect(expected).toContain('attribution/uncredited-copy')
    const started = performance.now()
    const spark = submit('quiet')
    const [code] = await once(spark, 'close')
    say('Spark on two executors', started)
    expect(code, log().slice(-4000)).toBe(0)
    expect(written('quiet') === expected).toBe(true)
  })

  it('writes the same where processes and an executor die', { timeout: 15 * minutes, retry: 0 }, async () => {
    const spark = submit('harried')
    const ended = once(spark, 'close')
    const killed = await harry(spark.pid as number, () => spark.exitCode === null)
    const [code] = await ended
    expect([code, killed], log().slice(-4000)).toEqual([0, ['node', 'executor', 'node', 'node']])
    expect(written('harried') === expected).toBe(true)
  })
})

describe('Spark on one machine', () => {
  const text = (n: number): string =>
    `The council of Elmwick voted on Tuesday to rebuild wall ${n} by the harbour.Then it went home for the winter.`
  const wet = (n: number): string =>
    `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:${n}>\r\nWARC-Target-URI: https://oak.example/${n}\r\nContent-Length: ${text(n).length}\r\n\r\n${text(n)}\r\n\r\n`
  const ten = [...Array(10).keys()]

  beforeAll(() => {
    mkdirSync(join(folder, 'archives'))
    mkdirSync(join(folder, 'tables'))
    writeFileSync(join(folder, 'archives/a.wet'), ten.map(wet).join(''))
    const records = ten.map((n) => `${JSON.stringify({ id: `r${n}`, source: `s${n % 2}`, text: text(n) })}\n`).join('')
    const args = [bin, 'lint', '-', '--stdin-format', 'jsonl', '--with-body', '--format', 'parquet']
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, input: records })
    writeFileSync(join(folder, 'tables/a.parquet'), stdout)
  })

  it.each([
    ['warc', 'archives', []],
    ['parquet', 'tables', ['--fields', 'text=bodyText']],
  ])('reads %s', { timeout: 5 * minutes }, async (format, input, options) => {
    const args = [bin, 'lint', input, '--format', 'jsonl', '--exit-zero', ...options]
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    expect(recordsOf(stdout).filter(({ type }) => type === 'article')).toHaveLength(10)
    const given = ['--copydesk', tarball, '--node', process.execPath, '--format', format, ...options]
    const places = ['--input', join(folder, input), '--output', join(folder, `${format}-out`)]
    const [code] = await once(sparkSubmit(sparkHome(), [script, ...given, ...places], folder, 'local[2]'), 'close')
    expect(code, log().slice(-4000)).toBe(0)
    expect(written(`${format}-out`)).toBe(stdout)
  })
})

/** Kills, at random moments, three Node.js processes that are linting, and an executor. */
async function harry(pid: number, isAlive: () => boolean): Promise<string[]> {
  const marks = { node: 'bin/copydesk.js lint - ', executor: 'CoarseGrainedExecutorBackend' }
  const plan: (keyof typeof marks)[] = ['node', 'executor', 'node', 'node']
  const killed: string[] = []
  while (isAlive() && killed.length < plan.length) {
    await sleep(200 + Math.random() * 1500)
    const what = plan[killed.length] as keyof typeof marks
    // An executor only once there is something to lose with it.
    const all = below(pid)
    const victims = all.filter(({ command }) => command.includes(marks[what]) && !command.startsWith('bash'))
    const victim = victims[Math.floor(Math.random() * victims.length)]
    if (!victim || !all.some(({ command }) => command.includes(marks.node))) continue
    process.kill(victim.pid, 'SIGKILL')
    killed.push(what)
  }
  return killed
}

describe('the scripts', () => {
  it('hold to their types', () => {
    const ran = spawnSync(
      python,
      ['-m', 'mypy', '--strict', '--follow-untyped-imports', 'copydesk_spark.py', 'datatrove_copydesk.py'],
      {
        cwd: sparkFolder,
        encoding: 'utf8',
      },
    )
    expect([ran.stdout, ran.status]).toEqual([expect.stringContaining('no issues found'), 0])
  })
})
