import { type Article, messageOf } from '@copydesk/core'
import { binaryKind, decodeBytes } from './decode.ts'
import { commentDirectives } from './directives.ts'
import { formatOf, sniffFormat } from './format.ts'
import { readHtml } from './html/index.ts'
import { readJson, readJsonLine, readJsonLines } from './json.ts'
import { readMarkdown } from './markdown.ts'
import { defaultMaxBytes, type Encoding, type ReadOptions, type ReadOutcome } from './options.ts'
import { readPlain } from './text.ts'

const single = { text: readPlain, markdown: readMarkdown, html: readHtml } satisfies Record<
  string,
  (input: string, options: ReadOptions, encoding: Encoding) => Article | { readonly reason: string }
>

const skipped = (options: ReadOptions, reason: string): ReadOutcome => ({ type: 'skipped', path: options.path, reason })

const failed = (options: ReadOptions, error: unknown): ReadOutcome => ({
  type: 'error',
  path: options.path,
  message: `cannot be read: ${messageOf(error)}`,
})

/** Its head says so: a report that was left among the articles is none of them. */
const isReport = (text: string): boolean => text.slice(0, 200).includes('<meta name="generator" content="Copydesk">')

function* readDecoded(text: string, options: ReadOptions, encoding: Encoding): Iterable<ReadOutcome> {
  const format = options.format ?? formatOf(options.path) ?? sniffFormat(text)
  if (text.trim() === '') return yield skipped(options, 'empty')
  if (format === 'json') return yield* readJson(text, options, encoding)
  if (format === 'jsonl') return yield* readJsonLines(text, options, encoding)
  if (format === 'html' && isReport(text)) return yield skipped(options, 'a report of Copydesk')
  try {
    const article = single[format](text, options, encoding)
    if ('reason' in article) return yield skipped(options, article.reason)
    const directed = format === 'html' && options.directives?.html === true
    yield { type: 'article', article: directed ? { ...article, directives: commentDirectives(text) } : article }
  } catch (error) {
    yield failed(options, error)
  }
}

const limitOf = (options: ReadOptions): number => options.maxBytes ?? defaultMaxBytes

const tooLong = (options: ReadOptions): string => `longer than ${limitOf(options)} bytes`

/** JSONL in UTF-8 is decoded a line at a time, so that a file of any length can be read. */
function* readLinesOf(bytes: Uint8Array, options: ReadOptions): Iterable<ReadOutcome> {
  const decoder = new TextDecoder('utf-8')
  const encoding: Encoding = { label: 'utf-8', by: bytes[0] === 0xef ? 'bom' : 'detected' }
  let line = 0
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(10, from)
    const end = found < 0 ? bytes.length : found
    line++
    if (end - from > limitOf(options)) {
      yield { type: 'error', path: options.path, message: tooLong(options), line }
    } else {
      const outcome = readJsonLine(decoder.decode(bytes.subarray(from, end)), line, options, encoding)
      if (outcome) yield outcome
    }
    from = end + 1
  }
}

/**
 * Articles of an input's bytes: one for most formats, one a record for JSON and JSONL (lazily). Never throws: what
 * cannot be read is an `error`, what is no article a `skipped` outcome. Offsets count UTF-16 units behind the BOM.
 */
export function* read(bytes: Uint8Array, options: ReadOptions): Iterable<ReadOutcome> {
  if (bytes.length === 0) return yield skipped(options, 'empty')
  const binary = binaryKind(bytes.subarray(0, 8192))
  if (binary) return yield skipped(options, `not text: ${binary}`)
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0
  if ((options.format ?? formatOf(options.path)) === 'jsonl' && !wide) return yield* readLinesOf(bytes, options)
  if (bytes.length > limitOf(options)) return yield skipped(options, tooLong(options))
  const { text, label, by } = decodeBytes(bytes, options.contentType)
  yield* readDecoded(text, options, { label, by })
}

/** Articles of a text already decoded (an editor's buffer, a string); a BOM at its head is dropped. */
export function* readText(text: string, options: ReadOptions): Iterable<ReadOutcome> {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  yield* readDecoded(body, options, { label: 'utf-8', by: 'default' })
}
