import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  defaultCacheFolder,
  type ResolvedConfig,
  type ResolveOptions,
  type RunOptions,
  type Timings,
} from '@copydesk/node'
import { UsageError } from '../exit.ts'
import { say } from '../say.ts'

export interface SpeedOptions {
  /** A number of threads or `auto`. */
  readonly concurrency?: string
  /** True for `--cache`, false for `--no-cache`. */
  readonly cache?: boolean
  readonly cacheLocation?: string
  readonly timing?: boolean
}

/** Threads, cache and clock of a run. Throws a UsageError. */
export function speedOf(
  options: SpeedOptions,
  config: ResolvedConfig,
  resolveOptions: ResolveOptions,
): Pick<RunOptions, 'workers' | 'cache' | 'timings'> {
  const timings: Timings = {}
  return {
    workers: { concurrency: concurrencyOf(options.concurrency), resolve: resolveOptions },
    // What comes from a cache takes no time: a run that is timed does all the work.
    ...(wantsCache(options) && !options.timing ? { cache: cacheOf(options, config) } : {}),
    ...(options.timing ? { timings } : {}),
  }
}

function concurrencyOf(value = 'auto'): number | 'auto' {
  if (value === 'auto') return value
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count
  throw new UsageError(`--concurrency takes a number of threads from 1 to 256, or auto, not "${value}"`)
}

const wantsCache = ({ cache, cacheLocation }: SpeedOptions): boolean =>
  cache === true || (cache === undefined && cacheLocation !== undefined)

function cacheOf({ cacheLocation }: SpeedOptions, { root, hash }: ResolvedConfig): NonNullable<RunOptions['cache']> {
  return {
    folder: cacheLocation === undefined ? defaultCacheFolder(root) : resolve(cacheLocation),
    setup: JSON.stringify([buildId(), root, hash]),
    note: (text) => say(text),
  }
}

/** Changes with every file of the bundle, so that no cache outlives the code or the data it came from. */
export function buildId(): string {
  const file = ['./assets/build-id', '../assets/build-id']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url))
  return file ? readFileSync(file, 'utf8') : 'unbundled'
}

/** About what a thread adds to a run, in megabytes. */
const memoryOfThread = 120

export const sayThreads = (threads: number): void =>
  say(`${threads} threads, each of about ${memoryOfThread} MB: --concurrency 1 takes none`)
