import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { crawled } from './crawl.ts'
import { withFolder } from './folder.ts'

const count = 640
const lines = Array.from({ length: count }, (_, i) => (i === 9 ? '' : i === 11 ? '[1, 2]' : crawled(i, 5)))

interface Answer {
  readonly line: number
  readonly key?: string
  readonly wants?: readonly string[]
  readonly record?: string
  readonly part?: string
}

const row = (line: number, near?: readonly number[]): string => {
  const head = JSON.stringify({ path: 'in/all.jsonl', line, ...(near ? { near: near.length } : {}) })
  return `${head}\n${lines[line - 1]}\n${(near ?? []).map((other) => row(other)).join('')}`
}

/** Dealt out in an order of its own to so many processes. */
const dealt = (parts: number): number[][] =>
  Array.from({ length: parts }, (_, part) =>
    [...lines.keys()].map((i) => ((i * 37) % count) + 1).filter((line) => line % parts === part),
  )

describe('rows', () => {
  it('come to the bytes of a run, whoever deals them out', () =>
    withFolder({ 'in/all.jsonl': lines.join('\n') }, (cwd) => {
      const run = (args: readonly string[], input = ''): string => {
        const { status, stdout, stderr } = copydesk(args, { cwd, input })
        if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
        return stdout
      }
      const rows = ['-', '--stdin-format', 'rows']
      const profiles = dealt(3).map((part, i) => {
        run(['profile', ...rows, '-o', `${i}.profile`], part.map((line) => row(line)).join(''))
        return `${i}.profile`
      })
      run(['profile', '--merge', ...profiles, '-o', 'p.json'])
      const judge = (input: string): Answer[] => recordsOf(run(['lint', ...rows, '--profile', 'p.json'], input))
      const first = dealt(2).flatMap((part) => judge(part.map((line) => row(line)).join('')))
      const places = new Map(first.flatMap(({ key, line }) => (key === undefined ? [] : [[key, line]])))
      const waiting = first.filter(({ wants }) => wants)
      const near = (wants: readonly string[]): number[] => wants.map((key) => places.get(key) as number)
      const second = judge(waiting.map(({ line, wants = [] }) => row(line, near(wants))).join(''))
      const answers = [...first, ...second]
      const parts = answers.flatMap(({ part }, i) => {
        if (part === undefined) return []
        writeFileSync(join(cwd, `${i}.part`), part)
        return [`${i}.part`]
      })
      const records = answers
        .filter(({ record }) => record !== undefined)
        .sort((a, b) => a.line - b.line)
        .map(({ record }) => `${record}\n`)
      const board = run(['merge', ...parts, '--profile', 'p.json', '--format', 'jsonl', '--exit-zero'])
      const whole = copydesk(['lint', 'in', '--format', 'jsonl', '--exit-zero'], { cwd }).stdout
      expect(waiting.length).toBeGreaterThan(1)
      expect(whole).toContain('attribution/uncredited-copy')
      expect(`${records.join('')}${board}`).toBe(whole)
    }))

  it('are made of the records of an archive', () =>
    withFolder({}, (cwd) => {
      const text = 'The council of Elmwick voted on Tuesday to rebuild the wall by the harbour in spring.'
      const record = (id: string): string =>
        `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Target-URI: https://oak.example/${id}\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`
      const input = record('one') + record('two')
      const made = copydesk(['rows', '-', '--stdin-filename', 'crawl/a.wet'], { cwd, input }).stdout
      copydesk(['profile', '-', '--stdin-format', 'rows', '-o', 'p.json'], { cwd, input: made })
      const args = ['lint', '-', '--stdin-format', 'rows', '--profile', 'p.json']
      const answers: Answer[] = recordsOf(copydesk(args, { cwd, input: made }).stdout)
      writeFileSync(join(cwd, 'a.wet'), input)
      const { stdout } = copydesk(['lint', 'a.wet', '--format', 'jsonl'], { cwd })
      const plain = recordsOf(stdout).filter(({ type }) => type === 'article')
      const read = answers.flatMap(({ record: said }) => (said ? [JSON.parse(said)] : []))
      expect(read.map((r) => [r.path, r.id, r.source])).toEqual([
        ['crawl/a.wet', 'urn:uuid:one', 'oak.example'],
        ['crawl/a.wet', 'urn:uuid:two', 'oak.example'],
      ])
      expect(read.map((r) => r.words)).toEqual(plain.map((r) => r.words))
    }))

  it('that end too early end the command', () => {
    const { status, stderr } = copydesk(['profile', '-', '--stdin-format', 'rows', '-o', '/dev/null/p'], {
      input: '{"path":"a","line":1}\n',
    })
    expect([status, stderr]).toEqual([3, expect.stringContaining('ends within a row')])
  })
})
