import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { writeWhole } from '../write.ts'

export interface CacheOptions {
  /** Where the cache makes a folder of its own, `copydesk`. It touches nothing else there. */
  readonly folder: string
  /** Stands for all that findings depend on besides the inputs: version, rules, configuration, saved profile. */
  readonly setup: string
  /** What to keep at most, in bytes; the packs used longest ago go first. Default 512 MB. */
  readonly maxBytes?: number
  /** Told once if part of the cache cannot be used. */
  readonly note?: (text: string) => void
}

const schema = 5
const defaultMaxBytes = 512_000_000

/** A file of the cache. */
export interface Pack {
  /** SHA-1 of its body. */
  readonly digest: string
  readonly body: Buffer
}

/**
 * The folder that keeps results from run to run, in packs known by name. A pack is written whole or not at all and
 * carries a checksum; one that is damaged counts as missing, with a note.
 */
export class CacheFolder {
  readonly #options: CacheOptions
  /** All of it is the cache's own. */
  readonly #owned: string
  readonly #folder: string
  #noted = false
  #usable: boolean | undefined

  constructor(options: CacheOptions) {
    this.#options = options
    this.#owned = join(options.folder, 'copydesk')
    this.#folder = join(this.#owned, digest(`${schema}\n${process.versions.v8}\n${options.setup}`))
  }

  get path(): string {
    return this.#owned
  }

  read(name: string): Pack | undefined {
    if (!this.#isOwn()) return undefined
    let bytes: Buffer
    try {
      bytes = readAndTouch(join(this.#folder, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#note('cannot be read')
      return undefined
    }
    const end = bytes.indexOf(10)
    const body = bytes.subarray(end + 1)
    const sum = digest(body)
    if (end < 0 || bytes.toString('latin1', 0, end) !== sum) {
      this.#note('is damaged')
      return undefined
    }
    return { digest: sum, body }
  }

  /** Gives the digest of what was written. */
  write(name: string, body: Uint8Array): string | undefined {
    if (!this.#isOwn()) return undefined
    const options = { durable: false, within: this.#owned }
    try {
      const tag = join(this.#owned, tagName)
      if (!existsSync(tag)) writeWhole(tag, tagText, options)
      const sum = digest(body)
      writeWhole(join(this.#folder, name), Buffer.concat([Buffer.from(`${sum}\n`), body]), options)
      return sum
    } catch {
      this.#usable = false
      this.#note('cannot be written')
      return undefined
    }
  }

  /** Keeps the folder within its size. */
  prune(): void {
    if (!this.#isOwn()) return
    const packs = listPacks(this.#owned).sort((a, b) => a.used - b.used)
    let excess = packs.reduce((sum, pack) => sum + pack.bytes, 0) - (this.#options.maxBytes ?? defaultMaxBytes)
    for (const pack of packs) {
      if (excess <= 0) return
      rmSync(pack.path, { force: true })
      excess -= pack.bytes
    }
  }

  /** Whether the folder is there and marked as a cache of ours, or is still to be made. */
  #isOwn(): boolean {
    if (this.#usable === undefined) {
      this.#usable = isOwn(this.#owned)
      if (!this.#usable) this.#note('was not made by it')
    }
    return this.#usable
  }

  #note(what: string): void {
    if (!this.#noted) this.#options.note?.(`part of the cache in ${this.#owned} ${what}: linting without it`)
    this.#noted = true
  }
}

/** Marks a folder as a cache, for backups too: https://bford.info/cachedir/ */
const tagName = 'CACHEDIR.TAG'
const tagText = `Signature: 8a477f597d28d172789f06886806bc55
# Made by copydesk, which removes files here. It can be deleted at any time.
`

/** A folder that is missing, empty but for files about to be written, or carries the mark. Never a link. */
function isOwn(folder: string): boolean {
  try {
    const stat = lstatSync(folder, { throwIfNoEntry: false })
    if (!stat?.isDirectory()) return stat === undefined
    const names = readdirSync(folder).filter((name) => !name.startsWith('.copydesk-'))
    if (!names.includes(tagName)) return names.length === 0
    return readFileSync(join(folder, tagName), 'utf8') === tagText
  } catch {
    return false
  }
}

/** Content of a regular file, which counts as used from now on. */
function readAndTouch(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no file`)
    const bytes = readFileSync(file)
    touch(file)
    return bytes
  } finally {
    closeSync(file)
  }
}

export const digest = (data: string | Uint8Array): string => process.getBuiltinModule('node:crypto').hash('sha1', data)

const touch = (file: number): void => {
  try {
    const now = new Date()
    futimesSync(file, now, now)
  } catch {
    // A cache that may only be read is as good.
  }
}

// `seen`, `found`, and what has no digest in its name are of earlier versions.
const packNames =
  /^(?:[0-9a-f]{24}\.(?:observed|linted|sources|settled|stamps|seen|found)|sources|settled|\.copydesk-[0-9a-f]{8}-\d+-[0-9a-f-]{36}\.tmp)$/

/** What the cache has written: its folders and packs are known by their names, and a link is none of them. */
function listPacks(folder: string): { path: string; bytes: number; used: number }[] {
  const packs: { path: string; bytes: number; used: number }[] = []
  for (const setup of entriesOf(folder)) {
    if (!setup.isDirectory() || !/^[0-9a-f]{40}$/.test(setup.name)) continue
    for (const entry of entriesOf(join(folder, setup.name))) {
      if (!entry.isFile() || !packNames.test(entry.name)) continue
      const path = join(folder, setup.name, entry.name)
      const stat = lstatSync(path, { throwIfNoEntry: false })
      if (stat) packs.push({ path, bytes: stat.size, used: stat.mtimeMs })
    }
  }
  return packs
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Where tools keep their caches: `node_modules/.cache` of the nearest package, else the user's cache folder. */
export function defaultCacheFolder(root: string): string {
  for (let at = resolve(root); dirname(at) !== at; at = dirname(at))
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'node_modules')))
      return join(at, 'node_modules/.cache')
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
}
