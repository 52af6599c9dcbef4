import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { crawled } from './crawl.ts'
import { formats, inputOf } from './fuzz/grammar.ts'
import { patterns } from './hostile/patterns.ts'

/** What was written: records of containers by path, each of a line of its own, and files that are one input each. */
export interface Soak {
  readonly records: ReadonlyMap<string, number>
  readonly files: readonly string[]
}

/** Records of one container. */
const perContainer = 500
/** Of so many articles one is a file of its own: a fuzzed one, a text made to be slow, or a packed file cut short. */
const share = 20
/** UTF-16 units of a text made to be slow. */
const slow = 3000

/** Writes about `articles` articles below `folder`, of all formats, hostile and damaged ones among them; the same for the same seed. */
export function writeSoak(folder: string, articles: number, seed: number): Soak {
  const alone = Math.floor(articles / share)
  const records = new Map<string, number>()
  mkdirSync(join(folder, 'in/crawl'), { recursive: true })
  for (let from = 0; from < articles - alone; from += perContainer) {
    const count = Math.min(perContainer, articles - alone - from)
    const path = `in/crawl/${from}.jsonl`
    const lines = Array.from({ length: count }, (_, i) => `${crawled(from + i, 60)}\n`)
    writeFileSync(join(folder, path), lines.join(''))
    records.set(path, count)
  }
  return { records, files: [...fuzzed(folder, Math.ceil(alone / 2), seed), ...hostile(folder, Math.floor(alone / 2))] }
}

function fuzzed(folder: string, count: number, seed: number): string[] {
  const input = fc
    .constantFrom(...formats)
    .chain((format) => inputOf(format).map((bytes) => ({ format, bytes })))
    // A file of no record has nothing to say of.
    .filter(({ bytes }) => new TextDecoder().decode(bytes).trim() !== '')
  return fc.sample(input, { seed, numRuns: count }).map(({ format, bytes }, i) => {
    return put(folder, `in/fuzzed-${i % 40}/${i}.${format}`, bytes)
  })
}

const hostile = (folder: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const pattern = patterns[i % patterns.length] as (typeof patterns)[number]
    const text = pattern.text(slow + i)
    if (i % 50 !== 49) return put(folder, `in/slow-${i % 40}/${i}.${pattern.format}`, Buffer.from(text))
    const packed = gzipSync(JSON.stringify({ text }))
    return put(folder, `in/cut-${i % 40}/${i}.jsonl.gz`, packed.subarray(0, packed.length >> 1))
  })

function put(folder: string, path: string, bytes: Uint8Array): string {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), bytes)
  return path
}
