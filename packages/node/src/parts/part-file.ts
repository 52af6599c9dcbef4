import { createReadStream } from 'node:fs'
import { ConfigError } from '../config/error.ts'
import { type InputProblem, problemOf } from '../inputs.ts'
import { linesOf } from '../packed/lines.ts'
import type { RunEvent } from '../run/events.ts'
import type { StagedFile } from '../write.ts'
import type { TalliesJson } from './tallies.ts'

/** What tells the parts of one run from those of another, and from one another. */
export interface PartHead {
  readonly copydesk: 'part'
  readonly schema: 1
  /** Hash of version and configuration. */
  readonly setup: string
  /** Hash of how the inputs were read, and of what records hold. */
  readonly reading: string
  /** Hash of the inputs by name and size. */
  readonly inputs: string
  /** Hash of the profile the articles were judged by. */
  readonly profile: string
  /** Parts the run was divided into, and those of them that are in here, ascending from 1. */
  readonly of: number
  readonly shards: readonly number[]
  /** What was asked for and is not there. */
  readonly problems: readonly InputProblem[]
}

/** An event, the place of its input in the run and its own among all of the input: these order the records of all parts. */
export type PartLine = readonly [input: number, place: number, event: JudgedEvent]

/** What a part says of an article or a file. Plain data. */
export type JudgedEvent =
  | Omit<Extract<RunEvent, { readonly type: 'article' }>, 'article'>
  | Exclude<RunEvent, { readonly type: 'article' | 'source' }>

/** Writes a part: its head, its lines, and what it counts, by which a reader knows that it has seen all. */
export class PartWriter {
  readonly #file: StagedFile

  constructor(file: StagedFile, head: PartHead) {
    this.#file = file
    this.#write(head)
  }

  line(line: PartLine): void {
    this.#write(line)
  }

  end(tallies: TalliesJson): void {
    this.#write({ tallies })
    this.#file.commit()
  }

  #write(value: unknown): void {
    this.#file.write(`${JSON.stringify(value)}\n`)
  }
}

/** A part that counts and holds no records. */
export const partText = (head: PartHead, tallies: TalliesJson): string =>
  `${JSON.stringify(head)}\n${JSON.stringify({ tallies })}\n`

/** A part read from its head to its end. */
export interface OpenPart {
  readonly path: string
  readonly head: PartHead
  /** The next line, or undefined behind the last. Throws a ConfigError if the file ends before its end. */
  next(): Promise<PartLine | undefined>
  /** What it counts, once the last line is read. */
  readonly tallies: () => TalliesJson
  close(): void
}

/** Throws a ConfigError that names the file if it is no part. */
export async function openPart(path: string): Promise<OpenPart> {
  const stream = createReadStream(path)
  const lines = linesOf(stream, { record: Number.POSITIVE_INFINITY, ratio: 1 })
  let tallies: TalliesJson | undefined
  const read = async (): Promise<unknown> => {
    try {
      const { done, value } = await lines.next()
      if (!done && value.bytes) return JSON.parse(new TextDecoder().decode(value.bytes))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw new ConfigError(`${path}: ${problemOf(error)}`)
    }
    throw new ConfigError(`${path}: no part, or not all of one: make it again by "copydesk lint --shard i/n"`)
  }
  const head = (await read()) as PartHead | null
  if (head?.copydesk !== 'part' || head.schema !== 1)
    throw new ConfigError(`${path}: no part: it is made by "copydesk lint --shard i/n"`)
  return {
    path,
    head,
    tallies: () => tallies as TalliesJson,
    close: () => stream.destroy(),
    async next() {
      if (tallies) return undefined
      const line = (await read()) as PartLine | { readonly tallies: TalliesJson }
      if (!('tallies' in line)) return line
      tallies = line.tallies
      return undefined
    },
  }
}
