import { type Credits, type Directive, noCredits } from '@copydesk/core'
import { authorsIn, dateOfAddress, dayOrder, isoDate } from '@copydesk/news'
import { parse } from 'yaml'
import { directivesOf } from './directives.ts'

/** What a YAML front matter says. */
export interface FrontMatter {
  readonly title: string | null
  readonly url: string | null
  readonly lang: string | null
  readonly source: string | null
  readonly credits: Credits
  /** As in `Article`. */
  readonly houseByline?: string | undefined
  readonly directives: readonly Directive[]
}

export const noFrontMatter: FrontMatter = {
  title: null,
  url: null,
  lang: null,
  source: null,
  credits: noCredits,
  directives: [],
}

function parseYaml(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parse(text, { logLevel: 'error', schema: 'failsafe' })
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isMap ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** The fields of a TOML front matter that stand above its tables, as YAML: values on one line are written alike in both. */
export function asYaml(toml: string): string {
  const lines = toml.split(/\r\n|\r|\n/)
  const table = lines.findIndex((line) => line.startsWith('['))
  const fields = table < 0 ? lines : lines.slice(0, table)
  return fields.map((line) => line.replace(/^(["']?[\w-]{1,99}["']?)[ \t]{0,99}=[ \t]{0,99}/, '$1: ')).join('\n')
}

/** `failsafe` keeps every scalar a string as written, so that dates stay as the file has them. */
const textOf = (value: unknown): string | null => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return first.trim() || null
  if (typeof first === 'object' && first !== null && 'name' in first) return textOf(first.name)
  return null
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((item) => item !== null)

const lineOf = (input: string, field: string): number => {
  const at = input.search(new RegExp(`^${field}[ \\t]{0,8}:`, 'm'))
  return at < 0 ? 1 : input.slice(0, at).split(/\r\n|\r|\n/).length
}

/** A directive field is read with YAML's own types: `copydesk: false`, `disable: true`. */
const typed = (value: unknown): unknown => {
  if (value === 'true') return true
  if (value === 'false') return false
  if (Array.isArray(value)) return value.map(typed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typed(item)]))
}

/** What the YAML between the fences at the head of a file says; undefined if it is no map. */
export function readFrontMatter(yaml: string): FrontMatter | undefined {
  const fields = parseYaml(yaml)
  if (fields === undefined) return undefined
  const pick = (...names: string[]): unknown =>
    names.map((name) => fields[name]).find((value) => textOf(value) !== null)
  const url = textOf(pick('url', 'link', 'canonical', 'canonical_url'))
  const lang = textOf(pick('lang', 'language'))
  const hints = { order: dayOrder(lang, url), near: dateOfAddress(url) }
  const date = (...names: string[]): string | null => isoDate(textOf(pick(...names)) ?? '', hints)
  const authors = authorsIn(listOf(pick('byline', 'author', 'authors')))
  const credits: Credits = {
    ...noCredits,
    byline: authors.byline,
    published: date('date', 'published', 'pubDate', 'datePublished', 'publishedAt'),
    modified: date('updated', 'modified', 'lastmod', 'dateModified'),
    publisher: textOf(pick('publisher', 'outlet', 'site', 'source')),
    agency: [...new Set([...listOf(pick('agency')), ...authors.agency])],
    translator: textOf(pick('translator')),
    original: textOf(pick('original')),
    canonical: textOf(pick('canonical', 'canonical_url', 'url', 'link')),
  }
  return {
    title: textOf(pick('title', 'headline')),
    url,
    lang,
    source: textOf(pick('source', 'publisher', 'outlet', 'site')),
    credits,
    houseByline: authors.house,
    directives: directivesOf(typed(fields.copydesk), lineOf(yaml, 'copydesk') + 1),
  }
}
