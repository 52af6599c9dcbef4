import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** One planted fault of an article. Without `scope: article` it has a `text`, an exact piece of what a reader of the article sees. */
export interface Label {
  /** `family/name`. */
  readonly rule: string
  readonly text?: string
  /** 1-based line of the file (txt and md only). */
  readonly line?: number
  /** What the text read before it was damaged. */
  readonly expected?: string
  readonly scope?: 'article'
  /** `false`: a tool may find it or miss it. */
  readonly must?: false
}

/** A fault of the outlet as a whole. `text` is the repeated line or the deleted string. */
export interface SourceLabel {
  readonly rule: string
  readonly text?: string
  readonly must?: false
}

/** The labels of one outlet. Keys of `articles` are file names below the outlet's folder, or `articles.jsonl#<line>`. */
export interface OutletLabels {
  readonly about: string
  readonly machineTranslated: boolean
  readonly source?: readonly SourceLabel[]
  readonly articles: Readonly<Record<string, readonly Label[]>>
}

/** Names of the outlets below `corpus`, sorted. */
export const outletsOf = (corpus: string): string[] => readdirSync(join(corpus, 'outlets')).sort()

/** Reads `labels/<outlet>.yaml`. Throws where the file is missing or is not YAML; its shape is checked by `check-labels.ts`. */
export const readLabels = (corpus: string, outlet: string): OutletLabels =>
  parse(readFileSync(join(corpus, 'labels', `${outlet}.yaml`), 'utf8')) as OutletLabels
