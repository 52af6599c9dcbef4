import { type Article, messageOf, noCredits, type TakenFields } from '@copydesk/core'
import { directivesOf } from './directives.ts'
import { dateOf, type Facts, factsOf } from './facts.ts'
import { field, fieldAt, isRecord, likelyText, proseOf, type Steps, textOf, textSteps, textsOf } from './fields.ts'
import { readHtmlFragment } from './html/index.ts'
import type { Encoding, FieldMapping, ReadOptions, ReadOutcome, SourceNaming } from './options.ts'
import { hostOf, type NamedSource, namedSource, type SourceNames } from './source-name.ts'
import { readPlain } from './text.ts'

/** Keys under which collections keep their articles. */
const containers = ['articles', 'items', 'data', 'results', 'docs', 'entries', 'records', 'stories', 'response.results']

/** One record of a JSON or JSONL file and what tells it from the others. */
interface Place {
  /** Behind the file's key: an id if the record has none of its own. Empty for a file that is one article. */
  readonly suffix: string
  /** 1-based line, for JSONL. */
  readonly line?: number
}

/** A text that is HTML: it holds the tags of paragraphs, or starts with one. */
const looksLikeHtml = (text: string): boolean =>
  /<\/p>|<p[\s>][^<]*<|<br\s?\/?>|<\/div>|<\/h[1-6]>|<\/li>/i.test(text) || /^\s*<[a-z][a-z0-9]{0,10}[\s>]/i.test(text)

function articleOf(record: unknown, text: string, place: Place, options: ReadOptions, encoding: Encoding): Article {
  const { fields } = options
  const named = sourceOf(record, place, options)
  const base = looksLikeHtml(text) ? readHtmlFragment(text, options, encoding) : readPlain(text, options, encoding)
  const id = field(record, 'id', fields, textOf)
  const facts = factsOf(record, fields)
  return {
    ...base,
    key: place.suffix === '' ? options.key : `${options.key}#${id ?? place.suffix}`,
    ...(id === null ? {} : { id }),
    format: place.line === undefined ? 'json' : 'jsonl',
    ...named,
    taken: takenFrom(record, named, fields),
    ...facts,
    credits: { ...noCredits, images: base.credits.images, ...facts.credits },
    ...(place.line === undefined ? {} : { recordLine: place.line }),
    ...(options.directives?.json && isRecord(record) ? { directives: directivesOf(record.copydesk, 1, 'field') } : {}),
  }
}

/** Longer ones are no names. */
const longestName = 120

/** A name of a house, or the host of its address. */
function nameOf(value: unknown): string | null {
  const text = textOf(value)
  if (text === null || text.length > longestName) return null
  return /^(?:https?:)?\/\/|^www\./i.test(text) ? addressHost(text) : text
}

/** Host of an address that may lack its scheme. */
function addressHost(value: unknown): string | null {
  const text = textOf(value)
  return (
    text && hostOf(/^(?:[\w-]{1,63}\.){1,8}[a-z]/i.test(text) ? `https://${text}` : text.replace(/^\/\//, 'https://'))
  )
}

const usual: readonly SourceNaming[] = ['field', 'canonical-host', 'folder']
const loose: readonly SourceNaming[] = ['field', 'canonical-host', 'file']

const namesIn = (record: unknown, fields: FieldMapping | undefined): SourceNames => ({
  field: field(record, 'source', fields, nameOf),
  'canonical-host': field(record, 'url', fields, addressHost),
})

const sourceOf = (record: unknown, { suffix }: Place, options: ReadOptions): NamedSource =>
  namedSource(options, namesIn(record, options.fields), suffix !== '' && options.loose ? loose : usual)

/** What a record says of an article besides its text, and what it calls its source. */
export const statedIn = (
  record: unknown,
  fields: FieldMapping | undefined,
): { readonly facts: Facts; readonly names: SourceNames } => ({
  facts: factsOf(record, fields),
  names: namesIn(record, fields),
})

function takenFrom(record: unknown, { sourceBy }: NamedSource, fields: FieldMapping | undefined): TakenFields {
  const paths = {
    text: fieldAt(record, 'text', fields, proseOf),
    title: fieldAt(record, 'title', fields, textOf),
    date: fieldAt(record, 'published', fields, (value) => dateOf(value, {})),
    author: fieldAt(record, 'author', fields, textsOf),
    source:
      sourceBy === 'field'
        ? fieldAt(record, 'source', fields, nameOf)
        : sourceBy === 'host'
          ? fieldAt(record, 'url', fields, addressHost)
          : undefined,
  }
  return Object.fromEntries(Object.entries(paths).flatMap(([name, at]) => (at ? [[name, at.path]] : [])))
}

/** A record without a text, with what it has. */
function textless(path: string, reason: string, record: unknown): ReadOutcome {
  const textField = likelyText(record)
  const fields = isRecord(record) ? Object.keys(record).slice(0, mostFields) : []
  return { type: 'skipped', path, reason, fields, ...(textField === undefined ? {} : { textField }) }
}

/** Fields named of a record that cannot be read. */
const mostFields = 40

function readRecord(record: unknown, place: Place, options: ReadOptions, encoding: Encoding): ReadOutcome {
  const path = place.suffix === '' ? options.path : `${options.path}#${place.suffix}`
  if (!isRecord(record)) return { type: 'skipped', path, reason: 'not an object' }
  const text = field(record, 'text', options.fields, proseOf)
  if (text === null) return textless(path, 'no text field', record)
  return { type: 'article', article: articleOf(record, text, place, options, encoding) }
}

const hasText = (value: unknown, options: Pick<ReadOptions, 'fields'>): boolean =>
  isRecord(value) && field(value, 'text', options.fields, proseOf) !== null

interface Records {
  readonly steps: Steps
  readonly list: readonly unknown[]
}

/** The records of a parsed JSON file: itself a list, a list under a usual key, or one article. */
function recordsOf(value: unknown, options: Pick<ReadOptions, 'fields'>): Records | undefined {
  if (Array.isArray(value)) return { steps: [], list: value }
  if (!isRecord(value) || hasText(value, options)) return undefined
  for (const path of containers) {
    const list = path.split('.').reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), value)
    if (Array.isArray(list)) return { steps: path.split('.'), list }
  }
  return undefined
}

/**
 * Where the strings lie that make up each article's text, in the order in which the articles are read. `record`: the
 * value is a record itself, a line of JSONL.
 */
export function textPaths(
  value: unknown,
  options: Pick<ReadOptions, 'fields'>,
  as: 'file' | 'record' = 'file',
): Steps[][] {
  const records = as === 'file' ? recordsOf(value, options) : undefined
  if (!records) return [textSteps(value, options.fields)]
  return records.list.map((record, i) =>
    textSteps(record, options.fields).map((steps) => [...records.steps, i, ...steps]),
  )
}

/** V8 names the offset of a syntax error; other engines may not. */
function lineOfError(message: string, input: string): number | undefined {
  const offset = /position (\d+)/.exec(message)?.[1]
  return offset === undefined ? undefined : input.slice(0, Number(offset)).split('\n').length
}

/** Articles of a JSON file. A list no record of which has a text is skipped as a whole. */
export function* readJson(input: string, options: ReadOptions, encoding: Encoding): Iterable<ReadOutcome> {
  const { path } = options
  let value: unknown
  try {
    value = JSON.parse(input)
  } catch (error) {
    const message = messageOf(error)
    const line = lineOfError(message, input)
    return yield { type: 'error', path, message: `not valid JSON: ${message}`, ...(line === undefined ? {} : { line }) }
  }
  const records = recordsOf(value, options)
  if (records === undefined) return yield readRecord(value, { suffix: '' }, options, encoding)
  if (!records.list.some((record) => hasText(record, options))) {
    return yield textless(path, 'no record with a text field', records.list[0])
  }
  for (const [i, record] of records.list.entries())
    yield readRecord(record, { suffix: String(i + 1) }, options, encoding)
}

/** The article, or what is wrong, of one line of a JSONL file; nothing for a blank one. `line` is 1-based. */
export function readJsonLine(
  text: string,
  line: number,
  options: ReadOptions,
  encoding: Encoding,
): ReadOutcome | undefined {
  if (text.trim() === '') return undefined
  try {
    return readRecord(JSON.parse(text), { suffix: String(line), line }, options, encoding)
  } catch (error) {
    return { type: 'error', path: options.path, message: `not valid JSON: ${messageOf(error)}`, line }
  }
}

/** Articles of JSONL text, a line at a time. */
export function* readJsonLines(input: string, options: ReadOptions, encoding: Encoding): Iterable<ReadOutcome> {
  let line = 0
  for (let from = 0; from < input.length; ) {
    const found = input.indexOf('\n', from)
    const end = found < 0 ? input.length : found
    const outcome = readJsonLine(input.slice(from, end), ++line, options, encoding)
    if (outcome) yield outcome
    from = end + 1
  }
}
