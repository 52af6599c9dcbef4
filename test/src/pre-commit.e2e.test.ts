import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clipped, story } from './articles.ts'
import { must, pack, repository, sh, suiteFolder, write } from './packed.ts'

const root = resolve(import.meta.dirname, '../..')
const { folder, remove } = suiteFolder()
const clone = join(folder, 'copydesk')
const env = { PRE_COMMIT_HOME: join(folder, 'pre-commit'), PRE_COMMIT_COLOR: 'never' }

afterAll(remove)

/** A hook of this repository as users name it, and one installed from a package. */
const hooks: Record<string, () => string> = {
  'the manifest at the root': () => `
repos:
  - repo: ${clone}
    rev: ${must('git', ['rev-parse', 'HEAD'], clone).trim()}
    hooks:
      - id: copydesk
        files: ^articles/
`,
  'a package the framework installs': () => `
repos:
  - repo: local
    hooks:
      - id: copydesk
        name: copydesk
        language: node
        entry: copydesk lint --force-exclude --
        additional_dependencies: ['${pack(folder)}']
        files: ^articles/.*\\.(txt|md|html|json|jsonl)$
        require_serial: true
`,
}

beforeAll(() => {
  must('git', ['-c', 'safe.directory=*', 'clone', '--quiet', root, clone], folder)
})

const available = sh('pre-commit', ['--version'], folder).status === 0

describe.skipIf(!available).each(Object.entries(hooks))('pre-commit with %s', (name, config) => {
  const cwd = join(folder, name.replaceAll(' ', '-'))
  const commit = (message: string) => sh('git', ['commit', '--message', message], cwd, env)
  const stage = (files: Record<string, string>): void => {
    write(cwd, files)
    must('git', ['add', ...Object.keys(files)], cwd)
  }
  const log = (): string => must('git', ['log', '--format=%s'], cwd)

  beforeAll(() => {
    repository(cwd, {
      '.pre-commit-config.yaml': config(),
      '.copydeskignore': 'articles/raw/\n',
      'articles/a/0.txt': story(0),
    })
    must('pre-commit', ['install', '--install-hooks'], cwd, env)
  }, 900_000)

  it('lets a clean article pass', () => {
    stage({ 'articles/a/1.txt': story(1) })
    const ran = commit('clean')
    expect(ran.status, ran.stdout + ran.stderr).toBe(0)
    expect(ran.stdout + ran.stderr).toMatch(/copydesk\.*Passed/)
    expect(log()).toMatch(/^clean\n/)
  }, 900_000)

  it('stops a dirty one and says where', () => {
    stage({ 'articles/a/2.txt': story(2, clipped) })
    const ran = commit('dirty')
    expect(ran.status).toBe(1)
    expect(ran.stdout + ran.stderr).toMatch(/copydesk\.*Failed/)
    expect(ran.stdout + ran.stderr).toContain('articles/a/2.txt')
    expect(ran.stdout + ran.stderr).toContain('truncation/clipped-tail')
    expect(log()).not.toContain('dirty')
    must('git', ['rm', '--quiet', '--cached', 'articles/a/2.txt'], cwd)
  })

  it('leaves out what is ignored, and what the hook is not for', () => {
    stage({ 'articles/raw/3.txt': story(3, clipped), 'notes/4.txt': story(4, clipped) })
    const ran = commit('ignored')
    expect(ran.status, ran.stdout + ran.stderr).toBe(0)
    expect(log()).toMatch(/^ignored\n/)
  })

  it('judges what is staged, not what is edited since', () => {
    stage({ 'articles/a/5.txt': story(5) })
    write(cwd, { 'articles/a/5.txt': story(5, clipped) })
    const clean = commit('staged clean')
    expect(clean.status, clean.stdout + clean.stderr).toBe(0)
    expect(readFileSync(join(cwd, 'articles/a/5.txt'), 'utf8')).toBe(story(5, clipped))
    must('git', ['add', 'articles/a/5.txt'], cwd)
    write(cwd, { 'articles/a/5.txt': story(5) })
    expect(commit('staged dirty').status).toBe(1)
    expect(log()).not.toContain('staged dirty')
  })
})
