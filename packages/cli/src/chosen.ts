import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { hash64 } from '@copydesk/core'
import type { Input, Inputs } from '@copydesk/node'
import { UsageError } from './exit.ts'
import { say } from './say.ts'

export interface ChoiceOptions {
  /** A file that names files and folders, one a line; `-` for standard input. */
  readonly filesFrom?: string
  /** Files to lint, drawn by a hash of their paths. */
  readonly sample?: string
  readonly seed?: string
}

/** The paths given and those the list names. Throws a UsageError if the list cannot be read. */
export function pathsOf(paths: readonly string[], { filesFrom }: ChoiceOptions): readonly string[] {
  if (filesFrom === undefined) return paths
  const named = listOf(filesFrom)
    .split(/\r?\n|\0/)
    .filter((line) => line !== '')
  if (named.length === 0) throw new UsageError(`--files-from ${filesFrom} names no file`)
  return [...paths, ...named]
}

function listOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
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

/** The files of a sample: the same ones for the same seed wherever the folder lies. Says how many of how many. Throws a UsageError. */
export function sampled(inputs: readonly Input[], { sample, seed = '1' }: ChoiceOptions): readonly Input[] {
  if (sample === undefined) return inputs
  const count = Number(sample)
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`--sample takes a number of 1 or more, not "${sample}"`)
  if (count >= inputs.length) return inputs
  const drawn = inputs
    .map((input) => ({
      input,
      by: hash64(`${seed}\n${input.source}\n${input.path.slice(input.path.lastIndexOf('/') + 1)}`),
    }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .slice(0, count)
    .map(({ input }) => input)
  say(`a sample of ${count} of ${inputs.length} files (--seed ${seed})`)
  const chosen = new Set(drawn)
  return inputs.filter((input) => chosen.has(input))
}
