import type { Article } from '@copydesk/core'
import { growth, linear } from '@copydesk/core/testing'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { readText } from './index.ts'

function markdown(input: string): Article {
  const [outcome] = readText(input, {
    path: 'a.md',
    key: 'a.md',
    source: 'folder',
    sourceFrom: ['front-matter', 'folder'],
  })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article
}

const blocks = (input: string): string[] => {
  const { blocks: all, text } = markdown(input)
  return all.map(({ kind, tag, start, end }) => `${kind}/${tag}: ${text.slice(start, end)}`)
}

describe('markdown', () => {
  test.each([
    ['[text](https://example.org/a_(b) "title")', 'text'],
    ['a **bold** and *soft* and ~~old~~ word', 'a bold and soft and old word'],
    ['snake_case_word, 2 * 3 * 4, f***', 'snake_case_word, 2 * 3 * 4, f***'],
    ['`a*b` and ``c`d``', 'a*b and c`d'],
    ['Fish \\*and\\* chips &amp; peas', 'Fish *and* chips & peas'],
    ['before ![a chart](c.png) after', 'before  after'],
    ['<https://example.org> <b>now</b>', 'https://example.org now'],
    ['see [one][ref], [ref] and [none]\n\n[ref]: /x', 'see one, ref and [none]'],
    ['one\ntwo  \nthree', 'one two\nthree'],
  ])('%s', (input, text) => {
    expect(markdown(input).text.trimEnd()).toBe(text)
  })

  test('blocks by kind', () => {
    expect(
      blocks('# Head #\n\nText.\n\n- one\n  more\n2. two\n\n> said\n> so\n\n```\ncode *x*\n```\n\nUnder\n=====\n'),
    ).toEqual([
      'headline/h1: Head',
      'paragraph/p: Text.',
      'list-item/li: one more',
      'list-item/li: two',
      'quote/blockquote: said so',
      'furniture/pre: code *x*',
      'headline/h1: Under',
    ])
    expect(blocks('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual(['list-item/tr: a\tb', 'list-item/tr: 1\t2'])
  })

  test('front matter', () => {
    const article = markdown(
      '---\ntitle: Bridge closed\nauthor:\n  - By Jane Doe\n  - Max Roe, Example Post\ndate: 2022-01-13 09:30:00 +0100\nupdated: 2022-01-14\nsource: Example Post\nurl: https://example.org/a\nlang: en\ncopydesk:\n  disable: [truncation, boilerplate/tag-list]\n  reason: kept as sent\n---\n\nThe bridge is closed.\n',
    )
    expect(article).toMatchObject({
      text: 'The bridge is closed.',
      title: 'Bridge closed',
      source: 'Example Post',
      url: 'https://example.org/a',
      lang: 'en',
      credits: {
        byline: ['Jane Doe', 'Max Roe'],
        published: '2022-01-13T09:30:00+01:00',
        modified: '2022-01-14',
        publisher: 'Example Post',
        canonical: 'https://example.org/a',
      },
      directives: [
        {
          kind: 'file',
          rules: ['truncation', 'boilerplate/tag-list'],
          reason: 'kept as sent',
          line: 11,
          where: 'front matter',
        },
      ],
    })
    expect(article.map.toSource({ start: 0, end: 3 }).start).toBe(article.map.lineStarts[15])
  })

  test('front matter in TOML', () => {
    const article = markdown(
      '+++\ntitle = "Bridge closed"\nauthors = ["Jane Doe", "Max Roe"]\ndate = 2022-01-13T09:30:00+01:00\ndraft = false # not yet\n[extra]\nauthor = "No One"\n+++\n\nThe bridge is closed.\n',
    )
    expect(article).toMatchObject({
      text: 'The bridge is closed.',
      title: 'Bridge closed',
      credits: { byline: ['Jane Doe', 'Max Roe'], published: '2022-01-13T09:30:00+01:00' },
    })
    expect(markdown('+++\nnot = [closed\n+++\nText').text).toContain('not = [closed')
    expect(markdown('+++\nText without an end').text).toContain('Text without an end')
  })

  test('what is no front matter is text', () => {
    expect(markdown('---\nnot: [closed\n---\nText').text).toContain('not: [closed')
    expect(markdown('---\nText without an end').text).toContain('Text without an end')
  })

  test('comments give directives and no text', () => {
    const article = markdown(
      'Text.\n\n<!-- copydesk-disable-next-line truncation, boilerplate/tag-list -- a list -->\nMore. <!-- copydesk-enable -->\n\n<!-- a note\n\nof two -->\n\nEnd.',
    )
    expect(article.directives).toEqual([
      { kind: 'next-line', rules: ['truncation', 'boilerplate/tag-list'], reason: 'a list', line: 3, where: 'comment' },
      { kind: 'end', rules: ['*'], reason: null, line: 4, where: 'comment' },
    ])
    expect(article.text.replace(/\s+/g, ' ')).toBe('Text. More. End.')
  })
})

/** What the tree says the prose reads, without white space. */
function proseOf(node: Nodes): string {
  if (node.type === 'image' || node.type === 'imageReference') return ''
  if ('children' in node) return node.children.map(proseOf).join('')
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? node.value : ''
}

test('the text cut from the file is what the tree says it reads', () => {
  const pieces = ['word', 'a_b', ' ', '  ', '\t', '\n', '\r\n', '\n\n', '*', '**', '_', '`', '``', '&amp;', '&copy', '\\#', '\\', '> ', '>', '\n- ', '\n1. ', '\n    ', '\n```\n', '![', '[', ']', '](/x)', '# ', '  \n'] // biome-ignore format: a list of pieces
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }), (chosen) => {
      const input = `start ${chosen.join('')}`
      const [outcome] = readText(input, { path: 'a.md', key: 'a.md', source: 'x' })
      const text = outcome?.type === 'article' ? outcome.article.text : ''
      expect(text.replace(/\s/g, '')).toBe(proseOf(fromMarkdown(input)).replace(/\s/g, ''))
    }),
    { numRuns: 500 },
  )
})

describe('what HTML stands in the file', () => {
  test.each([
    ['<p align="center">Fish &amp; chips</p>', 'Fish & chips'],
    ['<div>\nOne\ntwo\n</div>', 'One two'],
    ['a<br>b', 'a\nb'],
    ['<script>var a = 1</script>\n\nText', 'Text'],
    ['H<sub>2</sub>O', 'H2O'],
    ['<img src="a.png" alt="b">\n\nText', 'Text'],
  ])('%s', (input, text) => {
    expect(markdown(input).text.trim()).toBe(text)
  })
})

test('footnotes, tasks and bare addresses', () => {
  expect(markdown('Said so.[^1]\n\n[^1]: In *May*.\n\n- [x] done\n\nhttps://example.org/a_b_c').text).toBe(
    'Said so.\n\nIn May.\n\ndone\n\nhttps://example.org/a_b_c',
  )
})

describe('hostile files', () => {
  const outcomes = (input: string): unknown[] => [...readText(input, { path: 'a.md', key: 'a.md', source: 'x' })]

  test.each([
    ['brackets', '['.repeat(48_000) + ']'.repeat(48_000), /brackets/],
    ['pictures', `${'!['.repeat(32_000)}a${'](x)'.repeat(32_000)}`, /brackets/],
    ['links', '[a]('.repeat(24_000), /brackets/],
    ['emphasis', '*a_'.repeat(32_000), /emphasis/],
    ['runs', `${'_'.repeat(48_000)}a${'_'.repeat(48_000)}`, /emphasis/],
    ['items', `${'- '.repeat(48_000)}a`, /within each other/],
    ['quotations', `${'>'.repeat(96_000)}a`, /within each other/],
    ['lines', 'a b c\n'.repeat(16_000), /lines/],
  ])('%s end in an error that says where', (_name, input, message) => {
    expect(outcomes(input)).toEqual([
      { type: 'error', path: 'a.md', message: expect.stringMatching(/^cannot be read: line \d+ of the Markdown: /) },
    ])
    expect(outcomes(input)).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
  })

  test.each([
    ['paragraphs', 'A paragraph.\n\n'],
    ['items', '- an item\n'],
    ['rows', '| a | b |\n'],
    ['comments', '<!-- a '],
    ['ticks', '`a '],
    ['entities', '&amp;'],
    ['quotations', '> a\n>> b\n\n'],
    ['pictures', '![a](b)\n\n'],
  ])('time grows with length: %s', (_name, piece) => {
    const milliseconds = (length: number): number => {
      const start = performance.now()
      outcomes(piece.repeat(Math.ceil(length / piece.length)))
      return performance.now() - start
    }
    expect(growth(milliseconds, 1500)).toBeLessThan(linear)
  })
})
