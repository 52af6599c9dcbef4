import { type Document, type Range, Shape, TokenKind } from '@copydesk/core'

const percent = 37
const comma = 44
const dot = 46
const plus = 43
const minuses: ReadonlySet<number> = new Set([45, 0x2212, 0x2013])

/** Quotes a page sets beside the names of companies: `MSFT, -1.12%`, `BRK.A, +0.42%`. Read backwards from their percent signs. */
export function tickers(document: Document): Range[] {
  const found: Range[] = []
  for (const mark of document.marks) {
    if (
      document.tokens.word[mark] !== percent ||
      document.text.charCodeAt(document.tokens.start[mark] as number) !== percent
    )
      continue
    const first = symbolBefore(document, mark)
    if (first >= 0) found.push(merge(document, found, first, mark))
  }
  return found
}

/** First token of the symbol a percentage belongs to, -1 if it belongs to none. */
function symbolBefore({ tokens, text }: Document, mark: number): number {
  let at = mark - 1
  if (tokens.kind[at] !== TokenKind.number) return -1
  while (tokens.kind[at] === TokenKind.number || (tokens.word[at] === dot && isJoined(tokens, at))) at--
  const sign = text.charCodeAt(tokens.start[at] as number)
  if (sign !== plus && !minuses.has(sign)) return -1
  at--
  if (text.charCodeAt(tokens.start[at] as number) !== comma || !isJoined(tokens, at)) return -1
  let first = at - 1
  while (first > 0 && isJoined(tokens, first) && (isSymbol(tokens, first) || tokens.word[first] === dot)) first--
  return isSymbol(tokens, first) ? first : -1
}

const isJoined = (tokens: Document['tokens'], i: number): boolean => ((tokens.shape[i] as number) & Shape.joined) !== 0

/** One to five capitals. */
const isSymbol = ({ kind, shape, start, end }: Document['tokens'], i: number): boolean => {
  const length = (end[i] as number) - (start[i] as number)
  return (
    kind[i] === TokenKind.word &&
    length <= 5 &&
    ((shape[i] as number) & (length > 1 ? Shape.upper : Shape.capital)) !== 0
  )
}

/** Quotes side by side are one. */
function merge({ tokens, text }: Document, found: Range[], first: number, mark: number): Range {
  const range = { start: tokens.start[first] as number, end: tokens.end[mark] as number }
  const last = found.at(-1)
  if (!last || text.slice(last.end, range.start).trim() !== '') return range
  found.pop()
  return { start: last.start, end: range.end }
}
