import type { RunIndex, SourceFinding } from '@copydesk/core'
import type { Profiles, SketchIndex } from '@copydesk/engine'
import type { BytesOf } from '../inputs.ts'
import { CacheFolder, type CacheOptions, digest, type Pack } from './cache-folder.ts'
import type { CountsJson } from './counts.ts'
import type { LearnedEarlier } from './habits.ts'
import { InputContents, type Stamps } from './input-contents.ts'
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
import { SketchPacks } from './sketch-packs.ts'

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

/** What the first pass learned of a shard in an earlier run. */
export interface LearnedShard extends LearnedEarlier {
  readonly facts: readonly InputFacts[]
}

/** What the cache asks of a run index. */
export interface AskedIndex extends RunIndex {
  readonly about: (isAsked: (key: string) => boolean) => RunIndex
  readonly changes: SketchIndex['changes']
}

/** How answers of the run index are held against what it says now. */
interface Asking {
  readonly index: RunIndex
  /** Whether it may say something else than in the last run. */
  readonly mayDiffer: (answer: Asked) => boolean
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
  readonly #sourceContents = new Map<string, string[]>()
  readonly #sourceKeys = new Map<string, string>()
  readonly #keys = new Map<number, readonly string[]>()
  readonly #sources: SourcesPack
  readonly #nextSources: Record<string, SourcesPack[string]> = {}
  readonly #settled: SettledPack | undefined
  readonly #packs: Record<string, string> = {}
  readonly #sketchPacks: SketchPacks
  #asking: Asking | undefined
  readonly #held = new Map<string, Pack>()
  #left = heldBytes
  #facts: SettledPack['facts'] = []
  #runKey = ''
  #isSettled = true

  constructor({ shards, bytesOf, ...options }: RunCacheOptions) {
    this.#folder = new CacheFolder(options)
    this.#shards = shards
    const stamps = this.#json<Stamps>('stamps')
    this.#contents = new InputContents(
      shards.flatMap(({ inputs }) => inputs),
      { bytesOf, stamps },
    )
    this.#sources = this.#json<SourcesPack>('sources') ?? {}
    this.#settled = this.#json<SettledPack>('settled')
    this.#sketchPacks = new SketchPacks({
      earlier: this.#settled?.observed,
      count: shards.length,
      read: (name) => this.#read(name),
    })
  }

  /**
   * What the first pass learned of each shard, where nothing at all has changed and all is known that was said: habits
   * are there for whoever asks, and nobody is expected to.
   */
  settled(): readonly LearnedShard[] | undefined {
    const settled = this.#settled
    if (settled?.run !== this.#runKeyOf(settled?.facts ?? [])) return undefined
    const names = [this.#name(0, 'sources'), ...this.#shards.map((_, shard) => this.#name(shard, 'linted'))]
    const holds = names.every((name) => {
      const known = settled?.packs[name]
      return known !== undefined && this.#read(name)?.digest === known
    })
    if (!holds) return undefined
    for (const [name, known] of Object.entries(settled?.observed ?? {})) this.#sketchPacks.add(name, known)
    return settled?.facts.map((facts, shard) => this.#learned(shard, facts))
  }

  /** What the first pass learned of a shard when its inputs were what they are now. */
  observed(shard: number): LearnedShard | undefined {
    const name = this.#name(shard, 'observed')
    const pack = this.#read(name)
    const observed = pack && decodeObserved(pack.body, this.#shardKey(shard))
    if (!observed) return undefined
    this.#sketchPacks.add(name, pack.digest)
    return this.#learned(shard, observed.facts)
  }

  keepObserved(shard: number, facts: readonly InputFacts[], part: Profiles): void {
    if (!this.#isAsRead(shard, facts)) return
    const name = this.#name(shard, 'observed')
    this.#sketchPacks.giveUp(name)
    const written = this.#write(name, encodeObserved(this.#shardKey(shard), facts, part))
    if (written) this.#sketchPacks.add(name, written)
  }

  /** Once all is observed: what findings rest on besides their own inputs. */
  settle(facts: SettledPack['facts']): void {
    this.#facts = facts
    this.#runKey = this.#runKeyOf(facts)
    this.#shards.forEach(({ inputs }, shard) => {
      inputs.forEach((input, at) => {
        for (const source of facts[shard]?.[at]?.sources ?? []) {
          const contents = this.#sourceContents.get(source) ?? []
          contents.push(this.#contents.of(input))
          this.#sourceContents.set(source, contents)
        }
      })
    })
    this.#isSettled = this.#settled?.run === this.#runKey
  }

  /** Which inputs of a shard need not be linted. `index` is asked only where something has changed. */
  known(shard: number, facts: readonly InputFacts[], index: () => AskedIndex | undefined): readonly boolean[] {
    const name = this.#name(shard, 'linted')
    const pack = this.#read(name)
    if (!pack) return facts.map(() => false)
    const linted = decodeLinted(pack.body)
    const held = this.#settled?.packs[name] === pack.digest
    const isSettled = held && this.#settled?.run === this.#runKey
    const answers = isSettled ? undefined : linted.answers()
    const places = placesOf(linted)
    const known = this.#inputKeys(shard, facts).map((key) => {
      const place = places.get(key)
      return place !== undefined && (answers?.[place] ?? []).every((answer) => this.#holds(answer, held, index))
    })
    if (!isSettled) this.#isSettled = false
    // Of an input more than there are it is not known whether what was answered still holds.
    if (known.every(Boolean) && known.length === linted.keys.length) this.#packs[name] = pack.digest
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
    const name = this.#name(0, 'sources')
    const isNew = Object.keys(this.#nextSources).length > 0
    const sources = isNew
      ? this.#write(name, encodeJson({ ...this.#sources, ...this.#nextSources }))
      : this.#read(name)?.digest
    const { stamps, isStamped } = this.#contents
    if (!isStamped) this.#write(this.#name(0, 'stamps'), encodeJson(stamps))
    const isSettled = this.#isSettled && !isNew
    if (!isSettled) {
      const packs = { ...this.#packs, ...(sources ? { [name]: sources } : {}) }
      const observed = this.#sketchPacks.digests()
      this.#write(this.#name(0, 'settled'), encodeJson({ run: this.#runKey, facts: this.#facts, packs, observed }))
    }
    if (!isSettled || !isStamped) this.#folder.prune()
  }

  #learned(shard: number, facts: readonly InputFacts[]): LearnedShard {
    return {
      facts,
      sources: [...new Set(facts.flatMap(({ sources }) => sources))],
      articles: () => this.#stillObserved(shard).articles,
      habits: () => this.#stillObserved(shard).habits(),
      sketches: () => this.#stillObserved(shard).sketches(),
    }
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

  /** `held`: it did after the last run. */
  #holds(answer: Answer, held: boolean, index: () => AskedIndex | undefined): boolean {
    if (answer[0] === 'open') return this.#contents.behind(answer[1]) === answer[2]
    this.#asking ??= this.#askingOf(index())
    if (!this.#asking) return false
    return (held && !this.#asking.mayDiffer(answer)) || isAnsweredAlike(answer, this.#asking.index)
  }

  #askingOf(index: AskedIndex | undefined): Asking | undefined {
    const packs = this.#sketchPacks.changes()
    if (!index || !packs) return index && { index, mayDiffer: () => true }
    const changes = index.changes(packs.before, packs.after)
    return {
      index: index.about((key) => changes.touchAny(key)),
      mayDiffer: (answer) => answer[0] !== 'similar' || changes.touch(answer[1], answer[2], answer[3]),
    }
  }

  #answer(asked: Asked): Answer {
    return asked[0] === 'open' ? ['open', asked[1], this.#contents.behind(asked[1])] : asked
  }

  /** Whether no input changed while the run went on, or ended its worker. */
  #isAsRead(shard: number, facts: readonly InputFacts[]): boolean {
    const { inputs } = this.#shards[shard] as Shard
    return facts.every(({ left }) => !left) && inputs.every((input) => this.#contents.isAsRead(input))
  }

  /** Packs of a run are called after its first input, packs of a shard after the first of its own. */
  #name(shard: number, kind: 'observed' | 'linted' | 'sources' | 'settled' | 'stamps'): string {
    const first = this.#shards[shard]?.inputs[0]
    return `${digest(`${first?.absolute}\n${first?.path}`).slice(0, 24)}.${kind}`
  }

  #json<Kind extends SourcesPack | SettledPack | Stamps>(kind: 'sources' | 'settled' | 'stamps'): Kind | undefined {
    const pack = this.#read(this.#name(0, kind))
    return pack && decodeJson<Kind>(pack.body)
  }

  #shardKey(shard: number): string {
    const { inputs } = this.#shards[shard] as Shard
    return digest(inputs.map((input) => this.#contents.of(input)).join('\n'))
  }

  #runKeyOf(facts: SettledPack['facts']): string {
    const left = facts.flat().flatMap(({ left }, at) => (left ? [[at, left]] : []))
    return digest(`${this.#shards.map((_, shard) => this.#shardKey(shard)).join('\n')}\n${JSON.stringify(left)}`)
  }

  /** What an input of a shard and its sources hold. */
  #inputKeys(shard: number, facts: readonly InputFacts[]): readonly string[] {
    const known = this.#keys.get(shard)
    if (known) return known
    const keys = (this.#shards[shard] as Shard).inputs.map((input, at) => {
      const sources = (facts[at]?.sources ?? []).map((source) => this.#contentsKey(source))
      return digest([this.#contents.of(input), ...sources].join('\n'))
    })
    this.#keys.set(shard, keys)
    return keys
  }

  /** What all inputs with articles of a source hold. */
  #contentsKey(source: string): string {
    const key = this.#sourceKeys.get(source) ?? digest((this.#sourceContents.get(source) ?? []).join('\n'))
    this.#sourceKeys.set(source, key)
    return key
  }

  #sourceKey(source: string, rests: string): string {
    return digest(`${this.#contentsKey(source)}\n${rests}`)
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
