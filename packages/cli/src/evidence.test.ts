import { resolve } from 'node:path'
import type { Article, Document } from '@copydesk/core'
import type { Engine } from '@copydesk/engine'
import { type ArticleRecord, createHostEngine, listInputs, readInput, recordOf, run } from '@copydesk/node'
import { recommended } from '@copydesk/preset'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain } from './commands/explain-article.ts'
import { quotedIn } from './commands/sources.ts'
import { compareStories, sidesOf } from './stories.ts'

const root = resolve(import.meta.dirname, '../../..')
const { files } = listInputs(['corpus/outlets'], { cwd: root, root })

let engine: Engine
let documents: readonly Document[]

beforeAll(async () => {
  engine = await createHostEngine({ rules: recommended })
  const outcomes = files.flatMap((input) => [...readInput(input, {})])
  documents = outcomes.flatMap((o) => (o.type === 'article' ? [engine.index(o.article)] : []))
}, 120_000)

/** White space and control characters are the line's affair, a cut is marked by its dots. */
const folded = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/…$/, '')
    .trim()

const strangers = (said: readonly string[], text: string): string[] => {
  const whole = folded(text)
  return said.filter((part) => !whole.includes(folded(part)))
}

describe('what is printed as text of an article is cut from it', () => {
  it('side by side, whatever the two texts are', () => {
    const words = fc.array(
      fc.constantFrom('week', 'when', '43%', '430,000', '43', ' ', '\n', ', ', '“', 'é', '\u{1f5de}'),
    )
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one.join(''), other.join('')]
        const sides = sidesOf(a, b)
        expect([sides.a, sides.b].map((parts) => parts.map(({ text }) => text).join(''))).toEqual([a, b])
        const common = (parts: typeof sides.a) => parts.flatMap(({ text, own }) => (own ? [] : [text])).join('')
        expect(common(sides.a)).toBe(common(sides.b))
      }),
    )
  })

  it('in compare-stories', () => {
    for (const [i, a] of documents.entries()) {
      const b = documents[(i * 7 + 3) % documents.length] as Document
      for (const other of [b, documents[i + 1] ?? a]) {
        const { rows, drifts } = compareStories(a, other)
        for (const side of ['a', 'b'] as const) {
          const { text } = side === 'a' ? a : other
          for (const row of rows) {
            const said = [row[side] ?? '', ...row.numbers[side], ...row.permuted.map((p) => p[side])]
            expect(said.filter((part) => !text.includes(part))).toEqual([])
          }
          expect(drifts.map((d) => d[side]).filter((part) => !text.includes(part))).toEqual([])
        }
        expect(
          strangers(
            drifts.map(({ speaker }) => speaker),
            `${a.text}\n${other.text}`,
          ),
        ).toEqual([])
      }
    }
  })

  it('in sources', () => {
    for (const document of documents) {
      const { sources, unowned } = quotedIn(document)
      const said = [...sources.flatMap(({ name, calledAs }) => [name, ...calledAs]), ...unowned.map(({ text }) => text)]
      expect([document.article.path, strangers(said, document.text)]).toEqual([document.article.path, []])
    }
  })

  it('in explain-article and in findings', async () => {
    const byKey = new Map<string, Article>(documents.map(({ article }) => [article.key, article]))
    let seen = 0
    for await (const event of run({ inputs: files, engine })) {
      if (event.type !== 'article') continue
      const text = byKey.get(event.article.key)?.text ?? ''
      const { blocks } = explain(event.article, event.result, event.score.score)
      const kept = blocks.filter(({ reasons }) => !reasons.some(({ rule }) => rule === 'reader'))
      expect(kept.map((block) => block.text).filter((part) => !text.includes(part))).toEqual([])
      const { findings } = recordOf(event) as ArticleRecord
      expect(
        strangers(
          findings.map(({ actual }) => actual),
          text,
        ),
      ).toEqual([])
      seen += findings.length
    }
    expect(seen).toBeGreaterThan(200)
  }, 120_000)
})
