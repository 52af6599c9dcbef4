import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { defineRule, type Rule } from '@copydesk/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, readFixtures } from './fixtures.ts'
import { Lab } from './lab.ts'
import { messageFaults } from './messages.ts'
import { pageFaults, sections } from './page.ts'
import { allowFaults, checkFixes, checkFixture, checkHostile, markFaults, phraseFaults, setFaults } from './tester.ts'

const meta: Rule['meta'] = {
  summary: 'The word teh',
  confidence: 0.9,
  weight: 1,
  stage: 'stable',
  scope: 'span',
  messages: { found: { text: 'Unexpected "{actual}", expected "the"', severity: 'warning' } },
}

/** Finds the word `teh`, and mends it. */
const teh = defineRule({
  id: 'truncation/teh',
  meta,
  phrases: [{ text: 'teh' }],
  check(document, context) {
    for (const range of document.hits('truncation/teh'))
      context.report('found', {
        range,
        expected: ['the'],
        edits: [{ start: range.start, end: range.end, text: 'the' }],
      })
  },
})

/** Counts articles of a source and speaks from three on. */
const crowded = defineRule({
  id: 'truncation/crowded',
  meta: { ...meta, scope: 'source', messages: { crowd: { text: 'Unexpected crowd of {n}', severity: 'warning' } } },
  observe: (document, observer) => observer.count('articles', document.words > 0 ? 1 : 0),
  check(_document, { profile, report }) {
    const n = profile?.count('articles', 1) ?? 0
    if (n >= 3) report('crowd', { range: { start: 0, end: 2 }, data: { n } })
  },
  checkSource({ profile, report }) {
    if (profile.articles >= 3) report('crowd', { data: { n: profile.articles } })
  },
})

let folder: string

const write = (files: Record<string, string>): Fixture[] => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return readFixtures(folder)
}

const only = (files: Record<string, string>): Fixture => write(files)[0] as Fixture

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-fixtures-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a flag fixture', () => {
  const line = 'He saw teh dog and teh cat.\n'
  const good = `${line}       ^^^ Unexpected "teh", expected "the" → the\n                   ^^^ Unexpected "teh", expected "the"\n`

  it('passes where every finding is marked', async () => {
    const lab = await Lab.of(teh)
    checkFixture(only({ 'flag-a.txt': good }), lab)
    checkFixes(only({ 'flag-a.txt': good }), lab)
    checkHostile([only({ 'flag-a.txt': good })], lab)
  })

  it.each([
    ['misses a finding', good.split('\n').slice(0, 2).join('\n')],
    ['marks a place one column off', good.replace('       ^^^ ', '      ^^^ ')],
    ['says another message', good.replace('"the" →', '"The" →')],
    ['says another expected text', good.replace('→ the', '→ teh')],
    ['marks what is not found', `${good}A dog.\n^ Unexpected "A", expected "the"\n`],
    ['marks nothing', line.replaceAll('teh', 'the')],
  ])('fails where it %s', async (_, text) => {
    const lab = await Lab.of(teh)
    expect(() => checkFixture(only({ 'flag-a.txt': text }), lab)).toThrow()
  })

  it('fails while the rule is silent or throws', async () => {
    const silent = await Lab.of({ ...teh, check: () => {} })
    expect(() => checkFixture(only({ 'flag-a.txt': good }), silent)).toThrow()
    const broken = await Lab.of({
      ...teh,
      check: () => {
        throw new Error('broken')
      },
    })
    expect(() => checkFixture(only({ 'flag-a.txt': good }), broken)).toThrow('broken')
    expect(() => checkHostile([only({ 'flag-a.txt': good })], broken)).toThrow('Property failed')
  })

  it('fails where a safe fix leaves the fault', async () => {
    const useless = await Lab.of({
      ...teh,
      check: (document, context) => {
        for (const range of document.hits('truncation/teh'))
          context.report('found', { range, edits: [{ start: range.start, end: range.end, text: 'teh' }] })
      },
    })
    expect(() => checkFixes(only({ 'flag-a.txt': good }), useless)).toThrow('after the fixes')
  })

  it('marks places in Markdown, HTML, JSONL and CRLF text by what the input says', async () => {
    const lab = await Lab.of(teh)
    const message = 'Unexpected "teh", expected "the"'
    const fixtures = write({
      'flag-a.md': `---\ntitle: Dogs\n---\n\nHe saw *teh* dog.\n        ^^^ ${message}\n`,
      'flag-b.html': `<!-- copydesk-fixture: {"source": "ex"} -->\n<html><body><article><p>He &amp; she saw teh dog in the old harbour on Sunday, and it ran away.</p>\n${' '.repeat(
        '<html><body><article><p>He &amp; she saw '.length,
      )}^^^ ${message}\n<p>Another paragraph of the story, long enough to be one.</p></article></body></html>\n`,
      'flag-c.jsonl': `{"id":1,"text":"He saw the dog."}\n{"id":2,"text":"He \\"saw\\" teh dog."}\n                           ^^^ ${message}\n`,
      'flag-d.txt': `One.\r\nHe saw teh dog.\r\n       ^^^ ${message}\r\n`,
    })
    for (const fixture of fixtures) checkFixture(fixture, lab)
  })
})

describe('a keep fixture', () => {
  it('passes where the rule is silent and fails where it speaks', async () => {
    const lab = await Lab.of(teh)
    checkFixture(only({ 'keep-a.txt': 'He saw the dog.\n' }), lab)
    expect(() => checkFixture(only({ 'keep-a.txt': 'He saw teh dog.\n' }), lab)).toThrow()
  })

  it('may mark nothing', () => {
    expect(markFaults(only({ 'keep-a.txt': 'He saw teh dog.\n       ^^^ fault\n' }))).toHaveLength(1)
  })
})

describe('a folder fixture', () => {
  const article = (n: number): string => `${n} dogs.\n^^ Unexpected crowd of 3\n`

  it('gives the rule its source', async () => {
    const lab = await Lab.of(crowded)
    const files = Object.fromEntries([1, 2, 3].map((n) => [`flag-three/${n}.txt`, article(n)]))
    checkFixture(only({ ...files, 'flag-three/source.expected': 'Unexpected crowd of 3\n' }), lab)
    rmSync(join(folder, 'flag-three/source.expected'))
    expect(() => checkFixture(readFixtures(folder)[0] as Fixture, lab)).toThrow('crowd')
  })

  it('may stand behind a file as background', async () => {
    const lab = await Lab.of(crowded)
    const background = { '_herd/1.txt': 'One dog.\n', '_herd/2.txt': 'Two dogs.\n' }
    const head = '# copydesk-fixture: {"articles": "_herd"}\n'
    const fixtures = write({ ...background, 'flag-a.txt': `${head}${article(3)}`, 'keep-a.txt': 'Three dogs.\n' })
    expect(fixtures.map(({ name }) => name)).toEqual(['flag-a.txt', 'keep-a.txt'])
    checkFixture({ ...(fixtures[0] as Fixture), sourceMessages: ['Unexpected crowd of 3'] }, lab)
    checkFixture(fixtures[1] as Fixture, lab)
  })
})

describe('the fixtures of a rule', () => {
  it('need a flag fixture, a third that stay silent, and no two alike', () => {
    expect(setFaults(write({}))).toEqual(['no flag fixture'])
    expect(setFaults(write({ 'flag-a.txt': 'a' }))).toEqual(['0 of 1 are keep fixtures, fewer than a third'])
    expect(setFaults(write({ 'flag-b.txt': 'b', 'keep-a.txt': 'c' }))).toEqual([])
    expect(setFaults(write({ 'keep-b.txt': 'c' }))).toEqual(['keep-a.txt and keep-b.txt hold the same text'])
  })

  it('are named flag-* or keep-* and are of a known format', () => {
    expect(() => write({ 'other.txt': 'a' })).toThrow('neither flag-* nor keep-*')
    rmSync(join(folder, 'other.txt'))
    expect(() => write({ 'flag-a.pdf': 'a' })).toThrow('flag-a.pdf is not')
    rmSync(join(folder, 'flag-a.pdf'))
    expect(() => write({ 'flag-a.txt': '# copydesk-fixture: {"source" }\na' })).toThrow('flag-a.txt: ')
  })
})

describe('other demands', () => {
  it('every exception is used, has a reason and stands once', () => {
    const fixtures = write({ 'keep-a.txt': 'Yahoo! said so.' })
    const row = (text: string, reason = 'a name') => ({ text, reason })
    expect(allowFaults([row('yahoo!')], fixtures)).toEqual([])
    expect(allowFaults([row('Jeopardy!')], fixtures)).toEqual(['"Jeopardy!" is used by no fixture'])
    expect(allowFaults([row('Yahoo!', ' '), row('yahoo!')], fixtures)).toEqual([
      '"Yahoo!" gives no reason',
      '"yahoo!" stands twice',
    ])
  })

  it('every phrase can be found', async () => {
    const phrases = [
      { text: 'sign up for our * newsletter' },
      { text: 'two\nlines' },
      { text: 'Sign up for our * newsletter' },
    ]
    const rule = { ...teh, phrases }
    expect(phraseFaults(rule, await Lab.of(rule))).toEqual(
      expect.arrayContaining(['"two\nlines" is never found', '"Sign up for our * newsletter" stands twice']),
    )
    expect(phraseFaults(teh, await Lab.of(teh))).toEqual([])
  })

  it('messages are short, whole sentences without a full stop', () => {
    expect(messageFaults('Unexpected "a", expected "b"')).toEqual([])
    expect(messageFaults(Array.from({ length: 15 }, (_, i) => `w${i}`).join(' '))).toHaveLength(1)
    expect(messageFaults('Unexpected {actual}')).toHaveLength(1)
    expect(messageFaults('Unexpected "a".')).toHaveLength(1)
    expect(messageFaults('')).toHaveLength(1)
  })

  it('a page has its sections, in order and written', () => {
    const page = (names: readonly string[], body = 'Text.'): string =>
      `# a/b\n\n${names.map((name) => `## ${name}\n\n${body}\n`).join('\n')}`
    expect(pageFaults(page(sections), 'a/b')).toEqual([])
    expect(pageFaults(page(sections), 'a/c')).toHaveLength(1)
    expect(pageFaults(page(sections.slice(1)), 'a/b')).toEqual(['has no "## What it finds" where it belongs'])
    expect(pageFaults(page(sections, 'TODO'), 'a/b')).toHaveLength(sections.length)
    expect(pageFaults(page(sections.toReversed()), 'a/b').length).toBeGreaterThan(0)
  })
})
