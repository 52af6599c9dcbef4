import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, Profiles } from '@copydesk/engine'
import { lexiconOf } from '@copydesk/lexicon'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ArticleLinter } from '../article-linter.ts'
import type { Input } from '../inputs.ts'
import { ArticleFiles } from './article-files.ts'
import { ArticleStore } from './article-store.ts'
import { type InputFacts, type LeftOut, Passes } from './passes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lines = ['one', 'two', 'three'].map((name) => `${JSON.stringify({ text: `The ferry number ${name} sank.` })}\n`)
const input: Input = { path: 'a.jsonl', absolute: '\0a.jsonl', key: 'a.jsonl', source: 's', bytes: 100 }

function passesOver(): Passes {
  const engine = createEngine({ rules: [], lexicon: lexiconOf({ the: 1 }) })
  const bytesOf = (absolute: string) => (absolute === input.absolute ? new TextEncoder().encode(lines.join('')) : null)
  const store = new ArticleStore({ index: engine.index, bytesOf, files: new ArticleFiles(folder) })
  return new Passes({ linter: new ArticleLinter({ engine, languageOf: () => 'en' }), store })
}

/** Says why the steps named are left out. */
function leaving(...steps: readonly number[]): LeftOut {
  let step = 0
  return () => (steps.includes(step++) ? 'left out' : undefined)
}

const outcomesOf = (passes: Passes, facts: InputFacts, leftOut?: LeftOut): string[] =>
  [...passes.lint(input, facts, new Profiles(), undefined, leftOut)].map(({ outcome }) =>
    outcome.type === 'error'
      ? `${outcome.path}${outcome.line === undefined ? '' : `:${outcome.line}`} ${outcome.message}`
      : outcome.type,
  )

function observed(passes: Passes, leftOut?: LeftOut): InputFacts {
  const step = passes.observe(input, undefined, leftOut).next()
  if (!step.done) throw new Error('has to wait for something')
  return step.value
}

// Steps: to read on, an article, to read on, …
it.each([
  ['nothing', [], ['article', 'article', 'article']],
  ['an article', [3], ['article', 'a.jsonl:2 left out', 'article']],
  ['what stands behind an article', [2], ['article', 'a.jsonl left out']],
  ['an article and the end', [1, 6], ['a.jsonl:1 left out', 'article', 'article', 'a.jsonl left out']],
  ['all', [0], ['a.jsonl left out']],
])('leaves out %s in both passes, whichever of them it ended', (_, steps, outcomes) => {
  const passes = passesOver()
  const facts = observed(passes, leaving(...steps))
  expect(facts.failed ?? []).toHaveLength(outcomes.filter((outcome) => outcome !== 'article').length)
  expect(outcomesOf(passes, facts)).toEqual(outcomes)
  expect(outcomesOf(passes, observed(passesOver()), leaving(...steps))).toEqual(outcomes)
})
