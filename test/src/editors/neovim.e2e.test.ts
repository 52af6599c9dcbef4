import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bin, recordsOf } from '../command.ts'
import { articleFolder } from './articles.ts'

it('Neovim shows findings and makes fixes', () => {
  const folder = articleFolder()
  try {
    const file = 'elm/2.md'
    const text = readFileSync(join(folder, file), 'utf8')
    const ran = spawnSync(
      'nvim',
      ['--clean', '--headless', '-c', `luafile ${join(import.meta.dirname, 'neovim.lua')}`],
      {
        cwd: folder,
        env: { ...process.env, COPYDESK: bin, FOLDER: folder, FILE: file },
        encoding: 'utf8',
        timeout: 60_000,
      },
    )
    const said = Object.fromEntries(recordsOf(ran.stdout).map(({ name, value }) => [name, value]))
    const code = 'truncation/glued-sentence'
    expect(said.diagnostics, ran.stderr).toEqual([
      { line: 2, column: 30, code, source: 'copydesk' },
      { line: 6, column: 30, code, source: 'copydesk' },
    ])
    expect(said.fixed).toEqual({ text: text.replace('money.The', 'money. The'), left: 1 })
    expect(said.fixedAll).toEqual({ text: text.replaceAll('money.The', 'money. The'), left: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
