import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Article, type Family, hash64, messageOf, type Rule } from '@copydesk/core'
import { type Budget, defaultBudget, type RuleSetting } from '@copydesk/engine'
import { allRules, recommended, strict } from '@copydesk/preset'
import type { SourceNaming } from '@copydesk/readers'
import { rulesetVersion } from '@copydesk/score'
import type { ReadDefaults } from '../read-input.ts'
import { ConfigError } from './error.ts'
import { type HostedPlugin, type HostedRule, hostPlugins } from './hosted.ts'
import { type IgnoreRules, ignoreRules, noIgnores } from './ignore.ts'
import { findConfig, type Layer, loadConfig, type PresetName } from './load.ts'
import { ownFiles } from './own.ts'
import { type CodeTrust, whyNot } from './parse.ts'
import { type Entries, type RuleState, type RuleStates, settingOf, withEntries, withOverride } from './states.ts'
import type { Config, Override, SourcesConfig } from './types.ts'

export type { HostedPlugin } from './hosted.ts'

export interface ResolveOptions {
  /** Where the search for a configuration starts: the working directory, a workspace folder, a repository's top. */
  readonly cwd: string
  /** This file instead of the one found. */
  readonly configFile?: string
  /** No file at all: `recommended`. */
  readonly noConfig?: boolean
  /** Whether configurations and plugins may run code. */
  readonly trusted: boolean
  /** Whether a configuration that was found, not named, may run code only at the root of a repository. */
  readonly foundMayBeForeign?: boolean
  /** In place of the presets the configuration names. */
  readonly preset?: PresetName
  /** Only these rules, on even where the configuration has them off, and the rules of `families` that are on. */
  readonly only?: readonly string[]
  readonly families?: readonly Family[]
  /** Not these rules, by id or family, whatever turns them on. */
  readonly off?: readonly string[]
  /** Leave `.gitignore`, `.copydeskignore` and `ignore` unread. */
  readonly noIgnore?: boolean
  /** Name sources so, whatever the configuration says. */
  readonly sourceBy?: SourceChoice
  /** Exceptions in files count unless the configuration says no: their reader has them open. */
  readonly inEditor?: boolean
}

/** One way to name sources. `field`: a dotted path in a record; without it, its usual names. */
export interface SourceChoice {
  readonly from: readonly SourceNaming[]
  readonly field?: string
}

/** A value and the file that set it. */
export interface Sourced<T> {
  readonly value: T
  readonly from: string
}

export interface MetadataChoice {
  readonly path: string
  /** `file`, `id`, or one of them and a column: `file=path`. */
  readonly by: string
}

/** One configuration for command, hook and editor. */
export interface ResolvedConfig {
  /** Article keys and globs are relative to this folder: that of the configuration file, else the working directory. */
  readonly root: string
  /** Configuration files read, in the order they apply. */
  readonly files: readonly string[]
  /** Every rule that runs on some path. */
  readonly rules: readonly Rule[]
  /** For the engine. Without an article: what holds where no override matches. */
  readonly settings: (rule: Rule, article?: Article) => RuleSetting | 'off'
  /** By rule id, for a path relative to the root. */
  readonly statesOf: (key: string) => RuleStates
  readonly ignore: IgnoreRules
  /** Whether exceptions in a file, or beside it, count. Takes absolute paths. */
  readonly isOwn: (absolute: string) => boolean
  readonly read: ReadDefaults
  /** Source named by an expression, for a path relative to the root. */
  readonly sourceOf: (key: string) => string | undefined
  readonly budget: Budget
  /** A table of metadata: its absolute path, and how it names the articles. */
  readonly metadata: Sourced<MetadataChoice> | undefined
  readonly profile: Sourced<string> | undefined
  readonly baseline: Sourced<string> | undefined
  /** Rules were chosen by hand: what others would say is not known. */
  readonly partial: boolean
  /** Equal for configurations that give equal findings on every path. Plugins count by their names. */
  readonly hash: string
}

const presets: Readonly<Record<PresetName, readonly Rule[]>> = { recommended, strict }

/**
 * The configuration that holds for a folder. Throws a ConfigError that names file, place and remedy of everything that
 * is wrong with it.
 */
export async function resolveConfig(options: ResolveOptions): Promise<ResolvedConfig> {
  const file = options.noConfig ? undefined : configFileOf(options)
  const root = file && options.configFile === undefined ? dirname(file) : resolve(options.cwd)
  const code = codeTrustOf(file, options)
  const loaded = file
    ? await loadConfig(file, { cwd: options.cwd, code, rules: allRules })
    : { layers: [], pluginRules: [] }
  const files = loaded.layers.filter((layer) => layer.preset === undefined)
  const hosted = await hostPlugins(retextOf(files, code))
  const everyRule = [...allRules, ...loaded.pluginRules, ...hosted.map(({ rule }) => rule)]
  checkRuleset(files)
  const overrides = await overridesOf(files)
  const base = baseStates(loaded.layers, options, everyRule, hosted)
  const statesOf = byPath(base, overrides, everyRule, options)
  const sources = lastOf(files, 'sources')
  const directives = lastOf(files, 'directives')?.value
  const ignore = options.noIgnore ? noIgnores : await ignoreRules(root, ignoreLists(files))
  return {
    root,
    files: files.map((layer) => layer.name),
    rules: everyRule.filter((rule) => runsSomewhere(rule, base, overrides, everyRule, options)),
    settings: settingsBy(statesOf),
    statesOf,
    ignore,
    isOwn: ownFiles({ directives, file, ignore, inEditor: options.inEditor === true }),
    read: readDefaults(chosenSources(sources?.value, options), directives),
    sourceOf: options.sourceBy ? () => undefined : expressionOf(sources, options.trusted),
    budget: { ...defaultBudget, ...lastOf(files, 'budget')?.value },
    metadata: metadataOf(files),
    profile: pathOf(files, 'profile'),
    baseline: pathOf(files, 'baseline'),
    partial: [options.only, options.families, options.off].some((list) => (list?.length ?? 0) > 0),
    hash: hash64(
      JSON.stringify([
        [...base],
        overrides.map(({ files: _, ...o }) => o),
        sources,
        options.sourceBy,
        loaded.layers.map((l) => (l.preset === undefined ? l.config : l.preset)),
      ]),
    ),
  }
}

/** What stands at the root of a repository is its owners'; what lies in or above delivered texts is anybody's. */
function codeTrustOf(file: string | undefined, options: ResolveOptions): CodeTrust {
  if (!options.trusted) return 'untrusted'
  const isNamed = file === undefined || options.configFile !== undefined || !options.foundMayBeForeign
  return isNamed || existsSync(join(dirname(file), '.git')) ? 'runs' : 'foreign'
}

type FileLayer = Extract<Layer, { readonly preset?: undefined }>

function configFileOf({ cwd, configFile }: ResolveOptions): string | undefined {
  return configFile === undefined ? findConfig(cwd) : resolve(cwd, configFile)
}

function checkRuleset(files: readonly FileLayer[]): void {
  const pinned = lastOf(files, 'ruleset')
  if (pinned && pinned.value !== rulesetVersion) {
    throw new ConfigError(
      `${pinned.from}: ruleset: this copydesk has rule set "${rulesetVersion}", not "${pinned.value}": install the version that has it, or set "${rulesetVersion}" and look at the gates again`,
    )
  }
}

function lastOf<K extends keyof Config>(
  files: readonly FileLayer[],
  key: K,
): Sourced<NonNullable<Config[K]>> | undefined {
  const layer = files.findLast(({ config }) => config[key] !== undefined)
  return layer && { value: layer.config[key] as NonNullable<Config[K]>, from: layer.name }
}

function pathOf(files: readonly FileLayer[], key: 'profile' | 'baseline'): Sourced<string> | undefined {
  const layer = files.findLast(({ config }) => config[key] !== undefined)
  return layer && { value: resolve(layer.folder, layer.config[key] as string), from: layer.name }
}

function metadataOf(files: readonly FileLayer[]): Sourced<MetadataChoice> | undefined {
  const layer = files.findLast(({ config }) => config.metadata !== undefined)
  if (!layer?.config.metadata) return undefined
  const { metadata } = layer.config
  const { file, by = 'file' } = typeof metadata === 'string' ? { file: metadata } : metadata
  return { value: { path: resolve(layer.folder, file), by }, from: layer.name }
}

function baseStates(
  layers: readonly Layer[],
  options: ResolveOptions,
  rules: readonly Rule[],
  hosted: readonly HostedRule[],
): RuleStates {
  let states: RuleStates = new Map(rules.map((rule) => [rule.id, { level: 'off', options: {}, from: 'default' }]))
  const named = layers.some((layer) => layer.preset !== undefined)
  const put = (preset: PresetName, from: string): void => {
    const entries = Object.fromEntries(presets[preset].map((rule) => [rule.id, 'on' as const]))
    states = withEntries(states, { from, rules: entries }, rules)
  }
  if (options.preset) put(options.preset, `--preset ${options.preset}`)
  else if (!named) put('recommended', 'preset recommended')
  for (const layer of layers) {
    if (layer.preset === undefined) {
      if (layer.config.rules) states = withEntries(states, { from: layer.name, rules: layer.config.rules }, rules)
    } else if (!options.preset) put(layer.preset, `preset ${layer.preset}`)
  }
  const plugins = hosted.map(({ rule, state }): [string, RuleState] => [rule.id, state])
  return chosen(new Map([...states, ...plugins]), options, rules)
}

/** What the rules chosen by hand leave. */
function chosen(states: RuleStates, options: ResolveOptions, rules: readonly Rule[]): RuleStates {
  const isChosen = chosenBy(options)
  const next = new Map(states)
  for (const rule of rules) {
    const state = next.get(rule.id)
    if (!state) continue
    const from = options.off?.some((name) => name === rule.id || name === rule.family) ? '--off' : '--only'
    if (!isChosen(rule)) next.set(rule.id, { ...state, level: 'off', from })
    else if (options.only?.includes(rule.id) && state.level === 'off')
      next.set(rule.id, { ...state, level: 'on', from: '--rule' })
  }
  return next
}

interface PathOverride extends Entries {
  readonly files: (key: string) => boolean
}

async function overridesOf(layers: readonly FileLayer[]): Promise<PathOverride[]> {
  const found = layers.flatMap(({ name, config }) =>
    (config.overrides ?? []).map((override, i) => ({ override, from: `${name}: overrides[${i}]` })),
  )
  if (found.length === 0) return []
  const { default: picomatch } = await import('picomatch')
  const match = ({ files, excludedFiles = [] }: Override) =>
    picomatch([...[files].flat()], { dot: true, ignore: [...[excludedFiles].flat()] })
  return found.map(({ override, from }) => ({ from, rules: override.rules ?? {}, files: match(override) }))
}

/** The states of a path, worked out once for each set of overrides that match. */
function byPath(
  base: RuleStates,
  overrides: readonly PathOverride[],
  rules: readonly Rule[],
  options: ResolveOptions,
): (key: string) => RuleStates {
  if (overrides.length === 0) return () => base
  const known = new Map<string, RuleStates>()
  const isChosen = chosenBy(options)
  return (key) => {
    const matching = overrides.filter(({ files }) => files(key))
    const id = matching.map(({ from }) => from).join('\n')
    let states = known.get(id)
    if (!states) {
      const open = rules.filter(isChosen)
      states = matching.reduce<RuleStates>((all, override) => withOverride(all, override, open), base)
      known.set(id, states)
    }
    return states
  }
}

const chosenBy =
  ({ only = [], families = [], off = [] }: ResolveOptions) =>
  ({ id, family }: Rule): boolean =>
    !(off.includes(id) || off.includes(family)) &&
    (only.includes(id) || families.includes(family) || only.length + families.length === 0)

function runsSomewhere(
  rule: Rule,
  base: RuleStates,
  overrides: readonly PathOverride[],
  rules: readonly Rule[],
  options: ResolveOptions,
): boolean {
  if (base.get(rule.id)?.level !== 'off') return true
  if (!chosenBy(options)(rule)) return false
  return overrides.some((override) => {
    const state = withEntries(new Map(), override, rules).get(rule.id)
    return state !== undefined && state.level !== 'off'
  })
}

/** Path of an article's file, relative to the root. */
function fileKeyOf({ key, path, format }: Article): string {
  if (format !== 'json' && format !== 'jsonl') return key
  const name = path.slice(path.lastIndexOf('/') + 1)
  const at = key.lastIndexOf(`${name}#`)
  return at < 0 ? key : key.slice(0, at + name.length)
}

function settingsBy(statesOf: (key: string) => RuleStates): ResolvedConfig['settings'] {
  const settings = new Map<RuleStates, Map<string, RuleSetting | 'off'>>()
  const compiled = (states: RuleStates): Map<string, RuleSetting | 'off'> => {
    let found = settings.get(states)
    if (!found) {
      found = new Map([...states].map(([id, state]) => [id, settingOf(state)]))
      settings.set(states, found)
    }
    return found
  }
  let last: { readonly article: Article | undefined; readonly of: Map<string, RuleSetting | 'off'> } | undefined
  return (rule, article) => {
    if (!last || last.article !== article) {
      last = { article, of: compiled(statesOf(article ? fileKeyOf(article) : '')) }
    }
    return last.of.get(rule.id) ?? 'off'
  }
}

const ignoreLists = (files: readonly FileLayer[]) =>
  files.flatMap(({ name, config }) => (config.ignore ? [{ from: name, patterns: config.ignore }] : []))

/** What `--source-by` leaves of the configuration. */
function chosenSources(sources: SourcesConfig | undefined, { sourceBy }: ResolveOptions): SourcesConfig | undefined {
  if (!sourceBy) return sources
  const { from, field } = sourceBy
  return { fields: { ...sources?.fields, ...(field === undefined ? {} : { source: field }) }, from }
}

function readDefaults(sources: SourcesConfig | undefined, directives: Config['directives']): ReadDefaults {
  const from = [sources?.from ?? []].flat()
  // An expression names the folder's part: readers know no paths.
  const sourceFrom = [...new Set(from.map((naming): SourceNaming => (naming === 'expression' ? 'folder' : naming)))]
  return {
    ...(sources?.fields ? { fields: sources.fields } : {}),
    ...(sourceFrom.length > 0 ? { sourceFrom } : {}),
    ...(directives ? { directives: directives === true ? { html: true, json: true } : directives } : {}),
  }
}

function expressionOf(sources: Sourced<SourcesConfig> | undefined, trusted: boolean): ResolvedConfig['sourceOf'] {
  const { from = [], expression } = sources?.value ?? {}
  const wanted = [from].flat()
  const at = wanted.indexOf('expression')
  const folder = wanted.indexOf('folder')
  if (at < 0 || (folder >= 0 && folder < at)) return () => undefined
  if (expression === undefined)
    throw new ConfigError(`${sources?.from}: sources: "from" names an expression: add "expression"`)
  if (!trusted)
    throw new ConfigError(
      `${sources?.from}: sources.expression: an expression can run without end, which an untrusted workspace may not`,
    )
  const pattern = compiled(expression, sources?.from ?? '')
  return (key) => {
    const match = pattern.exec(key.slice(0, 1024))
    return match?.groups?.source ?? match?.[1]
  }
}

function compiled(expression: string, from: string): RegExp {
  try {
    return new RegExp(expression, 'u')
  } catch (error) {
    throw new ConfigError(`${from}: sources.expression: ${messageOf(error)}`)
  }
}

function retextOf(files: readonly FileLayer[], code: CodeTrust): HostedPlugin[] {
  const plugins = new Map<string, HostedPlugin>()
  for (const { name: from, folder, config } of files) {
    for (const [name, entry] of Object.entries(config.retext ?? {})) {
      const [level, settings = {}] = typeof entry === 'string' ? [entry] : entry
      plugins.set(name, { name, level, options: settings, folder, from })
    }
  }
  const wanted = [...plugins.values()].filter(({ level }) => level !== 'off')
  if (wanted[0] && code !== 'runs')
    throw new ConfigError(`${wanted[0].from}: retext: "${wanted[0].name}" runs code, ${whyNot[code]}`)
  return wanted
}
