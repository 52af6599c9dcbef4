import { type Article, aloneOnLines, type Edit, type Format, type Range } from '@copydesk/core'
import { piecesOf } from './html/literals.ts'

/** Edits of an input that is one article, as the format writes them. Undefined if one cannot be written there. */
export function writable(edits: readonly Edit[], input: string, format: Format): Edit[] | undefined {
  const eol = input.includes('\r\n') ? '\r\n' : '\n'
  const written: Edit[] = []
  for (const edit of edits) {
    if (format === 'html' && /[\r\n]/.test(edit.text)) return undefined
    const text = escapeFor(format, edit.text).replaceAll('\n', eol)
    written.push(format === 'html' ? { ...edit, text } : withItsLine({ ...edit, text }, input))
  }
  return written
}

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeFor(format: Format, text: string): string {
  if (format === 'html') return text.replace(/[&<>]/g, (char) => htmlEntities[char] as string)
  if (format === 'markdown') return text.replace(/[\\`*[\]<]|&(?=[#a-z])/gi, '\\$&')
  return text
}

const behindEnd = (input: string, end: number): number =>
  end >= input.length ? end : input.startsWith('\r\n', end) ? end + 2 : end + 1

/** An edit that empties its lines takes their ends with it, and a blank line if two would stand together. */
function withItsLine(edit: Edit, input: string): Edit {
  if (edit.text !== '' || edit.end === edit.start) return edit
  const lines = aloneOnLines(input, edit)
  if (!lines) return edit
  const { start } = lines
  const behind = behindEnd(input, lines.end)
  const blankAt = (at: number): Range | undefined => aloneOnLines(input, { start: at, end: at })
  const opens = start === 0 || blankAt(start - (input.startsWith('\r\n', start - 2) ? 2 : 1)) !== undefined
  const next = opens && behind < input.length ? blankAt(behind) : undefined
  return { start, end: next ? behindEnd(input, next.end) : behind, text: '' }
}

/** A string of a JSON text: its literal, quotes included, and where it stands. */
export interface Literal {
  readonly offset: number
  readonly literal: string
}

/**
 * Edits inside the strings that make up an article's text, as edits of the JSON text; the rest of each literal keeps
 * its escapes. `parts` are joined by blank lines in the article. Undefined if an edit crosses parts.
 */
export function literalEdits(edits: readonly Edit[], parts: readonly Literal[], article: Article): Edit[] | undefined {
  const written: Edit[] = []
  const format = article.blocks.length > 0 ? 'html' : 'text'
  const places: { start: number; end: number; offsets: number[]; part: Literal }[] = []
  let base = 0
  for (const part of parts) {
    const offsets = unitOffsets(part.literal)
    places.push({ start: base, end: base + offsets.length - 1, offsets, part })
    base += offsets.length - 1 + 2
  }
  for (const edit of edits) {
    const place = places.find(({ start, end }) => start <= edit.start && edit.end <= end)
    if (!place || (format === 'html' && /[\r\n]/.test(edit.text))) return undefined
    const at = (offset: number): number => place.part.offset + (place.offsets[offset - place.start] as number)
    const text = escapeJson(escapeFor(format, edit.text), place.part.literal)
    written.push({ start: at(edit.start), end: at(edit.end), text })
  }
  return written
}

/** Offset in a literal of each UTF-16 unit of its string, and of the closing quote. */
function unitOffsets(literal: string): number[] {
  const quote = literal.length - 1
  const offsets: number[] = []
  for (const { start, end, text } of piecesOf(literal, { start: 1, end: quote })) {
    if (text.length < end - start) offsets.push(start)
    else for (let i = start; i < end; i++) offsets.push(i)
  }
  offsets.push(quote)
  return offsets
}

/** Files that write `\u2019` go on doing so. */
function escapeJson(text: string, literal: string): string {
  const escaped = JSON.stringify(text).slice(1, -1)
  if (!/\\u[0-9a-f]{4}/i.test(literal)) return escaped
  return escaped.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
