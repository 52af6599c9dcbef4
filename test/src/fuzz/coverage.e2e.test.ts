import type { Engine } from '@copydesk/engine'
import { createHostEngine } from '@copydesk/node'
import { strict } from '@copydesk/preset'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Coverage } from './coverage.ts'
import { evolve, type Kept } from './evolve.ts'
import { articlesOf, check, lint } from './invariants.ts'
import { cases, count, patience, seed } from './settings.ts'

/** Readers, the text index, and what reads names and dates: rules are held by the growth of their work. */
const guided = /\/packages\/(?:readers|text|news)\/src\//

let engine: Engine
let coverage: Coverage
beforeAll(async () => {
  engine = await createHostEngine({ rules: strict })
  coverage = new Coverage(guided)
})
afterAll(() => coverage.stop())

const holds = ({ format, bytes }: Kept): void => {
  count(1)
  try {
    for (const article of articlesOf(bytes, format)) check(article, lint(engine, article))
  } catch (error) {
    throw new Error(`${format}, base64: ${Buffer.from(bytes).toString('base64')}`, { cause: error })
  }
}

describe('inputs grown towards code that none has reached', () => {
  it(
    'are read and linted as all others, and reach more than the first did',
    () => {
      const reached: number[] = []
      const { kept } = evolve(Math.max(200, cases / 25), seed, holds, () => {
        const more = coverage.news()
        reached.push(coverage.size)
        return more
      })
      console.info(`${kept.length} inputs kept, ${coverage.size} blocks reached`)
      expect(reached.at(-1)).toBeGreaterThan(1.2 * (reached[9] ?? 0))
      expect(kept.length).toBeGreaterThan(20)
    },
    patience,
  )
})
