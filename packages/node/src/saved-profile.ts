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
}

let digest: string | undefined

/** SHA-256 of the word table this build ships. */
function wordTableDigest(): string {
  digest ??= process.getBuiltinModule('node:crypto').hash('sha256', asset('words.bin'))
  return digest
}

/** Reads saved source profiles. Throws a ConfigError that names the file and what to do. */
export function readProfiles(path: string, name: string): Profiles {
  const json = readJson(path, name)
  if (json?.schema === 1 && json.words !== wordTableDigest())
    throw new ConfigError(
      `${name}: made by another version of Copydesk, whose words have other numbers: make it again with "copydesk profile"`,
    )
  return explained(name, () => Profiles.fromJSON(json))
}

/** Saves source profiles, without the sketches only a run over all articles can use. */
export function writeProfiles(path: string, profiles: Profiles): void {
  const { schema, ...rest } = profiles.toJSON(false)
  const saved: SavedProfiles = { schema, words: wordTableDigest(), ...rest }
  writeWhole(path, `${JSON.stringify(saved)}\n`)
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
