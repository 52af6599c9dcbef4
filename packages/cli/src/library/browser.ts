import type { Rule } from '@copydesk/core'
import { createEngine, type RuleSetting, readsAsEnglish } from '@copydesk/engine'
import { decodeLexicon } from '@copydesk/lexicon'
import { allRules, recommended, resources, signals, strict } from '@copydesk/preset'
import { Desk, type Linter } from './desk.ts'

export { defineRule, type Finding, families, type Rule, type Severity } from '@copydesk/core'
export type { ArticleRecord, ErrorRecord, LintRecord, SkippedRecord, SourceRecord } from '@copydesk/node/records'
export type { CleanedText, Linter, RemovedPiece, TextFormat, TextOptions } from './desk.ts'
export { scoreSources } from './scores.ts'

/** Word data of the rules. */
export interface Data {
  /** `words.bin`: the word table. */
  readonly words: Uint8Array
  /** Data files of rules, by name without `.bin`. */
  readonly resources: Readonly<Record<string, Uint8Array>>
}

export interface BrowserOptions {
  readonly data: Data
  /** Default: `recommended`. */
  readonly preset?: 'recommended' | 'strict'
  /** Rules of one's own, made with `defineRule`: they run too and weigh nothing in scores. */
  readonly rules?: readonly Rule[]
  /** By rule id: `off`, or a severity or options for the rule. */
  readonly settings?: Readonly<Record<string, RuleSetting | 'off'>>
}

/** Names of the files `loadData` fetches. */
export const dataFiles: readonly string[] = ['words.bin', ...resources.map(({ id }) => `${nameOf(id)}.bin`)]

function nameOf(id: string): string {
  return id.replace(/^resource:/, '')
}

/**
 * Fetches the word data (`dataFiles`) from a folder that serves what the package keeps in `copydesk/assets/`. `base` ends
 * in `/`. Throws an Error that names the file that is not there.
 */
export async function loadData(base: string | URL): Promise<Data> {
  const [words, ...rest] = await Promise.all(dataFiles.map((name) => bytesOf(new URL(name, base))))
  return {
    words: words as Uint8Array,
    resources: Object.fromEntries(resources.map(({ id }, i) => [nameOf(id), rest[i] as Uint8Array])),
  }
}

async function bytesOf(url: URL): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`word data is missing: ${url} answers ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * A linter where there are no files: a page, a worker, an edge runtime. Rules that need a parse tree or a dictionary do
 * not run, and other languages are told apart by function words alone.
 */
export async function createLinter({ data, preset, rules = [], settings = {} }: BrowserOptions): Promise<Linter> {
  const own = rules.map((rule) => ({ ...rule, meta: { ...rule.meta, weight: 0 } }))
  const chosen = [...(preset === 'strict' ? strict : recommended), ...own]
  const engine = createEngine({
    rules: chosen.filter(({ needs }) => !needs?.includes('tree') && !needs?.includes('speller')),
    signals,
    lexicon: decodeLexicon(data.words),
    resources: (id) => resourceOf(data, id),
    settings: ({ id }) => settings[id],
  })
  return new Desk({ engine, languageOf: async (document) => (readsAsEnglish(document) ? 'en' : undefined) })
}

function resourceOf({ resources: files }: Data, id: string): Uint8Array {
  const bytes = files[nameOf(id)]
  if (bytes) return bytes
  throw new Error(`data file of "${id}" is missing: "data.resources" holds ${Object.keys(files).join(', ') || 'none'}`)
}

/** Every rule there is, by family and name. */
export const rules: readonly Rule[] = allRules
