import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Profiles } from '@copydesk/engine'
import {
  Baseline,
  ConfigError,
  createHostEngine,
  readInput,
  readProfiles,
  resolveConfig,
  writeProfiles,
} from '@copydesk/node'
import { recommended } from '@copydesk/preset'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { story } from '../articles.ts'
import { mutated } from './grammar.ts'
import { fuzzed, patience } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const config = {
  extends: ['recommended'],
  rules: { 'truncation/glued-sentence': 'error', 'attribution/missing-byline': ['warning', { credit: 'a' }] },
  overrides: [{ files: ['a/**'], excludedFiles: 'a/b/**', rules: { boilerplate: 'off' } }],
  ignore: ['old/**'],
  sources: { from: ['field', 'folder'], fields: { text: 'body', author: ['by', 'meta.author'] }, expression: 'x(.)' },
  baseline: 'b.json',
  ruleset: '2',
  directives: true,
}
const baseline = {
  schema: 1,
  articles: { 'a/1.txt': [{ fingerprint: 'f'.repeat(16), rule: 'truncation/glued-sentence', actual: 'money.The' }] },
  sources: { a: [{ fingerprint: 'e'.repeat(16), rule: 'boilerplate/repeated-line', actual: 'x' }] },
}
const sidecar = { disable: ['boilerplate', { rules: 'truncation', line: 2, actual: 'x', reason: 'y', record: 1 }] }

/** What a file says is taken, or refused with its name and in words. */
async function takenOrRefused(name: string, take: () => unknown): Promise<void> {
  try {
    await take()
  } catch (error) {
    expect(error, String((error as Error).stack)).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toContain(name)
  }
}

let profile: unknown
beforeAll(async () => {
  const engine = await createHostEngine({ rules: recommended })
  const profiles = new Profiles()
  const input = { path: 'a/1.txt', absolute: file('1.txt', story(1)), key: 'a/1.txt', source: 'a', bytes: 0 }
  for (const outcome of readInput(input, {}))
    if (outcome.type === 'article') engine.observe(engine.index(outcome.article), profiles)
  const path = join(folder, 'profile.json')
  writeProfiles(path, profiles)
  profile = JSON.parse(readFileSync(path, 'utf8'))
})

describe('a file of settings, whatever it holds,', () => {
  it(
    'is a configuration or refused',
    () =>
      fc.assert(
        fc.asyncProperty(mutated(config), async (text) => {
          const configFile = file('copydesk.config.json', text)
          await takenOrRefused('copydesk.config.json', async () => {
            const { settings, rules, isOwn } = await resolveConfig({ cwd: folder, configFile, trusted: false })
            for (const rule of rules) settings(rule)
            isOwn(join(folder, 'a.txt'))
          })
        }),
        fuzzed(0.1),
      ),
    patience,
  )

  it(
    'is a baseline or refused',
    () =>
      fc.assert(
        fc.asyncProperty(mutated(baseline), async (text) => {
          const path = file('b.json', text)
          await takenOrRefused('b.json', () => Baseline.read(path, 'b.json').applySource('a', []))
        }),
        fuzzed(0.1),
      ),
    patience,
  )

  it(
    'is a profile or refused',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.constant(null).chain(() => mutated(profile)),
          async (text) => {
            const path = file('p.json', text)
            await takenOrRefused('p.json', () => readProfiles(path, 'p.json').merge(new Profiles()).profile('a'))
          },
        ),
        fuzzed(0.08),
      ),
    patience,
  )

  it(
    'is a sidecar or an error of its own beside an article that is read',
    () =>
      fc.assert(
        fc.property(mutated(sidecar), (text) => {
          const absolute = file('1.txt', story(1))
          file('1.txt.copydesk.json', text)
          const outcomes = [...readInput({ path: 'a/1.txt', absolute, key: 'a/1.txt', source: 'a', bytes: 0 }, {})]
          expect(outcomes.filter(({ type }) => type === 'article')).toHaveLength(1)
          for (const outcome of outcomes)
            if (outcome.type === 'error') expect(outcome.path).toBe('a/1.txt.copydesk.json')
        }),
        fuzzed(0.05),
      ),
    patience,
  )
})
