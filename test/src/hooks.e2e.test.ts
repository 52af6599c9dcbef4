import { chmodSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clipped, story } from './articles.ts'
import { must, pack, repository, sh, suiteFolder, write } from './packed.ts'

const tools = resolve(import.meta.dirname, '../node_modules/.bin')
const { folder, remove } = suiteFolder()
const home = join(folder, 'home')

beforeAll(() => {
  const tarball = pack(folder)
  write(home, { 'package.json': '{ "private": true }' })
  must('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], home)
})
afterAll(remove)

/** The recipes of packages/cli/docs/hooks.md. */
const recipes: Record<
  string,
  { files: Record<string, string>; set: (cwd: string, env: Record<string, string>) => void }
> = {
  lefthook: {
    files: {
      'lefthook.yml':
        'pre-commit:\n  jobs:\n    - name: copydesk\n      run: npx copydesk lint --staged --force-exclude articles\n',
    },
    set: (cwd, env) => {
      must('lefthook', ['install'], cwd, env)
    },
  },
  husky: {
    files: { '.husky/pre-commit': 'npx copydesk lint --staged --force-exclude articles\n' },
    set: (cwd, env) => {
      must('husky', [], cwd, env)
    },
  },
  'lint-staged': {
    files: {
      'package.json': JSON.stringify({
        'lint-staged': { 'articles/**/*.{txt,md,html,json,jsonl}': 'copydesk lint --force-exclude --' },
      }),
      '.githooks/pre-commit': '#!/bin/sh\nexec lint-staged\n',
    },
    set: (cwd) => {
      chmodSync(join(cwd, '.githooks/pre-commit'), 0o755)
      must('git', ['config', 'core.hooksPath', '.githooks'], cwd)
    },
  },
}

describe.each(Object.entries(recipes))('%s', (name, { files, set }) => {
  const cwd = join(home, name)
  const env = { PATH: `${join(home, 'node_modules/.bin')}:${tools}:${dirname(process.execPath)}:${process.env.PATH}` }
  const commit = (message: string) => sh('git', ['commit', '--message', message], cwd, env)
  const stage = (given: Record<string, string>): void => {
    write(cwd, given)
    must('git', ['add', ...Object.keys(given)], cwd)
  }

  beforeAll(() => {
    repository(cwd, { ...files, '.copydeskignore': 'articles/raw/\n', 'articles/a/0.txt': story(0) })
    set(cwd, env)
  })

  it('stops a dirty article and lets a clean one pass', () => {
    stage({ 'articles/a/1.txt': story(1, clipped) })
    const dirty = commit('dirty')
    expect(dirty.status).toBe(1)
    expect(dirty.stdout + dirty.stderr).toContain('truncation/clipped-tail')
    stage({ 'articles/a/1.txt': story(1) })
    const clean = commit('clean')
    expect(clean.status, clean.stdout + clean.stderr).toBe(0)
  })

  it('leaves out what is ignored', () => {
    stage({ 'articles/raw/2.txt': story(2, clipped) })
    const ran = commit('ignored')
    expect(ran.status, ran.stdout + ran.stderr).toBe(0)
  })

  it('judges what is staged, not what is edited since', () => {
    stage({ 'articles/a/3.txt': story(3) })
    write(cwd, { 'articles/a/3.txt': story(3, clipped) })
    const ran = commit('staged clean')
    expect(ran.status, ran.stdout + ran.stderr).toBe(0)
    must('git', ['add', 'articles/a/3.txt'], cwd)
    write(cwd, { 'articles/a/3.txt': story(3) })
    expect(commit('staged dirty').status).toBe(1)
  })
})
