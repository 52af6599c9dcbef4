import { readFileSync } from 'node:fs'
import { Profiles, type ProfilesJson } from '@copydesk/engine'
import { asset } from './assets.ts'
import { ConfigError } from './config/error.ts'
import { problemOf } from './inputs.ts'
import { writeWhole } from './write.ts'

/** Saved profiles count words by their numbers in a word table, and say which. */
interface SavedProfiles extends ProfilesJson {
  /** SHA-256 of the word table's bytes, in hex. */
  readonly words: string
  /** Of habits learned part by part, which are kept with the sketches of their articles. */
  readonly part?: ProfilePart
}

/** Which parts of a run habits were learned from. */
export interface ProfilePart {
  /** Hash of version and configuration. */
  readonly setup: string
  /** Hash of the inputs by name and size. */
  readonly inputs: string
  /** Parts the run was divided into, and those of them that are in here, ascending from 1. */
  readonly of: number
  readonly shards: readonly number[]
}

/** Habits of a run or of parts of it, with the sketches of all their articles. */
export interface PartialProfiles {
  readonly profiles: Profiles
  readonly part: ProfilePart
}

let digest: string | undefined

const sha256 = (bytes: string | Uint8Array): string => process.getBuiltinModule('node:crypto').hash('sha256', bytes)

/** SHA-256 of the word table this build ships. */
function wordTableDigest(): string {
  digest ??= sha256(asset('words.bin'))
  return digest
}

/** Reads saved source profiles, without sketches. Throws a ConfigError that names the file and what to do. */
export function readProfiles(path: string, name: string): Profiles {
  const json = readJson(path, name)
  return profilesOf(json && { ...json, sketches: {} }, name)
}

/** Reads habits learned part by part. Throws a ConfigError that names the file and what to do. */
export function readPartialProfiles(path: string, name: string): PartialProfiles {
  const json = readJson(path, name)
  if (!json?.part)
    throw new ConfigError(`${name}: holds no parts: make them with "copydesk profile --shard i/n", and merge them`)
  return { profiles: profilesOf(json, name), part: json.part }
}

function profilesOf(json: SavedProfiles, name: string): Profiles {
  if (json?.schema === 1 && json.words !== wordTableDigest())
    throw new ConfigError(
      `${name}: made by another version of Copydesk, whose words have other numbers: make it again with "copydesk profile"`,
    )
  return explained(name, () => Profiles.fromJSON(json))
}

/** Saves source profiles, without the sketches only a run over all articles can use. */
export function writeProfiles(path: string, profiles: Profiles): void {
  writeWhole(path, savedText(profiles))
}

/** Saves the habits of parts of a run, with the sketches of their articles. */
export function writePartialProfiles(path: string, profiles: Profiles, part: ProfilePart): void {
  writeWhole(path, savedText(profiles, part))
}

/** What is saved: the same bytes for the same habits. */
export function savedText(profiles: Profiles, part?: ProfilePart): string {
  const { schema, ...rest } = profiles.toJSON(part !== undefined)
  const saved: SavedProfiles = { schema, words: wordTableDigest(), ...(part ? { part } : {}), ...rest }
  return `${JSON.stringify(saved)}\n`
}

/** The habits of several parts together. Throws a ConfigError if they are of different runs, or one is given twice. */
export function mergeProfiles(paths: readonly string[]): PartialProfiles {
  const [first, ...rest] = paths
  if (first === undefined) throw new ConfigError('no parts to merge')
  const { profiles, part } = readPartialProfiles(first, first)
  const shards = new Set(part.shards)
  for (const path of rest) {
    const other = readPartialProfiles(path, path)
    for (const name of ['setup', 'inputs', 'of'] as const)
      if (other.part[name] !== part[name])
        throw new ConfigError(
          `${path}: is of another run than ${first}: of other inputs, divided or configured otherwise`,
        )
    for (const shard of other.part.shards) {
      if (shards.has(shard)) throw new ConfigError(`${path}: part ${shard} of ${part.of} is given twice`)
      shards.add(shard)
    }
    profiles.merge(other.profiles)
  }
  const merged = { ...part, shards: [...shards].sort((a, b) => a - b) }
  return { profiles, part: merged }
}

const readJson = (path: string, name: string): SavedProfiles =>
  explained(name, () => JSON.parse(readFileSync(path, 'utf8')))

function explained<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ConfigError(
      `${name}: ${missing ? 'there is no such profile: make it with "copydesk profile"' : problemOf(error)}`,
    )
  }
}
