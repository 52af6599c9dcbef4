import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bin, recordsOf } from '../command.ts'
import { articleFolder, fixed, glued } from './articles.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../packages/language-server/EDITORS.md'), 'utf8')

/** The first recipe of EDITORS.md in a language, as it stands there. */
function recipe(language: string): string {
  const text = page.split(`\`\`\`${language}\n`)[1]?.split('```')[0]
  if (text === undefined) throw new Error(`EDITORS.md has no recipe in ${language}`)
  return text
}

let folder = ''
beforeEach(() => {
  folder = articleFolder()
  mkdirSync(join(folder, '.bin'))
  symlinkSync(bin, join(folder, '.bin/copydesk'))
  for (const language of ['lua', 'elisp', 'vim']) writeFileSync(join(folder, '.bin', language), recipe(language))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs an editor on a script that prints `{ name, value }` lines. Gives the values by their names. */
function edit(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const ran = spawnSync(program, args, {
    cwd: folder,
    env: { ...process.env, PATH: `${join(folder, '.bin')}:${process.env.PATH}`, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })
  const lines = ran.stdout.split('\n').filter((line) => line.startsWith('{'))
  expect(lines, ran.stderr).not.toEqual([])
  return Object.fromEntries(recordsOf(lines.join('\n')).map(({ name, value }) => [name, value]))
}

const script = (name: string): string => join(import.meta.dirname, name)

it('Neovim shows findings and makes fixes', () => {
  const file = 'elm/2.md'
  const text = readFileSync(join(folder, file), 'utf8')
  const args = ['--clean', '--headless', '-c', 'luafile .bin/lua', '-c', `luafile ${script('neovim.lua')}`]
  const said = edit('nvim', args, { FILE: join(folder, file) })
  const code = 'truncation/glued-sentence'
  expect(said.diagnostics).toEqual([
    { line: 2, column: 30, code, source: 'copydesk' },
    { line: 6, column: 30, code, source: 'copydesk' },
  ])
  expect(said.fixed).toEqual({ text: text.replace('money.The', 'money. The'), left: 1 })
  expect(said.fixedAll).toEqual({ text: text.replaceAll('money.The', 'money. The'), left: 0 })
})

it('Emacs shows findings and makes fixes', () => {
  expect(readFileSync(join(folder, 'elm/1.txt'), 'utf8')).toBe(glued)
  const said = edit('emacs', ['--batch', '-l', script('emacs.el')], {
    RECIPE: join(folder, '.bin/elisp'),
    FILE: join(folder, 'elm/1.txt'),
  })
  expect(said.diagnostics).toEqual(['money.The'])
  expect(said.fixed).toBe(fixed)
})

it('any editor that runs a command on its buffer reads what it says', () => {
  const show =
    "lua for _, q in ipairs(vim.fn.getqflist()) do io.stdout:write(vim.fn.json_encode({ name = q.lnum, value = { q.col, q.type, q.text } }) .. '\\n') end"
  const said = edit(
    'nvim',
    ['--clean', '--headless', 'elm/1.txt', '-c', 'source .bin/vim', '-c', 'silent make!', '-c', show, '-c', 'qa!'],
    {},
  )
  expect(said).toEqual({ 1: [31, 'w', 'Unexpected "money.The", expected "money. The" [truncation/glued-sentence]'] })
})
