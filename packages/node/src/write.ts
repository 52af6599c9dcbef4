import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { hash64 } from '@copydesk/core'
import { isAlive } from './alive.ts'

export interface WriteOptions {
  /** The file must lie below this folder, and still do so once every link on the way is followed. */
  readonly within?: string
  /** `false`: does not wait for the disk, for what a power cut may take. */
  readonly durable?: boolean
}

/** A file that cannot be written where it was sent. The message names it and says why. */
export class WriteError extends Error {
  override readonly name = 'WriteError'

  constructor(path: string, reason: string) {
    super(`cannot write ${path}: ${reason}`)
  }
}

/** A file that is not there yet: what is written shows once it is committed, all of it at once. */
export interface StagedFile {
  write(content: string | Uint8Array): void
  /** Puts it in its place. */
  commit(): void
  /** Takes it back. Does nothing once it is committed or taken back. */
  discard(): void
}

/**
 * Begins a file beside its place, under a name nobody can guess; a file it replaces gives it its mode. Makes missing
 * folders. Follows no symbolic link: where one stands in its place nothing is written. Throws a WriteError.
 */
export function stageFile(path: string, { within, durable = true }: WriteOptions = {}): StagedFile {
  return explained(path, () => {
    const mode = replacedMode(path)
    makeFolder(path, within)
    sweep(dirname(path))
    const staged = join(dirname(path), stagedName())
    const file = openSync(staged, creating, 0o666)
    let isOpen = true
    const end = (): void => {
      isOpen = false
      closeSync(file)
    }
    if (mode !== undefined) fchmodSync(file, mode)
    return {
      write: (content) =>
        explained(path, () => writeAll(file, typeof content === 'string' ? Buffer.from(content) : content)),
      commit: () =>
        explained(path, () => {
          if (durable) fsyncSync(file)
          end()
          renameSync(staged, path)
        }),
      discard() {
        if (isOpen) end()
        rmSync(staged, { force: true })
      },
    }
  })
}

/** Writes a file whole or not at all, as `stageFile` does. Throws a WriteError. */
export function writeWhole(path: string, content: string | Uint8Array, options: WriteOptions = {}): void {
  const staged = stageFile(path, options)
  try {
    staged.write(content)
    staged.commit()
  } catch (error) {
    staged.discard()
    throw error
  }
}

/** Whose a staged file is, and a part nobody can guess. */
const stagedName = (): string =>
  `.copydesk-${here()}-${process.pid}-${process.getBuiltinModule('node:crypto').randomUUID()}.tmp`

/** This machine: another one that shares the folder has processes of its own. */
const here = (): string => hash64(hostname()).slice(0, 8)

const stagedNames = /^\.copydesk-([0-9a-f]{8})-(\d+)-[0-9a-f-]{36}\.tmp$/
const swept = new Set<string>()

/** Removes, once a folder, what runs of this machine left there that were killed. */
function sweep(folder: string): void {
  if (swept.has(folder)) return
  swept.add(folder)
  for (const name of readdirSync(folder)) {
    const [, machine, pid] = stagedNames.exec(name) ?? []
    if (machine === here() && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

// Windows has no such flag, and makes no link without a privilege.
const creating = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Mode of the regular file that stands in a place, if any. */
function replacedMode(path: string): number | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return undefined
  if (stat.isSymbolicLink()) throw new WriteError(path, 'it is a symbolic link: name the file it points to')
  if (stat.isDirectory()) throw new WriteError(path, 'it is a folder')
  if (!stat.isFile()) throw new WriteError(path, 'it is no regular file')
  return stat.mode & 0o7777
}

/** Folder by folder: where the system makes none, Node.js's own way of making them all may never end. */
function makeFolder(path: string, within: string | undefined): void {
  const folder = resolve(dirname(path))
  const there = nearest(folder)
  if (within !== undefined && !(holds(resolve(within), folder) && holds(real(nearest(resolve(within))), real(there))))
    throw new WriteError(path, `it lies outside of ${within}`)
  const missing: string[] = []
  for (let at = folder; at !== there; at = dirname(at)) missing.push(at)
  for (const one of missing.reverse()) makeOne(one)
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** A folder or the nearest one above it that is there, be it a link. */
function nearest(folder: string): string {
  let at = folder
  while (!lstatSync(at, { throwIfNoEntry: false }) && dirname(at) !== at) at = dirname(at)
  return at
}

const real = (path: string): string => realpathSync(path)

/** Whether a path is a folder or lies below it. */
export const holds = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

function explained<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof WriteError ? error : new WriteError(path, reasonOf(error))
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
  EEXIST: 'its folder is a file',
  ENOENT: 'its folder cannot be made',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  ELOOP: 'symbolic links lead in circles',
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return reasons[code] ?? message
}
