import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { hash64 } from '@copydesk/core'
import type { ReadOptions, ReadOutcome } from '@copydesk/readers'
import type { Input } from '../inputs.ts'
import { TemporaryFolder } from '../run/temporary-folder.ts'
import { entriesIn } from './entries.ts'
import { type Entry, type Head, readEntry } from './entry.ts'
import { containerOf } from './kinds.ts'
import { defaultLimits, type Limits } from './limits.ts'

export interface UnpackOptions {
  readonly fields?: ReadOptions['fields']
  readonly limits?: Limits
}

/**
 * Leaves the records of packed inputs on disk, so that both passes and every thread read them again as they read files.
 * The folder is private and goes when the process ends. Inputs that are read as they are come back as they were.
 */
export async function unpackInputs(inputs: readonly Input[], options: UnpackOptions = {}): Promise<readonly Input[]> {
  if (!inputs.some(({ path }) => containerOf(path))) return inputs
  const spool = newSpool()
  const unpacked: Input[] = []
  for (const input of inputs) unpacked.push(await unpackInput(input, spool.path, options))
  return unpacked
}

const spools = new Set<TemporaryFolder>()
let isSwept = false

/** A folder that goes when the process ends, if it is still there. */
function newSpool(): TemporaryFolder {
  const spool = new TemporaryFolder()
  spool.make()
  if (!isSwept) process.once('exit', removeSpools)
  isSwept = true
  spools.add(spool)
  return spool
}

function removeSpools(): void {
  for (const spool of spools) spool.remove()
}

async function unpackInput(
  input: Input,
  folder: string,
  { fields, limits = defaultLimits }: UnpackOptions,
): Promise<Input> {
  const container = containerOf(input.path)
  if (!container || input.absolute.startsWith('\0')) return input
  const unpacked = join(folder, hash64(input.absolute))
  const file = openSync(unpacked, 'wx', 0o600)
  try {
    for await (const entry of entriesIn(input, container, fields, limits)) writeEntry(file, entry)
  } finally {
    closeSync(file)
  }
  return { ...input, unpacked }
}

/** Records left on disk for a while. */
export class EntrySpool {
  readonly #spool = newSpool()
  readonly #path = join(this.#spool.path, 'entries')
  readonly #file = openSync(this.#path, 'wx', 0o600)

  write(entry: Entry): void {
    writeEntry(this.#file, entry)
  }

  entries(): Generator<Entry> {
    return writtenEntries(this.#path)
  }

  close(): void {
    closeSync(this.#file)
    this.#spool.remove()
    spools.delete(this.#spool)
  }
}

/** Two lengths, what is known of the record as JSON, and its bytes. */
export function writeEntry(file: number, { bytes, ...head }: Entry): void {
  const known = Buffer.from(JSON.stringify(head))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(known.length)
  lengths.writeUInt32LE(bytes.length, 4)
  const all = Buffer.concat([lengths, known, bytes])
  for (let from = 0; from < all.length; ) from += writeSync(file, all, from)
}

/** Records that `writeEntry` wrote. What `passes` refuses is not read. */
export function* writtenEntries(path: string, passes: (head: Head) => boolean = () => true): Generator<Entry> {
  const file = openSync(path, 'r')
  try {
    let at = 0
    const next = (length: number): Buffer => {
      const bytes = Buffer.alloc(length)
      for (let read = 0; read < length; ) {
        const got = readSync(file, bytes, read, length - read, at + read)
        if (got === 0) return bytes.subarray(0, read)
        read += got
      }
      at += length
      return bytes
    }
    for (let lengths = next(8); lengths.length === 8; lengths = next(8)) {
      const head = JSON.parse(next(lengths.readUInt32LE()).toString()) as Head
      const length = lengths.readUInt32LE(4)
      if (passes(head)) yield { ...head, bytes: next(length) }
      else at += length
    }
  } finally {
    closeSync(file)
  }
}

/** Articles of an unpacked input. `key`: only those that may have it. */
export function* readUnpacked(unpacked: string, options: ReadOptions, key?: string): Iterable<ReadOutcome> {
  const passes = (head: Head): boolean =>
    key === undefined ||
    head.type === 'line' ||
    head.type === 'file' ||
    (head.type === 'page' && key === `${options.key}#${head.id}`)
  for (const entry of writtenEntries(unpacked, passes)) yield* readEntry(entry, options)
}
