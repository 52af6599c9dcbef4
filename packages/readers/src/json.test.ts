import { describe, expect, test } from 'vitest'
import { type ReadOptions, type ReadOutcome, readText } from './index.ts'

const readAll = (input: string, path: string, more: Partial<ReadOptions> = {}): ReadOutcome[] => [
  ...readText(input, { path, key: path, source: 'folder', ...more }),
]
const keys = (outcomes: ReadOutcome[]): (string | undefined)[] =>
  outcomes.map((outcome) =>
    outcome.type === 'article'
      ? outcome.article.key
      : `${outcome.type}:${outcome.type === 'error' ? outcome.line : outcome.reason}`,
  )

describe('json', () => {
  test('one article, fields by their usual names', () => {
    const record = {
      headline: 'Bridge closed',
      articleBody: 'It is.',
      authors: [{ name: 'By Jane Doe' }, 'Example News'],
      datePublished: '2022-01-13T09:30:00Z',
      publisher: { name: 'Example Post' },
      url: 'https://example.org/a',
      inLanguage: 'en',
    }
    expect(readAll(JSON.stringify(record), 'a.json')).toMatchObject([
      {
        article: {
          key: 'a.json',
          text: 'It is.',
          title: 'Bridge closed',
          lang: 'en',
          format: 'json',
          source: 'Example Post',
          sourceBy: 'field',
          taken: {
            text: 'articleBody',
            title: 'headline',
            date: 'datePublished',
            author: 'authors',
            source: 'publisher',
          },
          credits: { byline: ['Jane Doe'], published: '2022-01-13T09:30:00Z', publisher: 'Example Post' },
        },
      },
    ])
  })

  test('a list, a list under a key, mapped fields', () => {
    expect(keys(readAll('[{"text":"a","id":"x"},{"text":"b"},{"title":"c"}]', 'a.json'))).toEqual([
      'a.json#x',
      'a.json#2',
      'skipped:no text field',
    ])
    expect(keys(readAll('{"articles":[{"body":"a"}]}', 'a.json'))).toEqual(['a.json#1'])
    const fields = { text: 'x.0.words', source: ['none', 'from'], published: 'when' }
    const mapped = readAll('{"x":[{"words":"a"}],"from":"Echo","when":1642066200}', 'a.json', {
      fields,
      sourceFrom: ['field'],
    })
    const hosted = readAll('{"text":"a","url":"https://www.echo.example/a"}', 'a.json', {
      sourceFrom: ['field', 'canonical-host'],
    })
    expect(hosted).toMatchObject([{ article: { source: 'echo.example' } }])
    expect(mapped).toMatchObject([
      { article: { text: 'a', source: 'Echo', credits: { published: '2022-01-13T09:30:00.000Z' } } },
    ])
  })

  test('no article, no JSON', () => {
    expect(readAll('{"name":"settings","version":3}', 'a.json')).toMatchObject([
      { type: 'skipped', reason: 'no text field' },
    ])
    expect(readAll('[1,2]', 'a.json')).toMatchObject([{ type: 'skipped', reason: 'no record with a text field' }])
    expect(readAll('{\n"a":\n}', 'a.json')).toMatchObject([{ type: 'error', path: 'a.json' }])
  })

  test('a text field of HTML is read as HTML; offsets are into the field', () => {
    const field = '<p>Fish &amp; chips.</p><p>Peas.</p>'
    const [outcome] = readAll(JSON.stringify({ text: field }), 'a.json')
    if (outcome?.type !== 'article') throw new Error('no article')
    expect(outcome.article.text).toBe('Fish & chips.\n\nPeas.')
    expect(outcome.article.map.toSource({ start: 5, end: 6 })).toEqual({ start: 8, end: 13 })
  })
})

describe('jsonl', () => {
  const lines = '{"text":"a"}\n\nnot json\n{"text":"b","id":7}\r\n[]\n'
  test('a bad line is an error with its line and the rest goes on', () => {
    expect(keys(readAll(lines, 'a.jsonl'))).toEqual(['a.jsonl#1', 'error:3', 'a.jsonl#7', 'skipped:not an object'])
    expect(readAll(lines, 'a.jsonl')[2]).toMatchObject({ article: { recordLine: 4, format: 'jsonl' } })
  })

  test('is read lazily', () => {
    const records = readText('{"text":"a"}\n'.repeat(1000), { path: 'a.jsonl', key: 'a', source: 's' })[
      Symbol.iterator
    ]()
    expect(records.next().value).toMatchObject({ article: { key: 'a#1' } })
    expect(records.next().value).toMatchObject({ article: { key: 'a#2' } })
  })
})
