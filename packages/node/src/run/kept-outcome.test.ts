import { resolve } from 'node:path'
import { allRules } from '@copydesk/preset'
import { describe, expect, it } from 'vitest'
import type { Judged } from '../article-linter.ts'
import { createHostEngine, listInputs, recordOf, run } from '../index.ts'
import { findingCounts } from './events.ts'
import { keptOutcome, openedOutcome } from './kept-outcome.ts'
import type { LintOutcome } from './passes.ts'

const root = resolve(import.meta.dirname, '../../../..')

async function outcomesOf(paths: readonly string[]): Promise<LintOutcome[]> {
  const engine = await createHostEngine({ rules: allRules })
  const { files } = listInputs(paths, { cwd: root, root })
  const outcomes: LintOutcome[] = []
  for await (const event of run({ inputs: files, engine, withBody: true, known: allRules.map(({ id }) => id) })) {
    if (event.type === 'article') outcomes.push(article(event))
    else if (event.type !== 'source') outcomes.push(event as LintOutcome)
  }
  return outcomes
}

/** A range may be a line, with all that is known of it. */
const article = ({ result, score }: Judged): LintOutcome => ({
  type: 'article',
  result: {
    ...result,
    findings: result.findings.map(({ range: { start, end }, ...finding }) => ({ ...finding, range: { start, end } })),
  },
  score,
})

const recordIn = (outcome: LintOutcome) =>
  JSON.stringify(outcome.type === 'article' && recordOf({ ...outcome, article: undefined as never }))

describe('openedOutcome', () => {
  it('gives what was kept, of articles and records', async () => {
    const outcomes = await outcomesOf(['corpus/outlets/northgate-wire', 'corpus/outlets/quayside-echo'])
    const articles = outcomes.filter(({ type }) => type === 'article')
    expect(articles.length).toBeGreaterThan(9)
    for (const outcome of outcomes) {
      const kept = keptOutcome(outcome)
      const opened = openedOutcome(kept)
      expect(opened).toEqual(outcome)
      expect(recordIn(opened)).toBe(recordIn(outcome))
      expect(kept.counts).toEqual(outcome.type === 'article' ? findingCounts(outcome.result) : undefined)
    }
  })

  it('gives what could not be read, and texts in other languages', () => {
    const outcomes: LintOutcome[] = [
      { type: 'error', path: 'a\u2028.txt', message: 'permission denied', line: 2 },
      { type: 'skipped', path: 'b.txt', reason: 'binary' },
      { type: 'language', path: 'c.txt', source: 'c', lang: 'de' },
    ]
    for (const outcome of outcomes) expect(openedOutcome(keptOutcome(outcome))).toEqual(outcome)
  })
})
