import { dirname, relative, resolve } from 'node:path'
import { type Input, ownerOf } from './inputs.ts'
import type { Metadata } from './metadata.ts'
import { digest } from './run/cache-folder.ts'

/** The table may lie among the articles it describes. `table`: its path, where there is one. */
export const withoutTable = (inputs: readonly Input[], table: string | undefined): readonly Input[] =>
  table === undefined ? inputs : inputs.filter(({ absolute }) => absolute !== resolve(table))

/** A table understood from another folder than its own. */
export interface BasedMetadata {
  readonly metadata: Metadata
  readonly folder: string
}

/**
 * A table often names files from the folder of the articles on, and lies somewhere else. It is so understood where none
 * of its rows is an input as it stands, and some are in one of the folders that are linted; undefined where not.
 */
export function basedAt(
  metadata: Metadata,
  table: string,
  folders: readonly string[],
  inputs: readonly Input[],
): BasedMetadata | undefined {
  const { by, rows } = metadata
  const byName = new Map(inputs.map((input) => [input.absolute, input]))
  const isInput = (key: string): boolean => ownerOf(key, byName) !== undefined
  if (by !== 'file' || [...rows.keys()].some(isInput)) return undefined
  const own = dirname(resolve(table))
  for (const folder of folders) {
    const moved = new Map([...rows].map(([key, row]) => [resolve(folder, relative(own, key)), row]))
    if (![...moved.keys()].some(isInput)) continue
    const from = digest(JSON.stringify([metadata.digest, relative(own, resolve(folder))]))
    return { folder, metadata: { ...metadata, digest: from, rows: moved } }
  }
  return undefined
}
