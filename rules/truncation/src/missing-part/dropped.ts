import { type Document, Mask, type Range, Shape, TokenKind } from '@copydesk/core'
import { fullLine, lowerAt } from '@copydesk/text'
import { addressMask, hasMask, hasShape, isJoined, isWord } from '../_shared/words.ts'

const determiners: ReadonlySet<string> = new Set('the an our their its whose every'.split(' '))
const contacts: ReadonlySet<string> = new Set(
  'reached reach contacted contact email e-mail mail write follow'.split(' '),
)
const contactWords = 8
const pronouns: ReadonlySet<string> = new Set('he she they i we'.split(' '))

const isMark = ({ tokens }: Document, i: number, ...codes: readonly number[]): boolean =>
  (tokens.kind[i] as number) >= TokenKind.punctuation && codes.includes(tokens.word[i] as number)

/** Where a word was lost before the mark at token `i`; undefined where none was. */
export function droppedBefore(document: Document, i: number): Range | undefined {
  if (hasMask(document, i, Mask.code | Mask.url | Mask.email)) return undefined
  return figureBefore(document, i) ?? nameBefore(document, i) ?? addressBehind(document, i)
}

/** `… spurs new disclosures Loading...` at the end of a line: what a script was to put there. */
export function placeholderBefore(document: Document, i: number): Range | undefined {
  const { lines, text, tokens } = document
  if (lowerAt(document, i - 1) !== 'loading' || !/^(?:…|\.{3})/.test(text.slice(tokens.start[i], tokens.end[i])))
    return undefined
  const line = document.lineAt(tokens.start[i] as number)
  const isControl = lowerAt(document, i - 2) === 'pause'
  const isLast = (lines.endToken[line] as number) === i + 1
  return isLast && !isControl && (lines.words[line] as number) >= leastBefore ? range(document, i - 1, i) : undefined
}

/** Words of a line with the title of what is to be loaded. */
const leastBefore = 5

const range = ({ tokens }: Document, first: number, last: number): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[last] as number,
})

/** `% of readers think`: the figure is gone at the start of a line. */
function figureBefore(document: Document, i: number): Range | undefined {
  const { lines, tokens } = document
  if (
    document.text.charCodeAt(tokens.start[i] as number) !== 37 ||
    isJoined(document, i + 1) ||
    !isWord(document, i + 1)
  )
    return undefined
  const isFirst = lines.firstToken[document.lineAt(tokens.start[i] as number)] === i
  return isFirst ? range(document, i, i + 1) : undefined
}

/** `told the: “They are …`, `leave the, “boy”`: the name is gone behind a determiner. */
function nameBefore(document: Document, i: number): Range | undefined {
  if (!isWord(document, i - 1) || !determiners.has(lowerAt(document, i - 1)) || !isJoined(document, i)) return undefined
  if (hasShape(document, i - 1, Shape.capital)) return undefined
  const isColon = isMark(document, i, 58)
  // "the' handiwork": a closing apostrophe that nothing opened.
  const isOwned =
    isMark(document, i, 39) && !isJoined(document, i + 1) && isWord(document, i + 1) && !isMark(document, i - 2, 39)
  const isQuoted = isMark(document, i, 44) && isMark(document, i + 1, 34, 0x201c)
  return isColon || isQuoted || isOwned ? range(document, i - 1, i) : undefined
}

/** `can be reached at: Ida publishes`: no address follows. */
function addressBehind(document: Document, i: number): Range | undefined {
  const { tokens } = document
  if (!isMark(document, i, 58) || lowerAt(document, i - 1) !== 'at' || hasMask(document, i + 1, addressMask))
    return undefined
  const isSubject = hasShape(document, i + 1, Shape.capital) || pronouns.has(lowerAt(document, i + 1))
  if (!isWord(document, i + 1) || !isSubject || !isSameLine(document, i, i + 1)) return undefined
  for (let k = i - 2; k > i - contactWords && k >= 0; k--)
    if (contacts.has(lowerAt(document, k)) && tokens.kind[i + 1] === TokenKind.word) return range(document, k, i)
  return undefined
}

const isSameLine = (document: Document, a: number, b: number): boolean =>
  document.lineAt(document.tokens.start[a] as number) === document.lineAt(document.tokens.start[b] as number)

/** Fewer words make a salutation, a line of verse, a part of an address. */
const leastWords = 12
const leastBelow = 8

/** A paragraph that ends on a comma, with a new sentence below. */
export function cutAtComma(document: Document, line: number): Range | undefined {
  const { lines, tokens, text } = document
  const last = (lines.endToken[line] as number) - 1
  if ((lines.words[line] as number) < leastWords || !isMark(document, last, 44) || !isWord(document, last - 1))
    return undefined
  if (text.slice(tokens.end[last], lines.end[line]).trim() !== '' || isSpeech(document, last - 1)) return undefined
  if (lowerAt(document, lines.firstToken[line] as number) === 'dear') return undefined
  const below = fullLine(document, line + 1, 1)
  // Two lines in a row that end on a comma are verse, or a list.
  if (endsInComma(document, below) || endsInComma(document, fullLine(document, line - 1, -1))) return undefined
  const first = lines.firstToken[below] as number
  if (
    below < 0 ||
    (lines.words[below] as number) < leastBelow ||
    !isWord(document, first) ||
    !hasShape(document, first, Shape.capital)
  )
    return undefined
  return range(document, last - 1, last)
}

/** Words of a line of verse at most. */
const longestVerse = 24

const endsInComma = (document: Document, line: number): boolean =>
  line >= 0 &&
  (document.lines.words[line] as number) <= longestVerse &&
  isMark(document, (document.lines.endToken[line] as number) - 1, 44)

/** `Brandt said,` over a quotation. */
const isSpeech = (document: Document, i: number): boolean =>
  /^(?:sa(?:id|ys)|wrote|writes|told|added|adds)$/.test(lowerAt(document, i))
