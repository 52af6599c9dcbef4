import { type Block, type BlockKind, SourceMapBuilder } from '@copydesk/core'
import { isBlock, isSilent } from './elements.ts'
import { isElement, type Page, type PageElement, type PageText } from './tree.ts'

/** The part of a page that becomes text. */
export interface Region {
  /** Element that holds all of it. */
  readonly root: PageElement
  /** Elements below the root that are left out with all they hold. */
  readonly isDropped: (element: PageElement) => boolean
  /** Blocks whose own text is left out, while blocks inside them stay. */
  readonly isMuted?: (element: PageElement) => boolean
}

export interface Flow {
  readonly builder: SourceMapBuilder
  readonly blocks: readonly Block[]
}

interface Writer {
  readonly page: Page
  readonly builder: SourceMapBuilder
  readonly blocks: Block[]
  readonly hints: Map<PageElement, string>
  /** Element whose inline content is being written. */
  owner: PageElement
  /** Where the current block starts in the text; -1 before its first character. */
  start: number
  /** White space seen and not written: its place in the input, -1 if none. */
  spaceFrom: number
  spaceTo: number
  /** A line break asked for by `br`: its place in the input, -1 if none. */
  breakFrom: number
  breakTo: number
  /** True between two cells of a row. */
  cell: boolean
  /** Characters of the block inside links. */
  linked: number
  links: number
  pre: number
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11)

/** Characters that show nothing at the start of a block. */
const isBlank = (code: number): boolean =>
  isSpace(code) || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x2028

/** Takes up the last block again if it is a first letter set apart from `next`, which goes on with its word. */
function resume(writer: Writer, next: string): boolean {
  const { blocks, builder } = writer
  const last = blocks.at(-1)
  if (last === undefined || last.end !== builder.length || last.end - last.start > 2) return false
  if (!/^["“‘]?\p{Lu}$/u.test(builder.text.slice(last.start)) || !/^\p{Ll}/u.test(next)) return false
  blocks.pop()
  writer.start = last.start
  return true
}

/** Writes what lies between the last character and `next`: a block's blank line, a line break, a tab, a space, nothing. */
function writeGap(writer: Writer, next: string): void {
  const { builder } = writer
  if (writer.start < 0 && resume(writer, next)) return clearGap(writer)
  if (writer.start < 0) {
    if (builder.length > 0) builder.insert('\n\n')
    writer.start = builder.length
  } else if (writer.cell) builder.insert('\t')
  else if (writer.breakFrom >= 0) builder.decode('\n', writer.breakFrom, writer.breakTo)
  else if (writer.spaceFrom >= 0) builder.decode(' ', writer.spaceFrom, writer.spaceTo)
  clearGap(writer)
}

function clearGap(writer: Writer): void {
  writer.cell = false
  writer.breakFrom = -1
  writer.spaceFrom = -1
}

/** Only the first stretch of white space counts: a range must not swallow the tags between two of them. */
function noteSpace(writer: Writer, from: number, to: number): void {
  if (writer.spaceFrom >= 0) return
  writer.spaceFrom = from
  writer.spaceTo = to
}

/** Raw characters `[from, to)` of the input: words copied, white space gathered. */
function writeRaw(writer: Writer, from: number, to: number): void {
  const { input } = writer.page
  let at = from
  while (at < to) {
    const start = at
    const skips = writer.start < 0 ? isBlank : isSpace
    while (at < to && skips(input.charCodeAt(at))) at++
    if (at > start) noteSpace(writer, start, at)
    if (at >= to) return
    const word = at
    // Single spaces between words are the input's own and stay in the run.
    while (at < to && (!isSpace(input.charCodeAt(at)) || isPlainSpace(input, at, to))) at++
    writeGap(writer, input.slice(word, at))
    writer.builder.copy(input.slice(word, at), word)
    if (writer.links > 0) writer.linked += at - word
  }
}

const isPlainSpace = (input: string, at: number, to: number): boolean =>
  input.charCodeAt(at) === 32 && at + 1 < to && !isSpace(input.charCodeAt(at + 1))

function writeText(writer: Writer, text: PageText): void {
  if (writer.pre > 0) return writePre(writer, text)
  let at = text.start
  for (const entity of text.entities ?? []) {
    writeRaw(writer, at, entity.start)
    at = entity.end
    const skips = writer.start < 0 ? isBlank : isSpace
    if (entity.text.length === 1 && skips(entity.text.charCodeAt(0))) noteSpace(writer, entity.start, entity.end)
    else {
      writeGap(writer, entity.text)
      writer.builder.decode(entity.text, entity.start, entity.end)
      if (writer.links > 0) writer.linked += entity.text.length
    }
  }
  writeRaw(writer, at, text.end)
}

/** Text of `pre`: white space stays, `\r\n` reads as `\n`. */
function writePre(writer: Writer, text: PageText): void {
  const { input } = writer.page
  if (writer.start < 0 && text.data.trim() === '') return
  const copy = (from: number, to: number): void => {
    for (const { 0: piece, index } of input.slice(from, to).matchAll(/\r\n?|[^\r]+/g)) {
      if (piece[0] === '\r') writer.builder.decode('\n', from + index, from + index + piece.length)
      else writer.builder.copy(piece, from + index)
    }
  }
  writeGap(writer, '')
  let at = text.start
  for (const entity of text.entities ?? []) {
    copy(at, entity.start)
    writer.builder.decode(entity.text, entity.start, entity.end)
    at = entity.end
  }
  copy(at, text.end)
}

function endBlock(writer: Writer): void {
  const { start, builder, owner, page } = writer
  clearGap(writer)
  writer.start = -1
  if (start < 0) return
  const level = /^h[1-6]$/.test(owner.tag) ? Number(owner.tag[1]) : undefined
  writer.blocks.push({
    kind: kindOf(owner),
    start,
    end: builder.length,
    tag: owner === page.root ? 'body' : owner.tag,
    ...(level === undefined ? {} : { level }),
    linkDensity: Math.min(1, Math.round((writer.linked / (builder.length - start)) * 1000) / 1000),
    hints: hintsOf(writer.hints, owner),
  })
  writer.linked = 0
}

const kindByTag: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries({
    figcaption: 'caption',
    caption: 'caption',
    blockquote: 'quote',
    li: 'list-item',
    dd: 'list-item',
    dt: 'list-item',
    tr: 'list-item',
    td: 'list-item',
    th: 'list-item',
  } satisfies Record<string, BlockKind>),
)

/** Kind by the nearest ancestor that tells one. */
function kindOf(owner: PageElement): BlockKind {
  if (/^h[1-6]$/.test(owner.tag) || owner.attribs.role === 'heading') return 'headline'
  for (let at: PageElement | null = owner, steps = 0; at && steps < 6; at = at.parent, steps++) {
    const kind = kindByTag.get(at.tag)
    if (kind === 'list-item' && at.tag.startsWith('t') && owner.tag === 'p') continue
    if (kind !== undefined) return kind
  }
  return 'paragraph'
}

const landmarks: ReadonlySet<string> = new Set([
  'article',
  'main',
  'aside',
  'nav',
  'header',
  'footer',
  'section',
  'figure',
  'form',
])

/** Class, id, role and landmark of an element and three ancestors. */
function hintsOf(memo: Map<PageElement, string>, element: PageElement): string {
  const known = memo.get(element)
  if (known !== undefined) return known
  const words: string[] = []
  for (let at: PageElement | null = element, steps = 0; at && steps < 4; at = at.parent, steps++) {
    if (landmarks.has(at.tag)) words.push(at.tag)
    const { role, id } = at.attribs
    for (const value of [at.attribs.class, id, role]) if (value) words.push(value.slice(0, 120))
  }
  const hints = words.join(' ').toLowerCase().replace(/\s+/g, ' ').trim()
  memo.set(element, hints)
  return hints
}

/** A row whose cells are short and hold no blocks reads as one line; others are layout. */
function isDataRow(page: Page, row: PageElement): boolean {
  const cells = row.children.filter(isElement)
  if (cells.length < 2) return false
  for (let i = row.order + 1; i <= row.last; i++) {
    const { tag } = page.elements[i] as PageElement
    if (isBlock(tag) && tag !== 'td' && tag !== 'th') return false
  }
  return cells.every((cell) => cell.end - cell.start < 600)
}

function enter(writer: Writer, element: PageElement): void {
  const { tag } = element
  if (tag === 'a') writer.links++
  else if (tag === 'pre') writer.pre++
  if ((tag === 'td' || tag === 'th') && writer.owner.tag === 'tr') writer.cell = writer.start >= 0
  else if (isBlock(tag)) {
    endBlock(writer)
    writer.owner = tag === 'tr' && !isDataRow(writer.page, element) ? writer.owner : element
  }
}

function leave(writer: Writer, element: PageElement, owner: PageElement): void {
  const { tag } = element
  if (tag === 'a') writer.links--
  else if (tag === 'pre') writer.pre--
  if (isBlock(tag) && !((tag === 'td' || tag === 'th') && owner.tag === 'tr')) endBlock(writer)
  writer.owner = owner
}

/** A first `br` breaks the line, a second one ends the block. */
function breakLine(writer: Writer, element: PageElement): void {
  if (writer.breakFrom >= 0) return endBlock(writer)
  writer.breakFrom = element.start
  writer.breakTo = element.end
}

const initialIn = /\salt\s?=\s?["']?(\p{Lu})["'\s/>]/u

/** A picture of the first letter of the word behind it. */
function writeInitial(writer: Writer, { start, end }: PageElement, { element, next }: Frame): void {
  const behind = element.children[next]
  if (writer.start >= 0 || behind === undefined || isElement(behind) || !/^\p{Ll}/u.test(behind.data)) return
  const letter = initialIn.exec(writer.page.input.slice(start, end))?.[1]
  if (letter === undefined) return
  writeGap(writer, letter)
  writer.builder.decode(letter, start, end)
}

interface Frame {
  readonly element: PageElement
  readonly owner: PageElement
  next: number
}

/** Text, source map and blocks of a region, in document order, without recursion. */
export function writeFlow(page: Page, region: Region): Flow {
  const { root } = region
  const writer: Writer = {
    page,
    builder: new SourceMapBuilder(),
    blocks: [],
    hints: new Map(),
    owner: root,
    start: -1,
    spaceFrom: -1,
    spaceTo: -1,
    breakFrom: -1,
    breakTo: -1,
    cell: false,
    linked: 0,
    links: 0,
    pre: 0,
  }
  const stack: Frame[] = [{ element: root, owner: root, next: 0 }]
  enter(writer, root)
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.element.children[frame.next++]
    if (node === undefined) {
      leave(writer, frame.element, frame.owner)
      stack.pop()
    } else if (!isElement(node)) {
      if (!region.isMuted?.(writer.owner)) writeText(writer, node)
    } else if (node.tag === 'br') breakLine(writer, node)
    else if (node.tag === 'img') writeInitial(writer, node, frame)
    else if (isSilent(node.tag) || region.isDropped(node)) {
      if (isBlock(node.tag)) endBlock(writer)
    } else {
      stack.push({ element: node, owner: writer.owner, next: 0 })
      enter(writer, node)
    }
  }
  endBlock(writer)
  return { builder: writer.builder, blocks: writer.blocks }
}
