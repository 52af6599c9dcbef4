import { lineStarts, SourceMapBuilder, type TextMap } from '@copydesk/core'
import { compose } from './compose.ts'
import { dataNodes, endOfString, piecesOf } from './literals.ts'
import { directText } from './metadata.ts'
import type { Page, PageElement } from './tree.ts'

/** What a page hands to its scripts: in scripts, in attributes, in strings of either. */

/** A stretch `[from, to)` of a text that may hold an article, as data or as markup. */
export interface Handed {
  readonly kind: 'data' | 'markup'
  readonly text: string
  readonly from: number
  readonly to: number
  /** From `text` to the page; undefined if `text` is the page. */
  readonly map?: TextMap
}

/** The map of a text made from a handed one, to the page. */
export const toPage = (text: string, map: TextMap, handed: Handed): TextMap =>
  handed.map ? compose(text, map, handed.map) : map

export const isMarkup = (text: string): boolean => /<(?:p|div|br|h[1-6]|ul|blockquote)\b/i.test(text)

/** Values set to a variable, or given back by a function that makes them. */
const values = /(?:=|\breturn)\s{0,9}(?=[{[]\s{0,99}["'[{\w])/g
const parsed = /\bJSON\.parse\(\s{0,9}"/g
/** Rows of a page rendered by a server, as its scripts take them. */
const flight = /\b__next_f\.push\(\[1,\s{0,9}"/

/** A script that begins with a value set to a variable. */
const state = /^\s{0,99}(?:(?:window|self|globalThis)\s{0,3}[.[]|var\s|let\s|const\s)[^={}()]{1,80}=\s{0,9}[{[]/

/**
 * What a page hands over in stretches of so many characters; if `everywhere`, also in attributes and in the midst of
 * scripts.
 */
export function handedBy(page: Page, least: number, everywhere: boolean): Handed[] {
  const handed: Handed[] = []
  const rows = new SourceMapBuilder()
  const lines = lineStarts(page.input)
  for (const script of page.tagged('script')) {
    const [child] = script.children
    const type = script.attribs.type ?? ''
    if (child === undefined || addRow(page, child, rows) || child.end - child.start < least) continue
    if (/json/i.test(type)) handed.push(...jsonIn(page, directText(script), child.start))
    else if (
      /^$|javascript|module/i.test(type) &&
      (everywhere || state.test(page.input.slice(child.start, child.start + 300)))
    )
      handed.push(...valuesIn(page, child, { least, lines }))
  }
  if (rows.length > 0) handed.push(...rowsOf(rows, lines))
  if (everywhere) for (const element of page.elements) handed.push(...attributesOf(page, element, { least, lines }))
  return handed
}

function jsonIn({ input }: Page, text: string, start: number): Handed[] {
  const from = text.search(/[{[]/)
  return from < 0 ? [] : [{ kind: 'data', text: input, from: start + from, to: start + text.length }]
}

/** Characters a stretch has at least, and where the page's lines start. */
interface Asked {
  readonly least: number
  readonly lines: Int32Array
}

type Stretch = Readonly<Pick<PageElement, 'start' | 'end'>>

function valuesIn(page: Page, { start, end }: Stretch, { least, lines }: Asked): Handed[] {
  const { input } = page
  const handed: Handed[] = []
  values.lastIndex = start
  for (let match = values.exec(input); match && match.index < end; match = values.exec(input)) {
    const from = match.index + match[0].length
    const to = dataNodes(input, from, end)[0]?.end ?? from
    if (to - from >= least) handed.push({ kind: 'data', text: input, from, to })
    values.lastIndex = Math.max(to, from + 1)
  }
  parsed.lastIndex = start
  for (let match = parsed.exec(input); match && match.index < end; match = parsed.exec(input)) {
    const from = match.index + match[0].length
    const to = endOfString(input, from, end)
    if (to - from >= least) handed.push(...whole(decoded(page, { start: from, end: to }), lines))
    if (to >= 0) parsed.lastIndex = to
  }
  return handed
}

function decoded({ input }: Page, string: Stretch, builder = new SourceMapBuilder()): SourceMapBuilder {
  for (const { start, end, text } of piecesOf(input, string)) {
    if (text.length === end - start) builder.copy(text, start)
    else builder.decode(text, start, end)
  }
  return builder
}

/** A text decoded from the page, as data or markup, whichever it is. */
function whole(builder: SourceMapBuilder, lines: Int32Array): Handed[] {
  const { text } = builder
  const kind = /^\s{0,99}[{[]/.test(text) ? 'data' : isMarkup(text) ? 'markup' : undefined
  return kind ? [{ kind, text, from: 0, to: text.length, map: builder.build(lines) }] : []
}

function addRow(page: Page, { start, end }: Stretch, rows: SourceMapBuilder): boolean {
  const match = flight.exec(page.input.slice(start, start + 200))
  if (!match) return false
  const from = start + match.index + match[0].length
  const to = endOfString(page.input, from, end)
  if (to > from) decoded(page, { start: from, end: to }, rows)
  return true
}

const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 || (code & 0xf800) === 0xd800 ? 2 : 3)

/** Rows `id:JSON` up to a line end, and `id:Tlength,text` of so many bytes. */
function rowsOf(builder: SourceMapBuilder, lines: Int32Array): Handed[] {
  const { text } = builder
  const map = builder.build(lines)
  const handed: Handed[] = []
  for (let at = 0; at < text.length; ) {
    const start = /^[\da-f]{1,8}:(?:T([\da-f]{1,8}),)?/.exec(text.slice(at, at + 20))
    const line = text.indexOf('\n', at)
    let from = at + (start?.[0].length ?? 0)
    let to = line < 0 ? text.length : line
    if (start?.[1] !== undefined) {
      to = from
      for (let bytes = Number.parseInt(start[1], 16); bytes > 0 && to < text.length; to++)
        bytes -= bytesOf(text.charCodeAt(to))
      handed.push({ kind: 'markup', text, from, to, map })
      at = to
      continue
    }
    from += Math.max(0, text.slice(from, from + 9).search(/[{[]/))
    if (start && /[{[]/.test(text.charAt(from))) handed.push({ kind: 'data', text, from, to, map })
    at = to + 1
  }
  return handed
}

const attribute = /\s{1,99}[^\s"'<>/=]{1,99}(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|[^\s"'>]{1,999}))?/y

/** What describes or draws, and is none of an article's text. */
const wordless: ReadonlySet<string> = new Set([
  'meta',
  'link',
  'img',
  'script',
  'path',
  'source',
  'input',
  'svg',
  'use',
])

function attributesOf(page: Page, element: PageElement, { least, lines }: Asked): Handed[] {
  const { tag, start, end, children } = element
  const to = children[0]?.start ?? end
  if (to - start < least || wordless.has(tag)) return []
  const { input } = page
  const handed: Handed[] = []
  attribute.lastIndex = start + 1 + tag.length
  for (let match = attribute.exec(input); match && match.index < to; match = attribute.exec(input)) {
    const value = match[1] ?? match[2] ?? ''
    const from = attribute.lastIndex - 1 - value.length
    if (value.length >= least) handed.push(...whole(unescaped(value, from), lines))
  }
  return handed
}

const references = /&(?:(quot|amp|lt|gt|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi
const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0' }

/** The value of an attribute, which stands in the page from `from` on. */
function unescaped(value: string, from: number): SourceMapBuilder {
  const builder = new SourceMapBuilder()
  let at = 0
  for (const { 0: reference, 1: name, 2: decimal, 3: hex, index } of value.matchAll(references)) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)
    const text = name === undefined ? String.fromCodePoint(code > 0x10ffff ? 0xfffd : code) : named[name.toLowerCase()]
    builder.copy(value.slice(at, index), from + at)
    at = index + reference.length
    builder.decode(text as string, from + index, from + at)
  }
  return builder.copy(value.slice(at), from + at)
}
