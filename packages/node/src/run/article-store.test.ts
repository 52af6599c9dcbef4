import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article, Document } from '@copydesk/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BytesOf, Input } from '../inputs.ts'
import { ownerOf } from '../inputs.ts'
import { ArticleFiles } from './article-files.ts'
import { ArticleStore } from './article-store.ts'

const page = (name: string): string =>
  `<html><body><article><h1>${name}</h1>${`<p>The council of ${name} met on Monday and voted for the bridge.</p>`.repeat(9)}</article></body></html>`

let folder: string
let read: string[]
let indexed: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  read = []
  indexed = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const inputOf = (path: string): Input => ({
  path,
  absolute: `\0${path}`,
  key: path,
  source: 's',
  bytes: 1000,
})

const bytesOf: BytesOf = (absolute) => {
  if (absolute.endsWith('.copydesk.json')) return absolute.startsWith('\0damaged') ? new Uint8Array(1) : null
  read.push(absolute.slice(1))
  const name = absolute.slice(1).split('.')[0] as string
  return new TextEncoder().encode(absolute.endsWith('.html') ? page(name) : `${name} voted for the bridge.\n`)
}

const index = (article: Article): Document => {
  indexed.push(article.key)
  return { article, text: article.text } as Document
}

const store = (memory?: number, isShared = false): ArticleStore =>
  new ArticleStore({
    index,
    bytesOf,
    files: new ArticleFiles(folder),
    isShared,
    ...(memory === undefined ? {} : { memory, plainMemory: memory }),
  })

const texts = (opened: ReturnType<ArticleStore['first']>): string[] =>
  [...opened].map((one) => (one.type === 'article' ? one.document.text : one.type))

const [a, b, text] = [inputOf('a.html'), inputOf('b.html'), inputOf('c.txt')]

describe('ArticleStore', () => {
  it('reads and indexes once what fits into memory', () => {
    const one = store()
    const before = [a, text].map((input) => texts(one.first(input)))
    expect([a, text].map((input) => texts(one.again(input)))).toEqual(before)
    expect([read, indexed]).toEqual([
      ['a.html', 'c.txt'],
      ['a.html', 'c.txt'],
    ])
  })

  it('leaves on disk what is costly to parse, and reads plain text again', () => {
    const one = store(0)
    const before = [a, text].map((input) => texts(one.first(input)))
    expect(readdirSync(folder)).toHaveLength(1)
    expect([a, text].map((input) => texts(one.again(input)))).toEqual(before)
    expect(read).toEqual(['a.html', 'c.txt', 'c.txt'])
  })

  it('keeps articles where documents are too large', () => {
    const one = store(3000)
    texts(one.first(a))
    texts(one.again(a))
    expect([read, indexed]).toEqual([['a.html'], ['a.html', 'a.html']])
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps articles of plain text where an eighth of the memory does not take their documents', () => {
    const one = store(60)
    texts(one.first(text))
    texts(one.again(text))
    expect([read, indexed]).toEqual([['c.txt'], ['c.txt', 'c.txt']])
  })

  it('does not parse a neighbour again that was linted', () => {
    const one = store()
    for (const input of [a, b]) texts(one.first(input))
    for (const input of [a, b]) texts(one.again(input))
    const open = one.opener([a, b])
    expect(open('a.html')?.text).toContain('council of a')
    expect(open('a.html')).toBe(open('a.html'))
    expect(open('gone.html')).toBeUndefined()
    expect(read).toEqual(['a.html', 'b.html'])
  })

  it('opens near stories once, whoever asks first, until others are named', () => {
    const one = store(0)
    const open = one.opener([a, b, text])
    for (const input of [a, b, text]) texts(one.first(input))
    indexed = []
    one.keepOpen([a, text])
    const neighbour = open('c.txt')
    texts(one.again(a))
    expect([...one.again(text)]).toEqual([{ type: 'article', document: neighbour }])
    expect(open('a.html')).toBe(open('a.html'))
    expect(indexed).toEqual(['c.txt', 'a.html'])
    one.keepOpen([])
    texts(one.again(a))
    expect(indexed).toEqual(['c.txt', 'a.html', 'a.html'])
  })

  it('says what is wrong beside a near story, whoever opens it first', () => {
    const damaged = inputOf('damaged.txt')
    for (const memory of [undefined, 0]) {
      const one = store(memory)
      const open = one.opener([damaged])
      const before = texts(one.first(damaged))
      expect(before).toEqual(['error', 'damaged voted for the bridge.\n'])
      one.keepOpen([damaged])
      expect(open('damaged.txt')?.text).toBe(before[1])
      expect(texts(one.again(damaged))).toEqual(before)
    }
  })

  it('gives nothing of an input another part reads, though it is open as a neighbour', () => {
    const one = store(0)
    const elsewhere = [0, 1].map((index) => ({ ...text, part: { index, count: 2 } }))
    const open = one.opener(elsewhere)
    const given = elsewhere.map((input) => {
      one.keepOpen([input])
      open('c.txt')
      return [...one.again(input)].length
    })
    expect(given.sort()).toEqual([0, 1])
  })

  it('finds what another thread left', () => {
    texts(store(undefined, true).first(a))
    const other = store(undefined, true)
    expect(texts(other.again(a))[0]).toContain('council of a')
    expect(read).toEqual(['a.html'])
  })

  it('reads again where the disk gives nothing back', () => {
    const one = store(0)
    texts(one.first(a))
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'x')
    expect(texts(one.again(a))[0]).toContain('council of a')
    expect(read).toEqual(['a.html', 'a.html'])
  })
})

describe('ownerOf', () => {
  const inputs = new Map([inputOf('a#b.jsonl'), inputOf('a.jsonl')].map((input) => [input.key, input]))

  it('names the file, or the container before the id', () => {
    const owners = ['a.jsonl', 'a.jsonl#3', 'a#b.jsonl#x#y', 'c.jsonl#1'].map((key) => ownerOf(key, inputs)?.key)
    expect(owners).toEqual(['a.jsonl', 'a.jsonl', 'a#b.jsonl', undefined])
  })
})
