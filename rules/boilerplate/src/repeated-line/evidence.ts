import { type Document, Mask } from '@copydesk/core'
import { creditLinesOf } from '@copydesk/news'
import { hasMask, isQuoted } from '@copydesk/text'
import { isCredit } from '../_shared/credits.ts'
import { lineRange } from '../_shared/furniture.ts'
import { type Layout, lineOf, positions, wordsOf } from '../_shared/layout.ts'

/** What the lines of a document have for and against being furniture. Arrays of `layout.count` entries. */
export interface Evidence {
  /** Otherwise different articles of the source that have the line, this one included. */
  readonly articles: readonly number[]
  /** The page speaks in it: a cue, an address, a handle. */
  readonly marked: readonly boolean[]
  /** It says whose or of when the story is, or is a quotation; told only of lines that two articles have. */
  readonly story: readonly boolean[]
  /** Lines the source's articles open with, down to the first that is a sentence or that fewer of them have. */
  readonly head: number
  /** Position of the last line the article has for itself. */
  readonly tail: number
}

/** Prose lines from which on, and the share of them, that other articles have too where a story was delivered again. */
const minCopied = 2
const copiedShare = 0.25
/** Articles that make a line a repeated one. */
const floor = 2
/** Words up to which a line behind a quotation names its speaker. */
const maxLabel = 8

/** `counts` are articles of the source by line, `cued` lines of the document with a cue, `masthead` the articles that must open with a line to make it one. */
export function evidenceOf(
  document: Document,
  layout: Layout,
  counts: readonly number[],
  cued: ReadonlySet<number>,
  masthead: number,
): Evidence {
  const marked = Array.from(layout.line, (line) => cued.has(line) || hasAddress(document, line))
  const copies = copiesOf(layout, counts, marked)
  const articles = counts.map((count) => count - copies + 1)
  const credit = creditPositions(document, layout)
  const story = articles.map((count, i) => count >= floor && (credit.has(i) || isStory(document, layout, i)))
  const head = articles.findIndex((count, i) => count < masthead || layout.prose[i] === 1)
  const last = articles.findLastIndex((count, i) => count < floor && wordsOf(layout, i) > 0)
  return { articles, marked, story, head: Math.max(0, head), tail: last < 0 ? layout.count : last }
}

/** How often the source delivered this story: what most of the prose counts that the page has no hand in agree on. */
function copiesOf(layout: Layout, counts: readonly number[], marked: readonly boolean[]): number {
  const prose = counts.filter((_, i) => layout.prose[i] === 1 && !marked[i])
  const copied = prose.filter((count) => count > 1).sort((a, b) => a - b)
  if (copied.length < minCopied || copied.length < prose.length * copiedShare) return 1
  return copied[copied.length >> 1] as number
}

function hasAddress(document: Document, line: number): boolean {
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (hasMask(document, t, Mask.url | Mask.email | Mask.handle)) return true
  return false
}

const origins: ReadonlySet<string> = new Set([
  ...['byline', 'contributor', 'published', 'modified', 'publisher', 'translator', 'original', 'source'],
])

/** Positions of the lines that credit the story. */
function creditPositions(document: Document, layout: Layout): Set<number> {
  const at = positions(document, layout)
  const lines = creditLinesOf(document).flatMap(({ kind, start }) => {
    const line = document.lineAt(start)
    return origins.has(kind) && lineRange(document, line).start === start ? [at[line] as number] : []
  })
  return new Set(lines)
}

/** Credits, quotations and what tells whose they are: the story's own however often they return. */
function isStory(document: Document, layout: Layout, i: number): boolean {
  const { start, end } = lineRange(document, lineOf(layout, i))
  const text = document.text.slice(start, Math.min(end, start + 300))
  if (isCredit(text) || /^by\s/i.test(text) || quotes(document, layout, i)) return true
  return wordsOf(layout, i) <= maxLabel && i > 0 && quotes(document, layout, i - 1)
}

/** True if the line opens with a quotation or a sixth of its words are quoted. */
function quotes(document: Document, layout: Layout, i: number): boolean {
  const line = lineOf(layout, i)
  const first = document.lines.firstTokenOf(line)
  const end = document.lines.endTokenOf(line)
  if (isQuoted(document, first)) return true
  let quoted = 0
  for (let t = first; t < end; t++) if (isQuoted(document, t)) quoted++
  return layout.prose[i] === 1 && quoted * 6 >= end - first
}
