import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Article, hash64, SourceMap, type SourceMapParts } from '@copydesk/core'
import type { ReadOutcome } from '@copydesk/readers'
import type { TemporaryFolder } from './temporary-folder.ts'

type Filed =
  | Exclude<ReadOutcome, { type: 'article' }>
  | { readonly article: Omit<Article, 'map'>; readonly map: SourceMapParts }

/**
 * What inputs were read to, on disk, one file an input: reading it back costs less than parsing a page. Threads may share
 * a folder. Nothing here is an error: what cannot be written or read back is read from the input again.
 */
export class ArticleFiles {
  readonly #folder: Pick<TemporaryFolder, 'path' | 'make'>

  /** `folder`: a path where another thread has made it. */
  constructor(folder: TemporaryFolder | string) {
    this.#folder = typeof folder === 'string' ? { path: folder, make() {} } : folder
  }

  put(name: string, outcomes: readonly ReadOutcome[]): void {
    try {
      this.#folder.make()
      writeFileSync(this.#path(name), serialize(outcomes.map(filed)), { mode: 0o600 })
    } catch {
      rmSync(this.#path(name), { force: true })
    }
  }

  get(name: string): readonly ReadOutcome[] | undefined {
    try {
      return (deserialize(readFileSync(this.#path(name))) as Filed[]).map(restored)
    } catch {
      return undefined
    }
  }

  #path(name: string): string {
    return join(this.#folder.path, hash64(name))
  }
}

const filed = (outcome: ReadOutcome): Filed => {
  if (outcome.type !== 'article') return outcome
  const { map, ...article } = outcome.article
  return { article, map: map.parts() }
}

const restored = (filed: Filed): ReadOutcome =>
  'map' in filed
    ? { type: 'article', article: { ...filed.article, map: SourceMap.fromParts(filed.article.text, filed.map) } }
    : filed
