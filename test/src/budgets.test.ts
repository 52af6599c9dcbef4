import { describe, expect, it } from 'vitest'
import { story } from './articles.ts'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const long = story(7).repeat(3)
const most = story(7).length * 2
const rule = 'truncation/glued-sentence'
const message = (what: 'steps' | 'findings', limit: number) =>
  `not linted: takes more than ${limit} ${what}: raise "budget.${what}" in the configuration if it is an article`

/** One rule: a step is a character. */
const world = (files: Readonly<Record<string, string>>, budget: object) => ({
  'copydesk.config.json': JSON.stringify({ rules: { '*': 'off', [rule]: 'on' }, budget }),
  ...files,
})

const errorsOf = (stdout: string) => recordsOf(stdout).filter(({ type }) => type === 'error')
const named = (stdout: string) => recordsOf(stdout).flatMap(({ type, path }) => (type === 'article' ? [path] : []))

describe('the budget of an article', () => {
  it('ends in an error that names file, budget and remedy; nothing else is lost, with any number of threads', () =>
    withFolder(
      world({ 'in/elm/1.txt': story(1), 'in/elm/2.txt': long, 'in/oak/3.txt': story(3) }, { steps: most }),
      (cwd) => {
        const lint = (threads: string) =>
          copydesk(['lint', 'in', '--format', 'jsonl', '--concurrency', threads], { cwd })
        const alone = lint('1')
        expect(errorsOf(alone.stdout)).toEqual([
          { type: 'error', schema: 1, path: 'in/elm/2.txt', message: message('steps', most) },
        ])
        expect(named(alone.stdout)).toEqual(['in/elm/1.txt', 'in/oak/3.txt'])
        expect(alone.status).toBe(3)
        expect(lint('2')).toEqual(alone)
      },
    ))

  it('counts findings', () => {
    const glued = `${story(1)}It talked for hours about the money.The mayor left early.He came back at night.So it went.\n`
    return withFolder(world({ 'in/elm/1.txt': glued, 'in/elm/2.txt': story(2) }, { findings: 2 }), (cwd) => {
      const { stdout, status } = copydesk(['lint', 'in', '--format', 'jsonl'], { cwd })
      expect(errorsOf(stdout)).toEqual([
        { type: 'error', schema: 1, path: 'in/elm/1.txt', message: message('findings', 2) },
      ])
      expect(named(stdout)).toEqual(['in/elm/2.txt'])
      expect(status).toBe(3)
    })
  })

  it('is that of a record, in a file and in a stream', () => {
    const lines = [story(1), long, story(3)].map((text) => `${JSON.stringify({ text, source: 'elm' })}\n`).join('')
    return withFolder(world({ 'in/a.jsonl': lines }, { steps: most }), (cwd) => {
      const failed = { type: 'error', schema: 1, line: 2, message: message('steps', most) }
      const file = copydesk(['lint', 'in', '--format', 'jsonl'], { cwd })
      expect(errorsOf(file.stdout)).toEqual([{ ...failed, path: 'in/a.jsonl' }])
      const stream = copydesk(['lint', '-', '--stdin-format', 'jsonl'], { cwd, input: lines })
      expect(recordsOf(stream.stdout).map(({ type }) => type)).toEqual(['article', 'error', 'article'])
      expect(errorsOf(stream.stdout)).toEqual([{ ...failed, path: 'stdin.jsonl' }])
      expect([file.status, stream.status]).toEqual([3, 3])
    })
  })

  it('keeps an article from "clean" and "sources", which go on', () =>
    withFolder(world({ 'in/elm/1.txt': story(1), 'in/elm/2.txt': long }, { steps: most }), (cwd) => {
      const cleaned = copydesk(['clean', 'in', '--out', 'out'], { cwd })
      expect(cleaned.stderr).toContain(`in/elm/2.txt: ${message('steps', most)}`)
      expect(cleaned.status).toBe(3)
      const quoted = copydesk(['sources', 'in', '--json'], { cwd })
      expect(quoted.stderr).toContain(`in/elm/2.txt: ${message('steps', most)}`)
      expect(JSON.parse(quoted.stdout).map(({ path }: { path: string }) => path)).toEqual(['in/elm/1.txt'])
      expect(quoted.status).toBe(3)
    }))

  it('is shown by --print-config', () =>
    withFolder(world({}, { steps: most }), (cwd) => {
      const { stdout } = copydesk(['lint', '--print-config', 'in/1.txt'], { cwd })
      expect(JSON.parse(stdout).budget).toEqual({ steps: most, findings: 50_000 })
    }))
})
