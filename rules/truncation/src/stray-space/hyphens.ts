import { type Document, type Range, TokenKind } from '@copydesk/core'
import { addressMask, hasMask, isJoined, isSmallWord, lengthOf } from '../_shared/words.ts'

/** A hyphen with a space before it and none behind. */
export interface HalfHyphen {
  readonly range: Range
  readonly space: Range
  readonly hyphen: Range
}

const hyphen = 45
/** Behind these a hyphen stands for the first part of a compound said before (`women-owned and -led`), or makes a suffix of a word. */
const suspends = new Set(['and', 'or', 'nor', 'but', 'with', 'to', 'of'])
/** Letters of the word behind at least: shorter ones are options of commands. */
const shortest = 3

/** ` -income`, ` -owned`: what a soft hyphen or a lost word leaves. Not one of a pair that sets a phrase off (`-so to speak-`). */
export function halfHyphens(document: Document): HalfHyphen[] {
  const { marks, tokens } = document
  const found: HalfHyphen[] = []
  for (const mark of marks) {
    if (tokens.word[mark] !== hyphen || tokens.kind[mark] !== TokenKind.punctuation) continue
    if (lengthOf(document, mark) > 1) continue
    if (isJoined(document, mark) || !isJoined(document, mark + 1) || hasMask(document, mark, addressMask)) continue
    const [before, after] = [mark - 1, mark + 1]
    if (!isSmallWord(document, before) || !isSmallWord(document, after)) continue
    const space = { start: tokens.end[before] as number, end: tokens.start[mark] as number }
    if (
      lengthOf(document, after) < shortest ||
      space.end - space.start !== 1 ||
      document.text.charCodeAt(space.start) !== 32
    )
      continue
    if (suspends.has(document.tokenText(before)) || closesLater(document, mark)) continue
    found.push({
      range: { start: tokens.start[before] as number, end: tokens.end[after] as number },
      space,
      hyphen: { start: tokens.start[mark] as number, end: tokens.end[mark] as number },
    })
  }
  return found
}

/** Tokens in which the second of a pair stands. */
const reach = 24

/** A hyphen that touches only the word before it follows in the line. */
function closesLater(document: Document, mark: number): boolean {
  const { lines, tokens } = document
  const end = Math.min(lines.endToken[document.lineAt(tokens.start[mark] as number)] as number, mark + reach)
  for (let i = mark + 2; i < end; i++)
    if (tokens.word[i] === hyphen && isJoined(document, i) && !isJoined(document, i + 1)) return true
  return false
}
