import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { IgnoreRules } from './ignore.ts'
import type { Config } from './types.ts'

export interface OwnOptions {
  readonly directives: Config['directives']
  /** The configuration file that holds, if there is one. */
  readonly file: string | undefined
  readonly ignore: IgnoreRules
  /** What an editor shows is its user's. */
  readonly inEditor: boolean
}

/**
 * Whether a file (absolute path) may carry exceptions from its own judgement: directives in comments, front matter and
 * fields, and the sidecar beside it. Where the configuration does not say, only files of the repository that holds it
 * may, and of these only what git does not ignore: articles that were delivered must not silence their judge.
 */
export function ownFiles({ directives, file, ignore, inEditor }: OwnOptions): (absolute: string) => boolean {
  if (directives === false) return () => false
  if (directives !== undefined || inEditor) return () => true
  const repositories = new Map<string, string | undefined>()
  const own = file === undefined ? undefined : repositoryOf(dirname(file), repositories)
  if (own === undefined) return () => false
  return (absolute) => repositoryOf(dirname(absolute), repositories) === own && ignore.reason(absolute) === undefined
}

/** The nearest folder at or above one that holds `.git`; asked of every folder once. */
function repositoryOf(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder)
  const above = dirname(folder)
  const found = existsSync(join(folder, '.git')) ? folder : above === folder ? undefined : repositoryOf(above, known)
  known.set(folder, found)
  return found
}
