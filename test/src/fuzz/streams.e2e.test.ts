import { gzipSync } from 'node:zlib'
import type { Engine } from '@copydesk/engine'
import { createHostEngine, defaultLimits, type StreamFormat, StreamLinter } from '@copydesk/node'
import { recommended } from '@copydesk/preset'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { harmedBytes, inputOf, warcOf } from './grammar.ts'
import { fuzzed, patience } from './settings.ts'

let engine: Engine
beforeAll(async () => {
  engine = await createHostEngine({ rules: recommended })
})

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What is said of each record, for a stream that comes in chunks of a size. */
async function eventsOf(bytes: Uint8Array, format: StreamFormat, size: number): Promise<unknown[]> {
  const read = { path: `s.${format}`, key: `s.${format}`, source: 's' }
  const linter = new StreamLinter({ engine, format, read, limits: defaultLimits, window: 2 })
  const said: unknown[] = []
  for await (const { event } of linter.lint(chunked(bytes, size))) {
    if (event.type === 'article') expect(event.result.errors).toEqual([])
    if (event.type === 'error') expect(event.message).not.toBe('')
    said.push(event.type === 'article' ? [event.article.key, event.result.findings, event.score] : event)
  }
  return said
}

const csv = inputOf('jsonl').map((bytes) => {
  const text = new TextDecoder().decode(bytes)
  return new TextEncoder().encode(`id,text,author\n1,"${text.replaceAll('"', '""')}",Anna\n2,${text},"b\n3,c`)
})
const streams = {
  jsonl: inputOf('jsonl'),
  csv: fc.oneof(csv, harmedBytes(csv)),
  warc: fc.oneof(warcOf(inputOf('html')), warcOf(inputOf('txt'), 'conversion'), harmedBytes(warcOf(inputOf('html')))),
} satisfies Partial<Record<StreamFormat, fc.Arbitrary<Uint8Array>>>

describe('a stream of records', () => {
  it.each(Object.entries(streams))(
    'is read to its end however it is cut into chunks, packed or not: %s',
    (format, input) =>
      fc.assert(
        fc.asyncProperty(input, fc.integer({ min: 1, max: 5000 }), fc.boolean(), async (bytes, size, isPacked) => {
          const sent = isPacked ? gzipSync(bytes) : bytes
          const said = await eventsOf(sent, format as StreamFormat, size)
          expect(await eventsOf(sent, format as StreamFormat, sent.length + 1)).toEqual(said)
        }),
        fuzzed(0.02),
      ),
    patience,
  )
})
