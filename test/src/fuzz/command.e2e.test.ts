import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from '../command.ts'
import { withFolder } from '../folder.ts'
import { formats, inputOf } from './grammar.ts'
import { cases, count, patience, seed } from './settings.ts'

/** A folder of inputs of all formats: so many that threads share them out. */
const inputs = fc.sample<{ readonly format: string; readonly source: string; readonly bytes: Uint8Array }>(
  fc
    .tuple(fc.constantFrom(...formats), fc.nat({ max: 3 }))
    .chain(([format, source]) => inputOf(format).map((bytes) => ({ format, source: `source-${source}`, bytes }))),
  { seed, numRuns: Math.max(60, cases / 25) },
)

const written = <T>(use: (folder: string) => T): Promise<T> =>
  withFolder({}, (folder) => {
    count(inputs.length)
    for (const [i, { format, source, bytes }] of inputs.entries()) {
      mkdirSync(join(folder, 'in', source), { recursive: true })
      writeFileSync(join(folder, 'in', source, `${i}.${format}`), bytes)
    }
    return use(folder)
  })

const lint = (folder: string, ...args: string[]) =>
  copydesk(['lint', 'in', '--no-config', '--exit-zero', '--preset', 'strict', '--format', 'jsonl', ...args], {
    cwd: folder,
  })

describe('a folder of fuzzed inputs', () => {
  it(
    'gives the same bytes with one thread, with two, and from a cache',
    () =>
      written((folder) => {
        const one = lint(folder, '--concurrency', '1')
        expect([one.status === 0 || one.status === 3, one.stderr.includes('unexpected error')]).toEqual([true, false])
        expect(lint(folder, '--concurrency', '2').stdout).toBe(one.stdout)
        const cached = ['--cache', '--cache-location', 'kept']
        expect(lint(folder, ...cached).stdout).toBe(one.stdout)
        expect(lint(folder, ...cached).stdout).toBe(one.stdout)
      }),
    patience,
  )

  it(
    'is accounted for, input by input',
    () =>
      written((folder) => {
        const { stdout } = lint(folder)
        const seen = new Set(recordsOf(stdout).flatMap(({ path }) => (path ? [path] : [])))
        const silent = inputs.flatMap(({ format, source, bytes }, i) => {
          const path = `in/${source}/${i}.${format}`
          // A file of no record has nothing to say of.
          return seen.has(path) || (format === 'jsonl' && new TextDecoder().decode(bytes).trim() === '') ? [] : [path]
        })
        expect(silent).toEqual([])
      }),
    patience,
  )

  it(
    'is cleaned so that a second run changes nothing, and everything that went is told',
    () =>
      written((folder) => {
        const clean = (from: string, to: string) =>
          copydesk(['clean', from, '--out', to, '--no-config', '--allow-empty'], { cwd: folder })
        const first = clean('in', 'once')
        expect(first.stderr).not.toContain('unexpected error')
        clean('once', 'twice')
        const report = (name: string) =>
          JSON.parse(readFileSync(join(folder, name, 'clean-report.copydesk.json'), 'utf8'))
        expect(report('twice').files).toEqual([])
        expect(report('once').files.length).toBeGreaterThan(0)
      }),
    patience,
  )
})
