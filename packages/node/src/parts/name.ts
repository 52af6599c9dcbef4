import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Input } from '../inputs.ts'
import { contentDigest } from '../run/input-contents.ts'
import { inPart, isRead, type PartOf } from './shard.ts'

const sha256 = (text: string | Uint8Array): string => process.getBuiltinModule('node:crypto').hash('sha256', text)

export const hashOfFile = (path: string): string => sha256(readFileSync(path))

/** Hash of what is configured and of who reads it. */
export const hashOf = (setup: readonly unknown[]): string => sha256(JSON.stringify(setup))

/** Hash of inputs by name and size: the same for all parts of a run. */
export const listingHash = (inputs: readonly Input[]): string =>
  sha256(JSON.stringify(inputs.map(({ path, key, source, bytes }) => [path, key, source, bytes])))

/** Name of a part: the same only for the same contents, configuration and version. */
export function partName(inputs: readonly Input[], part: PartOf, setup: readonly string[]): string {
  const contents = inPart(inputs, part)
    .filter(isRead)
    .map((input) => [input.path, input.key, input.source, contentDigest(input)])
  return sha256(JSON.stringify([setup, part.index, part.count, contents])).slice(0, 32)
}

/** How the habits of parts of a run begin. */
const beginning = /^\{"schema":1,"words":"[0-9a-f]{64}","part":\{/

/** Whether a file holds habits that were learned part by part. */
export function isPartialProfile(path: string): boolean {
  const head = Buffer.alloc(128)
  try {
    const file = openSync(path, 'r')
    try {
      return beginning.test(head.toString('latin1', 0, readSync(file, head, 0, head.length, 0)))
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
