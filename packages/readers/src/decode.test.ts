import { describe, expect, test } from 'vitest'
import { decodeBytes, formatOf, type ReadOptions, type ReadOutcome, read } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from([...text].flatMap((char) => (bigEndian ? [0, char.charCodeAt(0)] : [char.charCodeAt(0), 0])))

const options = (path: string): ReadOptions => ({ path, key: path, source: 'invented' })
const first = (input: Uint8Array, path = 'a.txt'): ReadOutcome | undefined => [...read(input, options(path))][0]

describe('decodeBytes', () => {
  const cases: [string, Uint8Array, string | undefined, string, string, string][] = [
    ['UTF-8 with BOM', bytes(0xef, 0xbb, 0xbf, 0x61), undefined, 'a', 'utf-8', 'bom'],
    ['UTF-16LE with BOM', bytes(0xff, 0xfe, 0x61, 0), undefined, 'a', 'utf-16le', 'bom'],
    ['UTF-16BE with BOM', bytes(0xfe, 0xff, 0, 0x61), undefined, 'a', 'utf-16be', 'bom'],
    ['UTF-16LE by its NULs', utf16('harbour gate'), undefined, 'harbour gate', 'utf-16le', 'detected'],
    ['UTF-16BE by its NULs', utf16('harbour gate', true), undefined, 'harbour gate', 'utf-16be', 'detected'],
    ['valid UTF-8', utf8('naïve “quote”'), undefined, 'naïve “quote”', 'utf-8', 'detected'],
    ['windows-1252 as the last resort', bytes(0x93, 0x61, 0x94, 0x80), undefined, '“a”€', 'windows-1252', 'default'],
    [
      'charset of the content type',
      latin('\xe4\xb8'),
      'text/plain; charset=ISO-8859-15',
      'äž',
      'iso-8859-15',
      'declared',
    ],
    [
      'charset of HTML meta',
      latin('<meta charset="koi8-r"><p>\xc1'),
      undefined,
      '<meta charset="koi8-r"><p>а',
      'koi8-r',
      'declared',
    ],
    [
      'encoding of an XML declaration',
      latin('<?xml version="1.0" encoding="koi8-r"?>\xc1'),
      undefined,
      '<?xml version="1.0" encoding="koi8-r"?>а',
      'koi8-r',
      'declared',
    ],
    [
      'UTF-8 that claims to be Latin-1',
      utf8('<meta charset=iso-8859-1>é'),
      undefined,
      '<meta charset=iso-8859-1>é',
      'utf-8',
      'detected',
    ],
    [
      'Latin-1 that claims to be UTF-8',
      latin('<meta charset=utf-8>caf\xe9 na\xefve'),
      undefined,
      '<meta charset=utf-8>café naïve',
      'windows-1252',
      'default',
    ],
    ['UTF-8 cut off inside a character', utf8('naïve “').slice(0, -1), undefined, 'naïve \ufffd', 'utf-8', 'detected'],
    ['an unknown charset', utf8('é'), 'text/plain; charset=klingon', 'é', 'utf-8', 'detected'],
  ]
  test.each(cases)('%s', (_name, input, contentType, text, label, by) => {
    expect(decodeBytes(input, contentType)).toMatchObject({ text, label, by })
  })

  test('says what does not fit', () => {
    expect(decodeBytes(utf8('é'), 'text/html; charset=klingon').warnings).toEqual(['unknown charset "klingon"'])
    expect(decodeBytes(latin('caf\xe9'), 'text/html; charset=utf-8').warnings).toEqual(['declared as UTF-8 but is not'])
  })
})

describe('read', () => {
  test.each([
    ['a PDF file', latin('%PDF-1.7 and more')],
    ['a ZIP archive', latin('PK\u0003\u0004 and more')],
    ['a JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['UTF-32, which no browser reads: convert it to UTF-8', bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)],
    ['UTF-32, which no browser reads: convert it to UTF-8', bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 0x41)],
    ['binary data', bytes(1, 2, 3, 4, 5, 6, 7, 8)],
  ])('skips %s', (kind, input) => {
    expect(first(input)).toEqual({ type: 'skipped', path: 'a.txt', reason: `not text: ${kind}` })
  })

  test('keeps a text with a stray NUL', () => {
    expect(first(utf8(`The bridge\u0000 opened. ${'It was late. '.repeat(40)}`))?.type).toBe('article')
  })

  test('skips the empty and the too long', () => {
    expect(first(utf8(''))).toMatchObject({ type: 'skipped', reason: 'empty' })
    expect(first(utf8(' \n '))).toMatchObject({ type: 'skipped', reason: 'empty' })
    expect([...read(utf8('abcdef'), { ...options('a.txt'), maxBytes: 5 })][0]).toMatchObject({
      reason: 'longer than 5 bytes',
    })
  })

  test('plain text: line ends, no blocks, encoding said', () => {
    const outcome = first(bytes(0xef, 0xbb, 0xbf, 0x61, 13, 10, 0x62, 13, 0x63))
    expect(outcome).toMatchObject({
      type: 'article',
      article: { text: 'a\nb\nc', blocks: [], encoding: { label: 'utf-8', by: 'bom' } },
    })
    if (outcome?.type === 'article')
      expect(outcome.article.map.toSource({ start: 2, end: 3 })).toEqual({ start: 3, end: 4 })
  })

  test('sniffs a format that no extension tells', () => {
    const format = (text: string): unknown => {
      const outcome = first(utf8(text), 'stdin')
      return outcome?.type === 'article' ? outcome.article.format : outcome?.type
    }
    expect(format('<!doctype html><p>The bridge is closed.')).toBe('html')
    expect(format('{"text":"a"}')).toBe('json')
    expect(format('{"text":"a"}\n{"text":"b"}')).toBe('jsonl')
    expect(format('---\ntitle: A\n---\nText.')).toBe('markdown')
    expect(format('Text < 3.')).toBe('text')
  })
})

test('formatOf', () => {
  expect(['a.TXT', 'b/c.html', 'd.ndjson', 'e.md', 'f', 'g.pdf'].map(formatOf)).toEqual([
    'text',
    'html',
    'jsonl',
    'markdown',
    undefined,
    undefined,
  ])
})
