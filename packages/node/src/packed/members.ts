import type { Chunks } from './through.ts'

/** Magic number and method of RFC 1952, and no flag that it reserves. */
const startsMember = (bytes: Uint8Array, i: number): boolean =>
  bytes[i] === 0x1f && bytes[i + 1] === 0x8b && bytes[i + 2] === 8 && ((bytes[i + 3] as number) & 0xe0) === 0

const headLength = 4

/**
 * Compressed bytes, cut so that no member of a gzip file begins inside a piece. What looks like the head of a member and is
 * none makes a piece more, no other bytes.
 */
export class Members implements AsyncIterable<Uint8Array> {
  readonly #pieces: AsyncIterator<Uint8Array>
  #waiting: Uint8Array | undefined

  constructor(chunks: Chunks) {
    this.#pieces = cut(chunks)[Symbol.asyncIterator]()
  }

  /** The pieces not taken yet. Who stops early leaves the rest to the next who asks. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (let piece = await this.#next(); piece; piece = await this.#next()) yield piece
  }

  /** Passes over pieces up to one that begins a member; false if none does. */
  async seek(): Promise<boolean> {
    for (let piece = await this.#next(); piece; piece = await this.#next()) {
      if (!startsMember(piece, 0)) continue
      this.#waiting = piece
      return true
    }
    return false
  }

  /** Closes what the bytes come from. */
  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  async #next(): Promise<Uint8Array | undefined> {
    const piece = this.#waiting
    this.#waiting = undefined
    if (piece) return piece
    const step = await this.#pieces.next()
    return step.done ? undefined : step.value
  }
}

async function* cut(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    const last = bytes.length - headLength
    for (let i = bytes.indexOf(0x1f, 1); i >= 0 && i <= last; i = bytes.indexOf(0x1f, i + 1))
      if (startsMember(bytes, i)) {
        yield bytes.subarray(from, i)
        from = i
      }
    // The head of a member may go on in the next chunk.
    const end = Math.max(from, last + 1)
    if (end > from) yield bytes.subarray(from, end)
    rest = bytes.subarray(end)
  }
  if (rest.length > 0) yield rest
}
