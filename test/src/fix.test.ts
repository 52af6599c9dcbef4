import { execFileSync, spawn } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const bin = resolve(import.meta.dirname, '../../packages/cli/bin/copydesk.js')
const corpus = resolve(import.meta.dirname, '../../corpus/outlets')
const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
const fixed = glued.replace('money.The', 'money. The')
const rule = ['--rule', 'truncation/glued-sentence']

const files: Record<string, string | Buffer> = {
  'elm/1.txt': glued,
  'elm/two words.md': `# A bridge\n\n${glued}`,
  'elm/3.html': `<article>\r\n<p>${glued.trim()}</p>\r\n</article>\r\n`,
  'elm/4.jsonl': `${JSON.stringify({ text: glued })}\n${JSON.stringify({ text: fixed })}\n`,
  'elm/5.txt': Buffer.from(
    `It talked about the caf\u00e9.The mayor left early, and nobody asked him why he did so that night.`,
    'latin1',
  ),
}

const bytesIn = (folder: string) =>
  Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]))

const took = 'copydesk: elm/4.jsonl: took text from "text", source from the file; no title, no date, no author\n'

describe('--fix', () => {
  it('fixes files in place, reports what is left, and changes nothing the second time', () =>
    withFolder(files, (folder) => {
      const { status, stderr, stdout } = copydesk(['elm', '--fix', '--format', 'jsonl', ...rule], { cwd: folder })
      expect([status, stderr]).toEqual([0, `copydesk: fixed 5 findings in 5 files\n${took}`])
      expect(recordsOf(stdout).flatMap((r) => r.findings)).toEqual([])
      const after = bytesIn(folder)
      expect(after['elm/1.txt']).toBe(fixed)
      expect(after['elm/5.txt']).toContain('caf\u00e9. The')
      expect(copydesk(['elm', '--fix', ...rule], { cwd: folder }).stderr).toBe(
        `copydesk: fixed 0 findings in 0 files\n${took}`,
      )
      expect(bytesIn(folder)).toEqual(after)
    }))

  it('shows a diff that git applies, and writes nothing', () =>
    withFolder(files, (folder) => {
      const before = bytesIn(folder)
      const args = ['elm', '--diff', ...rule]
      const diff = execFileSync(process.execPath, [bin, ...args], { cwd: folder })
      expect(bytesIn(folder)).toEqual(before)
      execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: diff })
      execFileSync('git', ['apply', '-'], { cwd: folder, input: diff })
      const applied = bytesIn(folder)
      expect(applied['elm/1.txt']).toBe(fixed)
      expect(copydesk(args, { cwd: folder })).toMatchObject({ status: 0, stdout: '' })
    }))

  it('lints in a dry run as if the fixes were made', () =>
    withFolder(files, (folder) => {
      const before = bytesIn(folder)
      const { stderr, stdout } = copydesk(['elm', '--fix-dry-run', '--format', 'jsonl', ...rule], { cwd: folder })
      expect(stderr).toBe(`copydesk: would fix 5 findings in 5 files\n${took}`)
      expect(recordsOf(stdout).flatMap((r) => r.findings)).toEqual([])
      expect(bytesIn(folder)).toEqual(before)
    }))

  it('shows the fixes of standard input, and does not write there', () => {
    const run = (flag: string) => copydesk(['-', '--stdin-filename', 'x.txt', flag, ...rule], { input: glued })
    expect(run('--diff').stdout).toBe(
      `diff --git a/x.txt b/x.txt\n--- a/x.txt\n+++ b/x.txt\n@@ -1,1 +1,1 @@\n-${glued}+${fixed}`,
    )
    expect(run('--fix')).toMatchObject({
      status: 2,
      stderr:
        'copydesk: what comes from standard input or the index cannot be fixed in place: use --diff or --fix-dry-run\n',
    })
  })

  it('leaves every file whole when it is killed, and the next run finishes', () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`elm/${1000 + i}.txt`, `${i} people came. ${glued}`]),
    )
    return withFolder(many, async (folder) => {
      const run = spawn(process.execPath, [bin, 'elm', '--fix', ...rule], { cwd: folder, stdio: 'ignore' })
      const first = join(folder, 'elm/1000.txt')
      const ended = new Promise((resolve) => run.once('exit', resolve))
      while (run.exitCode === null && readFileSync(first, 'utf8').includes(glued)) await setTimeout(1)
      run.kill('SIGKILL')
      await ended
      const texts = () => Object.keys(many).map((name) => readFileSync(join(folder, name), 'utf8'))
      const broken = texts().filter(
        (text, i) => text !== `${i} people came. ${glued}` && text !== `${i} people came. ${fixed}`,
      )
      expect(broken).toEqual([])
      expect(copydesk(['elm', '--fix', ...rule], { cwd: folder }).status).toBe(0)
      expect(texts()).toEqual(texts().map((_, i) => `${i} people came. ${fixed}`))
    })
  })

  it('leaves no safe fix behind in the whole corpus, and nothing to do a second time', () =>
    withFolder({}, (folder) => {
      cpSync(corpus, join(folder, 'outlets'), { recursive: true })
      const first = copydesk(['outlets', '--fix', '--preset', 'strict', '--format', 'jsonl', '--exit-zero'], {
        cwd: folder,
      })
      expect(first.stderr).toMatch(/^copydesk: fixed [1-9]\d* findings in [1-9]\d* files\n/)
      const left = recordsOf(first.stdout)
        .flatMap((r) => (r.type === 'article' ? r.findings : []))
        .filter((f) => f.fix?.safe && f.severity !== 'info' && !f.promoted && !f.suppressed)
      expect(left).toEqual([])
      const second = copydesk(['outlets', '--fix', '--preset', 'strict', '--exit-zero', '--quiet'], { cwd: folder })
      expect(second.stderr).toMatch(/^copydesk: fixed 0 findings in 0 files\n/)
    }))
})
