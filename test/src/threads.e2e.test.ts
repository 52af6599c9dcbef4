import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clipped, story } from './articles.ts'
import { bin, copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const outlets = resolve(import.meta.dirname, '../../corpus/outlets')

const wireStory = '../../rules/attribution/src/uncredited-copy/fixtures/flag-both-bare.txt'

const stories = (count: number, tail = ''): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`in/s${i % 3}/${i}.txt`, story(i, tail)]))

/** A rule that does something to its thread where an article asks for it. */
const plugin = (code: string): Record<string, string> => ({
  'plugin.mjs': `import { existsSync, writeFileSync } from 'node:fs'
  export const rules = [{
    id: 'truncation/bad-neighbour', family: 'truncation', name: 'bad-neighbour', url: '',
    meta: { summary: 'x', confidence: 1, weight: 0, stage: 'preview', scope: 'span', messages: { x: { text: 'x', severity: 'info' } } },
    check: (document) => { if (document.text.includes('QUAY-BELL')) { ${code} } },
  }]`,
  '.git/HEAD': '',
  'copydesk.config.json': JSON.stringify({
    plugins: ['./plugin.mjs'],
    rules: { 'truncation/bad-neighbour': 'on' },
  }),
})

const once = (file: string, code: string): string =>
  `if (!existsSync('${file}')) { writeFileSync('${file}', ''); ${code} }`

describe('worker threads', () => {
  it('give the same bytes whatever their number', () => {
    const lint = (threads: number) =>
      copydesk(['lint', outlets, '--format', 'jsonl', '--exit-zero', '--concurrency', String(threads)])
    const alone = lint(1)
    expect(recordsOf(alone.stdout).length).toBeGreaterThan(100)
    for (const threads of [2, 3]) expect(lint(threads).stdout === alone.stdout, `${threads} threads`).toBe(true)
  })

  it('show the text of articles another thread read', () => {
    const lint = (threads: number) =>
      copydesk(['lint', outlets, '--exit-zero', '--verbose', '--concurrency', String(threads)]).stdout
    expect(lint(2)).toBe(lint(1))
  })

  it('refuse a number that is none', () => {
    const ran = copydesk(['lint', outlets, '--concurrency', 'many'])
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('--concurrency takes a number of threads')
  })

  it('lose nothing but the article a worker dies of', () =>
    withFolder(
      { ...stories(90), ...plugin('process.exit(7)'), 'in/s0/3.txt': story(3, ' The QUAY-BELL rang.') },
      (cwd) => {
        const ran = copydesk(['lint', 'in', '--format', 'jsonl', '--concurrency', '2', '--exit-zero'], { cwd })
        const records = recordsOf(ran.stdout)
        const failed = records.filter((r) => r.type === 'error')
        expect(failed.map((r) => r.path)).toEqual(['in/s0/3.txt'])
        expect(failed[0].message).toContain('ended its worker twice')
        expect(records.filter((r) => r.type === 'article')).toHaveLength(89)
        expect(records.filter((r) => r.type === 'source').map((r) => r.articles)).toEqual([29, 30, 30])
        expect(ran.status).toBe(3)
      },
    ))

  it('lose nothing but the record a worker dies of', () => {
    const texts = Array.from({ length: 40 }, (_, i) => story(i, i === 20 ? ' The QUAY-BELL rang.' : ''))
    const lines = texts.map((text) => `${JSON.stringify({ text, source: 'elm' })}\n`).join('')
    return withFolder({ ...stories(3), 'in/a.jsonl': lines, ...plugin('process.exit(7)') }, (cwd) => {
      const ran = copydesk(['lint', 'in', '--format', 'jsonl', '--concurrency', '2', '--exit-zero'], { cwd })
      const records = recordsOf(ran.stdout).filter((r) => r.type !== 'source')
      expect(records.map((r) => (r.type === 'error' ? `${r.path} line ${r.line} failed` : r.path))).toEqual([
        ...texts.map((_, i) => (i === 20 ? 'in/a.jsonl line 21 failed' : 'in/a.jsonl')),
        ...['in/s0/0.txt', 'in/s1/1.txt', 'in/s2/2.txt'],
      ])
      expect(ran.status).toBe(3)
    })
  })

  it('lose nothing where a worker dies by chance', () => {
    return withFolder(
      { ...stories(90), ...plugin(once('died', 'process.exit(7)')), 'in/s0/3.txt': story(3, ' The QUAY-BELL rang.') },
      (cwd) => {
        const ran = copydesk(['lint', 'in', '--format', 'jsonl', '--concurrency', '2', '--exit-zero'], { cwd })
        expect(existsSync(join(cwd, 'died'))).toBe(true)
        expect(ran.stdout).toBe(
          copydesk(['lint', 'in', '--format', 'jsonl', '--concurrency', '1', '--exit-zero'], { cwd }).stdout,
        )
        expect(ran.status).toBe(0)
      },
    )
  })
})

describe('a rule that never ends', () => {
  const world = (code: string) => ({
    ...stories(9),
    ...plugin(code),
    'in/s0/3.txt': story(3, ' The QUAY-BELL rang.'),
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('keeps no run from %s', (signal, code) =>
    withFolder(world(`writeFileSync('held', ''); for (;;) ;`), async (cwd) => {
      const args = [bin, 'lint', 'in', '--concurrency', '1', '--format', 'jsonl=out.jsonl']
      const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
      const ended = new Promise<number | null>((done) => child.on('exit', done))
      while (!existsSync(join(cwd, 'held')) && child.exitCode === null)
        await new Promise((next) => setTimeout(next, 10))
      const from = performance.now()
      child.kill(signal)
      expect(await ended).toBe(code)
      // A second of patience, many times over on a busy machine.
      expect(performance.now() - from).toBeLessThan(25_000)
      expect(readdirSync(cwd).sort()).toEqual(['.git', 'copydesk.config.json', 'held', 'in', 'plugin.mjs'])
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`copydesk-spool-${child.pid}-`))).toEqual([])
    }),
  )

  it.each([
    [
      'the second pass',
      (code: string) => `check: (document) => { if (document.text.includes('QUAY-BELL')) { ${code} } }`,
    ],
    [
      'the first',
      (code: string) =>
        `check: () => {}, observe: (document) => { if (document.text.includes('QUAY-BELL')) { ${code} } }`,
    ],
  ])('moves the run to another thread, from where it goes on: %s', (_, ruleOf) =>
    withFolder({ ...world('') }, (cwd) => {
      const ways = once('held', 'for (;;) ;')
      const source = readFileSync(join(cwd, 'plugin.mjs'), 'utf8').replace(/check: .*/, ruleOf(ways))
      writeFileSync(join(cwd, 'plugin.mjs'), source)
      const lint = () => copydesk(['lint', 'in', '--concurrency', '1', '--format', 'jsonl', '--exit-zero'], { cwd })
      const held = lint()
      expect(existsSync(join(cwd, 'held'))).toBe(true)
      expect(recordsOf(held.stdout).filter((r) => r.type === 'article')).toHaveLength(9)
      expect(lint()).toEqual(held)
    }),
  )
})

describe('the cache', () => {
  const lint = (cwd: string, ...more: string[]) =>
    copydesk(['lint', 'in', '--format', 'jsonl', '--cache-location', 'cache', '--exit-zero', ...more], { cwd })
  const packs = (cwd: string): string[] =>
    readdirSync(join(cwd, 'cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.|sources$|settled$/.test(name),
    )

  it('gives what a run without it gives: cold, warm and after changes', () =>
    withFolder(stories(100), (cwd) => {
      const fresh = () => copydesk(['lint', 'in', '--format', 'jsonl', '--exit-zero'], { cwd }).stdout
      expect(lint(cwd).stdout).toBe(fresh())
      expect(lint(cwd).stdout).toBe(fresh())
      writeFileSync(join(cwd, 'in/s1/4.txt'), story(4, clipped))
      writeFileSync(join(cwd, 'in/s1/new.txt'), story(400))
      rmSync(join(cwd, 'in/s2/5.txt'))
      expect(lint(cwd, '--concurrency', '2').stdout).toBe(fresh())
      expect(lint(cwd, '--concurrency', '2').stdout).toBe(fresh())
      expect(fresh()).toContain('clipped-tail')
    }))

  it('gives it where articles that are alike come, change and go', () =>
    withFolder(stories(60), (cwd) => {
      const fresh = () => copydesk(['lint', 'in', '--format', 'jsonl', '--exit-zero'], { cwd }).stdout
      const at = (name: string): string => join(cwd, 'in', name)
      const wire = readFileSync(resolve(import.meta.dirname, wireStory), 'utf8')
      const changes = [
        () => writeFileSync(at('s0/wire.txt'), wire),
        () => writeFileSync(at('s1/taken.txt'), wire),
        () => writeFileSync(at('s1/taken.txt'), `${wire}\n\nThe harbor opened again on Tuesday.\n`),
        () => renameSync(at('s0/wire.txt'), at('s2/other.txt')),
        () => rmSync(at('s0/0.txt')),
        () => rmSync(at('s2/other.txt')),
      ]
      lint(cwd)
      const copies = changes.map((change) => {
        change()
        const { stdout } = lint(cwd)
        expect(stdout).toBe(fresh())
        return stdout.split('attribution/uncredited-copy').length - 1
      })
      expect(copies.map((count) => count > 0)).toEqual([false, true, true, true, true, false])
    }))

  it('knows files by what they hold, not by their times', () =>
    withFolder(stories(4), (cwd) => {
      lint(cwd)
      // A pack is written under another name and renamed: a new one has a new inode.
      const inodes = () =>
        packs(cwd)
          .filter((name) => /linted|observed/.test(name))
          .map((name) => statSync(join(cwd, 'cache', name)).ino)
      const before = inodes()
      utimesSync(join(cwd, 'in/s0/3.txt'), 1, 1)
      lint(cwd)
      expect(inodes()).toEqual(before)
      writeFileSync(join(cwd, 'in/s0/3.txt'), story(5))
      lint(cwd)
      expect(inodes()).not.toEqual(before)
    }))

  it('answers from what it holds', () =>
    withFolder(stories(3), (cwd) => {
      const right = lint(cwd).stdout
      const pack = packs(cwd).find((name) => name.endsWith('.linted')) as string
      const [, ...lines] = readFileSync(join(cwd, 'cache', pack), 'utf8').split('\n')
      const body = lines.join('\n').replace(/("type":"article".*?"words":)\d/, '$19')
      const sum = spawnSync('sha1sum', { input: body, encoding: 'utf8' }).stdout.slice(0, 40)
      writeFileSync(join(cwd, 'cache', pack), `${sum}\n${body}`)
      expect(lint(cwd).stdout).not.toBe(right)
    }))

  it('is passed over where it is damaged, with a note', () =>
    withFolder(stories(40), (cwd) => {
      const right = lint(cwd).stdout
      for (const name of packs(cwd)) {
        const path = join(cwd, 'cache', name)
        writeFileSync(path, readFileSync(path).subarray(0, 200))
      }
      const ran = lint(cwd)
      expect(ran.stderr).toContain('part of the cache')
      expect(ran.stdout).toBe(right)
      expect(lint(cwd).stderr).toBe('')
    }))

  it('depends on the configuration', () =>
    withFolder(stories(3, clipped), (cwd) => {
      expect(lint(cwd).stdout).toContain('clipped-tail')
      writeFileSync(join(cwd, 'copydesk.config.json'), '{ "rules": { "truncation/clipped-tail": "off" } }')
      expect(lint(cwd).stdout).not.toContain('clipped-tail')
    }))

  it('is off unless asked for, and stays out of the linted folder', () =>
    withFolder(stories(3), (cwd) => {
      const env = { XDG_CACHE_HOME: join(cwd, 'home') }
      copydesk(['lint', 'in'], { cwd, env })
      expect(existsSync(join(cwd, 'home'))).toBe(false)
      copydesk(['lint', 'in', '--cache'], { cwd, env })
      expect(existsSync(join(cwd, 'home/copydesk'))).toBe(true)
      writeFileSync(join(cwd, 'package.json'), '{}')
      mkdirSync(join(cwd, 'node_modules'))
      copydesk(['lint', 'in', '--cache'], { cwd, env })
      expect(existsSync(join(cwd, 'node_modules/.cache/copydesk'))).toBe(true)
      expect(readdirSync(join(cwd, 'in')).sort()).toEqual(['s0', 's1', 's2'])
    }))
})

describe('a run that is cut short', () => {
  const spools = (pid: number): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`copydesk-spool-${pid}-`))

  const started = (cwd: string, threads: number) =>
    spawn(
      process.execPath,
      [
        bin,
        'lint',
        'in',
        '--cache-location',
        'cache',
        '--concurrency',
        String(threads),
        '--format',
        'jsonl=out.jsonl',
        '--exit-zero',
      ],
      { cwd, stdio: 'ignore' },
    )

  /** Ends a run once it has begun to write. */
  async function cut(
    cwd: string,
    threads: number,
    signal: NodeJS.Signals,
  ): Promise<{ code: number | null; pid: number }> {
    const child = started(cwd, threads)
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    while (!existsSync(join(cwd, 'cache')) && child.exitCode === null) await new Promise((next) => setTimeout(next, 10))
    child.kill(signal)
    return { code: await ended, pid: child.pid as number }
  }

  const pages = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `in/s${i % 3}/${i}.html`,
        `<html><body><article><h1>Wall ${i}</h1>${story(i, clipped)
          .split('\n\n')
          .map((p) => `<p>${p}</p>`)
          .join('')}</article></body></html>`,
      ]),
    )

  it.each([
    ['SIGINT', 1, 130],
    ['SIGINT', 2, 130],
    ['SIGTERM', 2, 143],
    ['SIGKILL', 2, null],
  ] as const)('by %s with %i threads leaves no half-written file, and the next run is right', (signal, threads, code) =>
    withFolder(pages(200), async (cwd) => {
      const ended = await cut(cwd, threads, signal)
      expect(ended.code).toBe(code)
      if (signal !== 'SIGKILL') {
        expect(spools(ended.pid)).toEqual([])
        expect(readdirSync(cwd).sort()).toEqual(['cache', 'in'])
      }
      expect(existsSync(join(cwd, 'out.jsonl'))).toBe(false)
      const right = copydesk(['lint', 'in', '--format', 'jsonl', '--exit-zero'], { cwd })
      const next = copydesk(
        ['lint', 'in', '--format', 'jsonl', '--exit-zero', '--cache-location', 'cache', '--concurrency', '2'],
        { cwd },
      )
      expect(next.stderr).toBe('')
      expect(next.stdout).toBe(right.stdout)
      expect(spools(ended.pid)).toEqual([])
    }),
  )

  it('by a reader that has enough ends without a word', () =>
    withFolder(stories(200), (cwd) => {
      const ran = spawnSync(
        'bash',
        ['-c', `"${process.execPath}" "${bin}" lint in --format jsonl --exit-zero | head -n 1; exit \${PIPESTATUS[0]}`],
        { cwd, encoding: 'utf8' },
      )
      expect(ran.stderr).toBe('')
      expect(ran.status).toBe(0)
      expect(ran.stdout.trim().split('\n')).toHaveLength(1)
    }))
})

describe('--watch', () => {
  it('lints all, then what changes, and starts over when the configuration changes', () =>
    withFolder({ ...stories(6), 'copydesk.config.json': '{}' }, async (cwd) => {
      const child = spawn(process.execPath, [bin, 'lint', 'in', '--watch', '--format', 'compact'], {
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let out = ''
      let notes = ''
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        notes += data
      })
      const until = async (test: () => boolean): Promise<void> => {
        while (!test() && child.exitCode === null) await new Promise((next) => setTimeout(next, 50))
      }
      const rounds = (): number => notes.split('watching').length - 1
      try {
        await until(() => rounds() === 1)
        // The watcher reads the folder before it reports.
        await new Promise((next) => setTimeout(next, 1000))
        expect(out).not.toContain('clipped-tail')
        writeFileSync(join(cwd, 'in/s1/4.txt'), story(4, clipped))
        await until(() => out.includes('clipped-tail'))
        expect(out).toContain('in/s1/4.txt')
        mkdirSync(join(cwd, 'in/s9'))
        writeFileSync(join(cwd, 'in/s9/new.txt'), story(9, clipped))
        await until(() => out.includes('in/s9/new.txt'))
        out = ''
        writeFileSync(join(cwd, 'copydesk.config.json'), '{ "rules": { "truncation/clipped-tail": "off" } }')
        await until(() => rounds() === 2)
        expect(out).not.toContain('clipped-tail')
      } finally {
        const ended = new Promise<number | null>((done) => child.on('exit', done))
        child.kill('SIGINT')
        expect(await ended).toBe(130)
      }
    }))
})
