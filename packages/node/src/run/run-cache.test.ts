import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Neighbour, RunIndex } from '@copydesk/core'
import { Profiles, type SketchChanges } from '@copydesk/engine'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input } from '../inputs.ts'
import { digest } from './cache-folder.ts'
import type { Asked } from './neighbours.ts'
import { NotingIndex } from './neighbours.ts'
import type { InputFacts } from './passes.ts'
import { type AskedIndex, RunCache, setupKey } from './run-cache.ts'
import { shardsOf } from './shards.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  mkdirSync(join(folder, 'in'))
  for (const name of ['a1', 'a2', 'b1', 'b2']) write(name, name)
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string): void => writeFileSync(join(folder, 'in', name), text)

const inputs = (): Input[] =>
  readdirSync(join(folder, 'in')).map((name) => ({
    path: name,
    absolute: join(folder, 'in', name),
    key: name,
    source: name.slice(0, 1),
    bytes: 2,
  }))

/** Neighbours by key. */
type Near = Readonly<Record<string, readonly string[]>>

/** `touched`: keys of articles of which it may say something else; of any unless given. */
function indexOf(near: Near, touched?: readonly string[]): AskedIndex {
  const whole = {
    articles: 4,
    similar: (_: string, __: string, key: string) =>
      (near[key] ?? []).map((other): Neighbour => ({ key: other, source: 'x', shared: 9 })),
    open: () => undefined,
  }
  const touch = (key: string): boolean => touched?.includes(key) ?? true
  const changes = { touch: (_: string, __: string, key: string) => touch(key), touchAny: touch } as SketchChanges
  return { ...whole, about: () => whole, changes: () => changes }
}

/** Paths of what the cache has written. */
const packs = (): string[] =>
  readdirSync(join(folder, 'copydesk'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[a-z]+$/.test(name))
    .map((name) => join(folder, 'copydesk', name))

/** What a rule asks that opens all neighbours. */
function asking(key: string, index: RunIndex): readonly Asked[] {
  const noting = new NotingIndex(index)
  for (const { key: other } of noting.similar('f/r', 'text', key, 5)) noting.open(other)
  return noting.take()
}

/** Runs over all inputs: gives the keys of those that had to be observed and linted. */
function run(near: Near = {}, touched?: readonly string[]) {
  const all = inputs()
  const shards = shardsOf(all)
  const cache = new RunCache({ folder, setup: 's', shards })
  const index = indexOf(near, touched)
  const observed: string[] = []
  const linted: string[] = []
  const lines: string[] = []
  const settled = cache.settled()
  const facts = shards.map(({ inputs: own }, shard) => {
    const known = (settled?.[shard] ?? cache.observed(shard))?.facts
    if (known) return known
    observed.push(...own.map(({ key }) => key))
    const fresh = own.map(({ source }): InputFacts => ({ sources: [source] }))
    cache.keepObserved(shard, fresh, new Profiles())
    return fresh
  })
  cache.settle(facts)
  shards.forEach(({ inputs: own }, shard) => {
    const mine = facts[shard] as InputFacts[]
    const known = cache.known(shard, mine, () => index)
    const earlier = known.some(Boolean) ? cache.linted(shard, mine).outcomes : []
    const fresh = own.map(({ key, absolute }, at) => {
      if (known[at]) {
        lines.push(...(earlier[at] ?? []).map(({ line }) => Buffer.from(line).toString()))
        return undefined
      }
      linted.push(key)
      const said = `${key}: ${readFileSync(absolute, 'utf8')}`
      lines.push(said)
      const outcomes = [{ line: Buffer.from(said), rest: Buffer.alloc(0) }]
      return { outcomes, asked: asking(key, index) }
    })
    if (known.includes(false)) cache.keepLinted(shard, mine, fresh, { tally: own.map(({ key }) => key), evidence: [] })
  })
  for (const source of ['a', 'b']) if (!cache.sourceFindings(source, '')) cache.keepSourceFindings(source, '', [])
  cache.close()
  return { observed, linted, lines, isSettled: settled !== undefined }
}

describe('RunCache', () => {
  it('knows all of a run in which nothing has changed', () => {
    const first = run()
    expect(first.linted).toEqual(['a1', 'a2', 'b1', 'b2'])
    expect(run()).toEqual({ observed: [], linted: [], lines: first.lines, isSettled: true })
  })

  it('looks everything over where anything has changed, or was lost', () => {
    expect(run().isSettled).toBe(false)
    write('b2', 'other')
    expect(run().isSettled).toBe(false)
    expect(run().isSettled).toBe(true)
    for (const name of packs().filter((name) => /(?:linted|sources|settled)$/.test(name))) {
      rmSync(name)
      expect(run().isSettled).toBe(false)
      expect(run().isSettled).toBe(true)
    }
  })

  it('learns nothing twice where only what was said is lost', () => {
    run()
    for (const name of packs().filter((name) => name.endsWith('linted'))) rmSync(name)
    const { observed, linted } = run()
    expect(observed).toEqual([])
    expect(linted).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  it('reads no file again that the file system says is the same', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 })
    run()
    const stamps = packs().find((name) => name.endsWith('stamps')) as string
    const said = readFileSync(stamps, 'utf8').slice(41)
    const lying = said.replace(/[0-9a-f]{40}/, '0'.repeat(40))
    writeFileSync(stamps, `${digest(lying)}\n${lying}`)
    expect(run().linted.length).toBeGreaterThan(0)
  })

  it('lints again what changed and what shares its source', () => {
    run()
    write('a1', 'other')
    const { linted, lines } = run()
    expect(linted).toEqual(['a1', 'a2'])
    expect(lines).toContain('a1: other')
    expect(run().linted).toEqual([])
  })

  it('lints again those who opened what changed', () => {
    const near = { b1: ['a1'] }
    run(near)
    write('a1', 'other')
    expect(run(near).linted).toEqual(['a1', 'a2', 'b1'])
    expect(run(near).linted).toEqual([])
  })

  it('lints again those whose neighbours are others now', () => {
    run({ b1: ['a1'] })
    write('a1', 'other')
    expect(run({ b2: ['a1'] }).linted).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  it('asks the run index only of articles of which it may say something else', () => {
    run({ b1: ['a2'] })
    write('a1', 'other')
    expect(run({ b2: ['a2'] }, ['b2']).linted).toEqual(['a1', 'a2', 'b2'])
    write('a1', 'another')
    expect(run({}, []).linted).toEqual(['a1', 'a2'])
    write('a1', 'once more')
    expect(run({}, ['b1']).linted).toEqual(['a1', 'a2', 'b1'])
  })

  it('asks it of all articles where it is not known what the last run rests on', () => {
    for (const kind of ['observed', 'linted', 'settled']) {
      run()
      write('a1', `other than ${kind}`)
      for (const name of packs().filter((name) => name.endsWith(kind))) rmSync(name)
      expect(run({ b2: ['a1'] }, []).linted).toContain('b2')
      rmSync(join(folder, 'copydesk'), { recursive: true })
    }
  })

  it('asks it of an input that was away', () => {
    run({ b2: ['b1'] })
    const b2 = readFileSync(join(folder, 'in/b2'))
    rmSync(join(folder, 'in/b2'))
    run()
    writeFileSync(join(folder, 'in/b2'), b2)
    expect(run({}, ['b2']).linted).toEqual(['b1', 'b2'])
  })

  it('asks the run index nothing where nothing has changed', () => {
    run({ b1: ['a1'] })
    expect(run({ b2: ['a1'] }).linted).toEqual([])
  })

  it('keeps what holds beside a new and a missing input', () => {
    run()
    write('c1', 'c1')
    rmSync(join(folder, 'in/b1'))
    expect(run().linted).toEqual(['b2', 'c1'])
    expect(run().linted).toEqual([])
  })

  it('keeps nothing of a shard that changed while the run went on', () => {
    const shards = shardsOf(inputs())
    const cache = new RunCache({ folder, setup: 's', shards })
    write('a1', 'changed meanwhile')
    cache.keepObserved(0, shards[0]?.inputs.map(({ source }) => ({ sources: [source] })) ?? [], new Profiles())
    expect(new RunCache({ folder, setup: 's', shards: shardsOf(inputs()) }).observed(0)).toBeUndefined()
  })

  it('says what a shard comes to only where it holds the same inputs', () => {
    run()
    const counted = () => {
      const shards = shardsOf(inputs())
      const cache = new RunCache({ folder, setup: 's', shards })
      const facts = shards.map(({ inputs: own }) => own.map(({ source }): InputFacts => ({ sources: [source] })))
      cache.settle(facts)
      return facts.map((mine, shard) => cache.linted(shard, mine).counted()?.tally)
    }
    expect(counted().flat()).toEqual(['a1', 'a2', 'b1', 'b2'])
    rmSync(join(folder, 'in/b1'))
    expect(counted()).toContain(undefined)
  })

  it('knows findings about a source by what they rest on', () => {
    const shards = shardsOf(inputs())
    const open = () => {
      const cache = new RunCache({ folder, setup: 's', shards })
      cache.settle([shards[0]?.inputs.map(({ source }) => ({ sources: [source] })) ?? []])
      return cache
    }
    const cache = open()
    cache.keepSourceFindings('a', 'counts', [])
    cache.close()
    expect(open().sourceFindings('a', 'counts')).toEqual([])
    expect(open().sourceFindings('a', 'other counts')).toBeUndefined()
    expect(open().sourceFindings('b', 'counts')).toBeUndefined()
  })
})

describe('setupKey', () => {
  it('differs by every option that changes records', () => {
    const keys = [{}, { withBody: true }, { known: ['f/r'] }, { read: { maxBytes: 1 } }, { saved: new Profiles() }]
    expect(new Set(keys.map((options) => setupKey('s', options))).size).toBe(keys.length)
  })
})
