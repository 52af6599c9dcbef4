import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../alive.ts'

const prefix = 'copydesk-spool-'

/** A private folder for the time of a run, under a name nobody can guess. Who makes it removes it. */
export class TemporaryFolder {
  #path: string | undefined
  #isMade = false

  /** Named when it is asked for: what makes names nobody can guess takes a while to load. */
  get path(): string {
    this.#path ??= join(tmpdir(), `${prefix}${process.pid}-${process.getBuiltinModule('node:crypto').randomUUID()}`)
    return this.#path
  }

  /** Makes the folder if it is not there yet. Throws the error of the file system. */
  make(): void {
    if (this.#isMade) return
    mkdirSync(this.path, { recursive: true, mode: 0o700 })
    this.#isMade = true
  }

  /** Removes what was made, and with it the folders of runs that were killed. */
  remove(): void {
    if (!this.#isMade || !existsSync(this.path)) return
    // Under another name first: threads that are still at it find no folder to write to.
    const gone = `${this.path}-gone`
    renameSync(this.path, gone)
    rmSync(gone, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
    removeAbandoned()
  }
}

function removeAbandoned(): void {
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
