import {
  type Article,
  type Block,
  type Directive,
  type ImageCredit,
  lineStarts,
  positionAt,
  type RemovedBlock,
  SourceMapBuilder,
} from '@copydesk/core'
import { decodeHTMLStrict } from 'entities'
import type { Code, Html, Image, ImageReference, Nodes, Parents, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { directiveIn } from './directives.ts'
import { asYaml, type FrontMatter, noFrontMatter, readFrontMatter } from './front-matter.ts'
import { checkBudget } from './markdown-budget.ts'
import type { Encoding, ReadOptions } from './options.ts'
import { hostOf, namedSource } from './source-name.ts'

interface Reader {
  readonly input: string
  readonly lines: Int32Array
  readonly builder: SourceMapBuilder
  readonly blocks: Block[]
  readonly removed: RemovedBlock[]
  readonly directives: Directive[]
  readonly images: ImageCredit[]
  /** Addresses of link definitions by identifier. */
  readonly definitions: Map<string, string>
  /** Offset in the input behind the last block. */
  reached: number
  /** Offset in the input of the first character of the block that is written. */
  first: number
  /** Where that block starts in the text; -1 before its first character. */
  start: number
}

/** Where a node stands: how many quotations hold it, and whether it is a list item's. */
interface Place {
  readonly quotes: number
  readonly item: boolean
}

/** Without what makes links of bare addresses after parsing: its nodes have no place in the file. */
const gfmNodes = gfmFromMarkdown().map(({ transforms, ...extension }) => extension)

const fences: ('yaml' | 'toml')[] = ['yaml', 'toml']

const parse = (input: string, front: boolean): Parents =>
  fromMarkdown(input, {
    extensions: [gfm({ singleTilde: false }), ...(front ? [frontmatter(fences)] : [])],
    mdastExtensions: [gfmNodes, ...(front ? [frontmatterFromMarkdown(fences)] : [])],
  })

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

function newlines(reader: Reader, from: number, to: number): void {
  for (const match of reader.input.slice(from, to).matchAll(/\r\n|\r|\n/g)) {
    const at = from + match.index
    if (match[0] === '\n') reader.builder.copy('\n', at)
    else reader.builder.decode('\n', at, at + match[0].length)
  }
}

/** Before anything of a block is written: the line ends since the last one. */
function open(reader: Reader): void {
  if (reader.start >= 0) return
  if (reader.builder.length > 0) newlines(reader, reader.reached, reader.first)
  reader.start = reader.builder.length
}

function copy(reader: Reader, from: number, to: number): void {
  if (to <= from) return
  open(reader)
  reader.builder.copy(reader.input.slice(from, to), from)
}

function decode(reader: Reader, text: string, from: number, to: number): void {
  open(reader)
  reader.builder.decode(text, from, to)
}

/** Marks of quotations at the start of a line; a line may leave them out. */
function quoteMarks(input: string, from: number, quotes: number): number {
  let at = from
  for (let i = 0; i < quotes; i++) {
    const mark = /^[ \t]*>/.exec(input.slice(at, at + 80))
    if (mark === null) break
    at += mark[0].length
  }
  return at
}

const spaces = (input: string, from: number): number => {
  let at = from
  while (input[at] === ' ' || input[at] === '\t') at++
  return at
}

const special =
  /(?<![ \t])[ \t]*(?:\r\n|\r|\n)|\\[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[A-Z][A-Z\d]{1,31});/gi

/** Characters `[from, to)` of a paragraph: escapes and references decoded, soft line ends read as spaces. */
function writeText(reader: Reader, from: number, to: number, { quotes }: Place, escapes = true): void {
  const { input } = reader
  let at = from
  for (const match of input.slice(from, to).matchAll(special)) {
    const start = from + match.index
    const end = start + match[0].length
    if (start < at) continue
    if (/[\r\n]$/.test(match[0])) {
      copy(reader, at, start)
      at = spaces(input, quoteMarks(input, end, quotes))
      if (at < to) decode(reader, ' ', start, at)
      continue
    }
    if (match[0][0] === '\\') {
      if (!escapes) continue
      copy(reader, at, start)
      at = start + 1
      continue
    }
    const text = decodeHTMLStrict(match[0])
    if (text === match[0]) continue
    copy(reader, at, start)
    decode(reader, text, start, end)
    at = end
  }
  copy(reader, at, to)
}

function writeCodeSpan(reader: Reader, from: number, to: number, place: Place): void {
  const { input } = reader
  const fence = /^`+/.exec(input.slice(from, to))?.[0].length ?? 0
  const inner = input.slice(from + fence, to - fence)
  const padded = /^[ \r\n][\s\S]*[ \r\n]$/.test(inner) && /[^ \r\n]/.test(inner) ? 1 : 0
  let at = from + fence + padded
  const end = to - fence - padded
  for (const match of input.slice(at, end).matchAll(/\r\n|\r|\n/g)) {
    const start = from + fence + padded + match.index
    copy(reader, at, start)
    at = quoteMarks(input, start + match[0].length, place.quotes)
    decode(reader, ' ', start, at)
  }
  copy(reader, at, end)
}

function noteComment(reader: Reader, comment: string, at: number): void {
  const directive = directiveIn(comment, positionAt(reader.lines, at).line)
  if (directive) reader.directives.push(directive)
}

function noteImage(reader: Reader, node: Image | ImageReference): void {
  const url = node.type === 'image' ? node.url : reader.definitions.get(node.identifier)
  reader.images.push({ url: url || null, caption: node.alt || null, credit: null })
}

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi

/** A stretch of HTML: its tags go, its text stays, its comments may be directives. */
function writeHtml(reader: Reader, from: number, to: number, place: Place): void {
  let at = from
  for (const { 0: match, index } of reader.input.slice(from, to).matchAll(tag)) {
    const start = from + index
    writeText(reader, at, start, place, false)
    at = start + match.length
    if (match.startsWith('<!--')) noteComment(reader, match.slice(4).replace(/-->$/, ''), start)
    else if (/^<br\b/i.test(match)) decode(reader, '\n', start, at)
  }
  writeText(reader, at, to, place, false)
}

function writeInline(reader: Reader, node: RootContent, place: Place): void {
  const [from, to] = [startOf(node), endOf(node)]
  if (node.type === 'text') writeText(reader, from, to, place)
  else if (node.type === 'inlineCode') writeCodeSpan(reader, from, to, place)
  else if (node.type === 'break') decode(reader, '\n', from, to)
  else if (node.type === 'html') writeHtml(reader, from, to, place)
  else if (node.type === 'image' || node.type === 'imageReference') noteImage(reader, node)
  else if ('children' in node) for (const child of node.children) writeInline(reader, child, place)
}

/** Writes one block by `write`. */
function block(reader: Reader, node: Nodes, as: Omit<Block, 'start' | 'end'>, write: () => void): void {
  reader.first = startOf(node)
  reader.start = -1
  write()
  if (reader.start < 0) return
  reader.reached = endOf(node)
  const { start, builder } = reader
  if (builder.length > start) reader.blocks.push({ ...as, start, end: builder.length })
}

function writeCells(reader: Reader, cells: readonly RootContent[], place: Place): void {
  for (const [i, cell] of cells.entries()) {
    if (i > 0 && reader.start >= 0) reader.builder.insert('\t')
    writeInline(reader, cell, place)
  }
}

/** Lines of code, without the fence and the marks of what holds them. */
function writeCode(reader: Reader, node: Code): void {
  const { input } = reader
  const values = node.value.split('\n')
  const raw = linesOf(input.slice(startOf(node), endOf(node)))
  const fenced = /^[`~]{3}/.test(input.slice(startOf(node)))
  for (const [i, value] of values.entries()) {
    const line = raw[i + (fenced ? 1 : 0)]
    if (line === undefined || node.value === '') return
    const text = line.text.endsWith(value) ? value : value.trimStart()
    const end = startOf(node) + line.end
    copy(reader, end - text.length, end)
    if (i < values.length - 1) decode(reader, '\n', end, startOf(node) + line.next)
  }
}

/** The lines of a text, where each ends and where the next begins. */
function linesOf(text: string): { readonly text: string; readonly end: number; readonly next: number }[] {
  const lines: { text: string; end: number; next: number }[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ text: text.slice(start, index), end: index, next: index + mark.length })
    start = index + mark.length
  }
  return [...lines, { text: text.slice(start), end: text.length, next: text.length }]
}

function remove(reader: Reader, node: Nodes, reason: string): void {
  const [start, end] = [startOf(node), endOf(node)]
  reader.removed.push({ text: reader.input.slice(start, end).trim(), start, end, reason })
}

function readHtmlBlock(reader: Reader, node: Html, place: Place): void {
  const raw = /^<(script|style|iframe|svg)\b/i.exec(node.value)?.[1]
  if (raw !== undefined) return remove(reader, node, `<${raw.toLowerCase()}> block`)
  block(reader, node, { kind: place.quotes > 0 ? 'quote' : 'paragraph', tag: 'p' }, () =>
    writeHtml(reader, startOf(node), endOf(node), place),
  )
}

/** Kind and tag of a paragraph by what holds it. */
function paragraph({ quotes, item }: Place): Omit<Block, 'start' | 'end'> {
  if (quotes > 0) return { kind: 'quote', tag: item ? 'li' : 'blockquote' }
  return item ? { kind: 'list-item', tag: 'li' } : { kind: 'paragraph', tag: 'p' }
}

function readBlock(reader: Reader, node: RootContent, place: Place): void {
  const inline = (children: readonly RootContent[]) => (): void => {
    for (const child of children) writeInline(reader, child, place)
  }
  switch (node.type) {
    case 'paragraph':
      return block(reader, node, paragraph(place), inline(node.children))
    case 'heading':
      return block(reader, node, { kind: 'headline', tag: `h${node.depth}`, level: node.depth }, inline(node.children))
    case 'tableRow':
      return block(reader, node, { kind: 'list-item', tag: 'tr' }, () => writeCells(reader, node.children, place))
    case 'code':
      return block(reader, node, { kind: 'furniture', tag: 'pre' }, () => writeCode(reader, node))
    case 'html':
      return readHtmlBlock(reader, node, place)
    case 'definition':
      return remove(reader, node, 'link definition')
    case 'blockquote':
      return readAll(reader, node, { quotes: place.quotes + 1, item: false })
    case 'listItem':
      return readAll(reader, node, { ...place, item: true })
    default:
      if ('children' in node) readAll(reader, node, place)
  }
}

function readAll(reader: Reader, { children }: Parents, place: Place): void {
  for (const child of children) readBlock(reader, child, place)
}

function noteDefinitions(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  if ('children' in node) for (const child of node.children) noteDefinitions(child, definitions)
}

/** The file's tree, and what its front matter says if that is one. */
function treeOf(input: string): { tree: Parents; front: FrontMatter } {
  const tree = parse(input, true)
  const first: { readonly type: string; readonly value?: unknown } | undefined = tree.children[0]
  if (first === undefined || !fences.some((kind) => kind === first.type)) return { tree, front: noFrontMatter }
  const fields = String(first.value)
  const front = readFrontMatter(first.type === 'toml' ? asYaml(fields) : fields)
  return front ? { tree, front } : { tree: parse(input, false), front: noFrontMatter }
}

/**
 * An article of Markdown: prose without its markup, one block each for paragraph, heading, list item, table row, quote
 * and code. Soft line breaks read as spaces; the line ends between blocks are the file's own. Throws a RangeError where
 * a file is made to keep its parser busy.
 */
export function readMarkdown(input: string, options: ReadOptions, encoding: Encoding): Article {
  checkBudget(input)
  const { tree, front } = treeOf(input)
  const reader: Reader = {
    input,
    lines: lineStarts(input),
    builder: new SourceMapBuilder(),
    blocks: [],
    removed: [],
    directives: [...front.directives],
    images: [],
    definitions: new Map(),
    reached: 0,
    first: 0,
    start: -1,
  }
  noteDefinitions(tree, reader.definitions)
  readAll(reader, tree, { quotes: 0, item: false })
  const { builder, blocks } = reader
  const head = blocks.find((block) => block.level === 1)
  return {
    key: options.key,
    path: options.path,
    ...namedSource(options, { 'front-matter': front.source, 'canonical-host': hostOf(front.url) }),
    format: 'markdown',
    text: builder.text,
    blocks,
    removed: reader.removed,
    title: front.title ?? (head ? builder.text.slice(head.start, head.end) : null),
    url: front.url,
    lang: front.lang,
    credits: { ...front.credits, images: reader.images },
    ...(front.houseByline === undefined ? {} : { houseByline: front.houseByline }),
    encoding,
    map: builder.build(reader.lines),
    directives: reader.directives,
  }
}
