import type { TextMap } from './source-map.ts'

/** What kind of paragraph-sized piece a block is. */
export type BlockKind = 'headline' | 'paragraph' | 'quote' | 'caption' | 'list-item' | 'furniture'

/** Formats a reader knows; decides how a fix is escaped and which directives a file can carry. */
export type Format = 'text' | 'markdown' | 'html' | 'json' | 'jsonl'

/**
 * A paragraph-sized piece of an article. `start`/`end` are half-open UTF-16 offsets in `Article.text`.
 * The optional fields are what a structured format (HTML, Markdown) knows of the piece.
 */
export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** Lower-case tag name of the element the block came from. */
  readonly tag?: string
  /** Heading level 1–6. */
  readonly level?: number
  /** Share of the block's characters that lie inside links, 0–1. */
  readonly linkDensity?: number
  /** Class names, ids, roles and landmarks of the block and its near ancestors, lower case, space separated. */
  readonly hints?: string
}

/** A piece of the page the reader left out of `Article.text`, with the reason; kept so that every removal can be explained. */
export interface RemovedBlock {
  readonly text: string
  /** Half-open UTF-16 offsets in the original input. */
  readonly start: number
  readonly end: number
  /** Which step took it out and why, in words a user can read: `navigation (class "site-nav")`. */
  readonly reason: string
}

/** One image with what is said of its origin. */
export interface ImageCredit {
  readonly url: string | null
  readonly caption: string | null
  readonly credit: string | null
}

/**
 * Who wrote it, when, for whom. Dates are ISO 8601 with the page's own offset, never converted; a bare day stays a bare
 * day, and seconds or milliseconds since 1970 become an instant in UTC.
 */
export interface Credits {
  /**
   * The people who wrote it. In the record of an article that names none it is the house or agency given as the author
   * (`Metro Staff`, `Reuters`; no account such as `admin`): `statedCredits` of `@copydesk/news`.
   */
  readonly byline: readonly string[]
  /**
   * When it came out: the date of the metadata, else the date the page or the lines at either end of the text show, else
   * the day in its address. Where the head of a page prints one later day, no update's, that another date of the page
   * confirms, the text was issued again, and that date is meant.
   */
  readonly published: string | null
  readonly modified: string | null
  readonly publisher: string | null
  readonly agency: readonly string[]
  readonly translator: string | null
  readonly original: string | null
  readonly canonical: string | null
  readonly images: readonly ImageCredit[]
  readonly corrections: readonly string[]
}

/** Credits of an article of which nothing is known. */
export const noCredits: Credits = {
  byline: [],
  published: null,
  modified: null,
  publisher: null,
  agency: [],
  translator: null,
  original: null,
  canonical: null,
  images: [],
  corrections: [],
}

/** What of a record can be taken from one of its fields. */
export const takenNames = ['text', 'title', 'date', 'author', 'source'] as const
export type TakenName = (typeof takenNames)[number]

/** By what was taken: the field it came from, as a dotted path. */
export type TakenFields = Readonly<Partial<Record<TakenName, string>>>

/** What named a source. */
export type SourceBy = 'folder' | 'field' | 'front-matter' | 'host' | 'file' | 'expression'

/** One text and what is known of it, as a reader gives it. */
export interface Article {
  /** Path relative to the root of the configuration; `#id` or `#line` inside a container. Unique in a run. */
  readonly key: string
  /** Path as the user gave it, with `/`. */
  readonly path: string
  readonly source: string
  /** What named the source; the folder if nothing is said. */
  readonly sourceBy?: SourceBy
  readonly format: Format
  /** Decoded text, `\n` line ends, no BOM. */
  readonly text: string
  /** Blocks in text order, not overlapping. Empty for formats without structure: lines are the blocks then. */
  readonly blocks: readonly Block[]
  readonly removed: readonly RemovedBlock[]
  readonly title: string | null
  readonly url: string | null
  /** BCP 47 language the input declares, or null. */
  readonly lang: string | null
  /**
   * What the reader found: JSON-LD, meta, front matter, fields; of an HTML page, where these leave it open, also what it
   * shows around its headline, and the day in its address. `creditsOf` of `@copydesk/news` joins the lines of `text`.
   */
  readonly credits: Credits
  /** What metadata or page give as the author and is no person, as given: `admin`, `Metro Staff`, `Associated Press`. Only where `credits.byline` is empty. */
  readonly houseByline?: string
  /** WHATWG label of the encoding the bytes were decoded with, and how it was found. */
  readonly encoding: { readonly label: string; readonly by: 'bom' | 'declared' | 'detected' | 'default' }
  /** From `text` to the original input. */
  readonly map: TextMap
  /** True where the text was read from a script of the page: its places are exact, but what is written there would be no text. */
  readonly unfixable?: true
  /** 1-based line of the record inside a container (JSONL), else undefined. */
  readonly recordLine?: number
  /** The id a record gives itself. */
  readonly id?: string
  /** Of a record: which fields it was read from. */
  readonly taken?: TakenFields
  /** Directives the format carries (front matter, Markdown comments), verbatim; read by the engine. */
  readonly directives?: readonly Directive[]
}

/** What the key of an article in a container has behind the file's name and `#`: its id, else its line or number. */
export function recordId({ key, path }: Pick<Article, 'key' | 'path'>): string | undefined {
  const mark = `${path.slice(path.lastIndexOf('/') + 1)}#`
  const at = key.startsWith(mark) ? 0 : key.indexOf(`/${mark}`) + 1
  return key.startsWith(mark, at) ? key.slice(at + mark.length) : undefined
}

/** What the key of an article has behind that of its file and `#`: its id, else its line or number. */
export const recordIn = (key: string, file: string): string | undefined =>
  key.startsWith(`${file}#`) ? key.slice(file.length + 1) : undefined

/** An instruction to stay silent. `rule` is a rule id, a family, or `*`. */
export interface Directive {
  readonly kind: 'file' | 'next-line' | 'line' | 'begin' | 'end'
  readonly rules: readonly string[]
  readonly reason: string | null
  /** 1-based line in the original input. */
  readonly line: number
  /** Where it stands: `front matter`, `comment`, `field`, a sidecar's path. */
  readonly where: string
  /** Only findings on this text. */
  readonly actual?: string
  /** Stands for several articles: that one of them has no use for it says nothing. */
  readonly shared?: true
  /** Stands in an article of other people: it is named, and silences nothing. */
  readonly foreign?: true
}

/** A directive that silenced nothing, or the rules of one that did not. */
export interface UnusedDirective {
  readonly rules: readonly string[]
  readonly reason: string | null
  /** 1-based line in the original input. */
  readonly line: number
  readonly where: string
  /** What is meant where a name is of no rule. */
  readonly note: string | null
}
