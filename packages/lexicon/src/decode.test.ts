import { WordFlag } from '@copydesk/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLexicon, encodeLexicon, type LexiconEntry, lexiconOf } from './index.ts'

const mini = lexiconOf({ the: 60_000, harbour: 40, harbor: 12, café: 3, don: 1, "don't": 9, 'a.m': 2, naïve: 1 })

describe('find', () => {
  it.each([
    ['The', 'the'],
    ['HARBOUR', 'harbour'],
    ['don’t', "don't"],
    ['har\u00adbour', 'harbour'],
    ['\u200bharbor\ufeff', 'harbor'],
    ['CAFÉ', 'café'],
    ['cafe\u0301', 'café'],
    ['A.M', 'a.m'],
  ])('folds %j', (text, word) => {
    expect(mini.word(mini.find(text))).toBe(word)
  })

  it.each(['', 'th', 'thee', 'harbour s', 'cafe', '\u00ad', 'thë', '漢字', 'the\u0301', '\0the'])(
    'does not find %j',
    (text) => {
      expect(mini.find(text)).toBe(-1)
    },
  )

  it('reads a range of the text', () => {
    expect(mini.word(mini.find('over the harbour wall', 9, 16))).toBe('harbour')
    expect(mini.find('over the harbour wall', 9, 15)).toBe(-1)
  })

  it('finds every word it was given, in code-unit order, and no other', () => {
    const word = fc.stringMatching(/^[a-zé']{1,8}$/u)
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, other) => {
        const lexicon = lexiconOf(Object.fromEntries(words.map((text) => [text, 1])))
        expect(Array.from({ length: lexicon.size }, (_, id) => lexicon.word(id))).toEqual([...words].sort())
        expect(words.map((text) => lexicon.word(lexicon.find(text.toUpperCase())))).toEqual(words)
        expect(lexicon.find(other) >= 0).toBe(words.includes(other))
      }),
    )
  })
})

describe('numbers of a word', () => {
  it('keeps small counts exactly and large ones within .03 %', () => {
    for (const count of [0, 1, 4095, 4096, 8191, 99_999, 1_708_035, 40_000_000]) {
      const kept = lexiconOf({ word: count }).count(0)
      expect(Math.abs(kept - count)).toBeLessThanOrEqual(count < 4096 ? 0 : count * 0.0003)
    }
  })

  it('gives flags and the share with a capital', () => {
    const lexicon = lexiconOf({ jane: { count: 4, capitalised: 3, flags: WordFlag.us | WordFlag.proper } })
    expect(lexicon.flags(0)).toBe(WordFlag.us | WordFlag.proper)
    expect(lexicon.capitalised(0)).toBeCloseTo(0.75, 2)
  })

  it('smooths probabilities by adding a half', () => {
    const lexicon = lexiconOf({ one: 3, two: 1, three: 0 }, 10)
    expect(lexicon.logProbability(lexicon.find('one'))).toBeCloseTo(Math.log(3.5 / 11.5), 10)
    expect(lexicon.logProbability(-1)).toBeCloseTo(Math.log(0.5 / 11.5), 10)
    expect([lexicon.flags(-1), lexicon.count(-1), lexicon.capitalised(-1), lexicon.word(-1)]).toEqual([0, 0, 0, ''])
  })
})

describe('bucket', () => {
  const lexicon = lexiconOf({ cart: 1, coat: 1, cost: 1, count: 1, "can't": 1, cot: 1, étude: 1 })
  const words = (first: string, last: string, length: number) =>
    Array.from(lexicon.bucket(first.charCodeAt(0), last.charCodeAt(0), length), (id) => lexicon.word(id))

  it('groups words of letters by ends and length', () => {
    expect(words('c', 't', 4)).toEqual(['cart', 'coat', 'cost'])
    expect(words('c', 't', 5)).toEqual(['count'])
    expect(words('é', 'e', 5)).toEqual(['étude'])
    expect(words('x', 't', 4)).toEqual([])
    expect(words('c', 't', 1000)).toEqual([])
  })

  it('puts the commonest first', () => {
    const counted = lexiconOf({ cart: 2, cost: 9, coat: 5 }, 20)
    const ids = Array.from(counted.bucket('c'.charCodeAt(0), 't'.charCodeAt(0), 4))
    expect(ids.map((id) => counted.word(id))).toEqual(['cost', 'coat', 'cart'])
  })
})

describe('knows', () => {
  const lexicon = lexiconOf({
    boss: 9,
    particles: 9,
    country: 9,
    well: 9,
    known: 9,
    te: 9,
    the: { count: 9, flags: WordFlag.us | WordFlag.function },
    rarely: 0,
    newsword: { count: 9, flags: WordFlag.news },
  })

  it.each(['boss', 'Boss’s', 'boss’', "COUNTRY'S", 'well-known', 'nanoparticles', 'countrywide', "well-known's"])(
    'knows %s',
    (word) => {
      expect(lexicon.knows(word)).toBe(true)
    },
  )

  it.each(["te's", "the's", 'well-', '-known', 'well-xnown', 'unrarely', 'nonnewsword', 'nanowell', "boss's's", ''])(
    'does not know %j',
    (word) => {
      expect(lexicon.knows(word)).toBe(false)
    },
  )

  it('takes time in proportion to a hostile token', () => {
    expect(lexicon.knows("s's".repeat(200_000))).toBe(false)
    expect(lexicon.knows('well-'.repeat(200_000))).toBe(false)
  })
})

describe('bytes', () => {
  const entry = (word: string): LexiconEntry => ({ word, flags: 1, count: 2, capitalised: 1 })
  const bytes = encodeLexicon([entry('alpha'), entry('beta')], 4)

  it('are the same for the same words in any order', () => {
    expect(encodeLexicon([entry('beta'), entry('alpha')], 4)).toEqual(bytes)
  })

  it('may start anywhere', () => {
    for (const offset of [1, 2, 3]) {
      const shifted = new Uint8Array(bytes.length + offset)
      shifted.set(bytes, offset)
      expect(decodeLexicon(shifted.subarray(offset)).find('Beta')).toBe(1)
    }
  })

  it('refuse what they cannot hold', () => {
    expect(() => encodeLexicon([entry('alpha'), entry('alpha')], 4)).toThrow('"alpha" comes twice')
    const letters = Array.from({ length: 127 }, (_, i) => entry(String.fromCharCode(0x400 + i)))
    expect(() => encodeLexicon(letters, 4)).toThrow('letters beyond ASCII')
  })

  it('say how to mend them when they are damaged', () => {
    const changed = (index: number, value: number) => Uint8Array.from(bytes, (byte, i) => (i === index ? value : byte))
    expect(() => decodeLexicon(new Uint8Array(0))).toThrow(/cut short \(0 bytes\): rebuild it with "pnpm build"/u)
    expect(() => decodeLexicon(changed(0, 0))).toThrow(/is not one: rebuild it with "pnpm build"/u)
    expect(() => decodeLexicon(changed(4, 99))).toThrow(/has format 99, not \d+: rebuild/u)
    expect(() => decodeLexicon(bytes.subarray(0, bytes.length - 1))).toThrow(/bytes where \d+ are due: rebuild/u)
    expect(() => decodeLexicon(changed(8, 200))).toThrow(/rebuild it with "pnpm build"/u)
  })
})
