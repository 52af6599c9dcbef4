import type { Document, Range } from '@copydesk/core'
import { Mask } from '@copydesk/core'
import { hasMask, isAnyMark, isCloser, isJoined, isPunctuation, isStop, startOf, wordOf } from '@copydesk/text'
import { isUpper, labelEnd } from './labels.ts'

/** Speakers that begin inside a line. */
export interface Turns {
  readonly range: Range
  readonly places: readonly Range[]
}

interface Label {
  readonly first: number
  readonly colon: number
  readonly line: number
  readonly isInner: boolean
}

/** Lines in which several speakers take turns, or the items of a list do. */
export function runInTurns(document: Document): Turns[] {
  const found: Turns[] = []
  let labels: Label[] = []
  const flush = (): void => {
    if (isExchange(document, labels)) found.push(turnsOf(document, labels))
    labels = []
  }
  for (const mark of document.marks) {
    if (wordOf(document, mark) !== 58) continue
    const label = labelAt(document, mark)
    if (!label) continue
    if (labels.length > 0 && labels[0]?.line !== label.line) flush()
    labels.push(label)
  }
  flush()
  return found
}

/** The label a colon ends, if it begins a line or follows the end of a sentence. */
function labelAt(document: Document, colon: number): Label | undefined {
  const { lines } = document
  const line = document.lineAt(startOf(document, colon))
  const start = lines.firstTokenOf(line)
  for (let first = colon - 1; first >= start && first >= colon - 7; first--) {
    const isFirst = first === start
    if (!isFirst && !endsTurn(document, first - 1)) continue
    if (labelEnd(document, first) !== colon) return undefined
    return speaks(document, colon + 1, lines.endTokenOf(line)) ? { first, colon, line, isInner: !isFirst } : undefined
  }
  return undefined
}

const quotes = new Set([34, 0x201c])

/** A stop, with or without closing marks, a dash, or a bracketed remark. */
function endsTurn(document: Document, i: number): boolean {
  const { text } = document
  if (!isPunctuation(document, i) || isJoined(document, i + 1)) return false
  const code = text.charCodeAt(startOf(document, i))
  if (isStop(code)) return !isTitleStop(document, i)
  return isCloser(code) || code === 0x2014 || code === 45
}

/** `Rep.`, `Gov.`: part of the label. */
const isTitleStop = (document: Document, stop: number): boolean =>
  titles.has(document.tokenText(stop - 1).toLowerCase())

const titles = new Set('rep sen gov dr mr mrs ms lt col gen sgt capt st jr sr prof rev u.s'.split(' '))

/** What follows is speech: a capital, a mark, a bracket, an ellipsis. */
function speaks(document: Document, i: number, end: number): boolean {
  if (i >= end) return false
  const letter = document.text.charAt(startOf(document, i))
  return /[\p{Lu}“"‘'([…]/u.test(letter) || document.text.startsWith('...', startOf(document, i))
}

/** Two speakers in capitals, two who are quoted, one who comes back, or three and more. */
function isExchange(document: Document, labels: readonly Label[]): boolean {
  if (labels.length < 2 || !labels.some(({ isInner }) => isInner)) return false
  if (labels.some(({ first }) => hasMask(document, first, Mask.headline))) return false
  const upper = labels.filter(({ first, colon }) => isUpper(document, first, colon)).length
  const names = new Set(labels.map(({ colon }) => document.tokenText(colon - 1)))
  const isQuoted = labels.every(({ colon }) => isAnyMark(document, colon + 1, quotes))
  return upper >= 2 || isQuoted || labels.length >= 3 || names.size < labels.length || isInterview(document, labels)
}

/** A line that begins with one speaker and goes on with another, both of whom the story names elsewhere: `Lind: Why? Kolm: Because …`. */
function isInterview(document: Document, [first, second]: readonly Label[]): boolean {
  if (!first || !second || first.isInner || document.lines.words[first.line] === undefined) return false
  const { text, lines } = document
  const [start, end] = [lines.startOf(first.line), lines.endOf(first.line)]
  return [first, second].every(({ colon }) => {
    const name = document.tokenText(colon - 1)
    const at = text.indexOf(name)
    return (at >= 0 && at < start) || text.indexOf(name, end) >= 0
  })
}

function turnsOf(document: Document, labels: readonly Label[]): Turns {
  const { start, end } = document.tokens
  const [range, ...places] = labels
    .filter(({ isInner }) => isInner)
    .map(({ first, colon }) => ({ start: start[first] as number, end: end[colon] as number }))
  return { range: range as Range, places }
}
