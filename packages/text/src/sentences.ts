import { type Lexicon, type Lines, type Sentences, Shape, TokenKind, type Tokens, WordFlag } from '@copydesk/core'
import { isCloser } from './characters.ts'
import { SentenceTable } from './spans.ts'

/**
 * Tokens after which a sentence ends whatever stands there. Several times the longest sentence of prose; text without
 * stops would make one of a megabyte, and what looks through a sentence for each of its words would never come back.
 */
const longest = 400

/**
 * Cuts each line into sentences. A sentence ends at a run of `.`, `!`, `?` or `…` with the closing marks behind it, where
 * white space and then an upper-case letter, a number or an opening mark follows; not after an abbreviation or initial.
 */
export function sentencesOf(
  text: string,
  tokens: Tokens,
  lines: Lines,
  stops: Int32Array,
  lexicon: Lexicon,
): Sentences {
  // A sentence ends at a stop, at the end of its line, or because it is the longest.
  const most = stops.length + lines.count + Math.ceil(tokens.count / longest)
  if (ends.length < most) [ends, lineOf] = [new Int32Array(2 * most), new Int32Array(2 * most)]
  let count = 0
  let s = 0
  for (let line = 0; line < lines.count; line++) {
    const lineEndToken = lines.endToken[line] as number
    let first = lines.firstToken[line] as number
    if (first >= lineEndToken) continue
    for (; s < stops.length && (stops[s] as number) < lineEndToken; s++) {
      const stop = stops[s] as number
      if (stop < first) continue
      const until = afterClosers(tokens, stop + 1, lineEndToken)
      if (until >= lineEndToken || !endsSentence(text, tokens, stop, until, lexicon)) continue
      count = addUntil(until, first, line, count)
      first = until
    }
    count = addUntil(lineEndToken, first, line, count)
  }
  return cutUp(tokens, lines, count)
}

/** Where sentences end, by token, and their lines; kept between articles so that one allocates only what it returns. */
let ends = new Int32Array(1024)
let lineOf = new Int32Array(1024)

/** Adds the tokens from `first` to `until` to the `count` sentences there are, in pieces of the longest; returns their number. */
function addUntil(until: number, first: number, line: number, count: number): number {
  let at = count
  for (let from = first; from < until; at++) {
    from = Math.min(until, from + longest)
    ends[at] = from
    lineOf[at] = line
  }
  return at
}

function cutUp(tokens: Tokens, lines: Lines, count: number): Sentences {
  const start = new Int32Array(count)
  const end = new Int32Array(count)
  const firstToken = new Int32Array(count)
  const endToken = ends.slice(0, count)
  const line = lineOf.slice(0, count)
  for (let s = 0; s < count; s++) {
    const isFirst = s === 0 || line[s] !== line[s - 1]
    const first = (isFirst ? lines.firstToken[line[s] as number] : endToken[s - 1]) as number
    firstToken[s] = first
    start[s] = tokens.start[first] as number
    end[s] = tokens.end[(endToken[s] as number) - 1] as number
  }
  return new SentenceTable({ count, start, end, firstToken, endToken, line })
}

function afterClosers(tokens: Tokens, from: number, limit: number): number {
  let i = from
  while (
    i < limit &&
    isCloser(tokens.word[i] as number) &&
    tokens.kind[i] === TokenKind.punctuation &&
    (tokens.shape[i] as number) & Shape.joined
  )
    i++
  return i
}

function endsSentence(text: string, tokens: Tokens, stop: number, next: number, lexicon: Lexicon): boolean {
  if ((tokens.shape[next] as number) & Shape.joined) return false
  const kind = tokens.kind[next]
  if (kind === TokenKind.word && !((tokens.shape[next] as number) & (Shape.capital | Shape.digit))) return false
  const isDot = text.charCodeAt(tokens.start[stop] as number) === 46
  return !(isDot && next === stop + 1 && isAbbreviation(text, tokens, stop, lexicon))
}

/** True if the full stop at token `stop` belongs to the word before it: an initial, a known abbreviation, `U.S.`. */
export function isAbbreviation(text: string, tokens: Tokens, stop: number, lexicon: Lexicon): boolean {
  const before = stop - 1
  if (before < 0 || tokens.kind[before] !== TokenKind.word || !((tokens.shape[stop] as number) & Shape.joined))
    return false
  const length = (tokens.end[before] as number) - (tokens.start[before] as number)
  if (length === 1) return ((tokens.shape[before] as number) & Shape.capital) !== 0 || isDotted(text, tokens, before)
  const id = tokens.word[before] as number
  return id >= 0 && (lexicon.flags(id) & WordFlag.abbreviation) !== 0 && !isCommonWord(id, lexicon)
}

const isDotted = (text: string, tokens: Tokens, word: number): boolean =>
  ((tokens.shape[word] as number) & Shape.joined) !== 0 && text.charCodeAt((tokens.start[word] as number) - 1) === 46

/** Abbreviations that are words themselves (`no.`, `in.`, `sun.`) end sentences far more often than not. */
const isCommonWord = (id: number, lexicon: Lexicon): boolean => wordsToo.has(lexicon.word(id))

const wordsToo = new Set(
  'art arts am ark fig figs in mar mass me miss no nos op ore par sat sun via wash wed ill pa la ma mo pass pop do so us as id is it to'.split(
    ' ',
  ),
)
