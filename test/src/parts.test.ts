import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import {
  createConfiguredEngine,
  type Input,
  inPart,
  joinParts,
  lintPart,
  listInputs,
  mergeParts,
  mergeProfiles,
  type PartHead,
  profileInputs,
  type RunEvent,
  type RunSummary,
  readPartialProfiles,
  recordOf,
  resolveConfig,
  run,
  stageFile,
  unpackInputs,
  writePartialProfiles,
} from '@copydesk/node'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { story } from './articles.ts'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

/** Outlets that copy from one another and word one quotation in two ways. */
const outlets = ['metro-bulletin', 'northgate-wire', 'meridian-dispatch'].map((name) =>
  resolve(import.meta.dirname, '../../corpus/outlets', name),
)
const folder = mkdtempSync(join(tmpdir(), 'copydesk-parts-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Records of every kind: articles of several sources, one that is no JSON, one without a text. */
const mixed = Array.from({ length: 23 }, (_, i) =>
  i === 7
    ? '{ "id": '
    : JSON.stringify(
        i === 9 ? { id: 'none' } : { ...(i % 3 ? {} : { id: `x${i}` }), source: `s${i % 2}`, text: story(i) },
      ),
).join('\n')

let inputs: readonly Input[] = []
let engine: Awaited<ReturnType<typeof createConfiguredEngine>>

beforeAll(async () => {
  writeFileSync(join(folder, 'mixed.jsonl'), mixed)
  writeFileSync(join(folder, 'packed.jsonl.gz'), gzipSync(mixed.replaceAll('harbour', 'river')))
  writeFileSync(join(folder, 'gone.txt'), '')
  const config = await resolveConfig({ cwd: folder, trusted: true, noConfig: true })
  engine = await createConfiguredEngine(config)
  inputs = await unpackInputs(listInputs([...outlets, folder], { cwd: folder, root: folder }).files)
})

async function textOf(events: AsyncGenerator<RunEvent, RunSummary, void>): Promise<string> {
  let text = ''
  for await (const event of events) text += `${JSON.stringify(recordOf(event))}\n`
  return text
}

const shared = { setup: 's', inputs: 'i', of: 0 }
let made = 0
const newFile = (): string => join(folder, `${made++}.part`)

/** Learns and lints in so many parts, merges profiles in one order and parts in another. */
async function inParts(count: number, order: readonly number[]): Promise<string> {
  const learned: string[] = []
  for (const index of order) {
    const { profiles } = await profileInputs({ engine, inputs: inPart(inputs, { index, count }) })
    learned.push(newFile())
    writePartialProfiles(learned.at(-1) as string, profiles, { ...shared, of: count, shards: [index + 1] })
  }
  const merged = mergeProfiles(learned)
  const path = newFile()
  writePartialProfiles(path, merged.profiles, merged.part)
  const parts: string[] = []
  for (const index of order) {
    const file = newFile()
    const { profiles: saved } = readPartialProfiles(path, path)
    await lintPart({ engine, inputs, saved, part: { index, count } }, stageFile(file), headOf(index, count))
    parts.unshift(file)
  }
  // Two of them become one first.
  const [a, b, ...rest] = parts as [string, string?]
  const pair = newFile()
  if (b !== undefined) await joinParts([a, b], stageFile(pair))
  const { profiles } = readPartialProfiles(path, path)
  const paths = b === undefined ? [a] : [...rest, pair]
  return textOf(mergeParts({ paths, engine, setup: 's', profile: 'p', profiles }))
}

const headOf = (index: number, count: number): PartHead => ({
  ...shared,
  copydesk: 'part',
  schema: 1,
  reading: 'r',
  profile: 'p',
  of: count,
  shards: [index + 1],
  problems: [],
})

const orders = fc
  .integer({ min: 2, max: 7 })
  .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }))

describe('parts', () => {
  it('merge to the bytes of one run, whatever their number and order', async () => {
    const whole = await textOf(run({ engine, inputs }))
    const rules = recordsOf(whole).flatMap((r) =>
      (r.type === 'article' ? r.findings : []).map((f: { rule: string }) => f.rule),
    )
    // Found across articles, which lie in different parts.
    expect(rules).toEqual(expect.arrayContaining(['attribution/uncredited-copy', 'machine-translation/quote-drift']))
    expect(recordsOf(whole).map((r) => r.type)).toEqual(expect.arrayContaining(['error', 'skipped', 'source']))
    const same = fc.asyncProperty(orders, async (order) => (await inParts(order.length, order)) === whole)
    await fc.assert(same, {
      numRuns: 4,
      examples: [[[0]], [[...Array(12).keys()]]],
      endOnFailure: true,
    })
  })
})

describe('the commands', () => {
  const files = {
    'in/elm/1.txt': story(1),
    'in/elm/2.txt': story(2),
    'in/all.jsonl': mixed,
  }
  const shard = (cwd: string, i: number, ...args: string[]) =>
    copydesk(['lint', 'in', 'missing.txt', '--shard', `${i}/3`, '--profile', 'p.json', '--tallies', 'parts', ...args], {
      cwd,
    })
  const learn = (cwd: string): void => {
    const paths = [1, 2, 3].map((i) =>
      copydesk(['profile', 'in', 'missing.txt', '--shard', `${i}/3`, '-o', 'parts'], { cwd }).stdout.trim(),
    )
    const { stdout, status } = copydesk(['profile', '--merge', ...paths, '-o', 'p.json'], { cwd })
    expect([stdout, status]).toEqual(['p.json: 23 articles of 3 sources\n', 0])
  }
  const merge = (cwd: string, paths: readonly string[], ...args: string[]) =>
    copydesk(['merge', ...paths, '--profile', 'p.json', ...args], { cwd })

  it('do in parts what lint does at once, and do nothing twice', () =>
    withFolder(files, (cwd) => {
      learn(cwd)
      const paths = [3, 1, 2].map((i) => shard(cwd, i).stdout.trim())
      for (const format of ['jsonl', 'sarif', 'stylish']) {
        const whole = copydesk(['lint', 'in', 'missing.txt', '--format', format], { cwd })
        const merged = merge(cwd, paths, '--format', format)
        if (format === 'stylish') expect(merged.stdout).toContain('source')
        else expect(merged.stdout).toBe(whole.stdout)
        expect(merged.status).toBe(whole.status)
      }
      expect(merge(cwd, paths, '--statistics').stdout).toMatch(/^findings +articles +share +rule\n/)
      expect(merge(cwd, paths, '--max-diagnostics', '1').stdout).toContain('not shown')
      const before = readdirSync(join(cwd, 'parts'))
      expect(before).toHaveLength(6)
      expect(shard(cwd, 2).stderr).toContain('is there already')
      rmSync(join(cwd, paths[1] as string))
      expect(shard(cwd, 1).stdout.trim()).toBe(paths[1])
      expect(readdirSync(join(cwd, 'parts'))).toEqual(before)
      expect(shard(cwd, 2, '--rule', 'truncation/glued-sentence').stderr).toContain(
        'learned with another version or conf',
      )
      const joined = copydesk(['merge', ...paths.slice(1), '-o', 'two.part'], { cwd })
      expect(joined.stdout).toBe('two.part: 2 of 3 parts\n')
      const whole = copydesk(['lint', 'in', 'missing.txt', '--format', 'jsonl'], { cwd }).stdout
      expect(merge(cwd, ['two.part', paths[0] as string], '--format', 'jsonl').stdout).toBe(whole)
    }))

  it('refuse what does not belong together', () =>
    withFolder(files, (cwd) => {
      learn(cwd)
      const [one = '', two = ''] = [1, 2].map((i) => shard(cwd, i).stdout.trim())
      expect(merge(cwd, [one, two]).stderr).toContain('missing of 3 parts: 3')
      expect(merge(cwd, [one, one]).stderr).toContain('part 1 of 3 is in')
      const half = readFileSync(join(cwd, one))
      writeFileSync(join(cwd, 'half.part'), half.subarray(0, half.length / 2))
      expect(copydesk(['merge', 'half.part', two, '-o', 'x.part'], { cwd }).stderr).toContain('not all of one')
      expect(existsSync(join(cwd, 'x.part'))).toBe(false)
      expect(merge(cwd, ['in/elm/1.txt']).stderr).toContain('no part')
      expect(shard(cwd, 4).stderr).toContain('--shard takes i/n')
      writeFileSync(join(cwd, 'in/elm/3.txt'), story(3))
      expect(shard(cwd, 3).stderr).toContain('learned from other files')
      expect(existsSync(join(cwd, 'parts', '.copydesk'))).toBe(false)
      expect(readdirSync(join(cwd, 'parts')).every((name) => /^[0-9a-f]{32}\.(?:part|profile)$/.test(name))).toBe(true)
    }))
})
