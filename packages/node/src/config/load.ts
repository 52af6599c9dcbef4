import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf, type Rule } from '@copydesk/core'
import { slashed } from '../inputs.ts'
import { nearest } from '../nearest.ts'
import { ConfigError } from './error.ts'
import { type CodeTrust, isData, type Parsed, parseConfig, placesOf, resolveModule, whyNot } from './parse.ts'
import { configSchema } from './schema.ts'
import type { Config } from './types.ts'
import { validate } from './validate.ts'

export const configNames = [
  'copydesk.config.json',
  'copydesk.config.jsonc',
  'copydesk.config.yaml',
  'copydesk.config.yml',
  'copydesk.config.mjs',
  'copydesk.config.ts',
]

export const presetNames = ['recommended', 'strict'] as const
export type PresetName = (typeof presetNames)[number]

/** One configuration of the chain that `extends` makes: a preset or a file. What it extends stands before it. */
export type Layer =
  | { readonly preset: PresetName; readonly from: string }
  | {
      readonly preset?: undefined
      readonly file: string
      readonly folder: string
      readonly name: string
      readonly config: Config
    }

export interface Loaded {
  readonly layers: readonly Layer[]
  /** Rules of plugins, by the order plugins were named. */
  readonly pluginRules: readonly Rule[]
}

export interface LoadOptions {
  readonly cwd: string
  readonly code: CodeTrust
  readonly rules: readonly Rule[]
}

/** The configuration file that holds for a folder: the nearest one in it or above it. Throws a ConfigError if a folder has two. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = configNamesIn(at)
    if (found.length > 1)
      throw new ConfigError(`${at}: holds ${found.join(' and ')}: keep one, the others would be silently unused`)
    if (found[0]) return join(at, found[0])
    if (dirname(at) === at) return undefined
  }
}

const configNamesIn = (folder: string): string[] => {
  try {
    const entries = new Set(readdirSync(folder))
    return configNames.filter((name) => entries.has(name))
  } catch {
    return []
  }
}

/** How a file is called in messages: relative to the working directory if it lies in it. */
export const nameOf = (file: string, cwd: string): string => {
  const path = slashed(relative(cwd, file))
  return path.startsWith('../') ? slashed(file) : path
}

/** Reads a configuration and all it extends. Throws a ConfigError that names every mistake with its place. */
export async function loadConfig(file: string, options: LoadOptions): Promise<Loaded> {
  const read = new Map<string, Parsed>()
  const layers = await chain(file, [], options, read)
  const pluginRules = await loadPlugins(layers, options)
  const schema = configSchema([...options.rules, ...pluginRules])
  const issues: string[] = []
  for (const layer of layers) {
    if (layer.preset !== undefined) continue
    const parsed = read.get(layer.file) as Parsed
    const found = validate(layer.config, schema)
    if (found.length === 0) continue
    const place = await placesOf(layer.file, parsed)
    issues.push(...found.map(({ path, message }) => `${layer.name}${place(path)}: ${inWords(path)}${message}`))
  }
  if (issues.length > 0) throw new ConfigError(issues.join('\n'))
  return { layers, pluginRules }
}

/** `overrides[1].rules: `: where in the configuration. */
const inWords = (path: readonly (string | number)[]): string => {
  const words = path.slice(0, -1).reduce<string>((all, step) => {
    if (typeof step === 'number') return `${all}[${step}]`
    return all === '' ? step : `${all}.${step}`
  }, '')
  const last = path.at(-1)
  const whole = typeof last === 'number' ? `${words}[${last}]` : [words, last].filter((part) => part).join('.')
  return whole === '' ? '' : `${whole}: `
}

async function chain(
  file: string,
  above: readonly string[],
  options: LoadOptions,
  read: Map<string, Parsed>,
): Promise<Layer[]> {
  const name = nameOf(file, options.cwd)
  if (above.includes(file)) throw new ConfigError(`${name}: extends itself: take it out of "extends"`)
  const parsed = read.get(file) ?? (await parseConfig(file, name, options.code))
  read.set(file, parsed)
  const config = objectOf(parsed.value, name)
  const layers: Layer[] = []
  for (const item of namesIn(config.extends)) {
    const preset = presetNames.find((known) => known === item)
    if (preset) layers.push({ preset, from: name })
    else layers.push(...(await chain(extended(item, file, name, options), [...above, file], options, read)))
  }
  return [...layers, { file, folder: dirname(file), name, config }]
}

const objectOf = (value: unknown, name: string): Config => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Config
  throw new ConfigError(`${name}: expected an object with keys such as "extends" and "rules"`)
}

/** Names in a field that is validated later. */
const namesIn = (value: unknown): string[] => [value].flat().filter((item) => typeof item === 'string')

function extended(item: string, file: string, name: string, { code }: LoadOptions): string {
  const folder = dirname(file)
  const local = item.startsWith('.') || item.startsWith('/')
  const path = local ? existing(resolve(folder, item)) : resolveModule(item, folder)
  if (path === undefined) {
    const hint = local
      ? ': check the path'
      : nearest(item, presetNames) || ': install the package, or start a path with "./"'
    throw new ConfigError(`${name}: extends: there is no "${item}"${hint}`)
  }
  if (code !== 'runs' && !isData(path)) throw new ConfigError(`${name}: extends: "${item}" runs code, ${whyNot[code]}`)
  return path
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined)

async function loadPlugins(layers: readonly Layer[], options: LoadOptions): Promise<Rule[]> {
  const rules = new Map<string, Rule>()
  const taken = new Set<string>(options.rules.map((rule) => rule.id))
  for (const layer of layers) {
    if (layer.preset !== undefined) continue
    for (const plugin of namesIn(layer.config.plugins)) {
      for (const rule of await pluginRules(plugin, layer.folder, layer.name, options.code)) {
        if (taken.has(rule.id))
          throw new ConfigError(
            `${layer.name}: plugins: "${plugin}" brings the rule "${rule.id}", which exists: rename it`,
          )
        rules.set(rule.id, rule)
      }
    }
  }
  return [...rules.values()]
}

async function pluginRules(plugin: string, folder: string, name: string, code: CodeTrust): Promise<Rule[]> {
  if (code !== 'runs') throw new ConfigError(`${name}: plugins: "${plugin}" runs code, ${whyNot[code]}`)
  const module = await importFrom(plugin, folder, `${name}: plugins`)
  const exported = module as { rules?: unknown; default?: { rules?: unknown } }
  const rules = exported.rules ?? exported.default?.rules
  if (!Array.isArray(rules) || !rules.every(isRule))
    throw new ConfigError(`${name}: plugins: "${plugin}" exports no list "rules" made with defineRule`)
  // Scores must mean the same everywhere: what is not of the published rule set weighs nothing.
  return rules.map((rule) => ({ ...rule, meta: { ...rule.meta, weight: 0 } }))
}

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'id' in value && 'meta' in value && 'check' in value

/** Imports a package or file as seen from a configuration's folder. Throws a ConfigError; `where` is what its message starts with. */
export async function importFrom(name: string, folder: string, where: string): Promise<unknown> {
  const path = name.startsWith('.') ? existing(resolve(folder, name)) : resolveModule(name, folder)
  if (path === undefined)
    throw new ConfigError(`${where}: there is no "${name}": install it, or start a path with "./"`)
  const { importUrl } = await import('./import.ts')
  try {
    return await importUrl(pathToFileURL(path).href)
  } catch (error) {
    throw new ConfigError(`${where}: "${name}" cannot be loaded: ${messageOf(error)}`)
  }
}
