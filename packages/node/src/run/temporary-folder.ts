import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Article, hash64, SourceMap, type SourceMapParts } from '@copydesk/core'
import type { ReadOutcome } from '@copydesk/readers'

const prefix = 'copydesk-spool-'

/** A new folder name for a run, which nobody can guess. */
const newFolder = (): string =>
  join(tmpdir(), `${prefix}${process.pid}-${process.getBuiltinModule('node:crypto').randomUUID()}`)

type Kept =
  | Exclude<ReadOutcome, { type: 'article' }>
  | { readonly article: Omit<Article, 'map'>; readonly map: SourceMapParts }

/**
 * Articles read in the first pass, left on disk for the second: parsing a page costs more than reading this back. Several
 * threads may share one folder. The owner of a run makes and removes it; what others would write afterwards is dropped.
 */
export class Spool {
  readonly #owns: boolean
  #folder: string | undefined
  #made = false

  /** `folder`: of another thread's spool; without it this one owns its own. */
  constructor(folder?: string) {
    this.#owns = folder === undefined
    this.#folder = folder
  }

  get folder(): string {
    this.#folder ??= newFolder()
    return this.#folder
  }

  /** Makes the folder. Without it nothing is kept. */
  open(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    this.#made = true
  }

  /** Leaves the outcomes of one input. A full disk is no error: the input is read again then. */
  put(name: string, outcomes: readonly ReadOutcome[]): void {
    try {
      if (this.#owns && !this.#made) this.open()
      writeFileSync(this.#path(name), serialize(outcomes.map(kept)), { mode: 0o600 })
    } catch {
      rmSync(this.#path(name), { force: true })
    }
  }

  get(name: string): readonly ReadOutcome[] | undefined {
    try {
      return (deserialize(readFileSync(this.#path(name))) as Kept[]).map(restored)
    } catch {
      return undefined
    }
  }

  /** Removes what its owner made, and with it the spools of runs that were killed. */
  remove(): void {
    if (this.#made) removeSpool(this.folder)
  }

  #path(name: string): string {
    return join(this.folder, hash64(name))
  }
}

const kept = (outcome: ReadOutcome): Kept => {
  if (outcome.type !== 'article') return outcome
  const { map, ...article } = outcome.article
  return { article, map: map.parts() }
}

const restored = (kept: Kept): ReadOutcome =>
  'map' in kept
    ? { type: 'article', article: { ...kept.article, map: SourceMap.fromParts(kept.article.text, kept.map) } }
    : kept

function removeSpool(folder: string): void {
  if (!existsSync(folder)) return
  // Under another name first: threads that are still at it find no folder to write to.
  const gone = `${folder}-gone`
  renameSync(folder, gone)
  rmSync(gone, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (pid > 0 && !isAlive(pid) && isOurs(join(tmpdir(), name)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/** A folder of this user: others share the place for temporary files. */
function isOurs(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && (process.getuid === undefined || stat.uid === process.getuid())
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
