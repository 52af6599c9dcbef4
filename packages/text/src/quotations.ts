import type { Lines, Quotations, Tokens } from '@copydesk/core'
import { Shape } from '@copydesk/core'
import { QuotationTable } from './spans.ts'

/** Styles of `Quotations.style`. */
export const QuoteStyle = { straight: 0, curly: 1, straightSingle: 2, curlySingle: 3, other: 4 } as const

interface Found {
  start: number[]
  end: number[]
  firstToken: number[]
  endToken: number[]
  style: number[]
  closed: number[]
}

/**
 * Pairs quotation marks line by line. Double marks pair first; single marks count only outside them, where a closing
 * mark stands in the same line. A double quotation without its closing mark runs to the end of the line.
 */
export function quotationsOf(text: string, tokens: Tokens, lines: Lines, marks: Int32Array): Quotations {
  const found: Found = { start: [], end: [], firstToken: [], endToken: [], style: [], closed: [] }
  let m = 0
  for (let line = 0; line < lines.count && m < marks.length; line++) {
    const endToken = lines.endToken[line] as number
    const from = m
    while (m < marks.length && (marks[m] as number) < endToken) m++
    if (m > from) pairLine(text, tokens, marks, from, m, lines.end[line] as number, endToken, found)
  }
  return new QuotationTable({
    count: found.start.length,
    start: new Int32Array(found.start),
    end: new Int32Array(found.end),
    firstToken: new Int32Array(found.firstToken),
    endToken: new Int32Array(found.endToken),
    style: new Uint8Array(found.style),
    closed: new Uint8Array(found.closed),
  })
}

function pairLine(
  text: string,
  tokens: Tokens,
  marks: Int32Array,
  from: number,
  to: number,
  lineEnd: number,
  lineEndToken: number,
  found: Found,
): void {
  let open = -1
  let style = 0
  let isNested = false
  for (let k = from; k < to; k++) {
    const token = marks[k] as number
    const code = tokens.word[token] as number
    if (open >= 0) {
      const isEnd =
        closes(code, style, text, tokens, token) || (!isNested && closesOtherwise(code, style, text, tokens, token))
      if (isEnd) {
        push(found, tokens, open, token + 1, tokens.end[token] as number, style, 1)
        open = -1
      } else if (isOther(code, style)) isNested = !isNested
      continue
    }
    const opened = opens(code, text, tokens, token, marks, k, to)
    if (opened < 0) continue
    open = token
    style = opened
    isNested = false
  }
  if (open >= 0 && isDouble(style)) push(found, tokens, open, lineEndToken, lineEnd, style, 0)
}

/** Marks looked at for the end of a single quotation, so that time stays linear. */
const maxMarks = 64

const isDouble = (style: number): boolean => style === QuoteStyle.straight || style === QuoteStyle.curly

/** The style of the quotation that the mark at place `k` of `marks` opens, -1 if it opens none; those of its line end before `to`. */
function opens(
  code: number,
  text: string,
  tokens: Tokens,
  token: number,
  marks: Int32Array,
  k: number,
  to: number,
): number {
  if (code === 0x201c) return QuoteStyle.curly
  if (code === 0xab || code === 0x201e) return QuoteStyle.other
  if (code === 34) return straightOpens(text, tokens, token) ? QuoteStyle.straight : -1
  if (code !== 0x2018 && code !== 39) return -1
  if (!startsWord(text, tokens, token)) return -1
  const style = code === 39 ? QuoteStyle.straightSingle : QuoteStyle.curlySingle
  const limit = Math.min(to, k + maxMarks)
  for (let j = k + 1; j < limit; j++) {
    const other = marks[j] as number
    if (closes(tokens.word[other] as number, style, text, tokens, other)) return style
    if (tokens.word[other] === 0x201c || tokens.word[other] === 34) return -1
  }
  return -1
}

/** A straight double mark opens at the start of a line, after a space, a bracket or a dash, or before a word glued to nothing. */
function straightOpens(text: string, tokens: Tokens, token: number): boolean {
  const start = tokens.start[token] as number
  const before = start === 0 ? 32 : text.charCodeAt(start - 1)
  const after = text.charCodeAt(tokens.end[token] as number)
  if (after <= 32 || Number.isNaN(after)) return false
  return (
    before <= 32 ||
    before === 0xa0 ||
    before === 40 ||
    before === 91 ||
    before === 45 ||
    before === 0x2013 ||
    before === 0x2014 ||
    before === 39 ||
    before === 0x2018
  )
}

function startsWord(text: string, tokens: Tokens, token: number): boolean {
  const start = tokens.start[token] as number
  const before = start === 0 ? 32 : text.charCodeAt(start - 1)
  const after = text.charCodeAt(tokens.end[token] as number)
  const spaceBefore =
    before <= 32 ||
    before === 0xa0 ||
    before === 40 ||
    before === 91 ||
    before === 0x2014 ||
    before === 34 ||
    before === 0x201c
  return spaceBefore && after > 32
}

/** What may stand behind the end of a single quotation, besides white space. */
const followers: ReadonlySet<number> = new Set(Array.from('.,;:!?)]\u2014\u2013\u201d"-', (mark) => mark.charCodeAt(0)))

function closes(code: number, style: number, text: string, tokens: Tokens, token: number): boolean {
  if (style === QuoteStyle.curly) return code === 0x201d
  if (style === QuoteStyle.straight) return code === 34
  if (style === QuoteStyle.other) return code === 0xbb || code === 0x201c || code === 0x201d
  if (code !== (style === QuoteStyle.straightSingle ? 39 : 0x2019)) return false
  const next = text.charCodeAt(tokens.end[token] as number)
  const afterWord = (tokens.shape[token] as number) & Shape.joined
  return afterWord !== 0 && (Number.isNaN(next) || next <= 32 || next === 0xa0 || followers.has(next))
}

/** A double mark of the other form, inside a double quotation. */
const isOther = (code: number, style: number): boolean =>
  style === QuoteStyle.curly ? code === 34 : style === QuoteStyle.straight && (code === 0x201c || code === 0x201d)

/** `“It is late," she said. "Too late.”`: of two forms mixed, a mark behind a comma ends what the other form opened. */
function closesOtherwise(code: number, style: number, text: string, tokens: Tokens, token: number): boolean {
  if (!isOther(code, style) || code === 0x201c) return false
  const start = tokens.start[token] as number
  const before = text.charCodeAt(start - 1)
  const next = text.charCodeAt(tokens.end[token] as number)
  const isBehindClause = before === 44 || before === 33 || before === 63 || before === 46
  return isBehindClause && (Number.isNaN(next) || next <= 32 || next === 0xa0)
}

function push(
  found: Found,
  tokens: Tokens,
  firstToken: number,
  endToken: number,
  end: number,
  style: number,
  closed: number,
): void {
  found.start.push(tokens.start[firstToken] as number)
  found.end.push(end)
  found.firstToken.push(firstToken)
  found.endToken.push(endToken)
  found.style.push(style)
  found.closed.push(closed)
}
