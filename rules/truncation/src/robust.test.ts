import { type Article, type Document, type Observer, plainArticle, type RuleContext } from '@copydesk/core'
import { growth, linear } from '@copydesk/core/testing'
import { Lab } from '@copydesk/rule-tester'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from './index.generated.ts'

const articleOf = (text: string): Article => plainArticle(text, { key: 'robust.txt', source: 'robust', lang: 'en' })

const letters = 'etaoinshrdlu'
const letter = (n: number): string => letters.charAt(n % letters.length)
const unknownWord = (n: number): string =>
  `q${letter(n)}${letter(n >> 3)}${letter(n >> 6)}x${letter(n >> 9)}${letter(n >> 12)}`

const hostile: Readonly<Record<string, (size: number) => string>> = {
  'a word without an end': (size) => 'ab'.repeat(size / 2),
  'mojibake without an end': (size) => 'Ã©'.repeat(size / 2),
  'misread leads without an end': (size) => 'Ã'.repeat(size),
  'lone surrogates': (size) => '\ud83d\ude00\ud83d '.repeat(size / 4),
  'right-to-left marks': (size) => 'a\u200fb \u202e'.repeat(size / 5),
  'stops without spaces': (size) => 'a.B'.repeat(size / 3),
  'capitals without spaces': (size) => 'Ab'.repeat(size / 2),
  'lines of one small letter': (size) => 'b\n'.repeat(size / 2),
  'unknown words': (size) => Array.from({ length: size / 8 }, (_, n) => unknownWord(n)).join(' '),
}

const observer: Observer = { count: () => {}, term: () => {}, sketch: () => {} }

function run(document: Document): number {
  let findings = 0
  const context: Omit<RuleContext, 'hits'> = {
    options: {},
    profile: undefined,
    run: undefined,
    signals: {},
    findings: [],
    resource: () => {
      throw new RangeError('the family needs no resource')
    },
    report: (_, { range }) => {
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      findings++
    },
  }
  for (const rule of rules) {
    rule.observe?.(document, observer)
    rule.check(document, { ...context, hits: document.hits(rule.id) })
  }
  return findings
}

describe('the family on hostile text', () => {
  let index: (article: Article) => Document
  beforeAll(async () => {
    const [first] = rules
    if (!first) throw new Error('no rules')
    index = (await Lab.of(first, { rules })).engine().index
  })

  const milliseconds = (text: string): number => {
    const document = index(articleOf(text))
    const started = performance.now()
    run(document)
    return performance.now() - started
  }

  for (const [name, make] of Object.entries(hostile)) {
    it(`takes time in proportion to its length: ${name}`, () => {
      expect(growth((length) => milliseconds(make(length)), 10_000)).toBeLessThan(linear)
    })
  }

  it('reads 5 MB without a space', () => {
    expect(run(index(articleOf('ab'.repeat(2_500_000))))).toBe(0)
  })
})
