import type { Article, Format } from '@copydesk/core'

/** Where a value lies in a record: a dotted path (`meta.author.0.name`), or several in order of preference. */
export type FieldPath = string | readonly string[]

/** Which fields of a JSON record hold what; every field left out is found by its usual names. */
export interface FieldMapping {
  readonly text?: FieldPath
  readonly title?: FieldPath
  readonly url?: FieldPath
  readonly author?: FieldPath
  readonly published?: FieldPath
  readonly modified?: FieldPath
  readonly publisher?: FieldPath
  readonly source?: FieldPath
  readonly lang?: FieldPath
  readonly id?: FieldPath
}

/** What may name the source of an article. `file`: the file's own name without its extension. */
export type SourceNaming = 'folder' | 'field' | 'front-matter' | 'canonical-host' | 'file'

export interface ReadOptions {
  /** Path as the user gave it. */
  readonly path: string
  /** Article key of the file; records inside a container get `#id` or `#line` appended. */
  readonly key: string
  /** Source named by the folder: what `folder` in `sourceFrom` stands for, and the last resort. */
  readonly source: string
  /** The file lies in no folder of a source: its own name says more of its records than the folder's. */
  readonly loose?: boolean
  /** Default: by extension, else sniffed. */
  readonly format?: Format
  /** As an HTTP `Content-Type` header, for its charset. */
  readonly contentType?: string
  /** Where the input was fetched from, as an archive says: its address where it gives none itself. */
  readonly url?: string
  /** When it was fetched, ISO 8601: tells which of two numbers of a date is the month. */
  readonly fetched?: string
  /** For JSON and JSONL. */
  readonly fields?: FieldMapping
  /**
   * Namings in order of preference; the first that gives a name wins. Default `['folder']`; for a JSON record its field,
   * then the host of its address, then a loose file that holds several records, else the folder.
   */
  readonly sourceFrom?: readonly SourceNaming[]
  /** Whether HTML comments and the field `copydesk` of JSON records are read as directives. Default: neither. */
  readonly directives?: { readonly html?: boolean; readonly json?: boolean }
  /** Longer inputs are skipped. Default 64 MiB; for JSONL the limit holds for a line. */
  readonly maxBytes?: number
}

/** What reading gives: an article, or why there is none. */
export type ReadOutcome =
  | { readonly type: 'article'; readonly article: Article }
  | {
      readonly type: 'skipped'
      readonly path: string
      readonly reason: string
      /** Of a record without a text: the names of its fields. */
      readonly fields?: readonly string[]
      /** Of these, what may be the text: a dotted path. */
      readonly textField?: string
    }
  | { readonly type: 'error'; readonly path: string; readonly message: string; readonly line?: number }

/** How the bytes of an input became text. */
export type Encoding = Article['encoding']

export const defaultMaxBytes = 64 * 1024 * 1024
