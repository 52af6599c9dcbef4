import { statSync } from 'node:fs'
import type { ProfilesJson } from '@copydesk/engine'
import type { BytesOf, Input } from '../inputs.ts'
import {
  type CacheOptions,
  chained,
  contentHash,
  foundKey,
  ResultCache,
  type SeenPack,
  type SourcePack,
} from './cache-folder.ts'
import type { Seen } from './passes.ts'
import type { Shard } from './shards.ts'

const stampOf = ({ absolute }: Input): string => {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'none'
}

/** What earlier runs remember of this one: which shards need not be read again, and which inputs not linted. */
export class Memory {
  readonly #cache: ResultCache
  readonly #shards: readonly Shard[]
  readonly #hashes: readonly (readonly string[])[]
  readonly #stamps: readonly (readonly string[])[]
  readonly #sourceKeys = new Map<string, string>()
  readonly #sources: SourcePack
  readonly #nextSources: Record<string, SourcePack[string]> = {}
  #runKey = ''

  constructor(options: CacheOptions, shards: readonly Shard[], bytesOf?: BytesOf) {
    this.#cache = new ResultCache(options)
    this.#shards = shards
    this.#stamps = shards.map(({ inputs }) => inputs.map(stampOf))
    this.#hashes = shards.map(({ inputs }) => inputs.map((input) => contentHash(input, bytesOf)))
    this.#sources = this.#cache.sources()
  }

  /** What the first pass learned of a shard when its inputs were what they are now. */
  seen(shard: number): SeenPack | undefined {
    return this.#cache.seen(this.#shards[shard] as Shard, this.#hashes[shard] as string[])
  }

  keepSeen(shard: number, seen: readonly Seen[], part: ProfilesJson): void {
    if (this.#isAsHashed(shard) && seen.every((s) => s.crashed === undefined))
      this.#cache.putSeen(this.#shards[shard] as Shard, this.#hashes[shard] as string[], seen, part)
  }

  /** Once all is seen: what findings depend on. `needsRun`: a rule compares articles of different sources. */
  settle(seen: readonly (readonly Seen[])[], needsRun: boolean): void {
    this.#shards.forEach(({ inputs }, shard) => {
      inputs.forEach((input, at) => {
        const content = `${input.key} ${this.#hashes[shard]?.[at]}`
        if (needsRun) this.#runKey = chained(this.#runKey, content)
        for (const source of seen[shard]?.[at]?.sources ?? [])
          this.#sourceKeys.set(source, chained(this.#sourceKeys.get(source), content))
      })
    })
  }

  /** Items of each input of a shard as JSON, where they are known; in the order of the inputs. */
  found(
    shard: number,
    seen: readonly Seen[],
  ): { readonly known: readonly boolean[]; readonly items: () => readonly (readonly string[])[] } {
    const keys = this.#keys(shard, seen)
    const pack = this.#cache.found(this.#shards[shard] as Shard)
    const place = new Map(pack?.keys.map((key, i) => [key, i]))
    return {
      known: keys.map((key) => place.has(key)),
      items: () => {
        const items = pack?.items() ?? []
        return keys.map((key) => items[place.get(key) ?? -1] ?? [])
      },
    }
  }

  keepFound(shard: number, seen: readonly Seen[], items: readonly (readonly string[])[]): void {
    if (this.#isAsHashed(shard) && seen.every((s) => s.crashed === undefined))
      this.#cache.putFound(this.#shards[shard] as Shard, this.#keys(shard, seen), items)
  }

  findingsOf(source: string): SourcePack[string]['findings'] | undefined {
    const pack = this.#sources[source]
    return pack && pack.key === this.#sourceKey(source) ? pack.findings : undefined
  }

  keepSource(source: string, findings: SourcePack[string]['findings']): void {
    this.#nextSources[source] = { key: this.#sourceKey(source), findings }
  }

  /** Writes what is written once, and keeps the cache within its size. */
  close(): void {
    this.#cache.putSources({ ...this.#sources, ...this.#nextSources })
    this.#cache.prune()
  }

  /** Whether no input changed while the run went on. */
  #isAsHashed(shard: number): boolean {
    return (this.#shards[shard] as Shard).inputs.every((input, at) => stampOf(input) === this.#stamps[shard]?.[at])
  }

  #sourceKey(source: string): string {
    return `${this.#sourceKeys.get(source)} ${this.#runKey}`
  }

  #keys(shard: number, seen: readonly Seen[]): string[] {
    const { inputs } = this.#shards[shard] as Shard
    return inputs.map((input, at) => {
      const sources = (seen[at]?.sources ?? []).map((source) => this.#sourceKeys.get(source) ?? '')
      return foundKey(input, this.#hashes[shard]?.[at] ?? '', sources, this.#runKey)
    })
  }
}
