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
  const start = new Int32Array(most)
  const end = new Int32Array(most)
  const firstToken = new Int32Array(most)
  const endToken = new Int32Array(most)
  const lineOf = new Int32Array(most)
  let count = 0
  let s = 0
  for (let line = 0; line < lines.count; line++) {
    const lineEndToken = lines.endToken[line] as number
    let first = lines.firstToken[line] as number
    if (first >= lineEndToken) continue
    const push = (until: number): void => {
      while (first < until) {
        const last = Math.min(until, first + longest)
        start[count] = tokens.start[first] as number
        end[count] = tokens.end[last - 1] as number
        firstToken[count] = first
        endToken[count] = last
        lineOf[count++] = line
        first = last
      }
    }
    for (; s < stops.length && (stops[s] as number) < lineEndToken; s++) {
      const stop = stops[s] as number
      if (stop < first) continue
      const until = afterClosers(tokens, stop + 1, lineEndToken)
      if (until < lineEndToken && endsSentence(text, tokens, stop, until, lexicon)) push(until)
    }
    if (first < lineEndToken) push(lineEndToken)
  }
  return new SentenceTable({
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    firstToken: firstToken.slice(0, count),
    endToken: endToken.slice(0, count),
    line: lineOf.slice(0, count),
  })
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
