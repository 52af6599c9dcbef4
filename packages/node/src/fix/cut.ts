import { type Article, type Edit, type Range, union } from '@copydesk/core'
import { applyEdits } from '@copydesk/engine'
import { type Literal, literalEdits, read } from '@copydesk/readers'
import type { Input } from '../inputs.ts'
import { optionsFor, type ReadDefaults } from '../read-input.ts'
import { codecOf } from './encode.ts'
import { literalsOf, type Place } from './literals.ts'

/** What is to be taken out of one article of a file. */
export interface ArticleCut {
  readonly key: string
  /** The article's text as it was judged. */
  readonly text: string
  /** Ranges of it. */
  readonly ranges: readonly Range[]
}

export interface CutFile {
  readonly bytes: Uint8Array
  /** Keys of articles that are left as they were, since the file would not have read as it should. */
  readonly refused: readonly string[]
  /** Why nothing at all can be taken out of this file. */
  readonly problem?: string
}

interface PlacedCut extends Place {
  readonly ranges: readonly Range[]
}

/**
 * Takes parts of the text out of a file's bytes and leaves everything else as it is, byte by byte: fields, markup, front
 * matter, escapes, line ends, encoding. The result is read again; an article that would not read as before without
 * those parts is left alone.
 */
export async function cutFile(
  bytes: Uint8Array,
  input: Input,
  cuts: readonly ArticleCut[],
  defaults: ReadDefaults,
): Promise<CutFile> {
  const codec = codecOf(bytes)
  if ('problem' in codec) return { bytes, refused: cuts.map(({ key }) => key), problem: codec.problem }
  const placed = placesOf(articlesOf(bytes, input, defaults), cuts)
  const edits = await editorOf(codec.text, placed, defaults)
  let part = placed.filter((cut) => edits(cut) !== undefined)
  let next: Uint8Array | undefined = bytes
  for (let left = -1; left !== part.length && part.length > 0; ) {
    left = part.length
    next = codec.encode(
      applyEdits(
        codec.text,
        part.flatMap((cut) => edits(cut) ?? []),
      ),
    )
    const again = new Map(articlesOf(next ?? bytes, input, defaults).map(({ record, article }) => [record, article]))
    part = part.filter((cut) => holds(cut, again.get(cut.record)))
  }
  const made = new Set(part.map(({ article }) => article.key))
  return {
    bytes: part.length > 0 && next ? next : bytes,
    refused: cuts.flatMap(({ key }) => (made.has(key) ? [] : [key])),
  }
}

const articlesOf = (bytes: Uint8Array, input: Input, defaults: ReadDefaults): Place[] =>
  [...read(bytes, optionsFor(input, defaults))].flatMap((outcome, record) =>
    outcome.type === 'article' ? [{ article: outcome.article, record }] : [],
  )

/** Somebody else may have written the file since it was judged: what is not as it was is left alone. */
function placesOf(places: readonly Place[], cuts: readonly ArticleCut[]): PlacedCut[] {
  const byKey = new Map<string, Place[]>()
  for (const place of places) byKey.set(place.article.key, [...(byKey.get(place.article.key) ?? []), place])
  return cuts.flatMap(({ key, text, ranges }) => {
    const free = byKey.get(key) ?? []
    const at = free.findIndex(({ article }) => article.text === text)
    const [place] = at < 0 ? [] : free.splice(at, 1)
    return place ? [{ ...place, ranges }] : []
  })
}

/** White space between blocks is the format's affair. */
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A text without ranges that do not overlap. */
export const without = (text: string, ranges: readonly Range[]): string =>
  applyEdits(
    text,
    ranges.map(({ start, end }) => ({ start, end, text: '' })),
  )

/** Whether an article reads as before but for what was taken out. One with nothing left is gone. */
function holds({ article, ranges }: PlacedCut, again: Article | undefined): boolean {
  const expected = folded(without(article.text, ranges))
  return again ? again.key === article.key && folded(again.text) === expected : expected === ''
}

type Editor = (cut: PlacedCut) => Edit[] | undefined

async function editorOf(text: string, placed: readonly PlacedCut[], defaults: ReadDefaults): Promise<Editor> {
  const literals = await literalsOf(text, placed, defaults)
  return (cut) => {
    const { article, ranges } = cut
    if (article.format === 'json' || article.format === 'jsonl') return recordEdits(article, ranges, literals(cut))
    if (article.format === 'html') return asEdits(markupRanges(article, ranges))
    if (article.format === 'markdown') return asEdits(lineRanges(withMarks(article, ranges, text), text))
    return asEdits(lineRanges(sourceRanges(article, ranges), text))
  }
}

const asEdits = (ranges: readonly Range[]): Edit[] => ranges.map(({ start, end }) => ({ start, end, text: '' }))

/** Edits inside the strings that make up a record's text. */
function recordEdits(article: Article, ranges: readonly Range[], literals: readonly Literal[]): Edit[] | undefined {
  const parts = literals.map(({ literal }) => JSON.parse(literal) as string)
  const raw = parts.join('\n\n')
  const wanted =
    article.blocks.length > 0 ? markupRanges(article, ranges) : lineRanges(sourceRanges(article, ranges), raw)
  const edits: Edit[] = []
  let at = 0
  for (const part of parts) {
    for (const { start, end } of wanted) {
      const inside = { start: Math.max(start, at), end: Math.min(end, at + part.length), text: '' }
      if (inside.end > inside.start) edits.push(inside)
    }
    at += part.length + 2
  }
  return literalEdits(edits, literals, article)
}

const sourceRanges = ({ map }: Article, ranges: readonly Range[]): Range[] => ranges.map((range) => map.toSource(range))

/** Of markup only the text goes. */
const markupRanges = ({ map }: Article, ranges: readonly Range[]): Range[] =>
  union(ranges.flatMap((range) => map.segments(range).filter(({ start, end }) => end > start)))

/** Ranges of Markdown, where a block goes that of all its lines: its marks would stand there alone. */
function withMarks({ map, blocks, text }: Article, ranges: readonly Range[], input: string): Range[] {
  const goes = (block: Range): boolean =>
    without(text.slice(block.start, block.end), within(ranges, block)).trim() === ''
  const places = blocks.map((block) => ({ ...wholeLines(map.toSource(block), input), goes: goes(block) }))
  const kept = places.filter((place) => !place.goes)
  const lines = places.filter((place) => place.goes && !kept.some((other) => overlap(place, other)))
  return union([...ranges.map((range) => map.toSource(range)), ...lines])
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

const within = (ranges: readonly Range[], { start, end }: Range): Range[] =>
  ranges
    .map((r) => ({ start: Math.max(r.start, start) - start, end: Math.min(r.end, end) - start }))
    .filter((r) => r.end > r.start)

const isEnd = (code: number): boolean => code === 10 || code === 13

function wholeLines({ start, end }: Range, text: string): Range {
  let from = start
  let to = end
  while (from > 0 && !isEnd(text.charCodeAt(from - 1))) from--
  while (to < text.length && !isEnd(text.charCodeAt(to))) to++
  return { start: from, end: to }
}

const isSpace = (code: number): boolean => code === 32 || code === 9
const isBlank = (code: number): boolean => isSpace(code) || isEnd(code)

/**
 * Ranges with the white space that would be left too much: whole lines go with their ends and the blank lines behind
 * them, at the end of the text with those before them; inside a line one space goes.
 */
export function lineRanges(ranges: readonly Range[], text: string): Range[] {
  return union(joined(ranges, text).map((range) => widened(range, text)))
}

/** Ranges with nothing but white space between them are one. */
function joined(ranges: readonly Range[], text: string): Range[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of union(ranges)) {
    const last = all.at(-1)
    if (last && text.slice(last.end, start).trim() === '') last.end = end
    else all.push({ start, end })
  }
  return all
}

function widened({ start, end }: Range, text: string): Range {
  let from = start
  let to = end
  while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--
  while (to < text.length && isSpace(text.charCodeAt(to))) to++
  const opens = from === 0 || isEnd(text.charCodeAt(from - 1))
  const closes = to === text.length || isEnd(text.charCodeAt(to))
  if (!opens) return closes ? { start: from, end: to } : { start, end: isSpace(text.charCodeAt(start - 1)) ? to : end }
  if (!closes) return { start: from, end: to }
  while (to < text.length && isBlank(text.charCodeAt(to))) to++
  // What stands behind the blank lines keeps the spaces it begins with.
  while (to < text.length && isSpace(text.charCodeAt(to - 1))) to--
  if (to < text.length) return { start: from, end: to }
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--
  const last = /(?:\r\n|\r|\n)$/.exec(text)?.[0] ?? ''
  return { start: from, end: from === 0 ? text.length : text.length - last.length }
}
