import { resolve } from 'node:path'
import {
  basedAt,
  createConfiguredEngine,
  defaultCacheFolder,
  defaultLimits,
  languageOf,
  listInputs,
  metadataFor,
  type ReadDefaults,
  type ResolvedConfig,
  readProfiles,
  resolveConfig,
  run,
  unpackInputs,
  withoutTable,
} from '@copydesk/node'
import { type LintRecord, recordOf } from '@copydesk/node/records'
import { buildId } from '../commands/speed.ts'
import { refuseUnknown, selected } from '../select.ts'
import { type CleanedText, Desk, type Linter, type TextOptions } from './desk.ts'

export {
  type Article,
  type ArticleResult,
  type Credits,
  type Document,
  defineRule,
  type Edit,
  type Family,
  type Finding,
  families,
  Mask,
  type Observer,
  onceFor,
  type Phrase,
  type Range,
  type Related,
  type Report,
  type Rule,
  type RuleContext,
  type RuleDefinition,
  type RuleMeta,
  type RuleProfile,
  type RunIndex,
  type Scope,
  type Severity,
  Shape,
  type SourceContext,
  type SourceFinding,
  type SourceJudgement,
  type SourceProfile,
  TokenKind,
  type Tokens,
  type Verdict,
} from '@copydesk/core'
export type { ArticleRecord, ErrorRecord, LintRecord, SkippedRecord, SourceRecord } from '@copydesk/node/records'
export {
  endOf,
  hasMask,
  hasShape,
  isCapital,
  isJoined,
  isMark,
  isName,
  isNumber,
  isPlain,
  isPunctuation,
  isQuoted,
  isWord,
  lengthOf,
  lowerOf,
  Mark,
  rangeOf,
  startOf,
  wordOf,
} from '@copydesk/text'
export type { CleanedText, Linter, RemovedPiece, TextFormat, TextOptions } from './desk.ts'
export { scoreSources } from './scores.ts'

/** Which rules run, and on what they lean. */
export interface LinterOptions {
  /** Where paths start and a configuration is looked for. Default: the working directory. */
  readonly cwd?: string
  /** A configuration file; `false`: none. Default: the nearest `copydesk.config.*` of `cwd` or a folder above it. */
  readonly config?: string | false
  /** In place of the preset the configuration extends. */
  readonly preset?: 'recommended' | 'strict'
  /** Only these rules and families, by id or name. */
  readonly only?: readonly string[]
  /** Not these rules and families. */
  readonly off?: readonly string[]
  /** Saved habits of sources (`copydesk profile`), in place of the configured ones. */
  readonly profile?: string
  /** What fields of records are called: `{ text: 'payload.body' }`. */
  readonly fields?: ReadDefaults['fields']
  /** Whether a configuration may run code: one that is `.mjs` or `.ts`, plugins, expressions. Default: false. */
  readonly trusted?: boolean
}

export interface LintOptions extends LinterOptions {
  /** What names a source: `field:NAME`, `host`, `folder` or `file`. */
  readonly sourceBy?: string
  /**
   * A table (.jsonl, .csv, .tsv) that says of articles what they do not say themselves: title, author, date … In place of
   * the configured one.
   */
  readonly metadata?: string
  /** How the table names the articles: `file` (the path from its folder on) or `id`, or one of them and a column: `file=path`. Default: `file`. */
  readonly by?: string
  /** Adds `bodyText` to records: the text without page furniture. */
  readonly withBody?: boolean
  /** Threads, 1 to 256, or `auto`. Default: 1, the thread that asks. */
  readonly concurrency?: number | 'auto'
  /** Keep results by content and take them from there: true, or the folder. Default: false. */
  readonly cache?: boolean | string
  /** Ends the run: the iteration throws the signal's reason. */
  readonly signal?: AbortSignal
  /** Told how many files of how many a pass has read. */
  readonly onProgress?: (progress: {
    readonly pass: 'observe' | 'lint'
    readonly done: number
    readonly total: number
  }) => void
}

const resolveOptionsOf = ({ cwd, config, trusted = false, ...rest }: LintOptions) => ({
  cwd: resolve(cwd ?? '.'),
  trusted,
  ...selected(rest),
  ...(typeof config === 'string' ? { configFile: config } : {}),
  noConfig: config === false,
})

const readOf = ({ read }: ResolvedConfig, { fields }: LinterOptions): ReadDefaults =>
  fields ? { ...read, fields: { ...read.fields, ...fields } } : read

function savedOf({ profile, cwd = '.' }: LinterOptions, config: ResolvedConfig) {
  if (profile !== undefined) return readProfiles(resolve(cwd, profile), profile)
  return config.profile && readProfiles(config.profile.value, config.profile.from)
}

/**
 * Lints files and folders: one record an article in the order of their paths, what could not be read or was left out
 * among them, then one record a source. Two passes are made; nothing comes before the first is over. Ending the iteration
 * early ends the run. Throws an error named `ConfigError` or `UsageError` for a wrong configuration or option.
 */
export async function* lint(
  paths: string | readonly string[],
  options: LintOptions = {},
): AsyncGenerator<LintRecord, void> {
  const { signal, concurrency = 1, withBody = false } = options
  signal?.throwIfAborted()
  const resolving = resolveOptionsOf(options)
  const config = await resolveConfig(resolving)
  refuseUnknown(resolving, config)
  const { root, ignore, sourceOf, isOwn } = config
  const { files, problems } = listInputs([paths].flat(), { cwd: resolving.cwd, root, ignore, sourceOf, isOwn })
  const read = readOf(config, options)
  const { metadata, by } = options
  const path = metadata === undefined ? undefined : resolve(resolving.cwd, metadata)
  const table = await metadataFor({ path, by }, config, read.fields)
  const inputs = await unpackInputs(withoutTable(files, table?.path), {
    ...(read.fields ? { fields: read.fields } : {}),
    limits: defaultLimits,
  })
  const folders = [paths].flat().map((one) => resolve(resolving.cwd, one))
  const based = table && basedAt(table.metadata, table.path, folders, inputs)
  const saved = savedOf(options, config)
  for (const problem of problems) yield recordOf({ type: 'error', ...problem })
  const events = run({
    inputs,
    engine: await createConfiguredEngine(config),
    read: table ? { ...read, metadata: based?.metadata ?? table.metadata } : read,
    withBody,
    workers: { concurrency, resolve: resolving },
    ...(saved ? { saved } : {}),
    ...(options.cache ? { cache: cacheOf(options.cache, config) } : {}),
    onProgress(progress) {
      signal?.throwIfAborted()
      options.onProgress?.(progress)
    },
  })
  for await (const event of events) {
    signal?.throwIfAborted()
    yield recordOf(event)
  }
}

const cacheOf = (cache: true | string, { root, hash }: ResolvedConfig) => ({
  folder: cache === true ? defaultCacheFolder(root) : resolve(cache),
  setup: JSON.stringify([buildId(), root, hash]),
})

/** Loads rules and word data once, for texts from memory. Throws as `lint` does. */
export async function createLinter(options: LinterOptions = {}): Promise<Linter> {
  const resolving = resolveOptionsOf(options)
  const config = await resolveConfig(resolving)
  refuseUnknown(resolving, config)
  const saved = savedOf(options, config)
  return new Desk({
    engine: await createConfiguredEngine(config),
    languageOf,
    read: readOf(config, options),
    ...(saved ? { saved } : {}),
  })
}

let usual: Promise<Linter> | undefined

/** The recommended rules, without any configuration. */
const usualLinter = (): Promise<Linter> => {
  usual ??= createLinter({ config: false })
  return usual
}

/** Lints one text with the recommended rules; see `Linter.lintText`. For other rules, or a source's habits: `createLinter`. */
export const lintText = async (text: string, options?: TextOptions): Promise<readonly LintRecord[]> =>
  (await usualLinter()).lintText(text, options)

/** Takes page furniture out of one text by the recommended rules; see `Linter.clean`. */
export const clean = async (text: string, options?: TextOptions): Promise<CleanedText> =>
  (await usualLinter()).clean(text, options)
