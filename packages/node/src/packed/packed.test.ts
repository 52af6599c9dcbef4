import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ReadOutcome } from '@copydesk/readers'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Input } from '../inputs.ts'
import { readInput } from '../read-input.ts'
import { containerOf } from './kinds.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { unpackInputs } from './unpack.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-packed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0

/** What a run reads of a file with these bytes. */
async function outcomesOf(
  name: string,
  bytes: Uint8Array,
  { limits, ...read }: { limits?: Limits; fields?: Record<string, string> } = {},
): Promise<ReadOutcome[]> {
  const absolute = join(folder, `${++files}-${name}`)
  writeFileSync(absolute, bytes)
  const input: Input = { path: `in/${name}`, absolute, key: `in/${name}`, source: 'in', bytes: bytes.length }
  const [unpacked] = await unpackInputs([input], { ...read, ...(limits ? { limits } : {}) })
  return [...readInput(unpacked as Input, read)]
}

const articlesIn = (outcomes: readonly ReadOutcome[]) =>
  outcomes.flatMap((outcome) => (outcome.type === 'article' ? [outcome.article] : []))
const errorsIn = (outcomes: readonly ReadOutcome[]) => outcomes.flatMap((o) => (o.type === 'error' ? [o.message] : []))

const story = (n: number): string =>
  `The council of Elmwick voted on Tuesday to rebuild wall ${n} by the harbour, and the mayor said that work would begin in spring.`
const records = (count: number, first = 1): object[] =>
  Array.from({ length: count }, (_, i) => ({ id: `s${first + i}`, body: story(first + i), outlet: 'Elm Post' }))
const linesOf = (list: readonly object[]): string => list.map((record) => `${JSON.stringify(record)}\n`).join('')
const jsonl = (count: number, first = 1): Buffer => Buffer.from(linesOf(records(count, first)))

/** A zstd frame that holds the bytes as they are. */
function zstd(bytes: Uint8Array): Buffer {
  const blocks: Buffer[] = []
  for (let from = 0; from < bytes.length || from === 0; from += 1000) {
    const part = bytes.subarray(from, from + 1000)
    const isLast = from + 1000 >= bytes.length
    const head = (part.length << 3) | (isLast ? 1 : 0)
    blocks.push(Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), Buffer.from(part))
  }
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), ...blocks])
}

const header = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`

interface WarcRecord {
  readonly type: string
  readonly id: string
  readonly body: Uint8Array
  readonly length?: number
  readonly url?: string
}

function warcRecord({
  type,
  id,
  body,
  length = body.length,
  url = `https://www.elm.example/${id}`,
}: WarcRecord): Buffer {
  const lines = ['WARC/1.0', `WARC-Type: ${type}`, `WARC-Record-ID: <urn:uuid:${id}>`, `WARC-Target-URI: ${url}`]
  const head = header([...lines, 'WARC-Date: 2024-03-12T10:00:00Z', `Content-Length: ${length}`])
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')])
}

const page = (text: string): string =>
  `<html><head><title>Wall</title></head><body><article><h1>Wall</h1><p>${text}</p><p>${story(90)}</p></article></body></html>`

function response(id: string, body: Uint8Array | string, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const type = headers.some((line) => /^content-type/i.test(line)) ? [] : ['Content-Type: text/html']
  const http = header([`HTTP/1.1 ${status}`, ...type, ...headers])
  return warcRecord({ type: 'response', id, body: Buffer.concat([Buffer.from(http), Buffer.from(body)]) })
}

describe('what a file is', () => {
  it.each([
    ['a.jsonl.gz', 'jsonl'],
    ['a.ndjson.zst', 'jsonl'],
    ['a.json.gz', 'file'],
    ['a.html.gz', 'file'],
    ['CC-NEWS-1.warc.gz', 'warc'],
    ['a.warc', 'warc'],
    ['a.warc.wet.gz', 'warc'],
    ['a.csv', 'csv'],
    ['a.TSV.gz', 'tsv'],
    ['a.parquet', 'parquet'],
    ['a.jsonl', undefined],
    ['a.txt', undefined],
    ['a.tar.gz', undefined],
    ['a.gz', undefined],
  ])('%s: %s', (path, container) => expect(containerOf(path)).toBe(container))
})

describe.each([
  ['gzip', '.gz', gzipSync],
  ['zstd', '.zst', zstd],
] as const)('%s', (_, extension, pack) => {
  it('holds lines', async () => {
    const articles = articlesIn(await outcomesOf(`a.jsonl${extension}`, pack(jsonl(3))))
    expect(articles.map(({ key, text, source, recordLine }) => [key, text, source, recordLine])).toEqual(
      [1, 2, 3].map((n) => [`in/a.jsonl${extension}#s${n}`, story(n), 'Elm Post', n]),
    )
  })

  it('holds a file', async () => {
    const [article] = articlesIn(await outcomesOf(`a.html${extension}`, pack(Buffer.from(page(story(1))))))
    expect(article).toMatchObject({ format: 'html', key: `in/a.html${extension}` })
    expect(article?.text).toContain(story(1))
  })

  it('gives what stands before a cut, and an error', async () => {
    const whole = pack(jsonl(200))
    let last = -1
    for (let cut = Math.min(1000, whole.length >> 1); cut < whole.length; cut += 1000) {
      const outcomes = await outcomesOf(`a.jsonl${extension}`, whole.subarray(0, cut))
      expect(errorsIn(outcomes)).toEqual([expect.stringContaining('the rest cannot be read: ')])
      const articles = articlesIn(outcomes)
      expect(articles.map(({ id }) => id)).toEqual(articles.map((_, i) => `s${i + 1}`))
      expect(articles.length).toBeGreaterThanOrEqual(last)
      last = articles.length
    }
    expect(last).toBeGreaterThan(0)
  })
})

it('reads gzip files one behind the other, and says what is behind them', async () => {
  const two = [gzipSync(jsonl(1)), gzipSync(jsonl(2))]
  expect(articlesIn(await outcomesOf('a.jsonl.gz', Buffer.concat(two)))).toHaveLength(3)
  const outcomes = await outcomesOf('a.jsonl.gz', Buffer.concat([...two, Buffer.alloc(14)]))
  expect(articlesIn(outcomes)).toHaveLength(3)
  expect(errorsIn(outcomes)).toEqual(['the rest cannot be read: gzip: no member begins behind the end of one'])
})

describe('a gzip file of many members', () => {
  const reads = 'left out up to the next gzip member: gzip: '

  it('is read on behind a damaged one', async () => {
    const members = Array.from({ length: 40 }, (_, i) => gzipSync(jsonl(1, i + 1)))
    const before = members.slice(0, 20).reduce((sum, { length }) => sum + length, 0)
    for (const at of [10, 30, 60, (members[20] as Buffer).length - 6]) {
      const bytes = Buffer.concat(members)
      bytes[before + at] = (bytes[before + at] as number) ^ 0xff
      const outcomes = await outcomesOf('a.jsonl.gz', bytes)
      expect(errorsIn(outcomes)).toEqual([expect.stringContaining(reads)])
      const ids = articlesIn(outcomes).map(({ id }) => id)
      expect(ids.filter((id) => id !== 's21')).toEqual(
        Array.from({ length: 40 }, (_, i) => `s${i + 1}`).filter((id) => id !== 's21'),
      )
    }
  })

  it('is read on behind bytes that are none', async () => {
    const bytes = Buffer.concat([gzipSync(jsonl(1)), Buffer.alloc(70_000), gzipSync(jsonl(1, 2))])
    const outcomes = await outcomesOf('a.jsonl.gz', bytes)
    expect(articlesIn(outcomes).map(({ id, recordLine }) => [id, recordLine])).toEqual([
      ['s1', 1],
      ['s2', 2],
    ])
    expect(errorsIn(outcomes)).toEqual([`${reads}no member begins behind the end of one`])
  })

  it('says once that many in a row are damaged', async () => {
    const heads = Buffer.alloc(4000, Buffer.from([0x1f, 0x8b, 8, 0]))
    const bytes = [gzipSync(jsonl(1)), heads, Buffer.alloc(20), gzipSync(jsonl(1, 2))]
    const outcomes = await outcomesOf('a.jsonl.gz', Buffer.concat(bytes))
    expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['s1', 's2'])
    expect(errorsIn(outcomes)).toEqual([expect.stringContaining(reads)])
  })

  it('is read on in a web archive', async () => {
    const records = ['a', 'b', 'c', 'd'].map((id) => gzipSync(response(id, page(story(1)))))
    const bytes = Buffer.concat(records)
    bytes.fill(0xff, (records[0] as Buffer).length + 40, (records[0] as Buffer).length + 80)
    const outcomes = await outcomesOf('a.warc.gz', bytes)
    expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:c', 'urn:uuid:d'])
    expect(errorsIn(outcomes)).toEqual([expect.stringContaining(reads)])
  })
})

describe('bombs and lies', () => {
  it('stop at the ratio', async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000, 32))
    expect(errorsIn(await outcomesOf('a.jsonl.gz', bomb))).toEqual([
      'the rest cannot be read: gzip: unpacks to more than 200 times its size',
    ])
    const rle = Array.from({ length: 2000 }, () => [0xfa, 0xff, 0x0f, 0x20]).flat()
    const zstdBomb = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38, ...rle])
    expect(errorsIn(await outcomesOf('a.jsonl.zst', zstdBomb))).toEqual([
      'the rest cannot be read: zstd: unpacks to more than 200 times its size',
    ])
  })

  it('stop where a window takes the memory', async () => {
    const greedy = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xff, ...Buffer.alloc(20)])
    expect(errorsIn(await outcomesOf('a.jsonl.zst', greedy))[0]).toContain('zstd: asks for a window')
  })

  it('leave a long record out and read on', async () => {
    const limits = { ...defaultLimits, record: 500 }
    const long = `${JSON.stringify({ body: story(1).repeat(10) })}\n`
    const outcomes = await outcomesOf('a.jsonl.gz', gzipSync(Buffer.concat([Buffer.from(long), jsonl(2)])), { limits })
    expect(outcomes.map((o) => (o.type === 'error' ? [o.line, o.message] : o.type))).toEqual([
      [1, 'longer than 500 bytes'],
      'article',
      'article',
    ])
  })

  it('in an archive: encodings, lengths', async () => {
    const limits = { ...defaultLimits, record: 5000 }
    const bomb = gzipSync(page(story(1).repeat(500)))
    const warc = [
      response('a', page(story(1)), ['Content-Length: 9']),
      response('b', bomb, ['Content-Encoding: gzip']),
      response('c', page(story(3).repeat(50))),
      response('d', page(story(4))),
      warcRecord({ type: 'response', id: 'e', body: Buffer.from('HTTP/1.1 200 OK\r\n\r\nshort'), length: 4000 }),
    ]
    const outcomes = await outcomesOf('a.warc', Buffer.concat(warc), { limits })
    expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:d'])
    expect(errorsIn(outcomes)).toEqual([
      'urn:uuid:b: longer than 5000 bytes',
      'urn:uuid:c: longer than 5000 bytes',
      'urn:uuid:e: cut off',
    ])
  })

  it.each([
    ['a request', warcRecord({ type: 'request', id: 'z', body: Buffer.from('GET / HTTP/1.1\r\n\r\n'), length: 4000 })],
    ['a record that is too long', warcRecord({ type: 'response', id: 'z', body: Buffer.alloc(600), length: 4000 })],
    ['no record', Buffer.from(`Nothing\r\nContent-Length: 4000\r\n\r\n${'x'.repeat(1000)}`)],
  ])('an archive that ends in %s cut off ends', async (_, last) => {
    const warc = Buffer.concat([response('a', page('Short.')), last])
    const outcomes = await outcomesOf('a.warc', warc, { limits: { ...defaultLimits, record: 1000 } })
    expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['urn:uuid:a'])
    expect(errorsIn(outcomes)).toHaveLength(1)
  })
})

describe('web archives', () => {
  const latin = Buffer.from(page(`Fran\u00e7ois said so. ${story(2)}`), 'latin1')
  const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`
  const parts = [
    warcRecord({ type: 'warcinfo', id: 'info', body: Buffer.from('software: none') }),
    warcRecord({ type: 'request', id: 'ask', body: Buffer.from('GET / HTTP/1.1\r\n\r\n') }),
    response('one', page(story(1))),
    response('two', latin, ['Content-Type: text/html; charset=iso-8859-1']),
    response('three', gzipSync(page(story(3))), ['Content-Encoding: gzip']),
    response('four', chunked(page(story(4))), ['Transfer-Encoding: chunked']),
    response('five', page(story(5)), ['Content-Encoding: gzip']),
    response('gone', page('Gone'), [], '404 Not Found'),
    response('picture', 'xx', ['Content-Type: image/png']),
    warcRecord({ type: 'conversion', id: 'wet', body: Buffer.from(story(6)), url: 'http://oak.example/6' }),
  ]
  const ids = ['one', 'two', 'three', 'four', 'five', 'wet'].map((id) => `urn:uuid:${id}`)

  it.each([
    ['a.warc', Buffer.concat(parts)],
    ['a.warc.gz', Buffer.concat(parts.map((part) => gzipSync(part)))],
    ['a.warc.zst', zstd(Buffer.concat(parts))],
  ])('%s: pages by their address, charset and encoding; texts', async (name, bytes) => {
    const outcomes = await outcomesOf(name, bytes)
    const articles = articlesIn(outcomes)
    expect(articles.map(({ key }) => key)).toEqual(ids.map((id) => `in/${name}#${id}`))
    expect(articles.map(({ source }) => source)).toEqual([...Array(5).fill('elm.example'), 'oak.example'])
    expect(articles[1]?.text).toContain('Fran\u00e7ois')
    expect(articles[0]).toMatchObject({ url: 'https://www.elm.example/one', format: 'html', path: `in/${name}` })
    for (const [i, n] of [1, 2, 3, 4, 5, 6].entries()) expect(articles[i]?.text).toContain(story(n))
    expect(outcomes.filter(({ type }) => type !== 'article')).toEqual([
      { type: 'skipped', path: `in/${name}#urn:uuid:gone`, reason: 'HTTP status 404' },
      { type: 'skipped', path: `in/${name}#urn:uuid:picture`, reason: 'no page: image/png' },
    ])
  })

  it.each([
    ['no headers but a page', page(story(2)), 'a response without an HTTP status line'],
    ['nothing', '', 'a response without an HTTP status line'],
    ['a line that does not end', 'HTTP/1.1 200 OK', 'a response without an HTTP status line'],
    [
      'a page where headers should be',
      `HTTP/1.1 200 OK\r\n${page(story(2))}`,
      'a response whose HTTP headers do not end',
    ],
  ])('name a response that holds %s, and read those around it', async (_, body, message) => {
    const odd = warcRecord({ type: 'response', id: 'odd', body: Buffer.from(body) })
    const all = [response('a', page(story(1))), odd, response('b', page(story(3)))]
    for (const bytes of [Buffer.concat(all), Buffer.concat(all.map((one) => gzipSync(one)))]) {
      const outcomes = await outcomesOf(bytes[0] === 0x1f ? 'a.warc.gz' : 'a.warc', bytes)
      expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:b'])
      expect(errorsIn(outcomes)).toEqual([`urn:uuid:odd: ${message}`])
    }
  })

  it('read a response without headers, ended lines of any kind, and headers over several lines', async () => {
    const bodies = [
      `HTTP/1.1 200 OK\r\n\r\n${page(story(1))}`,
      `HTTP/1.1 200\nContent-Type: text/html;\n charset=utf-8\n\n${page(story(2))}`,
    ]
    const all = bodies.map((body, i) => warcRecord({ type: 'response', id: `r${i}`, body: Buffer.from(body) }))
    const articles = articlesIn(await outcomesOf('a.warc', Buffer.concat(all)))
    expect(articles.map(({ text }) => text.includes(story(1)))).toEqual([true, false])
    expect(articles.map(({ text }) => text.includes(story(2)))).toEqual([false, true])
  })

  it('cut anywhere inside a record give an error behind what could be read', async () => {
    const many = Array.from({ length: 25 }, (_, i) => response(`n${i}`, page(story(i))))
    const whole = Buffer.concat(many)
    const ends = new Set(many.map((_, i) => Buffer.concat(many.slice(0, i + 1)).length))
    for (let cut = 1000; cut < whole.length; cut += 1000) {
      const outcomes = await outcomesOf('a.warc', whole.subarray(0, cut))
      const complete = [...ends].filter((end) => end <= cut + 4).length
      expect([cut, articlesIn(outcomes).length]).toEqual([cut, complete])
      const isInside = ![...ends].some((end) => cut <= end && cut > end - 5)
      expect([cut, errorsIn(outcomes).length]).toEqual([cut, isInside ? 1 : 0])
    }
  })

  it('say that a record was too short for its content, and read on', async () => {
    const warning = vi.spyOn(console, 'warn').mockReturnValue()
    const body = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(story(1))}`)
    const short = warcRecord({ type: 'response', id: 'short', body, length: body.length - 40 })
    const outcomes = await outcomesOf(
      'a.warc',
      Buffer.concat([short, response('a', page(story(2))), response('b', page(story(3)))]),
    )
    expect(articlesIn(outcomes).map(({ id }) => id)).toContain('urn:uuid:b')
    expect(
      errorsIn(outcomes).filter((message) => message.includes('no WARC record where one should begin')),
    ).toHaveLength(1)
    expect(warning).not.toHaveBeenCalled()
    warning.mockRestore()
  })

  it('say that a length is no number, and read on', async () => {
    const wrong = Buffer.from(
      response('wrong', page(story(1)))
        .toString('latin1')
        .replace(/Content-Length: \d+/, 'Content-Length: many'),
      'latin1',
    )
    const outcomes = await outcomesOf(
      'a.warc',
      Buffer.concat([wrong, response('a', page(story(2))), response('b', page(story(3)))]),
    )
    expect(errorsIn(outcomes)[0]).toContain('its "Content-Length" is no number')
    expect(articlesIn(outcomes).map(({ id }) => id)).toContain('urn:uuid:b')
  })

  it('end where headers have no end, whatever comes', async () => {
    const endless = Buffer.alloc(40 * 1024 * 1024, 'X-Header: a\r')
    const outcomes = await outcomesOf(
      'a.warc',
      Buffer.concat([response('a', page(story(1))), Buffer.from('WARC/1.0\r\n'), endless]),
    )
    expect(articlesIn(outcomes).map(({ id }) => id)).toEqual(['urn:uuid:a'])
    expect(errorsIn(outcomes).join()).toContain("no end of a WARC record's headers within")
  })
})

describe('tables', () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const csv = (mark: string): string =>
    [
      ['key', 'body', 'outlet'].join(mark),
      ...[1, 2, 3].map((n) => [n, quoted(`${story(n)}\n\nHe said "yes".`), 'Elm'].join(mark)),
    ].join('\r\n')

  it.each([
    ['a.csv', csv(',')],
    ['b.csv', `\uFEFF${csv(';')}`],
    ['a.tsv', csv('\t')],
  ])('%s: rows by its first line', async (name, text) => {
    const articles = articlesIn(await outcomesOf(name, Buffer.from(text)))
    expect(articles.map(({ key, text, source }) => [key, text, source])).toEqual(
      [1, 2, 3].map((n) => [`in/${name}#${n}`, `${story(n)}\n\nHe said "yes".`, 'Elm']),
    )
  })

  it('by the names they are given', async () => {
    const table = `a,b\n${quoted(story(1))},Oak\n`
    const [article] = articlesIn(await outcomesOf('a.csv.gz', gzipSync(table), { fields: { text: 'a', source: 'b' } }))
    expect(article).toMatchObject({ text: story(1), source: 'Oak' })
  })

  it('cut inside a quoted cell: an error behind the rows before', async () => {
    const whole = Buffer.from(csv(','))
    const outcomes = await outcomesOf('a.csv', whole.subarray(0, whole.length - 30))
    expect(articlesIn(outcomes)).toHaveLength(2)
    expect(errorsIn(outcomes)).toEqual([expect.stringContaining('not valid CSV: ')])
  })
})

describe('cut at every 1,000th byte', () => {
  const member = (n: number): Buffer => gzipSync(response(`n${n}`, page(story(n))))
  const text = (n: number): Buffer => warcRecord({ type: 'conversion', id: `n${n}`, body: Buffer.from(story(n)) })
  const rows = Array.from({ length: 30 }, (_, n) => Buffer.from(`${n},"${story(n)}"\n`))
  const all = (make: (n: number) => Buffer, count: number): Buffer[] => [...Array(count).keys()].map(make)

  it.each([
    ['a.warc.gz', all(member, 40)],
    ['a.wet', all(text, 30)],
    ['a.wet.gz', [gzipSync(Buffer.concat(all(text, 300)))]],
    ['a.csv', [Buffer.from('id,body\n'), ...rows]],
    ['a.csv.gz', [gzipSync(Buffer.concat([Buffer.from('id,body\n'), ...all((n) => rows[n % 30] as Buffer, 600)]))]],
  ])('%s gives what stands before the cut, an error, and leaves the files behind it alone', async (name, parts) => {
    const whole = Buffer.concat(parts)
    const ids = articlesIn(await outcomesOf(name, whole)).map(({ key }) => key)
    const ends = new Set(parts.map((_, i) => Buffer.concat(parts.slice(0, i + 1)).length))
    expect(ids.length).toBeGreaterThanOrEqual(30)
    for (let cut = 1000; cut < whole.length; cut += 1000) {
      const outcomes = await outcomesOf(name, whole.subarray(0, cut))
      const read = articlesIn(outcomes).map(({ key }) => key)
      expect(read).toEqual(ids.slice(0, read.length))
      const isAtEnd = [...ends].some((end) => cut <= end && cut > end - 5)
      expect([cut, errorsIn(outcomes).length]).toEqual([cut, isAtEnd ? errorsIn(outcomes).length : 1])
      expect(articlesIn(await outcomesOf('next.jsonl.gz', gzipSync(jsonl(2))))).toHaveLength(2)
    }
  })
})

describe('Parquet', () => {
  const columnsOf = (count: number) => [
    { name: 'id', data: records(count).map((_, i) => `s${i + 1}`) },
    { name: 'body', data: records(count).map((_, i) => story(i + 1)) },
    { name: 'outlet', data: records(count).map(() => 'Elm Post') },
    { name: 'published', data: records(count).map(() => new Date('2024-03-12T10:00:00Z')) },
    { name: 'embedding', data: records(count).map((_, i) => i / 7) },
  ]
  const written = (count: number, rowGroupSize = 10): Uint8Array =>
    new Uint8Array(parquetWriteBuffer({ columnData: columnsOf(count), rowGroupSize }))

  it('gives its rows, group by group', async () => {
    const articles = articlesIn(await outcomesOf('a.parquet', written(25)))
    expect(articles.map(({ key, text }) => [key, text])).toEqual(
      Array.from({ length: 25 }, (_, i) => [`in/a.parquet#s${i + 1}`, story(i + 1)]),
    )
    expect(articles[24]).toMatchObject({
      source: 'Elm Post',
      recordLine: 25,
      credits: { published: '2024-03-12T10:00:00Z' },
    })
  })

  it('that is cut has no footer: an error', async () => {
    const whole = written(100)
    for (let cut = 1000; cut < whole.length; cut += 1000) {
      const outcomes = await outcomesOf('a.parquet', whole.subarray(0, cut))
      expect([outcomes.length, errorsIn(outcomes).length]).toEqual([1, 1])
    }
  })

  it('with a damaged group gives the others', async () => {
    const damaged = Buffer.from(written(30))
    damaged.fill(0xff, 8, 60)
    const outcomes = await outcomesOf('a.parquet', damaged)
    expect(errorsIn(outcomes)).toEqual([expect.stringContaining('row group 1: ')])
    expect(articlesIn(outcomes).map(({ recordLine }) => recordLine)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 11),
    )
  })
})
