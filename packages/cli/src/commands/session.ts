import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import {
  type BytesOf,
  basedAt,
  createConfiguredEngine,
  type Draw,
  type Input,
  type InputProblem,
  listInputs,
  metadataFor,
  type ResolvedConfig,
  type ResolveOptions,
  type RunOptions,
  readProfiles,
  resolveConfig,
  timer,
  unmatched,
  unpackInputs,
  withoutTable,
} from '@copydesk/node'
import { type ChoiceOptions, drawOf, inputsAt, pathsOf, sampledFiles, sampledRecords } from '../chosen.ts'
import { UsageError } from '../exit.ts'
import { sayTaken } from '../reading.ts'
import { limitsOf, type RecordOptions, readingOf } from '../records.ts'
import { say } from '../say.ts'
import { refuseUnknown, type Selected, type Selection, selected } from '../select.ts'
import { type GitOptions, gitInputs, selectionOf } from './git.ts'
import { type SpeedOptions, speedOf } from './speed.ts'

export interface CommonOptions extends Selection, SpeedOptions, GitOptions, RecordOptions, ChoiceOptions {
  /** `false` for `--no-config`. */
  readonly config?: string | false
  readonly ignore?: boolean
  readonly forceExclude?: boolean
  /** Saved source profiles in place of the configured ones. */
  readonly profile?: string
  readonly stdinFilename?: string
}

/** Everything a command needs before it runs. */
export interface Session {
  readonly config: ResolvedConfig
  readonly problems: readonly InputProblem[]
  readonly run: RunOptions
  /** Only folders were given: what is said of a source is said of all of it. */
  readonly wholeSources: boolean
}

/** Where and how the configuration is looked for. Plain data: workers look for it again. */
const whichConfig = (options: CommonOptions): ResolveOptions & Selected => ({
  cwd: process.cwd(),
  trusted: true,
  foundMayBeForeign: true,
  ...selected(options),
  ...(typeof options.config === 'string' ? { configFile: options.config } : {}),
  noConfig: options.config === false,
  noIgnore: options.ignore === false,
})

/** The configuration the options ask for. Throws a ConfigError or a UsageError. */
export async function openConfig(options: CommonOptions): Promise<ResolvedConfig> {
  const which = whichConfig(options)
  const config = await resolveConfig(which)
  refuseUnknown(which, config)
  return config
}

/** The configuration, the engine and the saved habits of a run without files. */
export async function openEngine(options: CommonOptions) {
  const config = await openConfig(options)
  return { config, engine: await createConfiguredEngine(config), saved: savedProfiles(options, config) }
}

/** Resolves configuration, inputs and the engine. Throws a UsageError if the paths hold no article. */
export async function openSession(
  given: readonly string[],
  options: CommonOptions,
  { withProfile = true }: { readonly withProfile?: boolean } = {},
): Promise<Session> {
  const paths = await pathsOf(given, options)
  const config = await openConfig(options)
  const stdin = paths.includes('-') ? await stdinInput(options.stdinFilename ?? 'stdin.txt', config) : undefined
  const draw = drawOf(options)
  const { inputs: listed, problems, blobOf } = await inputsOf(paths, options, config, draw, stdin?.input)
  const bytesOf = stdin ? standIn(stdin) : blobOf
  const read = readingOf(options, config)
  const table = await metadataFor({ path: options.metadata, by: options.by }, config, read.fields)
  const unpacked = await unpackInputs(withoutTable(listed, table?.path), {
    fields: read.fields,
    limits: limitsOf(options),
  })
  const { inputs, records } = draw ? sampledRecords(unpacked, draw, read, bytesOf) : { inputs: unpacked }
  const isAll = !selectionOf(options) && options.sample === undefined && paths.every(isFolder)
  const based = table && basedAt(table.metadata, table.path, paths.filter(isFolder), inputs)
  const metadata = based?.metadata ?? table?.metadata
  const base = based ? [`its files are named from ${based.folder} on`] : []
  const notes = table && metadata ? [...table.notes, ...base, ...unmatched(metadata, inputs, isAll)] : []
  for (const note of notes) say(`${table?.path}: ${note}`)
  const { cache, ...speed } = speedOf(options, config, whichConfig(options))
  const engine = await createConfiguredEngine(config, speed.timings && timer(speed.timings))
  const saved = withProfile ? savedProfiles(options, config) : undefined
  return {
    config,
    problems,
    wholeSources: !config.partial && isAll,
    run: {
      inputs,
      engine,
      read: metadata ? { ...read, metadata } : read,
      onTaken: sayTaken,
      ...speed,
      // A cache knows what it keeps by whole files.
      ...(cache && records === undefined ? { cache } : {}),
      ...(bytesOf ? { bytesOf } : {}),
      ...(saved ? { saved } : {}),
    },
  }
}

async function inputsOf(
  paths: readonly string[],
  options: CommonOptions,
  config: ResolvedConfig,
  draw: Draw | undefined,
  stdin: Input | undefined,
) {
  const { root, ignore, sourceOf, isOwn } = config
  const listing = { cwd: process.cwd(), root, ignore, sourceOf, isOwn, forceExclude: options.forceExclude === true }
  const selection = selectionOf(options)
  if (selection && stdin) throw new UsageError('standard input is no file of a repository: leave "-" out')
  // That nothing was changed is no mistake.
  if (selection) return { problems: [], ...gitInputs(paths, selection, listing) }
  const { files, problems } = await inputsAt(
    paths.filter((p) => p !== '-'),
    (some) => listInputs(some, listing),
  )
  const chosen = sampledFiles(files, draw)
  const inputs = stdin ? [...chosen, stdin] : chosen
  // A hook passes what was staged: that all of it is ignored is no mistake.
  if (inputs.length === 0 && problems.length === 0 && !options.forceExclude)
    throw new UsageError(
      `no articles in ${paths.join(', ')}: expected .txt, .md, .html, .json, .jsonl, .csv, .parquet, .warc or .wet files, compressed or not, that no ignore pattern leaves out`,
    )
  return { inputs, problems, blobOf: undefined }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function savedProfiles({ profile }: CommonOptions, config: ResolvedConfig) {
  if (profile !== undefined) return readProfiles(resolve(profile), profile)
  if (!config.profile) return undefined
  const { value, from } = config.profile
  return readProfiles(value, `${from}: profile: ${relative(process.cwd(), value)}`)
}

/** Standard input alone is not read from a file. */
const standIn =
  ({ input, bytes }: { input: Input; bytes: Uint8Array }): BytesOf =>
  (absolute) =>
    absolute === input.absolute ? bytes : undefined

async function stdinInput(
  path: string,
  { root, sourceOf, isOwn }: ResolvedConfig,
): Promise<{ readonly input: Input; readonly bytes: Uint8Array }> {
  // Not at once: it may come late, or never, and a signal ends the wait.
  const bytes = await buffer(process.stdin)
  const key = relative(root, resolve(path)).replaceAll('\\', '/')
  const source = sourceOf(key) ?? 'stdin'
  const foreign = isOwn(resolve(path)) ? {} : { foreign: true as const }
  const called = resolve(path)
  return { input: { path, absolute: `\0stdin/${path}`, called, key, source, bytes: bytes.length, ...foreign }, bytes }
}
