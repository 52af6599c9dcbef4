import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lineStarts, messageOf, positionAt } from '@copydesk/core'
import type { ParseError } from 'jsonc-parser'
import { checkDepth, parsedWithin, tooDeep } from '../depth.ts'
import { problemOf } from '../inputs.ts'
import { ConfigError } from './error.ts'
import type { JsonPath } from './validate.ts'

/** What a configuration file holds, and where. */
export interface Parsed {
  readonly value: unknown
  /** `:line:column` of a value in the file, or nothing where the format does not tell. */
  readonly place: (path: JsonPath) => string
}

const dataFormats: ReadonlySet<string> = new Set(['.json', '.jsonc', '.yaml', '.yml'])

/** True for files that are read, not run. */
export const isData = (file: string): boolean => dataFormats.has(extname(file))

/**
 * Whether a configuration may run code: what it is made of, what it extends, plugins. `foreign`: it was come upon above or
 * beside the texts, where whoever delivered them may have put it.
 */
export type CodeTrust = 'runs' | 'untrusted' | 'foreign'

export const whyNot: Readonly<Record<Exclude<CodeTrust, 'runs'>, string>> = {
  untrusted: 'which an untrusted workspace may not: trust it (in the library: `trusted: true`)',
  foreign: 'which one that lies outside the root of a repository may not: name it with --config',
}

/** Reads a configuration file by its extension. Throws a ConfigError that names the file, the place and what to do. */
export async function parseConfig(file: string, name: string, code: CodeTrust): Promise<Parsed> {
  if (!isData(file)) return runConfig(file, name, code)
  const text = readConfig(file, name)
  try {
    const parsed = await (/\.ya?ml$/.test(file)
      ? parseYaml(text, name)
      : parseJson(text, name, file.endsWith('.jsonc')))
    checkDepth(parsed.value)
    return parsed
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`${name}: ${messageOf(error)}`)
  }
}

function readConfig(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new ConfigError(`${name}: ${problemOf(error)}`)
  }
}

const at = (text: string, offset: number): string => {
  const { line, column } = positionAt(lineStarts(text), offset)
  return `:${line}:${column}`
}

/** The plain parser is enough for a file that is right; the one that knows places is loaded for one that is not. */
async function parseJson(text: string, name: string, comments: boolean): Promise<Parsed> {
  if (!comments) {
    try {
      return { value: JSON.parse(text), place: () => '' }
    } catch {
      // Told below, with its place.
    }
  }
  const { parse, printParseErrorCode } = await import('jsonc-parser')
  const errors: ParseError[] = []
  const value: unknown = parsedWithin(() =>
    parse(text, errors, { disallowComments: !comments, allowTrailingComma: comments }),
  )
  const [first] = errors
  if (first) {
    const what = printParseErrorCode(first.error)
    const remedy = what === 'InvalidCommentToken' ? 'comments need a copydesk.config.jsonc' : 'correct it'
    throw new ConfigError(`${name}${at(text, first.offset)}: not valid JSON (${what}): ${remedy}`)
  }
  return { value, place: () => '' }
}

async function parseYaml(text: string, name: string): Promise<Parsed> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    // The parser tells of a full stack as of any other fault.
    const what = error.message.includes('call stack') ? tooDeep : firstLine(error.message)
    throw new ConfigError(`${name}${at(text, error.pos[0])}: not valid YAML: ${what}`)
  }
  return {
    value: parsedWithin(() => document.toJS({ maxAliasCount: 100 })),
    place: (path) => {
      const node = document.getIn(path, true) as { range?: readonly number[] } | undefined
      return node?.range ? at(text, node.range[0] as number) : ''
    },
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] as string

/** Places in a JSON file, found only when something is wrong. */
export async function placesOf(file: string, parsed: Parsed): Promise<Parsed['place']> {
  if (!/\.jsonc?$/.test(file)) return parsed.place
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser')
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  const tree = parseTree(text, [], { allowTrailingComma: true })
  return (path) => {
    const node = tree && findNodeAtLocation(tree, [...path])
    const named = typeof path.at(-1) === 'string' && node?.parent?.type === 'property' ? node.parent : node
    return named ? at(text, named.offset) : ''
  }
}

async function runConfig(file: string, name: string, code: CodeTrust): Promise<Parsed> {
  if (code !== 'runs')
    throw new ConfigError(`${name}: runs code, ${whyNot[code]}, or use copydesk.config.json or .yaml`)
  const { importUrl } = await import('./import.ts')
  try {
    const module = await (/\.[mc]?ts$/.test(file) ? importTypeScript(file) : importUrl(freshUrl(file)))
    return { value: (module as { default?: unknown }).default ?? module, place: () => '' }
  } catch (error) {
    throw new ConfigError(
      `${name}: cannot be run: ${error instanceof Error ? firstLine(error.message) : String(error)}`,
    )
  }
}

/** A module that changed is another one: an editor reads configurations more than once. */
const freshUrl = (file: string): string => `${pathToFileURL(file).href}?${statSync(file).mtimeMs}`

async function importTypeScript(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti/static')
  return createJiti(import.meta.url, { moduleCache: false }).import(file)
}

/** A package or file named in a configuration, looked up from the folder of that configuration. Undefined if there is none. */
export function resolveModule(name: string, folder: string): string | undefined {
  try {
    return createRequire(pathToFileURL(`${folder}/noop.js`)).resolve(name)
  } catch {
    return importable(name, folder)
  }
}

/** `require` does not find packages that can only be imported, and `import.meta.resolve` looks from its own file only. */
function importable(name: string, folder: string): string | undefined {
  const [, main, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.+)?$/.exec(name) ?? []
  if (main === undefined) return undefined
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', main)
    if (existsSync(join(home, 'package.json'))) {
      const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { exports?: unknown }
      const target = targetOf(rest === '' ? exports : undefined) ?? targetOf(entryOf(exports, `.${rest}`))
      return target === undefined ? undefined : join(home, target)
    }
    if (dirname(at) === at) return undefined
  }
}

const entryOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

const targetOf = (value: unknown): string | undefined =>
  typeof value === 'string' || value === undefined
    ? value
    : (targetOf(entryOf(value, 'import')) ?? targetOf(entryOf(value, 'default')))
