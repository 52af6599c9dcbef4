import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { clipped, story } from './articles.ts'
import { recordsOf } from './command.ts'
import { must, pack, repository, sh, suiteFolder, write } from './packed.ts'

const root = resolve(import.meta.dirname, '../..')
const { folder, remove } = suiteFolder()
const home = join(folder, 'installed')
let tarball = ''

beforeAll(() => {
  tarball = pack(folder)
  write(home, { 'package.json': '{ "private": true }' })
  must('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], home)
})
afterAll(remove)

const bin = join(home, 'node_modules/.bin/copydesk')

describe('the packed command', () => {
  it('needs no other package', () => {
    const manifest = JSON.parse(must('tar', ['-xzOf', tarball, 'package/package.json'], folder))
    expect(manifest.dependencies).toBeUndefined()
    expect(must('ls', ['node_modules'], home).trim()).toBe('copydesk')
  })

  it('stays small: what few runs load lies packed in it', () => {
    // Of files: what a folder takes is up to the file system.
    const sizes = must('find', ['node_modules/copydesk', '-type', 'f', '-printf', '%s\\n'], home)
    const bytes = sizes
      .trimEnd()
      .split('\n')
      .reduce((sum, size) => sum + Number(size), 0)
    expect(bytes).toBeLessThan(9.9e6)
  })

  it('has a page for man', () => {
    const prefix = join(folder, 'manual')
    must('npm', ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, tarball], folder)
    const page = must('gzip', ['--decompress', '--stdout', join(prefix, 'share/man/man1/copydesk.1.gz')], folder)
    expect(page).toMatch(/^\.TH "COPYDESK" "1"/m)
    expect(page).toContain('copydesk lint')
  })

  it('lints, in threads too, and explains its rules', () => {
    write(home, { 'in/a/1.txt': story(1), 'in/a/2.txt': story(2, clipped) })
    const ran = sh(bin, ['lint', 'in', '--format', 'jsonl', '--concurrency', '2'], home)
    expect(ran.stderr).toMatch(/^copydesk: --fail-on error: \d+ errors?\n$/)
    expect(ran.status).toBe(1)
    const rules = recordsOf(ran.stdout)
      .flatMap((r) => (r.type === 'article' ? r.findings : []))
      .map((f) => f.rule)
    expect(rules).toContain('truncation/clipped-tail')
    expect(sh(bin, ['explain', 'clipped-tail'], home).stdout).toContain('truncation/clipped-tail')
    const piped = `cat in/a/1.txt | ${bin} lint - --stdin-filename in/a/3.txt`
    expect(sh('sh', ['-c', piped], home).status).toBe(0)
    expect(sh(bin, ['lint', '-', '--stdin-filename', 'in/a/3.txt'], home).status).toBe(3)
  })
})

describe('git', () => {
  const lint = (cwd: string, ...args: string[]) => {
    const ran = sh(bin, ['lint', '--format', 'jsonl', ...args], cwd)
    return { ...ran, paths: recordsOf(ran.stdout).flatMap((r) => (r.type === 'article' ? [r.path] : [])) }
  }

  it('--staged judges the index, not the work tree', () => {
    const cwd = repository(join(folder, 'staged'), { 'articles/a/1.txt': story(1), 'articles/a/2.txt': story(2) })
    expect(lint(cwd, '--staged')).toMatchObject({ status: 0, paths: [] })
    write(cwd, { 'articles/a/1.txt': story(1, clipped), 'articles/b/new.txt': story(3) })
    must('git', ['add', '.'], cwd)
    write(cwd, { 'articles/a/1.txt': story(1), 'articles/a/2.txt': story(2, clipped), 'notes.txt': story(9, clipped) })
    expect(lint(cwd, '--staged')).toMatchObject({ status: 1, paths: ['articles/a/1.txt', 'articles/b/new.txt'] })
    expect(lint(cwd, '--staged', 'articles/b')).toMatchObject({ status: 0, paths: ['articles/b/new.txt'] })
    must('git', ['add', 'articles/a/1.txt'], cwd)
    expect(lint(cwd, '--staged')).toMatchObject({ status: 0, paths: ['articles/b/new.txt'] })
    must('git', ['rm', '--quiet', '--force', 'articles/b/new.txt'], cwd)
    expect(lint(cwd, '--staged')).toMatchObject({ status: 0, paths: [] })
  })

  it('--staged works before the first commit, on names of any kind, and leaves out what is ignored', () => {
    const cwd = join(folder, 'first')
    write(cwd, {
      'articles/a/né "1" ü.txt': story(1),
      'articles/raw/2.txt': story(2, clipped),
      '.hidden/3.txt': story(3, clipped),
      '.copydeskignore': 'raw/\n',
    })
    must('git', ['init', '--quiet'], cwd)
    must('git', ['add', '--all'], cwd)
    expect(lint(cwd, '--staged', '--force-exclude')).toMatchObject({ status: 0, paths: ['articles/a/né "1" ü.txt'] })
  })

  it('--changed and --since choose files, new ones too', () => {
    const cwd = repository(join(folder, 'changed'), { 'articles/a/1.txt': story(1), 'articles/a/2.txt': story(2) })
    must('git', ['checkout', '--quiet', '-b', 'topic'], cwd)
    write(cwd, { 'articles/a/1.txt': story(1, clipped) })
    must('git', ['commit', '--quiet', '--all', '--message', 'Second'], cwd)
    write(cwd, { 'articles/a/3.txt': story(3) })
    expect(lint(cwd, '--changed', 'articles').paths).toEqual(['articles/a/3.txt'])
    expect(lint(cwd, '--since', 'main', 'articles').paths).toEqual(['articles/a/1.txt', 'articles/a/3.txt'])
    expect(lint(cwd, '--since', 'nowhere', 'articles')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git knows no "nowhere" here: name a branch, a tag or a commit'),
    })
    expect(lint(cwd, '--since', 'main', '--staged')).toMatchObject({ status: 2 })
  })

  it('--new-since lets only new findings reach the gates', () => {
    const old = story(1, clipped)
    const cwd = repository(join(folder, 'new'), { 'articles/a/1.txt': old })
    write(cwd, { 'articles/a/1.txt': `A line above\n\n${old}` })
    const known = lint(cwd, '--new-since', 'HEAD', 'articles')
    expect(known.status).toBe(0)
    expect(known.stdout).toContain('"suppressed":"baseline"')
    expect(lint(cwd, '--since', 'HEAD', 'articles').status).toBe(1)
    write(cwd, { 'articles/a/2.txt': story(2, clipped) })
    expect(lint(cwd, '--new-since', 'HEAD', 'articles').status).toBe(1)
  })
})

describe('the GitHub action', () => {
  interface Step {
    readonly run?: string
    readonly env?: Record<string, string>
    readonly uses?: string
  }
  const action = parse(readFileSync(join(root, '.github/actions/copydesk/action.yml'), 'utf8')) as {
    readonly inputs: Record<string, { readonly default: string }>
    readonly runs: { readonly steps: readonly Step[] }
  }

  /** Runs the script of each step as the runner does: bash, inputs by way of the environment. */
  function act(cwd: string, inputs: Record<string, string>, env: Record<string, string>) {
    const value = (name: string): string => inputs[name] ?? (action.inputs[name] as { default: string }).default
    let ran = { status: 0 as number | null, stdout: '', stderr: '' }
    for (const { run, env: given = {} } of action.runs.steps) {
      if (run === undefined) continue
      expect(run).not.toContain('${{')
      const filled = Object.fromEntries(
        Object.entries(given).map(([name, text]) => [
          name,
          text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, i) => value(i)),
        ]),
      )
      ran = sh('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], cwd, { ...env, ...filled })
      if (ran.status !== 0) return ran
    }
    return ran
  }

  it('installs the command, annotates, writes SARIF and fails the step', () => {
    const cwd = repository(join(folder, 'action'), { 'articles/a/1.txt': story(1) })
    const prefix = join(folder, 'global')
    const env = { npm_config_prefix: prefix, npm_config_offline: 'true', PATH: `${prefix}/bin:${process.env.PATH}` }
    const inputs = { package: tarball, paths: 'articles', sarif: 'out/copydesk.sarif' }
    expect(act(cwd, inputs, env)).toMatchObject({ status: 0 })
    write(cwd, { 'articles/a/with space.txt': story(2, clipped) })
    const ran = act(cwd, { ...inputs, args: '--fail-on=error\n--quiet\n' }, env)
    expect(ran.status).toBe(1)
    expect(ran.stdout).toContain('::error file=articles/a/with space.txt,')
    const sarif = JSON.parse(readFileSync(join(cwd, 'out/copydesk.sarif'), 'utf8'))
    expect(sarif.runs[0].results.length).toBeGreaterThan(0)
    expect(act(cwd, { ...inputs, 'new-since': 'HEAD' }, env).status).toBe(1)
    write(cwd, { 'articles/a/with space.txt': story(2) })
    expect(act(cwd, { ...inputs, 'new-since': 'HEAD' }, env).status).toBe(0)
    expect(existsSync(join(prefix, 'bin/copydesk'))).toBe(true)
  })
})
