import { type Article, defineRule, plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Counter, exactKeys } from './counter.ts'
import { Profiles } from './profiles.ts'
import { maxTerms, Terms } from './terms.ts'

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('Counter', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 80 })
  const counterOf = (list: readonly number[]): Counter => {
    const counter = new Counter()
    for (const key of list) counter.add(key)
    return counter
  }

  it('merges in any order to what counting at once gives', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const ab = counterOf(a)
        ab.merge(counterOf(b))
        const ba = counterOf(b)
        ba.merge(counterOf(a))
        expect(ab.toJSON()).toEqual(counterOf([...a, ...b]).toJSON())
        expect(ba.toJSON()).toEqual(ab.toJSON())
        expect(ab.total).toBe(a.length + b.length)
      }),
    )
  })

  it('survives JSON', () => {
    fc.assert(
      fc.property(keys, (a) => {
        expect(json(Counter.fromJSON(json(counterOf(a)) as never))).toEqual(json(counterOf(a)))
      }),
    )
  })

  it('becomes a sketch beyond its limit, the same whatever the order, and never counts too low', () => {
    const many = Array.from({ length: exactKeys + 500 }, (_, i) => i * 7 + 1)
    const whole = counterOf(many)
    const parts = counterOf(many.slice(0, 30_000))
    parts.merge(counterOf(many.slice(30_000)))
    const reversed = counterOf(many.slice(30_000))
    reversed.merge(counterOf(many.slice(0, 30_000)))
    expect(JSON.stringify(parts)).toBe(JSON.stringify(whole))
    expect(JSON.stringify(reversed)).toBe(JSON.stringify(whole))
    expect('sketch' in (json(whole) as object)).toBe(true)
    expect(many.slice(0, 2000).every((key) => whole.get(key) >= 1)).toBe(true)
    expect(json(Counter.fromJSON(json(whole) as never))).toEqual(json(whole))
    expect(Counter.fromJSON(json(whole) as never).total).toBe(whole.total)
  })
})

describe('Terms', () => {
  it('keeps the terms of smallest hash with exact counts, in any order of merging', () => {
    const words = Array.from({ length: maxTerms * 3 }, (_, i) => `w${i}`)
    const add = (list: readonly string[], key: string): Terms => {
      const terms = new Terms()
      for (const word of list) terms.add(word, 1, [key])
      return terms
    }
    const whole = add([...words, ...words.slice(0, 8000)], 'k')
    const left = add(words, 'k')
    left.merge(add(words.slice(0, 8000), 'k'))
    const right = add(words.slice(0, 8000), 'k')
    right.merge(add(words, 'k'))
    expect(left.toJSON()).toEqual(whole.toJSON())
    expect(right.toJSON()).toEqual(whole.toJSON())
    expect(whole.list()).toHaveLength(maxTerms)
  })
})

describe('Profiles', () => {
  const lexicon = lexiconOf({ the: 5, mayor: 3 })
  const index = createIndexer({ lexicon })
  const rule = defineRule({
    id: 'boilerplate/probe',
    meta: { summary: 'probe', confidence: 1, weight: 0, stage: 'preview', scope: 'source', messages: {} },
    observe: (document, observer) => {
      for (const hash of document.lines.hash) if (hash !== 0) observer.count('line', hash)
      observer.term('first', document.text.slice(0, 4))
      observer.sketch('words', Uint32Array.from(document.lines.hash))
    },
    check: () => {},
  })
  const articleOf = (text: string, i: number): Article => plainArticle(text, { key: `k${i}`, source: `s${i % 2}` })
  const texts = fc.array(
    fc.constantFrom('the mayor\nleft', 'read more\nthe mayor', 'share this', 'other\nshare this'),
    { maxLength: 10 },
  )
  const profilesOf = (list: readonly string[], from = 0): Profiles => {
    const profiles = new Profiles()
    for (const [i, text] of list.entries()) profiles.observe(index(articleOf(text, from + i)), [rule])
    return profiles
  }

  it('are a commutative monoid', () => {
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => {
        const A = () => profilesOf(a, 0)
        const B = () => profilesOf(b, a.length)
        const C = () => profilesOf(c, a.length + b.length)
        const whole = json(profilesOf([...a, ...b, ...c]))
        expect(json(A().merge(B()).merge(C()))).toEqual(whole)
        expect(json(C().merge(A().merge(B())))).toEqual(whole)
        expect(json(new Profiles().merge(A()).merge(B()).merge(C()))).toEqual(whole)
      }),
    )
  })

  it('survive JSON', () => {
    fc.assert(
      fc.property(texts, (a) => {
        expect(json(Profiles.fromJSON(json(profilesOf(a)) as never))).toEqual(json(profilesOf(a)))
      }),
    )
  })

  it('refuse what is no profile, and say what to do', () => {
    expect(() => Profiles.fromJSON({ schema: 2 } as never)).toThrow(/copydesk profile/)
  })

  it('find articles that share features', () => {
    const run = profilesOf(['a\nb\nc', 'a\nb\nx', 'q\nr\ns']).runIndex(() => undefined)
    expect(run.similar('boilerplate/probe', 'words', 'k0', 2)).toEqual([{ key: 'k1', source: 's1', shared: 2 }])
    for (const index of [run, run, run.opening(() => undefined)]) {
      expect(index.similar('boilerplate/probe', 'words', 'k0', 3)).toEqual([])
      expect(index.similar('boilerplate/probe', 'words', 'k0', 2)).toHaveLength(1)
    }
    expect(run.similar('boilerplate/probe', 'words', 'none', 1)).toEqual([])
  })
})
