import { readFileSync } from 'node:fs'
import { Profiles, type ProfilesJson } from '@copydesk/engine'
import { ConfigError } from './config/error.ts'
import { problemOf } from './inputs.ts'
import { writeWhole } from './write.ts'

/** Reads saved source profiles. Throws a ConfigError that names the file and what to do. */
export function readProfiles(path: string, name: string): Profiles {
  try {
    return Profiles.fromJSON(JSON.parse(readFileSync(path, 'utf8')) as ProfilesJson)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ConfigError(
      `${name}: ${missing ? 'there is no such profile: make it with "copydesk profile"' : problemOf(error)}`,
    )
  }
}

/** Saves source profiles, without the sketches only a run over all articles can use. */
export const writeProfiles = (path: string, profiles: Profiles): void =>
  writeWhole(path, `${JSON.stringify(profiles.toJSON(false))}\n`)
