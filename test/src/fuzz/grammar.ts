import fc from 'fast-check'
import { patterns } from '../hostile/patterns.ts'

/** Formats with a grammar of their own; each is read and linted as an input of that name. */
export const formats = ['txt', 'md', 'html', 'json', 'jsonl'] as const
export type FuzzFormat = (typeof formats)[number]

const oneOf = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values)

/** Pieces of one article, from plain prose to what nobody writes. */
const sentence = oneOf(
  'The council of Ardwell voted on Tuesday to rebuild the harbour wall.',
  '“We will not move from here,” said Anna Dobrovina, who leads the union.',
  'Officials who asked not to be named said 40 percent of the houses were flooded.',
  'It talked for hours about the money.The mayor left early.',
  'By Anna Dobrovina',
  'March 3, 2021 5:40 PM',
  'ARDWELL (Coast Wire) — The river rose by a metre on Monday.',
  'Photo: Coast Wire/Anna Dobrovina',
  'Share this on all channels',
  'Sign up for our newsletter',
  'READ MORE: Ferry owner sues over sea wall',
  'The report is here : see the chart below .',
  'He said: “They',
  'Read more',
)
const hostile = fc
  .tuple(fc.constantFrom(...patterns.filter(({ format }) => format === 'txt')), fc.integer({ min: 1, max: 60 }))
  .map(([pattern, length]) => pattern.text(length))
const letters = fc.string({ unit: 'binary', maxLength: 12 })
const odd = oneOf(
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u200b',
  '\u202e',
  'e\u0301',
  '\ufeff',
  '\u00ad',
  '\r',
  '\u2028',
  '👩‍👩‍👧',
  '\t',
)
const piece = fc.oneof(
  { arbitrary: sentence, weight: 6 },
  { arbitrary: hostile, weight: 4 },
  { arbitrary: letters, weight: 1 },
  { arbitrary: odd, weight: 1 },
)
const separator = oneOf(' ', ' ', ' ', '\n', '\n\n', '\n\n', '\r\n', '')
const pieces = fc.array(fc.tuple(piece, separator), { minLength: 1, maxLength: 14 }).map((list) => list.flat().join(''))

const markdownPiece = fc.oneof(
  { arbitrary: pieces, weight: 3 },
  {
    arbitrary: oneOf(
      '# ',
      '\n- ',
      '\n> ',
      '\n```\n',
      '\n    ',
      '[',
      '](https://example.com/a)',
      '![',
      '**',
      '_',
      '`',
      '\n| a | b |\n|---|---|\n| c | d |\n',
      '[^1]',
      '\n\n[^1]: ',
      '<b>',
      '</b>',
      '<!-- copydesk-disable -->',
      '<!-- copydesk-enable -->',
      '<!-- copydesk-disable-next-line truncation -- why -->\n',
      '<!--',
      '&amp;',
      '&#0;',
      '\\',
      '\n---\n',
    ),
    weight: 3,
  },
)
const frontMatter = oneOf(
  '',
  '',
  '---\ntitle: A wall\nauthor: Anna\n---\n',
  '---\ncopydesk: false\n---\n',
  '---\n: [\n',
  '---\n',
)
const markdown = fc
  .tuple(frontMatter, fc.array(markdownPiece, { minLength: 1, maxLength: 12 }))
  .map(([front, list]) => front + list.join(''))

const tag = oneOf(
  'p',
  'div',
  'article',
  'span',
  'a',
  'h1',
  'ul',
  'li',
  'table',
  'td',
  'script',
  'style',
  'aside',
  'template',
  'noscript',
  'title',
  'svg',
  'br',
  'time',
  'figure',
  'figcaption',
)
const attribute = oneOf(
  '',
  '',
  ' class="story"',
  ' class=comment',
  ' itemprop="author"',
  ' rel=author',
  ' datetime="2021-03-03"',
  ' hidden',
  ' href="https://example.com/a"',
  ' id="x',
  " title='",
  ' type="application/ld+json"',
)
const htmlPiece = fc.oneof(
  { arbitrary: pieces, weight: 4 },
  { arbitrary: fc.tuple(tag, attribute).map(([name, more]) => `<${name}${more}>`), weight: 4 },
  { arbitrary: tag.map((name) => `</${name}>`), weight: 3 },
  {
    arbitrary: oneOf(
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<',
      '&lt;',
      '&#x110000;',
      '&nbsp;',
      '<!doctype html>',
      '<meta name="author" content="Anna">',
      '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"The wall."}</script>',
    ),
    weight: 2,
  },
)
const html = fc.array(htmlPiece, { minLength: 1, maxLength: 24 }).map((list) => list.join(''))

const fieldName = oneOf(
  'text',
  'body',
  'title',
  'author',
  'authors',
  'date',
  'published',
  'url',
  'source',
  'id',
  'lang',
  'copydesk',
  '__proto__',
  'constructor',
)
const value = fc.oneof(
  { arbitrary: pieces, weight: 5 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>, weight: 1 },
  { arbitrary: fc.constantFrom<unknown>(null, true, 1e308, '', [], {}, ['Anna', 2], { name: 'Anna' }), weight: 1 },
)
const record = fc
  .tuple(pieces, fc.array(fc.tuple(fieldName, value), { maxLength: 6 }))
  .map(([text, fields]) => JSON.stringify(Object.fromEntries([['text', text], ...fields])))
const records = fc.array(record, { minLength: 1, maxLength: 4 })

const texts: Readonly<Record<FuzzFormat, fc.Arbitrary<string>>> = {
  txt: pieces,
  md: markdown,
  html,
  json: fc.oneof(
    record,
    records.map((list) => `[${list.join(',')}]`),
  ),
  jsonl: fc
    .array(fc.oneof({ arbitrary: record, weight: 5 }, { arbitrary: letters, weight: 1 }), { maxLength: 5 })
    .map((list) => list.join('\n')),
}

/** What happens to bytes on their way: a piece cut out, sent twice, or overwritten. */
const harm = fc.record({
  kind: fc.constantFrom('cut', 'double', 'byte', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  byte: fc.integer({ min: 0, max: 255 }),
})

function harmed(
  bytes: Uint8Array,
  { kind, at, length, byte }: { kind: string; at: number; length: number; byte: number },
) {
  const from = Math.floor(at * bytes.length)
  const [head, middle, tail] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ]
  if (kind === 'end') return head
  if (kind === 'byte') return Uint8Array.from([...head, byte, ...bytes.subarray(from + 1)])
  return Uint8Array.from([...head, ...(kind === 'double' ? [...middle, ...middle] : []), ...tail])
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Does one to three harms to bytes. */
export const harming: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(harm, { minLength: 1, maxLength: 3 })
  .map((harms) => (bytes) => harms.reduce(harmed, bytes))

/** Bytes with one to three harms done to them. */
export const harmedBytes = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(bytes, harming).map(([whole, harm]) => harm(whole))

/** Bytes of an input: most as the grammar makes them, a third harmed once or more. */
export const inputOf = (format: FuzzFormat): fc.Arbitrary<Uint8Array> => {
  const bytes = texts[format].map(encoded)
  return fc.oneof({ arbitrary: bytes, weight: 2 }, { arbitrary: harmedBytes(bytes), weight: 1 })
}

/** An archive of one to three records; some lie about their length. */
export const warcOf = (
  body: fc.Arbitrary<Uint8Array>,
  type: 'response' | 'conversion' = 'response',
): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.tuple(
        body,
        fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.integer({ min: -30, max: 30 }), weight: 1 }),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((list) =>
      Buffer.concat(
        list.flatMap(([content, lie], i) => {
          const http = encoded(type === 'response' ? 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' : '')
          const length = Math.max(0, http.length + content.length + lie)
          const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${i}>\r\nWARC-Target-URI: https://example.com/${i}\r\nContent-Length: ${length}\r\n\r\n`
          return [encoded(head), http, content, encoded('\r\n\r\n')]
        }),
      ),
    )

/** JSON that was right once: keys renamed, values of other kinds, pieces missing, or no JSON at all. */
export const mutated = (right: unknown): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(), fc.oneof(value, fc.constantFrom<unknown>(undefined, -1, 'x', [[]], { a: 1 }))), {
        maxLength: 3,
      }),
      fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: harm, weight: 1 }),
    )
    .map(([changes, broken]) => {
      const text = JSON.stringify(changes.reduce<unknown>((whole, [at, put]) => replaced(whole, at, put), right)) ?? ''
      return broken ? new TextDecoder().decode(harmed(encoded(text), broken)) : text
    })

/** The value with one of its parts, counted in reading order, put in place of another. */
function replaced(whole: unknown, at: number, put: unknown): unknown {
  let left = at % Math.max(1, sizeOf(whole))
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return put
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(whole)
}

const sizeOf = (part: unknown): number =>
  typeof part === 'object' && part !== null
    ? 1 + Object.values(part).reduce((sum: number, inner) => sum + sizeOf(inner), 0)
    : 1
