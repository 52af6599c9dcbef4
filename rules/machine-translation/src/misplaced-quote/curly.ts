import type { Document, Range } from '@copydesk/core'
import { endOf, hasMask, isAnyMark, isJoined, isMark, isWord, rangeOf, startOf, wordOf } from '@copydesk/text'
import type { Fault } from './fault.ts'
import { closing, elsewhere, opening } from './marks.ts'
import { isSwung } from './swung.ts'

/** What single curly marks do wrong, in text order; how they pair is not looked at. */
export function curlyFaults(document: Document): Fault[] {
  const { text } = document
  const found: Fault[] = []
  for (const mark of document.marks) {
    const code = wordOf(document, mark)
    if ((code !== opening && code !== closing) || hasMask(document, mark, elsewhere) || isSwung(document, mark))
      continue
    const turned = turnedAt(document, mark, code)
    const range = turned ?? spacedAt(document, code === opening ? mark : mark - 1)
    if (!range) continue
    const actual = text.slice(range.start, range.end)
    if (turned) found.push({ kind: 'turned', range, expected: actual.replace(/ ?[“”]/, code === opening ? '”' : '“') })
    else found.push({ kind: 'spaced', range, expected: actual.replace(' ', '') })
  }
  return found
}

/**
 * The range of a mark turned the wrong way and its neighbour: an opening one that touches only what stands before it or
 * ends its paragraph, a closing one that touches only what follows.
 */
function turnedAt(document: Document, mark: number, code: number): Range | undefined {
  const before = isJoined(document, mark)
  const after = isJoined(document, mark + 1)
  if (code === closing)
    return !before && after && isWord(document, mark + 1) ? rangeOf(document, mark, mark + 1) : undefined
  const touches = before && !after && (isWord(document, mark - 1) || isPlain(document, mark - 1))
  return touches || endsParagraph(document, mark) ? rangeOf(document, mark - 1, mark) : undefined
}

const isPlain = (document: Document, i: number): boolean => isAnyMark(document, i, plain)

const endsParagraph = (document: Document, mark: number): boolean => {
  const line = document.lineAt(startOf(document, mark))
  return document.lines.endToken[line] === mark + 1 && document.lines.firstTokenOf(line) < mark
}

const plain = new Set([44, 46, 33, 63])

/** A mark and the word or stop it belongs to with one space between: tokens `left` and the next. */
function spacedAt(document: Document, left: number): Range | undefined {
  const { text, tokens } = document
  const right = left + 1
  if (left < 0 || right >= tokens.count || text.slice(endOf(document, left), startOf(document, right)) !== ' ')
    return undefined
  const inner = isMark(document, left, opening) ? right : left
  const belongs = isWord(document, inner) || (isPlain(document, inner) && inner === left)
  return belongs ? rangeOf(document, left, right) : undefined
}
