import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type BytesOf, type Input, ownerOf } from '../inputs.ts'
import { sidecarBytes, sidecarOf } from '../sidecar.ts'
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
    const sidecars = new Sidecars()
    this.#byInput = new Map(
      inputs.map((input) => {
        // The stamp first: what changes in between differs from it.
        const stamp = stampOf(input)
        const content = contentDigest(input, bytesOf, sidecars)
        return [input, { stamp, id: digest(`${nameOf(input)} ${content}`) }]
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
export function contentDigest({ absolute }: Input, bytesOf?: BytesOf, sidecars?: Sidecars): string {
  try {
    const content = digest(bytesOf?.(absolute) ?? readFileSync(absolute))
    const sidecar = bytesOf || sidecars?.mayBeBeside(absolute) !== false ? sidecarBytes(absolute, bytesOf) : undefined
    return sidecar ? digest(`${content}\n${digest(sidecar)}`) : content
  } catch (error) {
    return `unreadable ${(error as NodeJS.ErrnoException).code ?? String(error)}`
  }
}

/** Tells by one look into a folder which of its files have no exceptions beside them. */
class Sidecars {
  readonly #folders = new Map<string, ReadonlySet<string>>()

  mayBeBeside(absolute: string): boolean {
    const folder = dirname(absolute)
    const names = this.#folders.get(folder) ?? new Set(namesIn(folder))
    this.#folders.set(folder, names)
    return names.has(basename(sidecarOf(absolute)))
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
