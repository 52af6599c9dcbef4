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
import type { SourceFinding } from '@copydesk/core'
import type { Profiles, ProfilesJson } from '@copydesk/engine'
import type { BytesOf, Input } from '../inputs.ts'
import { sidecarBytes } from '../sidecar.ts'
import { writeWhole } from '../write.ts'
import type { Seen } from './passes.ts'
import type { Shard } from './shards.ts'

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

const schema = 2
const defaultMaxBytes = 512_000_000

/** What the first pass learned of a shard. */
export interface SeenPack {
  readonly seen: readonly Seen[]
  readonly profiles: () => ProfilesJson
}

/** Items of the second pass by input, as JSON, one string an item. */
export interface FoundPack {
  readonly keys: readonly string[]
  readonly items: () => readonly (readonly string[])[]
}

/** What was said of the sources, with what it depended on. */
export type SourcePack = Readonly<Record<string, { readonly key: string; readonly findings: readonly SourceFinding[] }>>

/**
 * Results of earlier runs, known by content and never by time. A pack is written whole or not at all and carries a
 * checksum; one that is damaged counts as missing.
 */
export class ResultCache {
  readonly #options: CacheOptions
  /** All of it is the cache's own. */
  readonly #owned: string
  readonly #folder: string
  #noted = false
  #usable: boolean | undefined

  constructor(options: CacheOptions) {
    this.#options = options
    this.#owned = join(options.folder, 'copydesk')
    this.#folder = join(this.#owned, digest(`${schema}\n${options.setup}`))
  }

  /** What was learned of a shard whose inputs had these hashes. */
  seen(shard: Shard, hashes: readonly string[]): SeenPack | undefined {
    const lines = this.#read(packName(shard, 'seen'))
    if (!lines || lines[0] !== seenKey(shard, hashes)) return undefined
    return {
      seen: JSON.parse(lines[1] as string) as Seen[],
      profiles: () => JSON.parse(this.#read(packName(shard, 'seen'))?.[2] ?? 'null') as ProfilesJson,
    }
  }

  putSeen(shard: Shard, hashes: readonly string[], seen: readonly Seen[], profiles: ProfilesJson): void {
    this.#write(packName(shard, 'seen'), [seenKey(shard, hashes), JSON.stringify(seen), JSON.stringify(profiles)])
  }

  found(shard: Shard): FoundPack | undefined {
    const lines = this.#read(packName(shard, 'found'))
    if (!lines) return undefined
    const index = JSON.parse(lines[0] as string) as { keys: string[]; items: number[] }
    return {
      keys: index.keys,
      items: () => {
        let end = 1
        return index.items.map((count) => {
          end += count
          return lines.slice(end - count, end)
        })
      },
    }
  }

  putFound(shard: Shard, keys: readonly string[], items: readonly (readonly string[])[]): void {
    const index = JSON.stringify({ keys, items: items.map((list) => list.length) })
    this.#write(packName(shard, 'found'), [index, ...items.flat()])
  }

  sources(): SourcePack {
    const lines = this.#read('sources')
    return lines ? (JSON.parse(lines[0] as string) as SourcePack) : {}
  }

  putSources(pack: SourcePack): void {
    this.#write('sources', [JSON.stringify(pack)])
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

  #read(name: string): string[] | undefined {
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
    if (end < 0 || bytes.toString('latin1', 0, end) !== digest(body)) {
      this.#note('is damaged')
      return undefined
    }
    return body.toString('utf8').split('\n')
  }

  #write(name: string, lines: readonly string[]): void {
    if (!this.#isOwn()) return
    const body = Buffer.from(lines.join('\n'))
    const options = { durable: false, within: this.#owned }
    try {
      const tag = join(this.#owned, tagName)
      if (!existsSync(tag)) writeWhole(tag, tagText, options)
      writeWhole(join(this.#folder, name), Buffer.concat([Buffer.from(`${digest(body)}\n`), body]), options)
    } catch {
      this.#usable = false
      this.#note('cannot be written')
    }
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

const digest = (data: string | Uint8Array): string => process.getBuiltinModule('node:crypto').hash('sha1', data)

const packName = ({ inputs }: Shard, kind: string): string =>
  `${digest(`${inputs[0]?.absolute}\n${inputs[0]?.path}`).slice(0, 24)}.${kind}`

const nameOf = ({ path, key, source, loose, foreign }: Input): string =>
  JSON.stringify([path, key, source, loose === true, foreign === true])

const seenKey = ({ inputs }: Shard, hashes: readonly string[]): string =>
  digest(inputs.map((input, i) => `${nameOf(input)} ${hashes[i]}`).join('\n'))

/** Stands for everything the findings of one input depend on besides the setup. */
export const foundKey = (input: Input, contentHash: string, sourceKeys: readonly string[], runKey: string): string =>
  digest([nameOf(input), contentHash, ...sourceKeys, runKey].join('\n'))

/** Hash of what an input and the exceptions beside it hold, or of why they cannot be read. */
export function contentHash({ absolute }: Input, bytesOf?: BytesOf): string {
  try {
    const content = digest(bytesOf?.(absolute) ?? readFileSync(absolute))
    const sidecar = sidecarBytes(absolute, bytesOf)
    return sidecar ? digest(`${content}\n${digest(sidecar)}`) : content
  } catch (error) {
    return `unreadable ${(error as NodeJS.ErrnoException).code ?? String(error)}`
  }
}

/** What findings depend on besides inputs: what the caller says, and the options of the run that change records. */
export const setupKey = (
  setup: string,
  { read, withBody, known, saved }: { read?: unknown; withBody?: boolean; known?: readonly string[]; saved?: Profiles },
): string =>
  digest(JSON.stringify([setup, read, withBody === true, known, saved && digest(JSON.stringify(saved.toJSON(false)))]))

/** A digest that grows item by item: the articles of a source, of a run. */
export const chained = (before: string | undefined, item: string): string => digest(`${before ?? ''}\n${item}`)

const touch = (file: number): void => {
  try {
    const now = new Date()
    futimesSync(file, now, now)
  } catch {
    // A cache that may only be read is as good.
  }
}

/** What the cache has written: its folders and packs are known by their names, and a link is none of them. */
function listPacks(folder: string): { path: string; bytes: number; used: number }[] {
  const packs: { path: string; bytes: number; used: number }[] = []
  for (const setup of entriesOf(folder)) {
    if (!setup.isDirectory() || !/^[0-9a-f]{40}$/.test(setup.name)) continue
    for (const entry of entriesOf(join(folder, setup.name))) {
      if (
        !entry.isFile() ||
        !/^(?:[0-9a-f]{24}\.(?:seen|found)|sources|\.copydesk-[0-9a-f-]{36}\.tmp)$/.test(entry.name)
      )
        continue
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
