import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copydesk } from '../command.ts'
import { filesBelow, withFolder } from '../folder.ts'
import { harming } from './grammar.ts'
import { cases, patience, seed } from './settings.ts'

/** What becomes of one file of the cache: harmed, or other bytes altogether. */
const damage = fc.oneof(
  { arbitrary: harming, weight: 2 },
  { arbitrary: fc.uint8Array({ maxLength: 200 }).map((other) => () => other), weight: 1 },
)

const articles = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `in/source-${i % 3}/${i}.txt`,
    `The harbour board met on Tuesday.Read more below ${i}.\n\nNo boat was sold , the clerk said.\n`,
  ]),
)

describe('a damaged cache', () => {
  it(
    'never changes what is said of the articles',
    () =>
      withFolder(articles, (cwd) => {
        const lint = (...more: string[]) =>
          copydesk(['lint', 'in', '--no-config', '--exit-zero', '--format', 'jsonl', ...more], { cwd })
        const cached = () => lint('--cache', '--cache-location', 'kept')
        const whole = lint().stdout
        expect(cached().stdout).toBe(whole)
        fc.assert(
          fc.property(fc.nat(), damage, (which, harm) => {
            const files = filesBelow(join(cwd, 'kept'))
            const path = join(cwd, 'kept', files[which % files.length] as string)
            writeFileSync(path, harm(readFileSync(path)))
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
