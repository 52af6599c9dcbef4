import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, copydesk } from '../command.ts'
import { withFolder } from '../folder.ts'

const story =
  'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring, and the road stays open until then.\n'
const damage =
  'It talked ##[error]for hours.The ##vso[task.complete]mayor left\u001b[2J early, and nobody asked him why.\n'
const hostileName = 'a\n::error::planted\u001b[31m.txt'

/** What a build's log takes for a command, and what a terminal does. */
const logCommand = /^[ \t]*::|##[a-z]*\[/m
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be printed
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/

/** Runs a line of the shell in a folder; `copydesk` is the command. */
const shell = (line: string, cwd: string) =>
  spawnSync('bash', ['-c', `copydesk() { "$NODE" "$BIN" "$@"; }; ${line}`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE: process.execPath, BIN: bin },
  })

describe('what is printed', () => {
  const files = { '::error::x/1.txt': `${story}\n${damage}`, [`::error::x/${hostileName}`]: `${story}\n${damage}` }

  it.each(['stylish', 'compact', 'junit', 'checkstyle', 'markdown', 'json', 'jsonl', 'sarif', 'gitlab'])(
    'holds no command to a build or a terminal: %s',
    (format) =>
      withFolder(files, (folder) => {
        const { stdout, stderr } = copydesk(['lint', '::error::x', '--format', format], { cwd: folder })
        expect(stdout).toContain('hours.The')
        expect([stdout.match(logCommand)?.[0], stdout.match(control)?.[0]]).toEqual([undefined, undefined])
        expect(stderr).not.toMatch(logCommand)
      }),
  )

  it('holds none of the text in the annotations of GitHub', () =>
    withFolder(files, (folder) => {
      const { stdout } = copydesk(['lint', '::error::x', '--format', 'github'], { cwd: folder })
      const lines = stdout.split('\n').filter(Boolean)
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=/)
      expect(stdout).not.toMatch(/##[a-z]*\[/)
    }))

  it.each([
    ['explain-article', ['explain-article', 'in/1.txt']],
    ['explain-article of a hostile name', ['explain-article', `in/${hostileName}`]],
    ['explain-article --json', ['explain-article', 'in/1.txt', '--json']],
    ['sources', ['sources', 'in']],
    ['explain-score', ['explain-score', '::error::x', 'in', '--source-by', 'field:source']],
    ['a path that is not there', ['lint', 'in/none\n::error::planted\u001b[31m']],
  ])('%s holds none either', (_, args) =>
    withFolder(
      {
        'in/1.txt': `##[error]::error::x\n\n${story}\n${damage}`,
        [`in/${hostileName}`]: `${story}\n“We will go##[x] on,” Anna Ardwell\u001b[2J said.\n`,
        'in/2.json': JSON.stringify({ source: '::error::x', text: `${story}\n${damage}` }),
      },
      (folder) => {
        const { stdout, stderr } = copydesk(args, { cwd: folder })
        expect(stdout + stderr).not.toBe('')
        for (const text of [stdout, stderr])
          expect([text.match(logCommand)?.[0], text.match(control)?.[0]]).toEqual([undefined, undefined])
      },
    ),
  )
})

describe('what a hook passes', () => {
  it('is a file behind --, whatever it is called', () =>
    withFolder({ 'elm/1.txt': story }, (folder) => {
      writeFileSync(join(folder, 'e.mjs'), "import { writeFileSync } from 'node:fs'; writeFileSync('ran', '')\n")
      mkdirSync(join(folder, '--config=e.mjs'))
      copydesk(['lint', '--force-exclude', '--', '--config=e.mjs', 'elm/1.txt'], { cwd: folder })
      expect(existsSync(join(folder, 'ran'))).toBe(false)
    }))
})

describe.skipIf(process.platform === 'win32')('exit codes', () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`elm/${i}.txt`, `${story}\n${damage}`]))

  it.skipIf(!existsSync('/dev/full'))('a full disk is no gate', () =>
    withFolder({ 'elm/1.txt': `${story}\n${damage}` }, (folder) => {
      const { status, stderr } = shell('copydesk lint elm > /dev/full', folder)
      expect(status).toBe(3)
      expect(stderr).toMatch(/^copydesk: standard output cannot be written: .*space.*\n$/)
    }),
  )

  it('a reader that leaves takes no gate away, and is no clean run', () =>
    withFolder({ ...many, 'ash/1.txt': story }, (folder) => {
      const run = (options: string) =>
        shell(`copydesk lint elm --format jsonl ${options} | head -n 1 > /dev/null; exit \${PIPESTATUS[0]}`, folder)
          .status
      expect(run('--fail-on warning')).toBe(1)
      expect(run('--fail-on warning --exit-zero')).toBe(0)
      expect(run('--fail-on never')).toBe(3)
    }))
})
