import { createGunzip } from 'node:zlib'
import { messageOf } from '@copydesk/core'
import { type Limits, mostOut, tooDense } from './limits.ts'
import { type Chunks, peeked, through } from './through.ts'

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b
const isZstd = (head: Uint8Array): boolean =>
  head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd

/** The bytes inside gzip or zstd, told by their first bytes; others as they are. Throws at damage and at bombs. */
export async function* inflated(chunks: Chunks, limits: Limits): AsyncGenerator<Uint8Array> {
  const { head, all } = await peeked(chunks, 18)
  if (isGzip(head)) yield* gunzipped(all, limits)
  else if (isZstd(head)) yield* unzstd(head, all, limits)
  else yield* all
}

/** Counts bytes in and out. */
class Guard {
  read = 0
  #written = 0
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  async *reading(chunks: Chunks): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.read += chunk.length
      yield chunk
    }
  }

  /** Undefined as long as it is no bomb. */
  wrote(bytes: number): Error | undefined {
    this.#written += bytes
    return this.#written > mostOut(this.read, this.#limits) ? new Error(tooDense(this.#limits)) : undefined
  }
}

async function* gunzipped(chunks: Chunks, limits: Limits): AsyncGenerator<Uint8Array> {
  const guard = new Guard(limits)
  const gunzip = createGunzip()
  gunzip.on('data', (chunk: Uint8Array) => {
    const bomb = guard.wrote(chunk.length)
    if (bomb) gunzip.destroy(bomb)
  })
  try {
    yield* through<Uint8Array>(guard.reading(chunks), gunzip)
  } catch (error) {
    throw named('gzip', error)
  }
  if (guard.read > gunzip.bytesWritten) throw new Error('gzip: no member begins behind the end of one')
}

/** Largest window a zstd frame may ask for: what its own tool takes without being told to. */
const largestWindow = 1 << 27

/** Bytes of history the first frame of a zstd file asks for. */
function windowOf(head: Uint8Array): number {
  const [descriptor = 0, window = 0] = head.subarray(4)
  if ((descriptor & 0x20) === 0) return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8)
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
  const field = new DataView(head.buffer, head.byteOffset + 5 + dictionary)
  const size = descriptor >> 6
  if (size === 0) return field.getUint8(0)
  if (size === 1) return field.getUint16(0, true) + 256
  return size === 2 ? field.getUint32(0, true) : Number(field.getBigUint64(0, true))
}

/** Bytes given to the decoder at once: it unpacks all of them before it can be stopped. */
const step = 4096

async function* unzstd(head: Uint8Array, chunks: Chunks, limits: Limits): AsyncGenerator<Uint8Array> {
  if (head.length < 18) throw new Error('zstd: unexpected end of file')
  if (windowOf(head) > largestWindow) throw new Error(`zstd: asks for a window of more than ${largestWindow} bytes`)
  const { Decompress } = await import('fzstd')
  const guard = new Guard(limits)
  const out: Uint8Array[] = []
  const decoder = new Decompress((data) => {
    const bomb = guard.wrote(data.length)
    if (bomb) throw bomb
    // The decoder writes over what it gave.
    if (data.length > 0) out.push(data.slice())
  })
  try {
    for await (const chunk of guard.reading(chunks)) {
      for (let from = 0; from < chunk.length; from += step) decoder.push(chunk.subarray(from, from + step))
      yield* out.splice(0)
    }
    decoder.push(new Uint8Array(0), true)
  } catch (error) {
    yield* out.splice(0)
    throw named('zstd', error)
  }
}

const named = (what: string, error: unknown): Error => new Error(`${what}: ${messageOf(error)}`)
