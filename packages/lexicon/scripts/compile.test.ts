import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { WordFlag } from '@copydesk/core'
import { describe, expect, it } from 'vitest'
import { decodeLexicon } from '../src/index.ts'
import { compile } from './compile.ts'

const bytes = compile()
const lexicon = decodeLexicon(bytes)
const flags = (word: string) => lexicon.flags(lexicon.find(word))

describe('the compiled table', () => {
  it('is the one whose digest is committed', () => {
    const committed = readFileSync(new URL('../data/words.sha256', import.meta.url), 'utf8').trim()
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(committed)
  })

  it('is small', () => {
    expect(bytes.length).toBeLessThan(5_000_000)
  })

  it.each(['colour', 'color', 'organise', 'organize', 'labour', 'labor', 'centre', 'center', 'travelled', 'traveled'])(
    'knows %s',
    (word) => {
      expect(lexicon.knows(word)).toBe(true)
    },
  )

  it('tells the two spellings apart', () => {
    const both = WordFlag.us | WordFlag.british
    expect(flags('colour') & both).toBe(WordFlag.british)
    expect(flags('color') & both).toBe(WordFlag.us)
    expect(flags('window') & both).toBe(both)
  })

  it.each([
    'reopened',
    'happiest',
    'unhappily',
    'studies',
    "didn't",
    '21st',
    '112th',
    'whistleblower',
    'naïve',
    'NATO',
  ])('has %s', (word) => {
    expect(lexicon.find(word)).toBeGreaterThanOrEqual(0)
  })

  it.each(['goverment', 'occured', 'accomodate', 'adminstration', 'eence', 'tions', 'ments', '1th', '112nd', 'ofthe'])(
    'does not know %s',
    (word) => {
      expect(lexicon.knows(word)).toBe(false)
    },
  )

  it('takes hardly any damaged form of a common word for a regular derivation', () => {
    const damaged = new Set(
      commonWords()
        .flatMap(damagedForms)
        .filter((form) => lexicon.find(form) < 0),
    )
    const hidden = [...damaged].filter((form) => lexicon.knows(form))
    expect(damaged.size).toBeGreaterThan(50_000)
    expect(hidden.length / damaged.size).toBeLessThan(1 / 5_000)
  })

  it('marks abbreviations, function words and words that need a capital', () => {
    expect(flags('govt') & WordFlag.abbreviation).not.toBe(0)
    expect(flags('u.s') & WordFlag.abbreviation).not.toBe(0)
    expect(flags('window') & (WordFlag.abbreviation | WordFlag.function | WordFlag.proper)).toBe(0)
    expect(flags('because') & WordFlag.function).not.toBe(0)
    expect(flags('london') & WordFlag.proper).not.toBe(0)
    expect(flags('march') & WordFlag.proper).toBe(0)
  })

  it('has the counts of the news corpus', () => {
    expect(lexicon.tokens).toBe(28_920_497)
    expect(lexicon.count(lexicon.find('government'))).toBeGreaterThan(10_000)
    expect(lexicon.capitalised(lexicon.find('nato'))).toBeGreaterThan(0.95)
    expect(lexicon.capitalised(lexicon.find('window'))).toBeLessThan(0.2)
  })

  it('answers where a word of a real length could be restored', () => {
    const found = lexicon.bucket(101, 101, 8)
    expect(Array.from(found, (id) => lexicon.word(id))).toContain('evidence')
    const counts = Array.from(found, (id) => lexicon.count(id))
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('lists common words first', () => {
    expect(Array.from({ length: 5 }, (_, id) => lexicon.word(id))).toContain('the')
    expect(lexicon.count(0)).toBeGreaterThan(1_000_000)
    expect(lexicon.count(lexicon.size - 1)).toBe(0)
  })
})

/** Words of ≥ 5 letters seen ≥ 300 times. */
function commonWords(): string[] {
  const ids = Array.from({ length: lexicon.size }, (_, id) => id)
  return ids
    .filter((id) => lexicon.count(id) >= 300)
    .map(lexicon.word)
    .filter((word) => /^[a-z]{5,}$/u.test(word))
}

/** The word less each run of 1–3 letters that leaves its last letter and two more. */
function damagedForms(word: string): string[] {
  const runs = [1, 2, 3].filter((length) => word.length - length >= 3)
  return runs.flatMap((length) =>
    Array.from({ length: word.length - length }, (_, at) => word.slice(0, at) + word.slice(at + length)),
  )
}
