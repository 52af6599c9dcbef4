import type { FieldMapping, FieldPath } from './options.ts'

/** Usual names of each field in scraped collections and news services' records, in order of preference. */
const usual: Readonly<Record<keyof FieldMapping, readonly string[]>> = {
  text: [
    'text', 'body', 'articleBody', 'article_body', 'maintext', 'main_text', 'article_text', 'full_text', 'fulltext',
    'bodyText', 'body_text', 'plain_text', 'plaintext', 'content', 'content_text', 'article', 'story', 'cleaned_text',
    'raw_text', 'raw_content', 'body.text', 'content.text', 'content.body', 'content_html', 'body_html', 'html',
    'fields.bodyText', 'fields.body', 'document',
  ],
  title: ['title', 'headline', 'title.text', 'webTitle', 'name', 'fields.headline', 'meta.title'],
  url: ['url', 'link', 'canonical', 'canonical_url', 'canonicalUrl', 'source_url', 'webUrl', 'uri', 'web_url', 'meta.url'],
  author: ['author', 'authors', 'byline', 'creator', 'by', 'fields.byline', 'meta.author'],
  published: [
    'published', 'publishedAt', 'published_at', 'datePublished', 'date_published', 'date_publish', 'publish_date',
    'publication_date', 'pub_date', 'pubDate', 'webPublicationDate', 'date', 'published_date', 'created', 'created_at',
    'timestamp', 'meta.date',
  ],
  modified: ['modified', 'updated', 'dateModified', 'date_modified', 'modified_at', 'updated_at', 'updatedAt', 'date_modify'],
  // Not `source` or `site`: like the name of a folder, they say how the collection calls it.
  publisher: ['publisher', 'outlet', 'publication', 'site_name', 'siteName', 'meta.publisher'],
  source: [
    'source', 'outlet', 'publisher', 'site_name', 'siteName', 'site', 'domain', 'hostname', 'source_name', 'source_domain',
    'publication', 'meta.publisher',
  ],
  lang: ['lang', 'language', 'inLanguage', 'meta.lang'],
  id: ['id', '_id', 'uuid', 'guid', 'article_id', 'articleId', 'doc_id'],
} // biome-ignore format: one list a field reads better than one name a line

/** Whether a record's own field may lie on the way to one that is looked for: others need not be read. */
export function mayHoldField(name: string, mapping: FieldMapping | undefined): boolean {
  const paths = Object.keys(usual).flatMap(
    (of) => mapping?.[of as keyof FieldMapping] ?? usual[of as keyof FieldMapping],
  )
  return paths.some((path) => path === name || path.startsWith(`${name}.`))
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys and indices from a record to a value. */
export type Steps = readonly (string | number)[]

/** The steps a dotted path stands for in a record, and what lies there. */
function follow(record: unknown, path: string): { readonly value: unknown; readonly steps: Steps } | undefined {
  if (isRecord(record) && Object.hasOwn(record, path)) return { value: record[path], steps: [path] }
  let value: unknown = record
  const steps: (string | number)[] = []
  for (const step of path.split('.')) {
    if (Array.isArray(value)) {
      steps.push(Number(step))
      value = value[Number(step)]
    } else if (isRecord(value) && Object.hasOwn(value, step)) {
      steps.push(step)
      value = value[step]
    } else return undefined
  }
  return { value, steps }
}

/** The first candidate of a field that holds something `read` makes sense of. */
export function field<T>(
  record: unknown,
  name: keyof FieldMapping,
  mapping: FieldMapping | undefined,
  read: (value: unknown) => T | null,
): T | null {
  return fieldAt(record, name, mapping, read)?.found ?? null
}

/** As `field`, and under which name it lies there. */
export function fieldAt<T>(
  record: unknown,
  name: keyof FieldMapping,
  mapping: FieldMapping | undefined,
  read: (value: unknown) => T | null,
): { readonly found: T; readonly path: string } | undefined {
  return find(record, name, mapping, read)
}

function find<T>(
  record: unknown,
  name: keyof FieldMapping,
  mapping: FieldMapping | undefined,
  read: (value: unknown) => T | null,
): { readonly found: T; readonly path: string; readonly value: unknown; readonly steps: Steps } | undefined {
  const mapped: FieldPath = mapping?.[name] ?? usual[name]
  for (const path of typeof mapped === 'string' ? [mapped] : mapped) {
    const at = follow(record, path)
    const found = at === undefined || at.value === undefined || at.value === null ? null : read(at.value)
    if (at && found !== null) return { found, path, ...at }
  }
  return undefined
}

/** Where the strings lie that make up a record's text: one, or those of its paragraphs. */
export function textSteps(record: unknown, mapping: FieldMapping | undefined): Steps[] {
  const at = find(record, 'text', mapping, proseOf)
  if (!at) return []
  if (!Array.isArray(at.value)) return [at.steps]
  return at.value.map((part, i) => {
    if (!isRecord(part)) return [...at.steps, i]
    return [...at.steps, i, (part.text ?? null) === null ? 'content' : 'text']
  })
}

/** A string, or what names an object (`{ name }`, `{ "#text" }`), or the first of a list. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length > 0 ? textOf(value[0]) : null
  if (!isRecord(value)) return null
  return textOf(value.name ?? value.title ?? value['#text'] ?? null)
}

/** All strings of a list, of objects with names, or of one string. */
export const textsOf = (value: unknown): string[] | null => {
  const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== null)
  return texts.length > 0 ? texts : null
}

/** The article's text: a string, or a list of paragraphs joined by blank lines. */
export function proseOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (!Array.isArray(value) || value.length === 0) return null
  const parts = value.map((part) => (isRecord(part) ? (part.text ?? part.content) : part))
  return parts.every((part) => typeof part === 'string') ? parts.join('\n\n') : null
}

/** Shortest string that may be an article, in UTF-16 units. */
const shortestProse = 80
const deepest = 4

/** The dotted path of the longest text in a record, its lists of paragraphs included, if one may be an article. */
export function likelyText(record: unknown): string | undefined {
  let best: { readonly path: string; readonly length: number } | undefined
  const look = (value: unknown, path: string, depth: number): void => {
    const prose = path === '' ? null : proseOf(value)
    if (prose !== null) {
      const length = prose.split(/\s+/, 12).length === 12 ? prose.length : 0
      if (length >= Math.max(shortestProse, (best?.length ?? 0) + 1)) best = { path, length }
    } else if (isRecord(value) && depth < deepest)
      for (const [name, item] of Object.entries(value)) look(item, path === '' ? name : `${path}.${name}`, depth + 1)
  }
  look(record, '', 0)
  return best?.path
}
