import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Profiles } from '@copydesk/engine'
import { afterAll, describe, expect, it } from 'vitest'
import { readProfiles, writeProfiles } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-profile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const saved = (name: string): string => {
  const path = join(folder, name)
  const profiles = new Profiles()
  profiles.count('elm-creek', 'truncation/systematic-deletion', 'words', 17)
  writeProfiles(path, profiles)
  return path
}

const changed = (name: string, change: (json: Record<string, unknown>) => unknown): string => {
  const path = saved(name)
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
  return path
}

describe('a saved profile', () => {
  it('is read back as it was', () => {
    const profile = readProfiles(saved('same.json'), 'same.json').profile('elm-creek')
    expect(profile?.of('truncation/systematic-deletion').count('words', 17)).toBe(1)
  })

  it('made with another word table is refused with what to do', () => {
    const path = changed('other.json', (json) => ({ ...json, words: '0'.repeat(64) }))
    expect(() => readProfiles(path, 'other.json')).toThrow(
      /^other\.json: made by another version .*make it again with "copydesk profile"$/,
    )
  })

  it('that does not say which word table it was made with is refused too', () => {
    const path = changed('old.json', ({ words: _, ...json }) => json)
    expect(() => readProfiles(path, 'old.json')).toThrow(/^old\.json: made by another version/)
  })

  it.each([
    ['of another schema', (json: object) => ({ ...json, schema: 7 }), /^bad\.json: not a copydesk profile of schema 1/],
    ['that is a list', () => [], /^bad\.json: not a copydesk profile/],
    ['that is nothing', () => null, /^bad\.json: not a copydesk profile/],
  ])('%s is refused', (_, change, message) => {
    expect(() => readProfiles(changed('bad.json', change), 'bad.json')).toThrow(message)
  })

  it('that is missing is named with what to do', () => {
    expect(() => readProfiles(join(folder, 'none.json'), 'none.json')).toThrow(/^none\.json: there is no such profile/)
  })
})
