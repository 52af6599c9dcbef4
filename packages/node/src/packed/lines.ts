import type { Limits } from './limits.ts'
import type { Chunks } from './through.ts'

/** A line without its end; null for one that is longer than a record may be. */
export interface Line {
  /** 1-based. */
  readonly line: number
  readonly bytes: Uint8Array | null
}

/** The lines of the chunks. One whose end never came, because the chunks failed, is not given. */
export async function* linesOf(chunks: Chunks, limits: Limits): AsyncGenerator<Line> {
  let line = 1
  let parts: Uint8Array[] = []
  let size = 0
  const take = (last: Uint8Array): Line => {
    size += last.length
    const whole = parts.length === 0 ? last : Buffer.concat([...parts, last])
    const taken = { line: line++, bytes: size > limits.record ? null : whole }
    parts = []
    size = 0
    return taken
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield take(chunk.subarray(from, end))
      from = end + 1
    }
    const rest = chunk.subarray(from)
    size += rest.length
    if (size > limits.record) parts = []
    else if (rest.length > 0) parts.push(rest)
  }
  if (size > 0) {
    const whole = Buffer.concat(parts)
    size -= whole.length
    parts = []
    yield take(whole)
  }
}
