import type { Transform } from 'node:stream'

export type Chunks = AsyncIterable<Uint8Array>

/**
 * What a stream makes of the chunks, in order and no faster than it is asked for. What it gave before it failed is
 * given too; then the error is thrown. (Iterating over a stream loses what it holds when it fails.)
 */
export async function* through<T>(chunks: Chunks, stream: Transform, out: T[] = []): AsyncGenerator<T> {
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure ??= error
  })
  stream.on('data', (item: T) => out.push(item))
  let isOver = false
  const over = new Promise<void>((resolve) => {
    const end = (): void => {
      isOver = true
      resolve()
    }
    stream.once('end', end)
    stream.once('close', end)
  })
  try {
    for await (const chunk of chunks) {
      // One that sees its end in the middle of a chunk never says that it took it.
      await Promise.race([over, new Promise<void>((resolve) => stream.write(chunk, () => resolve()))])
      yield* out.splice(0)
      if (failure || isOver) break
    }
    stream.end()
    await over
    yield* out.splice(0)
    if (failure) throw failure
  } finally {
    stream.destroy()
  }
}

/** The first bytes, at least so many if there are, and all of them again. */
export async function peeked(
  chunks: Chunks,
  least: number,
): Promise<{ readonly head: Uint8Array; readonly all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < least) {
    const { done, value } = await iterator.next()
    if (done) break
    head = head.length === 0 ? value : Buffer.concat([head, value])
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}
