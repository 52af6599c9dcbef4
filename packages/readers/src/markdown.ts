import {
  type Article,
  type Block,
  type BlockKind,
  type Directive,
  type ImageCredit,
  lineStarts,
  positionAt,
  type RemovedBlock,
  SourceMapBuilder,
} from '@copydesk/core'
import { directiveIn } from './directives.ts'
import { readFrontMatter } from './front-matter.ts'
import { type Edit, foldLabel, readInline } from './markdown-inline.ts'
import type { Encoding, ReadOptions } from './options.ts'
import { hostOf, namedSource } from './source-name.ts'

/** A stretch of one line of the input, without markers and line end. */
interface Slice {
  readonly start: number
  readonly end: number
  /** True if the line ends in two spaces: a line break that shows. */
  readonly hard: boolean
}

interface Open {
  kind: BlockKind
  tag: string
  level?: number
  readonly quoted: boolean
  readonly slices: Slice[]
}

interface Reader {
  readonly input: string
  readonly lines: Int32Array
  readonly labels: ReadonlySet<string>
  readonly builder: SourceMapBuilder
  readonly blocks: Block[]
  readonly removed: RemovedBlock[]
  readonly directives: Directive[]
  readonly images: ImageCredit[]
  /** Offset in the input behind the last block. */
  reached: number
  open: Open | undefined
  fence: { char: string; length: number } | undefined
  table: boolean
}

const definition = /^ {0,3}\[([^[\]]{1,300})\]:[ \t]*(\S.*)?$/
const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const item = /^[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
const fenceLine = /^[ \t]{0,40}(`{3,}|~{3,})/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
const tableRule = /^[\s|:-]+$/
const rawBlock = /^ {0,3}<(script|style|iframe|svg)[\s>]/i

/** Labels of the link definitions in the file. A footnote's text is prose: its label counts, its line stays. */
function definitionsIn(input: string): Set<string> {
  const labels = new Set<string>()
  for (const [, label] of input.matchAll(/^ {0,3}\[([^[\]\r\n]{1,300})\]:/gm)) labels.add(foldLabel(label as string))
  return labels
}

function newlines(reader: Reader, from: number, to: number): void {
  for (const match of reader.input.slice(from, to).matchAll(/\r\n|\r|\n/g)) {
    const at = from + match.index
    if (match[0] === '\n') reader.builder.copy('\n', at)
    else reader.builder.decode('\n', at, at + match[0].length)
  }
}

/** Writes a block's text: its slices joined as one string `joined`, `edits` made. */
function write(reader: Reader, slices: readonly Slice[], joined: string, edits: readonly Edit[]): void {
  const { builder } = reader
  let line = 0
  let base = 0
  let next = 0
  let at = 0
  const sourceOf = (offset: number): number => {
    while (offset > base + length(line)) {
      base += length(line) + 1
      line++
    }
    return (slices[line] as Slice).start + offset - base
  }
  const length = (i: number): number => (slices[i] as Slice).end - (slices[i] as Slice).start
  while (at < joined.length) {
    const edit = edits[next]
    if (edit && edit.start <= at) {
      if (edit.inserted) builder.insert(edit.text)
      else if (edit.end > at) builder.decode(edit.text, sourceOf(at), sourceOf(edit.end))
      at = Math.max(at, edit.end)
      next++
      continue
    }
    const from = sourceOf(at)
    const lineEnd = base + length(line)
    if (at === lineEnd) {
      const slice = slices[line] as Slice
      builder.decode(slice.hard ? '\n' : ' ', slice.end, (slices[line + 1] as Slice).start)
      at++
    } else {
      const end = Math.min(lineEnd, edit?.start ?? joined.length)
      builder.copy(joined.slice(at, end), from)
      at = end
    }
  }
}

/** Cell bounds of a table row read as tabs; those at the ends as nothing. */
function cellEdits(row: string): Edit[] {
  const edits: Edit[] = []
  for (const match of row.matchAll(/(?<![\s|])[ \t]*\|[ \t]*|^\|[ \t]*/g)) {
    const end = match.index + match[0].length
    const outer = match.index === 0 || end === row.length
    edits.push({ start: match.index, end, text: outer ? '' : '\t', inserted: true })
  }
  return edits
}

const merge = (a: readonly Edit[], b: readonly Edit[]): Edit[] =>
  [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)

function flush(reader: Reader): void {
  const { open, input, builder } = reader
  reader.open = undefined
  const [first, last] = [open?.slices[0], open?.slices.at(-1)]
  if (!open || !first || !last) return
  const joined = open.slices.map(({ start, end }) => input.slice(start, end)).join('\n')
  const inline = open.tag === 'pre' ? { edits: [], comments: [], images: [] } : readInline(joined, reader.labels)
  for (const { start, text } of inline.comments) noteComment(reader, text, start + first.start)
  for (const { url, alt } of inline.images) reader.images.push({ url: url || null, caption: alt || null, credit: null })
  if (builder.length > 0) newlines(reader, reader.reached, first.start)
  const start = builder.length
  write(reader, open.slices, joined, open.tag === 'tr' ? merge(inline.edits, cellEdits(joined)) : inline.edits)
  reader.reached = last.end
  if (builder.length === start) return
  const { kind, tag, level } = open
  reader.blocks.push({ kind, start, end: builder.length, tag, ...(level === undefined ? {} : { level }) })
}

function noteComment(reader: Reader, text: string, at: number): void {
  const directive = directiveIn(text, positionAt(reader.lines, at).line)
  if (directive) reader.directives.push(directive)
}

function remove(reader: Reader, start: number, end: number, reason: string): void {
  reader.removed.push({ text: reader.input.slice(start, end).trim(), start, end, reason })
}

/** Where a line's text starts behind its `>` marks. */
function quoteEnd(input: string, start: number, end: number): number {
  let at = start
  for (;;) {
    let mark = at
    while (mark < end && mark - at < 4 && input[mark] === ' ') mark++
    if (mark >= end || input[mark] !== '>') return at
    at = input[mark + 1] === ' ' ? mark + 2 : mark + 1
  }
}

function trimmed(input: string, start: number, end: number): Slice {
  let [from, to] = [start, end]
  while (from < to && (input[from] === ' ' || input[from] === '\t')) from++
  while (to > from && (input[to - 1] === ' ' || input[to - 1] === '\t')) to--
  return { start: from, end: to, hard: end - to >= 2 }
}

const begin = (reader: Reader, open: Open): void => {
  flush(reader)
  reader.open = open
}

/** A line inside a code fence, or the line that opens or closes one. True if it was one of these. */
function readFence(reader: Reader, start: number, end: number): boolean {
  const { input, fence } = reader
  const marks = fenceLine.exec(input.slice(start, Math.min(end, start + 100)))?.[1]
  if (fence === undefined) {
    if (marks === undefined || (marks[0] === '`' && input.slice(start, end).trim().slice(marks.length).includes('`'))) {
      return false
    }
    begin(reader, { kind: 'furniture', tag: 'pre', quoted: false, slices: [] })
    reader.fence = { char: marks[0] as string, length: marks.length }
    return true
  }
  const closes = marks !== undefined && marks[0] === fence.char && marks.length >= fence.length
  if (closes && input.slice(start, end).trim() === marks) {
    reader.fence = undefined
    flush(reader)
  } else reader.open?.slices.push({ start, end, hard: true })
  return true
}

/** Headings by `#`, list items, table rows, link definitions. True if the line was one of these. */
function readMarked(reader: Reader, start: number, end: number, line: string, quoted: boolean): boolean {
  const hashes = heading.exec(line)
  if (hashes) {
    const closing = /(?:^|[ \t])#{1,40}[ \t]{0,40}$/.exec(line.slice(hashes[0].length))
    const to = closing ? start + hashes[0].length + closing.index : end
    const level = (hashes[1] as string).length
    const slices = [trimmed(reader.input, start + hashes[0].length, to)]
    begin(reader, { kind: 'headline', tag: `h${level}`, level, quoted, slices })
    flush(reader)
    return true
  }
  const marker = item.exec(line)
  if (marker && !(reader.open && /\d/.test(marker[0]) && !/^\s*1[.)]/.test(marker[0]) && reader.open.tag === 'p')) {
    const slices = [trimmed(reader.input, start + marker[0].length, end)]
    begin(reader, { kind: quoted ? 'quote' : 'list-item', tag: 'li', quoted, slices })
    return true
  }
  const defined = reader.open ? null : definition.exec(line)
  if (defined === null) return false
  if (!defined[1]?.startsWith('^')) {
    remove(reader, start, end, 'link definition')
    return true
  }
  const at = start + line.indexOf(']:') + 2
  begin(reader, { kind: 'paragraph', tag: 'p', quoted, slices: [trimmed(reader.input, at, end)] })
  return true
}

function readRow(reader: Reader, start: number, end: number, line: string): boolean {
  const { open } = reader
  if (!line.includes('|')) reader.table = false
  else if (tableRule.test(line) && line.includes('-') && open?.tag === 'p') {
    const header = open.slices.pop() as Slice
    begin(reader, { kind: 'list-item', tag: 'tr', quoted: open.quoted, slices: [header] })
    flush(reader)
    reader.table = true
    return true
  } else if (reader.table) {
    begin(reader, { kind: 'list-item', tag: 'tr', quoted: false, slices: [trimmed(reader.input, start, end)] })
    flush(reader)
    return true
  }
  return false
}

function readLine(reader: Reader, start: number, end: number): void {
  const { input } = reader
  if (reader.fence || fenceLine.test(input.slice(start, Math.min(end, start + 100)))) {
    if (readFence(reader, start, end)) return
  }
  const from = quoteEnd(input, start, end)
  const quoted = from > start && input.slice(start, from).includes('>')
  const line = input.slice(from, end)
  if (line.trim() === '') {
    reader.table = false
    return flush(reader)
  }
  const { open } = reader
  if (open && !open.quoted && quoted) flush(reader)
  if (open && open.tag === 'p' && underline.test(line)) {
    Object.assign(open, { kind: 'headline', level: line.includes('=') ? 1 : 2, tag: line.includes('=') ? 'h1' : 'h2' })
    return flush(reader)
  }
  if (rule.test(line)) return flush(reader)
  if (readRow(reader, from, end, line) || readMarked(reader, from, end, line, quoted)) return
  if (reader.open) reader.open.slices.push(trimmed(input, from, end))
  else {
    const kind = quoted ? 'quote' : 'paragraph'
    reader.open = { kind, tag: quoted ? 'blockquote' : 'p', quoted, slices: [trimmed(input, from, end)] }
  }
}

/** Comments and raw blocks that start a line run to their own end, over blank lines. Returns that end, or `start`. */
function readRaw(reader: Reader, start: number, end: number): number {
  const { input } = reader
  const line = input.slice(start, Math.min(end, start + 40))
  const isComment = /^ {0,3}<!--/.test(line)
  const raw = isComment ? null : rawBlock.exec(line)
  if (reader.fence || !(isComment || raw)) return start
  const open = input.indexOf('<', start)
  const closer = isComment ? '-->' : `</${raw?.[1]}`
  const found = input.indexOf(closer, open)
  const close = found < 0 ? -1 : input.indexOf('>', found + closer.length - 1)
  const stop = close < 0 ? input.length : close + 1
  flush(reader)
  if (isComment) noteComment(reader, input.slice(open + 4, close < 0 ? stop : found), open)
  else remove(reader, open, stop, `<${raw?.[1]?.toLowerCase()}> block`)
  return stop
}

function readBlocks(reader: Reader, from: number): void {
  const { input, lines } = reader
  let at = from
  for (let i = 0; i < lines.length; i++) {
    const next = lines[i + 1] ?? input.length
    if (next <= at && at > (lines[i] as number)) continue
    let end = next
    while (end > at && (input[end - 1] === '\n' || input[end - 1] === '\r')) end--
    if (at < (lines[i] as number)) at = lines[i] as number
    const stop = readRaw(reader, at, end)
    if (stop > at) {
      at = stop
      if (stop < end) i--
      continue
    }
    readLine(reader, at, end)
    at = next
  }
  flush(reader)
}

/**
 * An article of Markdown: prose without its markup, one block each for paragraph, heading, list item, table row, quote
 * and code. Soft line breaks read as spaces; the line ends between blocks are the file's own.
 */
export function readMarkdown(input: string, options: ReadOptions, encoding: Encoding): Article {
  const front = readFrontMatter(input)
  const reader: Reader = {
    input,
    lines: lineStarts(input),
    labels: definitionsIn(input),
    builder: new SourceMapBuilder(),
    blocks: [],
    removed: [],
    directives: [...front.directives],
    images: [],
    reached: front.end,
    open: undefined,
    fence: undefined,
    table: false,
  }
  readBlocks(reader, front.end)
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
