import { applyEdits, chooseFixes, type Engine, fixable, Profiles } from '@copydesk/engine'
import { createHostEngine } from '@copydesk/node'
import { strict } from '@copydesk/preset'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { formats, inputOf } from './grammar.ts'
import { articlesOf, check, lint } from './invariants.ts'
import { fuzzed, patience } from './settings.ts'

let engine: Engine
beforeAll(async () => {
  engine = await createHostEngine({ rules: strict })
})

describe('every input', () => {
  it.each(formats)(
    'is read and linted without an error, ranges in bounds and sorted: %s',
    (format) => {
      fc.assert(
        fc.property(inputOf(format), (bytes) => {
          for (const article of articlesOf(bytes, format)) check(article, lint(engine, article))
        }),
        fuzzed(0.1),
      )
    },
    patience,
  )

  it.each(formats)(
    'gives the same findings when it is read again: %s',
    (format) => {
      fc.assert(
        fc.property(inputOf(format), (bytes) => {
          const once = articlesOf(bytes, format).map((article) => lint(engine, article).findings)
          expect(articlesOf(bytes, format).map((article) => lint(engine, article).findings)).toEqual(once)
        }),
        fuzzed(0.01),
      )
    },
    patience,
  )
})

describe('safe fixes of every text', () => {
  /** The text after all safe fixes that can be made at once. */
  const fixed = (text: string): string => {
    const [article] = articlesOf(new TextEncoder().encode(text), 'txt')
    if (!article || article.text !== text) return text
    const rules = new Map(engine.rules.map((rule) => [rule.id as string, rule]))
    const { kept } = chooseFixes(fixable(lint(engine, article).findings, false), article, rules)
    return applyEdits(
      text,
      kept.flatMap(({ inText }) => inText),
    )
  }

  it(
    'come to an end',
    () => {
      fc.assert(
        fc.property(inputOf('txt'), (bytes) => {
          let text = new TextDecoder().decode(bytes).replaceAll('\ufeff', '')
          const seen = new Set<string>()
          for (let round = 0; round < 10 && !seen.has(text); round++) {
            seen.add(text)
            text = fixed(text)
          }
          expect(fixed(text)).toBe(text)
        }),
        fuzzed(0.1),
      )
    },
    patience,
  )
})

describe('habits of sources', () => {
  /** `part`: no two articles of a run have one key. */
  const profilesOf = (bytes: Uint8Array, part: string): Profiles => {
    const profiles = new Profiles()
    for (const [i, article] of articlesOf(bytes, 'jsonl').entries())
      engine.observe(engine.index({ ...article, key: `${part}/${i}.txt` }), profiles)
    return profiles
  }
  const json = (profiles: Profiles): string => JSON.stringify(profiles.toJSON())

  it(
    'merge in any order',
    () => {
      fc.assert(
        fc.property(inputOf('jsonl'), inputOf('jsonl'), (a, b) => {
          const [there, back] = [
            profilesOf(a, 'a').merge(profilesOf(b, 'b')),
            profilesOf(b, 'b').merge(profilesOf(a, 'a')),
          ]
          expect(json(there)).toBe(json(back))
        }),
        fuzzed(0.02),
      )
    },
    patience,
  )
})
