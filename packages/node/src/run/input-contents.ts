import { readFileSync, statSync } from 'node:fs'
import type { BytesOf, Input } from '../inputs.ts'
import { sidecarBytes } from '../sidecar.ts'
import { ownerOf } from './article-store.ts'
import { digest } from './cache-folder.ts'

interface Content {
  /** Stands for the input's name and what it holds. */
  readonly id: string
  /** Time and size when it was looked at. */
  readonly stamp: string
}

/** What the inputs of a run held when it began. */
export class InputContents {
  readonly #byInput: ReadonlyMap<Input, Content>
  readonly #byKey: ReadonlyMap<string, Input>

  constructor(inputs: readonly Input[], bytesOf?: BytesOf) {
    this.#byInput = new Map(
      inputs.map((input) => {
        // The stamp first: what changes in between differs from it.
        const stamp = stampOf(input)
        return [input, { stamp, id: digest(`${nameOf(input)} ${contentDigest(input, bytesOf)}`) }]
      }),
    )
    this.#byKey = new Map(inputs.map((input) => [input.key, input]))
  }

  of(input: Input): string {
    return (this.#byInput.get(input) as Content).id
  }

  /** Of the input an article's key names; empty if there is none. */
  behind(key: string): string {
    const input = ownerOf(key, this.#byKey)
    return input ? this.of(input) : ''
  }

  /** False for an input that has changed since. */
  isAsRead(input: Input): boolean {
    return stampOf(input) === this.#byInput.get(input)?.stamp
  }
}

const stampOf = ({ absolute }: Input): string => {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'none'
}

const nameOf = ({ path, key, source, loose, foreign, part }: Input): string =>
  JSON.stringify([path, key, source, loose === true, foreign === true, part])

/** Digest of what an input and the exceptions beside it hold, or of why they cannot be read. */
export function contentDigest({ absolute }: Input, bytesOf?: BytesOf): string {
  try {
    const content = digest(bytesOf?.(absolute) ?? readFileSync(absolute))
    const sidecar = sidecarBytes(absolute, bytesOf)
    return sidecar ? digest(`${content}\n${digest(sidecar)}`) : content
  } catch (error) {
    return `unreadable ${(error as NodeJS.ErrnoException).code ?? String(error)}`
  }
}
