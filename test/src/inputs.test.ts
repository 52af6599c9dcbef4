import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const story = (n: number): string =>
  `The council of Elmwick voted on Tuesday to rebuild wall ${n} by the harbour.She said that work would begin in spring.`
const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const records = Array.from({ length: 40 }, (_, i) => ({ id: `s${i}`, prose: story(i), paper: 'Elm Post' }))

const packed = {
  'in/a.jsonl.gz': gzipSync(lines(records)),
  'in/b.csv': `key,prose\n1,"${story(60)}"\n2,"${story(61)}"\n`,
  'in/c.wet': `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:x>\r\nWARC-Target-URI: https://oak.example/x\r\nContent-Length: ${story(70).length}\r\n\r\n${story(70)}\r\n\r\n`,
}

describe('packed files', () => {
  it('are read from a folder, the same by any number of threads, and leave nothing behind', () =>
    withFolder({ ...packed, 'tmp/keep': '' }, (cwd) => {
      const args = ['in', '--fields', 'text=prose,source=paper', '--format', 'jsonl', '--exit-zero']
      const env = { TMPDIR: join(cwd, 'tmp') }
      const one = copydesk(args, { cwd, env })
      expect([one.status, recordsOf(one.stdout).map(({ type, path, source }) => `${type} ${path ?? source}`)]).toEqual([
        0,
        [...Array(40).fill('article in/a.jsonl.gz'), ...Array(2).fill('article in/b.csv'), 'article in/c.wet'].concat(
          ['Elm Post', 'b', 'oak.example'].map((source) => `source ${source}`),
        ),
      ])
      expect(copydesk([...args, '--concurrency', '2'], { cwd, env }).stdout).toBe(one.stdout)
      expect(readdirSync(env.TMPDIR)).toEqual(['keep'])
    }))

  it('say the same as what is in them', () =>
    withFolder({ 'a.jsonl.gz': packed['in/a.jsonl.gz'], 'a.jsonl': lines(records) }, (cwd) => {
      const said = (path: string) =>
        copydesk([path, '--fields', 'text=prose', '--source-by', 'field:paper', '--format', 'jsonl'], { cwd })
          .stdout.replaceAll(path, 'PATH')
          // Fingerprints hold the article's key; the examples of a source are drawn by it.
          .replace(/"fingerprint":"\w+"|\{"type":"source".*/g, '')
      expect(said('a.jsonl.gz')).toBe(said('a.jsonl'))
    }))

  it('that are cut fail the run behind what could be read', () =>
    withFolder({ 'a.jsonl.gz': packed['in/a.jsonl.gz'].subarray(0, 300) }, (cwd) => {
      const { status, stdout } = copydesk(['a.jsonl.gz', '--fields', 'text=prose', '--format', 'jsonl'], { cwd })
      expect(status).toBe(3)
      expect(recordsOf(stdout).filter(({ type }) => type === 'error')).toEqual([
        {
          type: 'error',
          schema: 1,
          path: 'a.jsonl.gz',
          message: expect.stringContaining('the rest cannot be read: gzip:'),
        },
      ])
    }))

  it('are neither fixed nor copied', () =>
    withFolder(packed, (cwd) => {
      const fixed = copydesk(['in/b.csv', '--fields', 'text=prose', '--fix'], { cwd })
      expect([fixed.status, fixed.stdout]).toEqual([3, expect.stringContaining('not fixed: it is packed')])
      expect(readFileSync(join(cwd, 'in/b.csv'), 'utf8')).toBe(packed['in/b.csv'])
      const cleaned = copydesk(['clean', 'in/b.csv', '--out', 'out'], { cwd })
      expect([cleaned.status, cleaned.stderr]).toEqual([3, expect.stringContaining('in/b.csv: left out: ')])
    }))

  it.each([
    ['--fields', 'txt=a', 'unknown field "txt" for --fields: did you mean "text"?'],
    ['--fields', 'text=', 'no name given for --fields text='],
    ['--max-ratio', 'x', '--max-ratio takes a number above 0'],
    ['--max-record', '0', '--max-record takes a number above 0'],
  ])('refuse %s %s', (option, value, message) =>
    withFolder({ 'a.txt': story(1) }, (cwd) => {
      const { status, stderr } = copydesk(['a.txt', option, value], { cwd })
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
    }),
  )
})

describe('a folder', () => {
  it('is listed to its end where a name in it is no UTF-8', () =>
    withFolder({ 'in/a.txt': story(1), 'in/z/b.txt': story(2) }, (cwd) => {
      const odd = (...bytes: number[]) => Buffer.concat([Buffer.from(`${cwd}/in/`), Buffer.from(bytes)])
      writeFileSync(odd(0x6d, 0xff, 0x2e, 0x74, 0x78, 0x74), story(3))
      mkdirSync(odd(0x6e, 0xfe))
      const { status, stdout } = copydesk(['in', '--format', 'jsonl', '--exit-zero'], { cwd })
      const said = recordsOf(stdout).flatMap(({ type, path, message }) => (path ? [[type, path, message]] : []))
      const remedy = 'its name is no UTF-8: rename it'
      expect(said.sort()).toEqual([
        ['article', 'in/a.txt', undefined],
        ['article', 'in/z/b.txt', undefined],
        ['error', 'in/m\ufffd.txt', remedy],
        ['error', 'in/n\ufffd', remedy],
      ])
      expect(status).toBe(3)
    }))
})
