import { type ReadOptions, type ReadOutcome, read, readJsonLine } from '@copydesk/readers'

/** One record of a container, as its bytes. */
export type Entry = Head & { readonly bytes: Uint8Array }

/** What is known of a record besides its bytes. Plain data: it is kept on disk as JSON. */
export type Head =
  /** A JSON object; `line`: 1-based number of the line or row. */
  | { readonly type: 'line'; readonly line: number }
  /** A page, or a page's text, of a web archive. */
  | {
      readonly type: 'page'
      readonly id: string
      readonly format: 'html' | 'text'
      readonly url?: string
      readonly fetched?: string
      readonly contentType?: string
    }
  /** The one file inside a compressed one. */
  | { readonly type: 'file'; readonly format?: NonNullable<ReadOptions['format']> }
  | { readonly type: 'skipped'; readonly id: string; readonly reason: string }
  | { readonly type: 'error'; readonly message: string; readonly line?: number; readonly id?: string }

const nothing = new Uint8Array(0)

export const failed = (message: string, line?: number): Entry => ({
  type: 'error',
  message,
  ...(line === undefined ? {} : { line }),
  bytes: nothing,
})

export const skipped = (id: string, reason: string): Entry => ({ type: 'skipped', id, reason, bytes: nothing })

const encoding = { label: 'utf-8', by: 'detected' } as const

/** The articles of a record, or why there is none. A blank line gives nothing. */
export function* readEntry(entry: Entry, options: ReadOptions): Iterable<ReadOutcome> {
  const { path } = options
  if (entry.type === 'error') {
    const { message, line } = entry
    yield { type: 'error', path, message, ...(line === undefined ? {} : { line }) }
  } else if (entry.type === 'skipped') yield { type: 'skipped', path: `${path}#${entry.id}`, reason: entry.reason }
  else if (entry.type === 'file')
    yield* read(entry.bytes, { ...options, ...(entry.format ? { format: entry.format } : {}) })
  else if (entry.type === 'page') yield* readPage(entry, options)
  else {
    const outcome = readJsonLine(new TextDecoder().decode(entry.bytes), entry.line, options, encoding)
    if (outcome) yield outcome
  }
}

/** Pages of an archive are of the house whose address they have: the archive's folder says how someone collected them. */
function* readPage(entry: Extract<Entry, { type: 'page' }>, options: ReadOptions): Iterable<ReadOutcome> {
  const { id, bytes, type: _, ...page } = entry
  const { path, key, sourceFrom = ['canonical-host', 'folder'] } = options
  for (const outcome of read(bytes, { ...options, ...page, sourceFrom, key: `${key}#${id}` })) {
    if (outcome.type === 'article') yield { ...outcome, article: { ...outcome.article, id } }
    else yield { ...outcome, path: `${path}#${id}` }
  }
}
