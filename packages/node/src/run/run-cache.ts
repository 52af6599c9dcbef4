import type { RunIndex, SourceFinding } from '@copydesk/core'
import type { Profiles } from '@copydesk/engine'
import type { BytesOf } from '../inputs.ts'
import { CacheFolder, type CacheOptions, digest, type Pack } from './cache-folder.ts'
import type { CountsJson } from './counts.ts'
import type { LearnedEarlier } from './habits.ts'
import { InputContents } from './input-contents.ts'
import type { KeptOutcome } from './kept-outcome.ts'
import { type Asked, isAnsweredAlike } from './neighbours.ts'
import {
  type Answer,
  decodeJson,
  decodeLinted,
  decodeObserved,
  encodeJson,
  encodeLinted,
  encodeObserved,
  type LintedInput,
  type LintedPack,
  type ObservedPack,
  type SettledPack,
  type SourcesPack,
} from './packs.ts'
import type { InputFacts } from './passes.ts'
import type { RunOptions } from './run.ts'
import type { Shard } from './shards.ts'

export interface RunCacheOptions extends CacheOptions {
  readonly shards: readonly Shard[]
  readonly bytesOf?: BytesOf | undefined
}

/** What was said of one input just now. */
export interface FreshlyLinted {
  readonly outcomes: readonly KeptOutcome[]
  readonly asked: readonly Asked[]
}

/** What earlier runs said of a shard. */
export interface KnownShard {
  /** By input; none of one that is not known. */
  readonly outcomes: readonly (readonly KeptOutcome[])[]
  /** What the shard comes to, where all of it is known. */
  readonly counted: () => CountsJson | undefined
}

/** Bytes of packs that are kept for the next time they are asked for. */
const heldBytes = 32_000_000

/**
 * What earlier runs remember of this one. A shard is not read again if its inputs are what they were; an input is not
 * linted again if it, its sources' habits, and what the run index answered of it then are what they were.
 */
export class RunCache {
  readonly #folder: CacheFolder
  readonly #shards: readonly Shard[]
  readonly #contents: InputContents
  readonly #sourceKeys = new Map<string, string>()
  readonly #keys = new Map<number, readonly string[]>()
  readonly #sources: SourcesPack
  readonly #nextSources: Record<string, SourcesPack[string]> = {}
  readonly #settled: SettledPack | undefined
  readonly #packs: Record<string, string> = {}
  readonly #held = new Map<string, Pack>()
  #left = heldBytes
  #runKey = ''
  #isSettled = true

  constructor({ shards, bytesOf, ...options }: RunCacheOptions) {
    this.#folder = new CacheFolder(options)
    this.#shards = shards
    this.#contents = new InputContents(
      shards.flatMap(({ inputs }) => inputs),
      bytesOf,
    )
    const sources = this.#folder.read('sources')
    this.#sources = sources ? decodeJson<SourcesPack>(sources.body) : {}
    const settled = this.#folder.read('settled')
    this.#settled = settled && decodeJson<SettledPack>(settled.body)
  }

  /** What the first pass learned of a shard when its inputs were what they are now. */
  observed(shard: number): (LearnedEarlier & { readonly facts: readonly InputFacts[] }) | undefined {
    const pack = this.#observed(shard)
    if (!pack) return undefined
    const { facts, articles } = pack
    return {
      facts,
      articles,
      sources: [...new Set(facts.flatMap(({ sources }) => sources))],
      habits: () => this.#stillObserved(shard).habits(),
      sketches: () => this.#stillObserved(shard).sketches(),
    }
  }

  keepObserved(shard: number, facts: readonly InputFacts[], part: Profiles): void {
    if (this.#isAsRead(shard, facts))
      this.#write(this.#name(shard, 'observed'), encodeObserved(this.#shardKey(shard), facts, part))
  }

  /** Once all is observed: what findings rest on besides their own inputs. */
  settle(facts: readonly (readonly InputFacts[])[]): void {
    this.#shards.forEach(({ inputs }, shard) => {
      inputs.forEach((input, at) => {
        const content = this.#contents.of(input)
        const { left, sources = [] } = facts[shard]?.[at] ?? {}
        const missing = left ? JSON.stringify(left) : ''
        this.#runKey = chained(this.#runKey, `${content} ${missing}`)
        for (const source of sources) this.#sourceKeys.set(source, chained(this.#sourceKeys.get(source), content))
      })
    })
    this.#isSettled = this.#settled?.run === this.#runKey
  }

  /** Which inputs of a shard need not be linted. `index` is asked only where something has changed. */
  known(shard: number, facts: readonly InputFacts[], index: () => RunIndex | undefined): readonly boolean[] {
    const name = this.#name(shard, 'linted')
    const pack = this.#read(name)
    if (!pack) return facts.map(() => false)
    const linted = decodeLinted(pack.body)
    const isSettled = this.#settled?.run === this.#runKey && this.#settled.packs[name] === pack.digest
    const answers = isSettled ? undefined : linted.answers()
    const places = placesOf(linted)
    const known = this.#inputKeys(shard, facts).map((key) => {
      const place = places.get(key)
      return place !== undefined && (answers?.[place] ?? []).every((answer) => this.#holds(answer, index))
    })
    if (!isSettled) this.#isSettled = false
    if (known.every(Boolean)) this.#packs[name] = pack.digest
    return known
  }

  /** What is known of a shard: the outcomes of its inputs, and what they come to where all are known. */
  linted(shard: number, facts: readonly InputFacts[]): KnownShard {
    const linted = this.#linted(shard)
    const outcomes = linted?.outcomes() ?? []
    const places = linted ? placesOf(linted) : new Map<string, number>()
    const keys = this.#inputKeys(shard, facts)
    return {
      outcomes: keys.map((key) => outcomes[places.get(key) ?? -1] ?? []),
      // The pack may be of an input more.
      counted: () => (linted?.keys.length === keys.length ? linted.counted() : undefined),
    }
  }

  /** `fresh`: undefined of an input that was known. `counted`: what all inputs of the shard come to. */
  keepLinted(
    shard: number,
    facts: readonly InputFacts[],
    fresh: readonly (FreshlyLinted | undefined)[],
    counted: CountsJson,
  ): void {
    if (!this.#isAsRead(shard, facts)) return
    const linted = this.#linted(shard)
    const outcomes = linted?.outcomes() ?? []
    const answers = linted?.answers() ?? []
    const places = linted ? placesOf(linted) : new Map<string, number>()
    const keys = this.#inputKeys(shard, facts)
    const inputs = fresh.map((one, at): LintedInput => {
      const key = keys[at] as string
      if (one) return { key, outcomes: one.outcomes, answers: distinct(one.asked).map((asked) => this.#answer(asked)) }
      const place = places.get(key) ?? -1
      return { key, outcomes: outcomes[place] ?? [], answers: answers[place] ?? [] }
    })
    const name = this.#name(shard, 'linted')
    const written = this.#write(name, encodeLinted(inputs, counted))
    if (written) this.#packs[name] = written
    this.#isSettled = false
  }

  /** Findings about a source. `rests`: what its articles came to. */
  sourceFindings(source: string, rests: string): readonly SourceFinding[] | undefined {
    const pack = this.#sources[source]
    return pack?.key === this.#sourceKey(source, rests) ? pack.findings : undefined
  }

  keepSourceFindings(source: string, rests: string, findings: readonly SourceFinding[]): void {
    this.#nextSources[source] = { key: this.#sourceKey(source, rests), findings }
  }

  /** Writes what is written once, and keeps the cache within its size. */
  close(): void {
    const isNew = Object.keys(this.#nextSources).length > 0
    if (isNew) this.#folder.write('sources', encodeJson({ ...this.#sources, ...this.#nextSources }))
    if (!this.#isSettled) this.#folder.write('settled', encodeJson({ run: this.#runKey, packs: this.#packs }))
    if (isNew || !this.#isSettled) this.#folder.prune()
  }

  #observed(shard: number): ObservedPack | undefined {
    const pack = this.#read(this.#name(shard, 'observed'))
    return pack && decodeObserved(pack.body, this.#shardKey(shard))
  }

  #stillObserved(shard: number): ObservedPack {
    const pack = this.#observed(shard)
    if (pack) return pack
    throw new Error(`the cache in ${this.#folder.path} was changed while a run read it: run again`)
  }

  #linted(shard: number): LintedPack | undefined {
    const pack = this.#read(this.#name(shard, 'linted'))
    return pack && decodeLinted(pack.body)
  }

  #read(name: string): Pack | undefined {
    const held = this.#held.get(name)
    if (held) return held
    const pack = this.#folder.read(name)
    if (pack && pack.body.length <= this.#left) {
      this.#left -= pack.body.length
      this.#held.set(name, pack)
    }
    return pack
  }

  #write(name: string, body: Uint8Array): string | undefined {
    this.#held.delete(name)
    return this.#folder.write(name, body)
  }

  #holds(answer: Answer, index: () => RunIndex | undefined): boolean {
    if (answer[0] === 'open') return this.#contents.behind(answer[1]) === answer[2]
    const run = index()
    return run !== undefined && isAnsweredAlike(answer, run)
  }

  #answer(asked: Asked): Answer {
    return asked[0] === 'open' ? ['open', asked[1], this.#contents.behind(asked[1])] : asked
  }

  /** Whether no input changed while the run went on, or ended its worker. */
  #isAsRead(shard: number, facts: readonly InputFacts[]): boolean {
    const { inputs } = this.#shards[shard] as Shard
    return facts.every(({ left }) => !left) && inputs.every((input) => this.#contents.isAsRead(input))
  }

  #name(shard: number, kind: 'observed' | 'linted'): string {
    const first = this.#shards[shard]?.inputs[0]
    return `${digest(`${first?.absolute}\n${first?.path}`).slice(0, 24)}.${kind}`
  }

  #shardKey(shard: number): string {
    const { inputs } = this.#shards[shard] as Shard
    return digest(inputs.map((input) => this.#contents.of(input)).join('\n'))
  }

  /** What an input of a shard and its sources hold. */
  #inputKeys(shard: number, facts: readonly InputFacts[]): readonly string[] {
    const known = this.#keys.get(shard)
    if (known) return known
    const keys = (this.#shards[shard] as Shard).inputs.map((input, at) => {
      const sources = (facts[at]?.sources ?? []).map((source) => this.#sourceKeys.get(source))
      return digest([this.#contents.of(input), ...sources].join('\n'))
    })
    this.#keys.set(shard, keys)
    return keys
  }

  #sourceKey(source: string, rests: string): string {
    return digest(`${this.#sourceKeys.get(source)}\n${rests}`)
  }
}

const placesOf = ({ keys }: LintedPack): Map<string, number> => new Map(keys.map((key, place) => [key, place]))

const distinct = (asked: readonly Asked[]): Asked[] => [...new Map(asked.map((one) => [one.join('\0'), one])).values()]

/** What findings depend on besides inputs: what the caller says, and the options of the run that change records. */
export function setupKey(
  setup: string,
  options: Pick<RunOptions, 'read' | 'withBody' | 'known' | 'saved' | 'complete'>,
): string {
  const { read, withBody = false, known, saved, complete = false } = options
  const habits = saved && digest(JSON.stringify(saved.toJSON(complete)))
  return digest(JSON.stringify([setup, read, withBody, known, habits, complete]))
}

/** A digest that grows item by item: the articles of a source, of a run. */
const chained = (before: string | undefined, item: string): string => digest(`${before ?? ''}\n${item}`)
