import type { Article } from '@copydesk/core'
import { decodeHTML } from 'entities'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReadOptions, readText } from './index.ts'

const options = (path: string): ReadOptions => ({ path, key: path, source: 'invented' })

const readOne = (input: string, path: string): Article | undefined => {
  const [outcome] = readText(input, options(path))
  expect(outcome?.type).not.toBe('error')
  return outcome?.type === 'article' ? outcome.article : undefined
}

/** What a piece cut from an input of each format reads; written from the formats, not from the readers. */
const decoders: Readonly<Record<string, (cut: string) => string>> = {
  'a.txt': (cut) => cut.replace(/\r\n?/g, '\n'),
  'a.html': (cut) => (/^<br/i.test(cut) ? '\n' : /^[ \t\n\f\r]+$/.test(cut) ? ' ' : decodeHTML(cut)),
  'a.md': (cut) => decodeHTML(cut).replace(/[ \t]{0,9}(?:\r\n|\r|\n)[ \t>]*/g, ' '),
}

/** One white space character may stand for another of the same length (a line end read as a space). */
const lenient = (text: string): string => text.replace(/[ \t\n\f\r]+/g, ' ')

/** Text of a range without what no input stands behind. */
function readable(article: Article, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i++)
    if (article.map.segments({ start: i, end: i + 1 }).length > 0) text += article.text[i]
  return text
}

function checkRange(input: string, path: string, article: Article, start: number, end: number): void {
  const body = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input
  const segments = article.map.segments({ start, end })
  let at = 0
  for (const segment of segments) {
    const cut = body.slice(segment.start, segment.end)
    const read = segment.verbatim && path !== 'a.txt' ? cut : decoders[path]?.(cut)
    expect(lenient(read ?? '')).toBe(lenient(segment.text))
    if (path === 'a.txt') expect(read).toBe(segment.text)
    expect(segment.start).toBeGreaterThanOrEqual(path === 'a.txt' ? at : 0)
    at = segment.end
  }
  expect(segments.map(({ text }) => text).join('')).toContain(readable(article, start, end))
}

const check = (input: string, path: string, from: number, to: number): void => {
  const article = readOne(input, path)
  if (article === undefined) return
  const { length } = article.text
  const [a, b] = [Math.floor(from * length), Math.floor(to * length)]
  checkRange(input, path, article, 0, length)
  checkRange(input, path, article, Math.min(a, b), Math.max(a, b))
  const whole = article.map.segments({ start: 0, end: length })
  expect(whole.map(({ text }) => text).join('')).toBe(readable(article, 0, length))
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const word = fc.constantFrom(
  'council',
  'bridge',
  'naïve',
  '😀',
  '𝒜b',
  'l’été',
  'Mr.',
  '10 %',
  '“quoted”',
  'ﬁ',
  '\ud800',
)
const plainPiece = fc.oneof(word, fc.constantFrom(' ', '  ', '\t', '\n', '\r\n', '\r', '\n\n', '\u00a0'))
const htmlPiece = fc.oneof(
  { weight: 4, arbitrary: plainPiece },
  fc.constantFrom(
    '&amp;',
    '&nbsp;',
    '&#8217;',
    '&#x1F600;',
    '&eacute;',
    '&lt',
    '&NotEqualTilde;',
    '&bogus;',
    '&',
    '<',
    '&#13;',
  ),
  fc.constantFrom('<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<br>', '<br/>', '<a href="/x?a=1&amp;b">', '</a>'),
  fc.constantFrom(
    '<ul><li>',
    '<li>',
    '</ul>',
    '<table><tr><td>',
    '<td>',
    '<tr>',
    '</table>',
    '<pre>',
    '</pre>',
    '<h2>',
  ),
  fc.constantFrom(
    '<!-- note -->',
    '<script>var a = "<p>x"</script>',
    '<![CDATA[raw & cut]]>',
    '<nav>menu</nav>',
    '</nothing>',
  ),
)
const markdownPiece = fc.oneof(
  { weight: 4, arbitrary: plainPiece },
  fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '``',
    '[',
    ']',
    '](http://example.org/a)',
    '![',
    '<b>',
    '<!-- x -->',
    '\\*',
    '&amp;',
    '~~',
  ),
  fc.constantFrom(
    '\n# ',
    '\n- ',
    '\n1. ',
    '\n> ',
    '\n```\n',
    '\n---\n',
    '\n|a|b|\n|-|-|\n|',
    '\n===\n',
    '\n[ref]: /x\n',
    '[ref]',
    '  \n',
  ),
)

const text = (piece: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))

describe('segments of any range, cut from the input and decoded, give the text', () => {
  for (const [path, piece] of [
    ['a.txt', plainPiece],
    ['a.html', htmlPiece],
    ['a.md', markdownPiece],
  ] as const) {
    test(path, () => {
      fc.assert(
        fc.property(text(piece), fraction, fraction, fc.boolean(), (input, from, to, bom) => {
          check(bom ? `\ufeff${input}` : input, path, from, to)
        }),
        { numRuns: 400 },
      )
    })
  }

  test('html of a record’s text field', () => {
    fc.assert(
      fc.property(text(htmlPiece), (piece) => {
        const field = `<p>${piece}</p>`
        const article = readOne(JSON.stringify({ text: field }), 'a.json')
        if (article) checkRange(field, 'a.html', article, 0, article.text.length)
      }),
    )
  })

  test('every word of an HTML paragraph is kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('council', 'bridge', '😀', 'naïve'), { minLength: 1, maxLength: 30 }),
        (words) => {
          const article = readOne(`<p>${words.join(' <i>&amp;</i>\n')}</p>`, 'a.html')
          expect(article?.text).toBe(words.join(' & '))
        },
      ),
    )
  })
})
