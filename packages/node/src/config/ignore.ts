import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Ignore } from 'ignore'
import { pathFrom } from '../inputs.ts'

/** Which paths are left out. */
export interface IgnoreRules {
  /**
   * The test for what lies under a path the user named: that path itself stays in, however it is ignored, unless
   * `strict`. Takes absolute paths; folders end in a separator.
   */
  under(given: string, strict?: boolean): (absolute: string) => boolean
  /** Name of the file whose pattern leaves a path out. */
  reason(absolute: string): string | undefined
}

interface IgnoreSet {
  /** Where the patterns stand. */
  readonly name: string
  /** Patterns are relative to this folder. */
  readonly folder: string
  readonly patterns: string
}

interface Compiled extends IgnoreSet {
  readonly matcher: Ignore
}

export const noIgnores: IgnoreRules = { under: () => () => false, reason: () => undefined }

/**
 * Patterns of the configuration, of `.copydeskignore` at its root, and of the `.gitignore` files from the top of the
 * repository down to that root. Files below the root are not read: a scraped folder must not hide itself.
 */
export async function ignoreRules(
  root: string,
  patterns: readonly { from: string; patterns: readonly string[] }[],
): Promise<IgnoreRules> {
  const sets = [
    ...gitIgnores(root),
    ...fileSet(root, '.copydeskignore'),
    ...patterns.map((p) => ({ name: p.from, folder: root, patterns: p.patterns.join('\n') })),
  ]
  if (sets.length === 0) return noIgnores
  const { default: create } = await import('ignore')
  const compile = (set: IgnoreSet, extra: readonly string[] = []): Compiled => ({
    ...set,
    matcher: create().add(set.patterns).add(extra),
  })
  const compiled = sets.map((set) => compile(set))
  return {
    under(given, strict = false) {
      const lifted = strict ? compiled : compiled.map((set) => lift(set, given, compile))
      return (absolute) => lifted.some((set) => matches(set, absolute))
    },
    reason: (absolute) => compiled.find((set) => matches(set, absolute))?.name,
  }
}

function inside(folder: string, absolute: string): string | undefined {
  const below = pathFrom(folder, absolute)
  const path = below.endsWith(sep) ? below.slice(0, -1) : below
  if (path === '' || path === '..' || path.startsWith(`..${sep}`)) return undefined
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function matches({ folder, matcher }: Compiled, absolute: string): boolean {
  const path = inside(folder, absolute)
  if (path === undefined) return false
  return matcher.ignores(absolute.endsWith(sep) ? `${path}/` : path)
}

const escaped = (path: string): string => path.replace(/[\\*?[\]!# ]/g, '\\$&')

/** The set without what it says of the given path and of the folders above it. */
function lift(set: Compiled, given: string, compile: (set: IgnoreSet, extra: readonly string[]) => Compiled): Compiled {
  const path = inside(set.folder, given)
  if (path === undefined || !(set.matcher.ignores(path) || set.matcher.ignores(`${path}/`))) return set
  const steps = path.split('/')
  return compile(
    set,
    steps.flatMap((_, i) => `!/${escaped(steps.slice(0, i + 1).join('/'))}`),
  )
}

function fileSet(folder: string, name: string): IgnoreSet[] {
  const file = join(folder, name)
  return existsSync(file) ? [{ name, folder, patterns: readFileSync(file, 'utf8') }] : []
}

function gitIgnores(root: string): IgnoreSet[] {
  const folders: string[] = []
  for (let at = root; ; at = dirname(at)) {
    folders.push(at)
    if (existsSync(join(at, '.git'))) return folders.reverse().flatMap((folder) => fileSet(folder, '.gitignore'))
    if (dirname(at) === at) return []
  }
}
