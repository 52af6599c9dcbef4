import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ArticleResult } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { createHostEngine, weightsOf } from '@copydesk/node'
import { recommended } from '@copydesk/preset'
import { read } from '@copydesk/readers'
import { scoreArticle } from '@copydesk/score'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

const outlet = resolve(import.meta.dirname, '../../corpus/outlets/alder-falls-ledger')

let engine: Engine
let text: string

beforeAll(async () => {
  engine = await createHostEngine({ rules: recommended })
  const longest = readdirSync(outlet)
    .map((f) => readFileSync(join(outlet, f), 'utf8'))
    .sort((a, b) => b.length - a.length)[0] as string
  text = longest
})

function lint(markdown: string): ArticleResult {
  const [outcome] = [...read(new TextEncoder().encode(markdown), { path: 'a.md', key: 'a.md', source: 'a' })]
  if (outcome?.type !== 'article') throw new Error('no article')
  const document = engine.index(outcome.article)
  const profiles = new Profiles()
  engine.observe(document, profiles)
  return engine.lint(document, { profile: profiles.profile('a') })
}

const scoreOf = (markdown: string): number => scoreArticle(lint(markdown), weightsOf(recommended)).score

/** Ways to damage an article, each at the n-th place that can carry it. */
const damages: Readonly<Record<string, (text: string, n: number) => string>> = {
  glue: (t, n) => nth(t, /[a-z]{4}\. [A-Z][a-z]/g, n, (m) => m.replace(' ', '')),
  break: (t, n) => nth(t, /[a-z]{4} (?:of|in|for|from|with) [a-z]{2}/g, n, (m) => m.replace(' ', '. ')),
  currency: (t, n) => nth(t, /\$\d/g, n, (m) => m.replace('$', '$ ')),
  mojibake: (t, n) => nth(t, /[a-z]’s /g, n, (m) => m.replace('’', 'â€™')),
  furniture: (t, n) =>
    `${t}\n\n${'Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\n'.repeat(1 + (n % 3))}`,
  share: (t) => `${t}\n\nShare this on Facebook\n`,
}

const lineAt = (text: string, at: number): string =>
  text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + text.length + 1) % (text.length + 1))

/** Changes the n-th match in the story's own words: quotations are somebody else's. */
function nth(text: string, pattern: RegExp, n: number, change: (match: string) => string): string {
  const all = [...text.matchAll(pattern)].filter((m) => m.index > 400 && !/["“]/.test(lineAt(text, m.index)))
  const match = all[n % Math.max(1, all.length)]
  return match ? text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length) : text
}

describe('planted damage', () => {
  it('is seen: each kind lowers the score of a clean article', () => {
    const before = scoreOf(text)
    for (const kind of ['glue', 'break', 'furniture'] as const)
      expect([kind, scoreOf((damages[kind] as (t: string, n: number) => string)(text, 3))]).toEqual([
        kind,
        expect.toSatisfy((s: number) => s < before),
      ])
  })

  it('never raises a score, and more of it never either', () => {
    const kinds = fc.constantFrom(...Object.keys(damages))
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.nat(40)), { minLength: 1, maxLength: 6 }), (plan) => {
        let damaged = text
        let before = scoreOf(damaged)
        for (const [kind, n] of plan) {
          damaged = (damages[kind] as (t: string, n: number) => string)(damaged, n)
          const after = scoreOf(damaged)
          expect(after).toBeLessThanOrEqual(before + 1e-9)
          before = after
        }
      }),
      { numRuns: 25 },
    )
  })
})
