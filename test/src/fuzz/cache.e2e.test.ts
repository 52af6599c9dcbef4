import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copydesk } from '../command.ts'
import { withFolder } from '../folder.ts'
import { cases, patience, seed } from './settings.ts'

/** What becomes of one file of the cache: cut, bytes changed, or other bytes altogether; places are shares of its length. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
  fc.record({
    kind: fc.constant('change' as const),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('other' as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
)

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(file: Buffer, how: Damage): Uint8Array {
  if (how.kind === 'other') return how.bytes
  const at = Math.floor(file.length * how.at)
  if (how.kind === 'cut') return file.subarray(0, at)
  const copy = Buffer.concat([file])
  copy.set(how.bytes.subarray(0, file.length - at), at)
  return copy
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()

describe('a damaged cache', () => {
  it(
    'never changes what is said of the articles, and is mended by the run',
    () =>
      withFolder({}, (folder) => {
        for (let i = 0; i < 12; i++) {
          mkdirSync(join(folder, 'in', `source-${i % 3}`), { recursive: true })
          const text = `The harbour board met on Tuesday.Read more below ${i}.\n\nNo boat was sold , the clerk said.\n`
          writeFileSync(join(folder, 'in', `source-${i % 3}`, `${i}.txt`), text)
        }
        const args = ['lint', 'in', '--no-config', '--exit-zero', '--format', 'jsonl']
        const lint = (...more: string[]) => copydesk([...args, ...more], { cwd: folder })
        const cached = () => lint('--cache', '--cache-location', 'kept')
        const whole = lint().stdout
        expect(cached().stdout).toBe(whole)
        fc.assert(
          fc.property(fc.nat(), damage, (which, how) => {
            const files = filesOf(join(folder, 'kept'))
            const path = files[which % files.length] as string
            writeFileSync(path, damaged(readFileSync(path), how))
            const ran = cached()
            expect(ran.stdout).toBe(whole)
            expect(ran.stderr).not.toContain('unexpected error')
          }),
          { seed, numRuns: Math.max(20, cases / 250) },
        )
      }),
    patience,
  )
})
