import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type BytesOf, type Input, ownerOf } from '../inputs.ts'
import { sidecarBytes, sidecarOf } from '../sidecar.ts'
import { digest } from './cache-folder.ts'

interface Content {
  /** Stands for the input's name and what it holds. */
  readonly id: string
  readonly stamp: string
}

/** What files held, by absolute path: as long as the file system says the same of a file, it holds the same. */
export type Stamps = Readonly<Record<string, readonly [stamp: string, content: string]>>

/** A file may change after it was read and keep its time, if the clock of its file system is coarse: FAT's has 2 seconds. */
const coarsest = 2000

export interface InputContentsOptions {
  readonly bytesOf?: BytesOf | undefined
  /** Of an earlier run: what these say need not be read. */
  readonly stamps?: Stamps | undefined
}

/** What the inputs of a run held when it began. */
export class InputContents {
  /** Of files that were last changed long enough before they were read. */
  readonly stamps: Stamps
  /** Whether an earlier run has left the same stamps. */
  readonly isStamped: boolean
  readonly #byInput: ReadonlyMap<Input, Content>
  readonly #byKey: ReadonlyMap<string, Input>

  constructor(inputs: readonly Input[], { bytesOf, stamps: earlier = {} }: InputContentsOptions = {}) {
    const sidecars = new Sidecars()
    const stamps: Record<string, Stamps[string]> = {}
    const begun = Date.now()
    let stamped = 0
    const contentOf = (input: Input, { text, changed }: Stamp): string => {
      if (bytesOf || sidecars.mayBeBeside(input.absolute)) return contentDigest(input, bytesOf)
      const known = earlier[input.absolute]
      const isKnown = known?.[0] === text
      const content = isKnown ? known[1] : contentDigest(input, undefined, true)
      if (changed + coarsest >= begun || content.startsWith(unreadable)) return content
      stamps[input.absolute] = isKnown ? known : [text, content]
      if (isKnown) stamped++
      return content
    }
    this.#byInput = new Map(
      inputs.map((input) => {
        // The stamp first: what changes in between differs from it.
        const stamp = stampOf(input)
        return [input, { stamp: stamp.text, id: digest(`${nameOf(input)} ${contentOf(input, stamp)}`) }]
      }),
    )
    this.#byKey = new Map(inputs.map((input) => [input.key, input]))
    this.stamps = stamps
    this.isStamped = stamped === Object.keys(stamps).length && stamped === Object.keys(earlier).length
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
    return stampOf(input).text === this.#byInput.get(input)?.stamp
  }
}

/** What the file system says of a file. */
interface Stamp {
  readonly text: string
  /** When it, or what is said of it, was last changed, in milliseconds. */
  readonly changed: number
}

function stampOf({ absolute }: Input): Stamp {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  if (!stat) return { text: 'none', changed: Number.POSITIVE_INFINITY }
  const { mtimeMs, ctimeMs, size, ino } = stat
  return { text: `${mtimeMs} ${ctimeMs} ${size} ${ino}`, changed: Math.max(mtimeMs, ctimeMs) }
}

const nameOf = ({ path, key, source, loose, foreign, part }: Input): string =>
  JSON.stringify([path, key, source, loose === true, foreign === true, part])

const unreadable = 'unreadable'

/** Digest of what an input and the exceptions beside it hold, or of why they cannot be read. `isAlone`: there are none. */
export function contentDigest({ absolute }: Input, bytesOf?: BytesOf, isAlone = false): string {
  try {
    const content = digest(bytesOf?.(absolute) ?? readFileSync(absolute))
    const sidecar = isAlone ? undefined : sidecarBytes(absolute, bytesOf)
    return sidecar ? digest(`${content}\n${digest(sidecar)}`) : content
  } catch (error) {
    return `${unreadable} ${(error as NodeJS.ErrnoException).code ?? String(error)}`
  }
}

/** Tells by one look into a folder which of its files have no exceptions beside them. */
class Sidecars {
  readonly #folders = new Map<string, ReadonlySet<string>>()

  mayBeBeside(absolute: string): boolean {
    const folder = dirname(absolute)
    const names = this.#folders.get(folder) ?? new Set(namesIn(folder).filter((name) => name.endsWith(sidecarOf(''))))
    this.#folders.set(folder, names)
    return names.size > 0 && names.has(basename(sidecarOf(absolute)))
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
