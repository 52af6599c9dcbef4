import type { SpawnSyncReturns } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config/error.ts'
import { sidecarOf } from './sidecar.ts'

/** Which files of a repository are meant. */
export type GitSelection =
  /** What is staged, as it is staged. */
  | { readonly kind: 'staged' }
  /** What differs from the last commit in the work tree, new files included. */
  | { readonly kind: 'changed' }
  /** What differs in the work tree from where the branch left `ref`, new files included. */
  | { readonly kind: 'since'; readonly ref: string }

/** A file of a repository; `blob` names the content that stands for the work tree's. */
export interface GitFile {
  readonly absolute: string
  readonly blob?: string
}

const maxOutput = 1 << 30

/** child_process costs more to load than a small file to lint: only who asks git pays for it. */
function spawnGit(cwd: string, args: readonly string[], input?: string): SpawnSyncReturns<Buffer> {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  return spawnSync('git', args, { cwd, maxBuffer: maxOutput, ...(input === undefined ? {} : { input }) })
}

function git(cwd: string, args: readonly string[], input?: string): Buffer {
  const ran = spawnGit(cwd, args, input)
  if (ran.error) throw new ConfigError(`git cannot be run: ${ran.error.message}`)
  if (ran.status !== 0) throw new ConfigError(`git ${args[0]}: ${ran.stderr.toString().trim().split('\n')[0]}`)
  return ran.stdout
}

const fields = (output: Buffer): string[] => output.toString('utf8').split('\0').filter(Boolean)

/** The folder of the work tree that `cwd` lies in. Throws a ConfigError outside of one. */
export const gitTop = (cwd: string): string => git(cwd, ['rev-parse', '--show-toplevel']).toString('utf8').trimEnd()

/** Files selected; deleted ones and links, which may lead out of the repository, are left out. Throws a ConfigError if git says no. */
export function gitFiles(cwd: string, selection: GitSelection): GitFile[] {
  const top = gitTop(cwd)
  if (selection.kind === 'staged') return stagedFiles(top)
  const base = selection.kind === 'changed' ? lastCommit(top) : branchPoint(top, selection.ref)
  const changed = fields(git(top, ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=ACMT', base]))
  const untracked = fields(git(top, ['ls-files', '--others', '--exclude-standard', '-z']))
  return [...new Set([...changed, ...untracked])]
    .map((path) => ({ absolute: join(top, path) }))
    .filter(({ absolute }) => lstatSync(absolute, { throwIfNoEntry: false })?.isFile())
}

const regularFile = /^100/

function stagedFiles(top: string): GitFile[] {
  const raw = fields(
    git(top, ['diff', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', '--diff-filter=ACMT', lastCommit(top)]),
  )
  const files: GitFile[] = []
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [, mode = '', , blob = ''] = (raw[i] as string).split(' ')
    if (regularFile.test(mode) && !/^0+$/.test(blob)) files.push({ absolute: join(top, raw[i + 1] as string), blob })
  }
  return files
}

/** The exceptions beside articles as they are staged, changed or not: blob by absolute path. */
export function stagedSidecars(cwd: string): Map<string, string> {
  const top = gitTop(cwd)
  return blobsIn(top, fields(git(top, ['ls-files', '--stage', '-z', '--', sidecarOf('*')])), 1)
}

/** Lines `mode … blob …\tpath` as blobs by absolute path; `at`: which word the blob is. */
function blobsIn(top: string, lines: readonly string[], at: number): Map<string, string> {
  const entries = lines.map((line): [string, string] => {
    const tab = line.indexOf('\t')
    return [join(top, line.slice(tab + 1)), line.slice(0, tab).split(' ')[at] as string]
  })
  return new Map(entries)
}

/** The last commit, or the empty tree before the first. */
function lastCommit(top: string): string {
  const ran = spawnGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  return ran.status === 0 ? 'HEAD' : git(top, ['hash-object', '-t', 'tree', '--stdin'], '').toString('utf8').trim()
}

function branchPoint(top: string, ref: string): string {
  // A ref that starts with a hyphen would be read as an option.
  const found = spawnGit(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (found.status !== 0) throw new ConfigError(`git knows no "${ref}" here: name a branch, a tag or a commit`)
  return git(top, ['merge-base', found.stdout.toString('utf8').trim(), 'HEAD'])
    .toString('utf8')
    .trim()
}

/** Content of files where the branch left `ref`: blob by absolute path. */
export function blobsSince(cwd: string, ref: string): Map<string, string> {
  const top = gitTop(cwd)
  return blobsIn(top, fields(git(top, ['ls-tree', '-r', '-z', '--full-tree', branchPoint(top, ref)])), 2)
}

const atOnce = 256

/** Reads blobs with one `git cat-file` for many; asks for the next ones when one is wanted that it does not hold. */
export class Blobs {
  readonly #cwd: string
  readonly #blobs: readonly string[]
  readonly #place: ReadonlyMap<string, number>
  #held = new Map<string, Uint8Array>()

  /** `blobs`: in the order they will be asked for. */
  constructor(cwd: string, blobs: readonly string[]) {
    this.#cwd = cwd
    this.#blobs = [...new Set(blobs)]
    this.#place = new Map(this.#blobs.map((blob, i) => [blob, i]))
  }

  /** Content of a blob. Throws a ConfigError if the repository does not have it. */
  read(blob: string): Uint8Array {
    if (!this.#held.has(blob)) {
      const place = this.#place.get(blob) ?? 0
      this.#held = this.#fetch(this.#blobs.slice(place, place + atOnce))
    }
    const bytes = this.#held.get(blob)
    if (!bytes) throw new ConfigError(`git cat-file: ${blob} is missing`)
    return bytes
  }

  #fetch(blobs: readonly string[]): Map<string, Uint8Array> {
    const output = git(this.#cwd, ['cat-file', '--batch'], `${blobs.join('\n')}\n`)
    const found = new Map<string, Uint8Array>()
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf(10, at)
      const [blob = '', type, size] = output.toString('utf8', at, end).split(' ')
      if (type === 'missing') {
        at = end + 1
        continue
      }
      found.set(blob, output.subarray(end + 1, end + 1 + Number(size)))
      at = end + 1 + Number(size) + 1
    }
    return found
  }
}
