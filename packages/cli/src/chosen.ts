import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  type BytesOf,
  type Draw,
  type Drawn,
  drawnFiles,
  drawnRecords,
  type Input,
  type Inputs,
  type ReadDefaults,
} from '@copydesk/node'
import { UsageError } from './exit.ts'
import { say } from './say.ts'

export interface ChoiceOptions {
  /** A file that names files and folders, one a line; `-` for standard input. */
  readonly filesFrom?: string
  /** Articles to lint, drawn by a hash of the names of their files, or of the ids of their records. */
  readonly sample?: string
  readonly seed?: string
}

/** The paths given and those the list names. Throws a UsageError if the list cannot be read. */
export async function pathsOf(paths: readonly string[], { filesFrom }: ChoiceOptions): Promise<readonly string[]> {
  if (filesFrom === undefined) return paths
  const named = (await listOf(filesFrom)).split(/\r?\n|\0/).filter((line) => line !== '')
  if (named.length === 0) throw new UsageError(`--files-from ${filesFrom} names no file`)
  return [...paths, ...named]
}

async function listOf(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--files-from ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}

const isGlob = (path: string): boolean => /[*?{[]/.test(path) && !existsSync(path)

/** Lists paths, and for a pattern that is no path what it matches below the folder it begins with. */
export async function inputsAt(paths: readonly string[], list: (paths: readonly string[]) => Inputs): Promise<Inputs> {
  const globs = paths.filter(isGlob)
  if (globs.length === 0) return list(paths)
  const { default: picomatch } = await import('picomatch')
  const given = list(paths.filter((path) => !isGlob(path)))
  const files = new Map(given.files.map((file) => [file.absolute, file]))
  const problems = [...given.problems]
  for (const glob of globs) {
    const { base } = picomatch.scan(glob)
    const matches = picomatch(resolve(glob))
    const below = list([base === '' ? '.' : base])
    const found = below.files.filter(({ absolute }) => matches(absolute))
    if (found.length === 0) problems.push({ path: glob, message: 'the pattern matches no article' })
    for (const file of found) if (!files.has(file.absolute)) files.set(file.absolute, file)
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems }
}

/** What is to be drawn. Undefined: everything is taken. Throws a UsageError. */
export function drawOf({ sample, seed = '1' }: ChoiceOptions): Draw | undefined {
  if (sample === undefined) return undefined
  const count = Number(sample)
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`--sample takes a number of 1 or more, not "${sample}"`)
  return { count, seed }
}

/** The files of a sample. Says how many of how many. */
export function sampledFiles(inputs: readonly Input[], draw: Draw | undefined): readonly Input[] {
  if (!draw || draw.count >= inputs.length) return inputs
  say(`a sample of ${draw.count} of ${inputs.length} files (--seed ${draw.seed})`)
  return drawnFiles(inputs, draw)
}

/** Of files that hold records the records of a sample. Says how many of how many. */
export function sampledRecords(
  inputs: readonly Input[],
  draw: Draw,
  read: ReadDefaults,
  bytesOf: BytesOf | undefined,
): Drawn {
  const drawn = drawnRecords(inputs, draw, read, bytesOf)
  if (drawn.records !== undefined) say(`a sample of ${draw.count} of ${drawn.records} records (--seed ${draw.seed})`)
  return drawn
}
