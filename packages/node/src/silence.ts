import { existsSync, readFileSync } from 'node:fs'
import { applyEdits, modify, parse } from 'jsonc-parser'
import { ConfigError } from './config/error.ts'
import { findConfig } from './config/load.ts'
import { sidecarOf } from './sidecar.ts'
import { type WriteOptions, writeWhole } from './write.ts'

const formattingOptions = { insertSpaces: true, tabSize: 2 }

/** Text with a value appended to the list at a path, its comments and its layout kept. */
function appended(text: string, path: readonly string[], value: unknown): string {
  const list = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], parse(text))
  const place = Array.isArray(list) ? [...path, list.length] : [...path]
  const edits = modify(text, place, Array.isArray(list) ? value : [value], {
    formattingOptions,
    isArrayInsertion: Array.isArray(list),
  })
  return applyEdits(text, edits)
}

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '{}\n')

/**
 * Adds an exception to the sidecar of a file: for the whole file, or only for findings on exactly `actual`. Gives the
 * sidecar's path. Throws a WriteError if it lies outside of `options.within`.
 */
export function silenceInFile(path: string, rule: string, actual?: string, options?: WriteOptions): string {
  const sidecar = sidecarOf(path)
  const entry = actual === undefined ? rule : { rules: rule, actual }
  writeWhole(sidecar, appended(read(sidecar), ['disable'], entry), options)
  return sidecar
}

/**
 * Turns a rule off for the paths under a folder, in the configuration that holds there; makes one if there is none.
 * Throws a ConfigError if the configuration is not JSON: what a program says only its author can change; a WriteError if
 * it lies outside of `options.within`.
 */
export function silenceUnder(root: string, folder: string, rule: string, options?: WriteOptions): string {
  const file = findConfig(root) ?? `${root}/copydesk.config.json`
  if (!/\.jsonc?$/.test(file))
    throw new ConfigError(`${file}: add an override for ${folder}/** that sets "${rule}" to "off"`)
  writeWhole(file, appended(read(file), ['overrides'], { files: [`${folder}/**`], rules: { [rule]: 'off' } }), options)
  return file
}
