import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples } from '../../packages/cli/src/examples.ts'
import { copydesk, recordsOf } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-chosen-'))
const glued = 'The council met for hours on Monday.The mayor left early, and nobody asked him why.\n'

beforeAll(() => {
  for (const source of ['elm', 'oak']) {
    mkdirSync(join(folder, 'in', source), { recursive: true })
    for (let i = 0; i < 6; i++) writeFileSync(join(folder, 'in', source, `${i}.txt`), `Day ${i} in ${source}. ${glued}`)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], input = '') => copydesk([...args], { cwd: folder, input })
const paths = (args: readonly string[], input = ''): string[] =>
  recordsOf(run(['lint', '--format', 'jsonl', '--no-config', ...args], input).stdout).flatMap((record) =>
    record.type === 'article' ? [record.path] : [],
  )

describe('which files', () => {
  it('are named by a list, also on standard input', () => {
    writeFileSync(join(folder, 'list'), 'in/elm/1.txt\nin/oak/2.txt\n')
    expect(paths(['--files-from', 'list'])).toEqual(['in/elm/1.txt', 'in/oak/2.txt'])
    expect(paths(['--files-from', '-'], 'in/elm/3.txt\n')).toEqual(['in/elm/3.txt'])
    expect(run(['lint', '--files-from', 'nowhere'])).toMatchObject({ status: 2 })
  })

  it('match a pattern no shell has spread, and keep the source of their folder', () => {
    expect(paths(['in/*/[12].txt'])).toEqual(['in/elm/1.txt', 'in/elm/2.txt', 'in/oak/1.txt', 'in/oak/2.txt'])
    expect(run(['lint', 'in/*/none.txt']).stderr + run(['lint', 'in/*/none.txt']).stdout).toContain(
      'matches no article',
    )
  })

  it('are drawn by their names: the same ones each time, others for another seed', () => {
    const drawn = paths(['in', '--sample', '4'])
    expect(drawn).toHaveLength(4)
    expect(paths(['in', '--sample', '4'])).toEqual(drawn)
    expect(paths(['in', '--sample', '4', '--seed', '7'])).not.toEqual(drawn)
    expect(run(['lint', 'in', '--sample', '0'])).toMatchObject({ status: 2 })
  })

  it('are the records of a file that holds many, the same ones by their ids in any order', () => {
    const records = Array.from({ length: 12 }, (_, i) => JSON.stringify({ id: `n${i}`, text: `Day ${i}. ${glued}` }))
    const ids = (file: string, lines: readonly string[]): string[] => {
      writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
      const { stdout, stderr } = run(['lint', file, '--sample', '4', '--format', 'jsonl', '--no-config'])
      expect(stderr).toContain('a sample of 4 of 12 records')
      return recordsOf(stdout).flatMap((record) => (record.type === 'article' ? [String(record.id)] : []))
    }
    const drawn = ids('many.jsonl', records)
    expect(drawn).toHaveLength(4)
    expect(ids('many.jsonl', [...records].reverse()).sort()).toEqual([...drawn].sort())
    const given = ['lint', '-', '--stdin-filename', 'new.jsonl', '--sample', '4', '--format', 'jsonl', '--no-config']
    const { stdout, stderr } = run(given, `${records.join('\n')}\n`)
    expect(stderr).toContain('a sample of 4 of 12 records')
    expect(recordsOf(stdout).filter(({ type }) => type === 'article')).toHaveLength(4)
    expect(run(['clean', 'many.jsonl', '--sample', '4', '--out', 'cleaned'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('clean a sample of them'),
    })
  })
})

it('an address is not fetched, and that is said', () => {
  expect(run(['lint', 'https://elm.example/1.html'])).toMatchObject({
    status: 3,
    stdout: expect.stringContaining('nothing is fetched: save the page, then name the file'),
  })
})

it('a report that was left among the articles is none of them', () => {
  run(['lint', 'in', '--format', 'html=reports/run.html', '--exit-zero'])
  run(['compare-stories', 'in/elm/1.txt', 'in/elm/2.txt', '--html', 'reports/two.html'])
  const { status, stdout } = run(['lint', 'reports', '--format', 'jsonl'])
  expect([status, recordsOf(stdout)]).toMatchObject([
    3,
    ['reports/run.html', 'reports/two.html'].map((path) => ({ type: 'skipped', path, reason: 'a report of Copydesk' })),
  ])
})

describe('which rules', () => {
  const rules = (args: readonly string[]): Set<string> =>
    new Set(
      recordsOf(run(['lint', 'in', '--format', 'jsonl', '--no-config', ...args]).stdout).flatMap((record) =>
        record.type === 'article' ? record.findings.map((finding: { rule: string }) => finding.rule) : [],
      ),
    )

  it('are chosen and left out by name, rule or family', () => {
    expect(rules(['--only', 'truncation'])).toEqual(new Set(['truncation/glued-sentence']))
    expect(rules(['--only', 'glued-sentence', '--only', 'boilerplate'])).toEqual(new Set(['truncation/glued-sentence']))
    expect(rules(['--off', 'truncation/glued-sentence', '--off', 'attribution'])).toEqual(new Set())
    expect(run(['lint', 'in', '--off', 'glued-sentense'])).toMatchObject({ status: 2 })
  })
})

describe('what is shown', () => {
  it('is a line a rule', () => {
    const { stdout } = run(['lint', 'in', '--no-config', '--statistics', '--only', 'truncation'])
    expect(stdout).toMatch(/^ *12 +12 +100 % {2}truncation\/glued-sentence$/m)
  })

  it('is cut to the most asked for, and the rest is counted', () => {
    const { stdout } = run(['lint', 'in', '--no-config', '--max-diagnostics', '3', '--only', 'truncation'])
    expect(stdout.match(/Unexpected "Monday\.The"/g)).toHaveLength(3)
    expect(stdout).toContain('9 more findings not shown')
  })
})

describe('a gate that is reached', () => {
  it.each(['stylish', 'jsonl', 'github'])('says which one, for which source, by how much: %s', (format) => {
    const ran = run([
      'lint',
      'in',
      '--no-config',
      '--quiet',
      '--min-score',
      '99',
      '--max-warnings',
      '2',
      '--format',
      format,
    ])
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/--min-score 99: (?:elm|oak) \d+\.\d \(\d+\.\d below\), (?:elm|oak) /)
    expect(ran.stderr).toMatch(/--max-warnings 2: \d+ warnings, \d+ too many/)
  })

  it('shows under --quiet what fails', () => {
    const args = ['lint', 'in/elm/1.txt', '--no-config', '--quiet', '--only', 'glued-sentence']
    expect(run(args).stdout).not.toContain('Monday.The')
    const ran = run([...args, '--fail-on', 'warning'])
    expect(ran).toMatchObject({ status: 1 })
    expect(ran.stdout).toContain('Monday.The')
    expect(ran.stderr).toContain('--fail-on warning: 1 warning')
  })
})

describe('a shell', () => {
  it('is told of a command that was mistyped', () => {
    expect(run(['lnt', 'in'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean "copydesk lint"?'),
    })
    expect(run(['in', '--no-config', '--exit-zero'])).toMatchObject({ status: 0 })
  })

  it('sees examples at the end of every help', () => {
    const commands = [...run(['--help']).stdout.matchAll(/^ {2}([a-z-]+) /gm)].flatMap(([, name = '']) =>
      name === 'help' ? [] : [name],
    )
    expect(commands.length).toBeGreaterThan(12)
    for (const name of commands) {
      const help = run([name, '--help']).stdout
      expect(help, name).toContain('Examples:')
      for (const line of examples[name] ?? []) expect(help).toContain(line)
    }
  })

  it.each(['bash', 'zsh', 'fish'])('completes commands and options: %s', (shell) => {
    expect(run(['completion', shell]).stdout).toContain('copydesk')
    expect(run(['complete', '--', 'l']).stdout).toContain('lint')
    expect(run(['complete', '--', 'lint', '--min']).stdout).toContain('--min-score')
    expect(run(['completion', 'tcsh'])).toMatchObject({ status: 2 })
  })
})

describe('compare', () => {
  it('takes folders, and knows an article by its path below the folder of its source', () => {
    mkdirSync(join(folder, 'mended/elm'), { recursive: true })
    mkdirSync(join(folder, 'mended/oak'), { recursive: true })
    for (const source of ['elm', 'oak'])
      for (let i = 0; i < 6; i++)
        writeFileSync(
          join(folder, 'mended', source, `${i}.txt`),
          `Day ${i} in ${source}. ${glued.replace('.The', '. The')}`,
        )
    const { stdout, status } = run(['compare', 'in', 'mended', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ added: 0, removed: 12 })
  })
})
