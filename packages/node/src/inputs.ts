import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { messageOf } from '@copydesk/core'
import type { IgnoreRules } from './config/ignore.ts'
import { isReadable } from './packed/kinds.ts'
import type { PartOf } from './parts/shard.ts'
import { isPassedFile, isPassedFolder } from './passed-by.ts'

/** A file to read. */
export interface Input {
  /** As the user gave it, with `/`. */
  readonly path: string
  readonly absolute: string
  /** Relative to the root of the configuration, with `/`. */
  readonly key: string
  /** Source named by the folder, or by an expression over the path. */
  readonly source: string
  readonly sourceBy?: 'expression'
  /** Given itself, or directly in the folder given: its folder is none of a source. */
  readonly loose?: boolean
  /** Of other people: exceptions in it and beside it are named and not taken. */
  readonly foreign?: true
  readonly bytes: number
  /** Where the records of a packed input lie for the time of the run. */
  readonly unpacked?: string
  /** Absolute path by which a table of metadata knows it, where that is another. */
  readonly called?: string
  /** Read as far as this part of the run goes. */
  readonly part?: PartOf
  /** Places of the records that were drawn from it, from 0 on; all where missing. */
  readonly records?: ReadonlySet<number>
}

/** What stands for the content of a file, by absolute path: undefined if its own does, null if there is to be no such file. */
export type BytesOf = (absolute: string) => Uint8Array | null | undefined

/** A path that names nothing readable; `remedy` says what to do. */
export interface InputProblem {
  readonly path: string
  readonly message: string
}

export interface Inputs {
  readonly files: readonly Input[]
  readonly problems: readonly InputProblem[]
}

export interface InputOptions {
  readonly cwd: string
  /** Keys are relative to this folder. */
  readonly root: string
  /** What to leave out below the paths given. */
  readonly ignore?: IgnoreRules
  /** Name of the source by the path relative to `root`, where it is not the folder's. */
  readonly sourceOf?: (key: string) => string | undefined
  /** Whether exceptions in a file (absolute path) count. Default: they do. */
  readonly isOwn?: (absolute: string) => boolean
  /** Leave out ignored files also when they are named (hooks pass every staged path). */
  readonly forceExclude?: boolean
}

export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

/** As `relative` has it, which costs ten times as much. Both are absolute and resolved. */
export function pathFrom(folder: string, absolute: string): string {
  const prefix = folderPrefix(folder)
  return absolute.startsWith(prefix) ? absolute.slice(prefix.length) : relative(folder, absolute)
}

const isAddress = /^https?:\/\//i
const notFetched = 'nothing is fetched: save the page, then name the file'

/** Lists the articles under the given files and folders, each once, ascending by path; no symbolic link leaves the folder given. */
export function listInputs(paths: readonly string[], options: InputOptions): Inputs {
  const files = new Map<string, Input>()
  const problems: InputProblem[] = []
  for (const path of paths) {
    const absolute = resolve(options.cwd, path)
    const ignored = options.ignore?.under(absolute, options.forceExclude) ?? (() => false)
    try {
      const stat = statSync(absolute)
      if (stat.isDirectory()) walk(absolute, { given: path, absolute, options, ignored, files, problems })
      else if (!ignored(absolute))
        add(files, { path, absolute, source: basename(dirname(absolute)), loose: true, bytes: stat.size }, options)
    } catch (error) {
      problems.push({ path: slashed(path), message: isAddress.test(path) ? notFetched : problemOf(error) })
    }
  }
  return { files: [...files.values()].sort(byPath), problems }
}

/**
 * The inputs among `chosen` (absolute paths; they need not exist) that listing `paths` would give if all of them existed.
 * Without paths: all of them, each of the source its folder names.
 */
export function pickInputs(paths: readonly string[], chosen: readonly string[], options: InputOptions): Input[] {
  const given = paths.map((path) => ({ path, absolute: resolve(options.cwd, path) }))
  const files = new Map<string, Input>()
  for (const absolute of chosen) {
    const bytes = statSync(absolute, { throwIfNoEntry: false })?.size ?? 0
    const owner = given.find((g) => absolute === g.absolute || absolute.startsWith(folderPrefix(g.absolute)))
    if (paths.length > 0 && !owner) continue
    const folder = owner?.absolute ?? folderAbove(absolute, options.root)
    const ignored = options.ignore?.under(folder, options.forceExclude || !owner) ?? (() => false)
    if (absolute === folder ? ignored(absolute) : isLeftOut(folder, absolute, ignored)) continue
    const shown = owner ? join(owner.path, relative(owner.absolute, absolute)) : relative(options.cwd, absolute)
    const source = owner ? sourceUnder(folder, absolute) : basename(dirname(absolute))
    add(
      files,
      { path: shown, absolute, source, bytes, ...(dirname(absolute) === folder ? { loose: true } : {}) },
      options,
    )
  }
  return [...files.values()].sort(byPath)
}

const folderAbove = (absolute: string, root: string): string =>
  absolute.startsWith(folderPrefix(root)) ? root : dirname(absolute)

const folderPrefix = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)

/** Whether a walk of `folder` would pass the file by. */
function isLeftOut(folder: string, absolute: string, ignored: (absolute: string) => boolean): boolean {
  const steps = relative(folder, absolute).split(sep)
  const name = steps.at(-1) as string
  if (steps.some(isPassedFolder) || isPassedFile(name) || !isReadable(name)) return true
  const folders = steps.slice(0, -1).map((_, i) => join(folder, ...steps.slice(0, i + 1)) + sep)
  return folders.some(ignored) || ignored(absolute)
}

/** The first folder below the linted one, else the folder the file lies in. */
function sourceUnder(folder: string, absolute: string): string {
  const inside = relative(folder, absolute)
  return inside.includes(sep) ? (inside.split(sep)[0] as string) : basename(dirname(absolute))
}

const byPath = (a: Input, b: Input): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

interface Walk {
  readonly given: string
  /** The folder given. */
  readonly absolute: string
  readonly options: InputOptions
  readonly ignored: (absolute: string) => boolean
  readonly files: Map<string, Input>
  readonly problems: InputProblem[]
}

function walk(folder: string, walking: Walk): void {
  const { given, absolute, options, ignored, files, problems } = walking
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const isGone = folder !== absolute && (error as NodeJS.ErrnoException).code === 'ENOENT'
    const message = isGone ? gone(basename(folder)) : problemOf(error)
    problems.push({ path: slashed(join(given, relative(absolute, folder))), message })
    return
  }
  const names = namesBelow(folder, walking)
  for (const entry of entries) {
    if (isPassedFolder(entry.name)) continue
    const path = names.path + entry.name
    if (entry.isDirectory()) {
      if (!ignored(path + sep)) walk(path, walking)
    } else if (
      (entry.isFile() || staysInside(path, absolute)) &&
      isReadable(entry.name) &&
      !isPassedFile(entry.name) &&
      !ignored(path)
    ) {
      const shown = names.shown + entry.name
      const bytes = lstatSync(path, { throwIfNoEntry: false })?.size
      if (bytes === undefined) {
        problems.push({ path: slashed(shown), message: gone(entry.name) })
        continue
      }
      const loose = folder === absolute ? { loose: true } : {}
      add(files, { path: shown, absolute: path, source: names.source, bytes, ...loose }, options)
    }
  }
}

/** What the names of all files of a folder begin with, and their source. */
function namesBelow(folder: string, { given, absolute }: Walk) {
  const any = 'name'
  const shown = join(given, relative(absolute, folder), any)
  const path = join(folder, any)
  return {
    shown: shown.slice(0, -any.length),
    path: path.slice(0, -any.length),
    source: sourceUnder(absolute, path),
  }
}

/** Why there is nothing by a name that was listed. */
const gone = (name: string): string =>
  name.includes('\ufffd') ? 'its name is no UTF-8: rename it' : 'went away while its folder was listed: lint again'

/** True for a symbolic link to a file inside the folder given. */
function staysInside(path: string, folder: string): boolean {
  try {
    return statSync(path).isFile() && realpathSync(path).startsWith(realpathSync(folder) + sep)
  } catch {
    return false
  }
}

function add(files: Map<string, Input>, file: Omit<Input, 'key'>, { root, sourceOf, isOwn }: InputOptions): void {
  if (files.has(file.absolute)) return
  const key = slashed(pathFrom(root, file.absolute))
  const named = sourceOf?.(key)
  const source = named === undefined ? {} : { source: named, sourceBy: 'expression' as const }
  const foreign = isOwn && !isOwn(file.absolute) ? { foreign: true as const } : {}
  files.set(file.absolute, { ...file, path: slashed(file.path), key, ...source, ...foreign })
}

/** What is wrong and what to do, in words. */
export function problemOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'no such file or folder: check the spelling and the working directory'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied: make it readable for this user'
  if (code === 'EISDIR') return 'is a folder'
  return messageOf(error)
}

/** What the name of an article leads to among those of files: the file's own, or its container's, before `#id`. */
export function ownerOf<T>(name: string, byName: ReadonlyMap<string, T>): T | undefined {
  const whole = byName.get(name)
  if (whole) return whole
  for (let at = name.lastIndexOf('#'); at > 0; at = name.lastIndexOf('#', at - 1)) {
    const owner = byName.get(name.slice(0, at))
    if (owner) return owner
  }
  return undefined
}
