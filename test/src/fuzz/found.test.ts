import type { Engine } from '@copydesk/engine'
import { createHostEngine } from '@copydesk/node'
import { strict } from '@copydesk/preset'
import { beforeAll, describe, expect, it } from 'vitest'
import { articlesOf, check, lint } from './invariants.ts'

/** What fuzzing has found, each as small as it would get; it never comes back. */
const found = [
  ['a first line of nothing but a line separator', 'jsonl', JSON.stringify({ text: '\u2028\r\n\0 ' })],
] as const

let engine: Engine
beforeAll(async () => {
  engine = await createHostEngine({ rules: strict })
})

describe('what fuzzing found', () => {
  it.each(found)('%s', (_, format, text) => {
    const articles = articlesOf(new TextEncoder().encode(text), format)
    expect(articles).toHaveLength(1)
    for (const article of articles) check(article, lint(engine, article))
  })
})
