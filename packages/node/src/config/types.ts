import type { RuleOptions } from './rule-options.generated.ts'

// This file and the generated one are shipped as one declaration file: nothing else is imported here.

/** `off`, `on` (each message with the severity its rule gives it) or one severity for all of the rule's messages. */
export type Level = 'off' | 'on' | 'error' | 'warning' | 'info'

export type RuleEntry<Options = Readonly<Record<string, unknown>>> =
  | Level
  | readonly [Level]
  | readonly [Level, Options]

/** By rule id, by `family/*` or `*`; the more specific key wins, whatever their order. */
export type RuleEntries = { readonly [Id in keyof RuleOptions]?: RuleEntry<RuleOptions[Id]> } & Readonly<
  Record<string, RuleEntry>
>

/** What may name a source: what the reader finds, or an expression over the article's path. */
export type SourceFrom = 'folder' | 'field' | 'front-matter' | 'canonical-host' | 'file' | 'expression'

/** A dotted path in a JSON record, or several in order of preference. */
export type FieldPath = string | readonly string[]

export type FieldName =
  | 'text'
  | 'title'
  | 'url'
  | 'author'
  | 'published'
  | 'modified'
  | 'publisher'
  | 'source'
  | 'lang'
  | 'id'

export interface SourcesConfig {
  /** In order of preference; the first that gives a name wins, the folder is the last resort. Default `folder`; for JSON records `field`, `canonical-host`, `file`. */
  readonly from?: SourceFrom | readonly SourceFrom[]
  /** Regular expression over the article's path below the root; its group `source`, or its first group, is the name. */
  readonly expression?: string
  /** Where a JSON record keeps what. */
  readonly fields?: { readonly [Name in FieldName]?: FieldPath }
}

/** Settings for some paths. A rule switched off here is silent at gates; its findings still count in scores. */
export interface Override {
  /** Globs over paths below the root. */
  readonly files: string | readonly string[]
  readonly excludedFiles?: string | readonly string[]
  readonly rules?: RuleEntries
}

/** Articles of which formats may carry directives beside Markdown and text. */
export interface DirectivesConfig {
  readonly html?: boolean
  readonly json?: boolean
}

/** What one article may take. One that takes more is not linted: its record is an error. */
export interface BudgetConfig {
  /** Characters of its text and hits of phrases, each once for every rule that runs. Default 500,000,000. */
  readonly steps?: number
  /** Findings, those that others cover included. Default 50,000. */
  readonly findings?: number
}

/** A table of metadata and how it names the articles. */
export interface MetadataConfig {
  /** JSONL, CSV or TSV, compressed or not; relative to this file. */
  readonly file: string
  /** `file` (the path from the table's folder on) or `id`, or one of them and a column: `file=path`. Default `file`. */
  readonly by?: string
}

/** What `copydesk.config.*` holds. */
export interface Config {
  readonly $schema?: string
  /** `recommended`, `strict`, a file relative to this one, or a package. Later ones win. */
  readonly extends?: string | readonly string[]
  /** Packages or files that export `rules`. Their code runs. */
  readonly plugins?: readonly string[]
  readonly rules?: RuleEntries
  /** retext plugins to run as rules, by package name. */
  readonly retext?: Readonly<Record<string, RuleEntry>>
  readonly overrides?: readonly Override[]
  /** Patterns as in `.gitignore`, relative to the root. */
  readonly ignore?: readonly string[]
  readonly sources?: SourcesConfig
  /** A table that says of articles what they do not say themselves. */
  readonly metadata?: string | MetadataConfig
  /** Saved source profiles (`copydesk profile`), relative to this file. */
  readonly profile?: string
  /** Accepted findings (`copydesk baseline`), relative to this file. */
  readonly baseline?: string
  /** Version of the rule set that gates are set for. */
  readonly ruleset?: string
  /**
   * Whether exceptions count that stand in linted files or beside them. Default: in files of the repository that holds
   * this one and that git does not ignore. `true`: everywhere, in HTML comments and JSON fields too.
   */
  readonly directives?: boolean | DirectivesConfig
  readonly budget?: BudgetConfig
}
