import { type Document, type Lexicon, lately, onceFor, WordFlag } from '@copydesk/core'
import { endOf, isNumber, isPunctuation, isWord, startOf, wordOf } from '@copydesk/text'

/** What the lines of a document look like, blank lines left out. Parallel arrays of `count` entries, in text order. */
export interface Layout {
  readonly count: number
  /** Index in `document.lines`. */
  readonly line: Int32Array
  readonly words: Int32Array
  /** Words of the closed classes (articles, prepositions, pronouns, auxiliaries). */
  readonly functionWords: Int32Array
  /** 1 if the line ends in `.`, `!` or `?`, closing marks aside. */
  readonly ended: Uint8Array
  /** 1 if the line ends in an ellipsis: `…`, `...`, `[…]`. */
  readonly cut: Uint8Array
  /** 1 if the line reads as running prose: a sentence of ≥ 12 words with function words among them, or a line of a paragraph wrapped by hand. */
  readonly prose: Uint8Array
  /** Position of the first and last prose line, or -1. */
  readonly firstProse: number
  readonly lastProse: number
}

/** Index in `document.lines` of line `i` of the layout. */
export const lineOf = ({ line }: Layout, i: number): number => line[i] as number

export const wordsOf = ({ words }: Layout, i: number): number => words[i] as number

/** The layout of a document, computed once. */
export const layoutOf: (document: Document) => Layout = lately(onceFor(compute))

function compute(document: Document): Layout {
  const { lines } = document
  const line = fullLines(lines)
  const count = line.length
  const layout = {
    count,
    line,
    words: new Int32Array(count),
    functionWords: new Int32Array(count),
    ended: new Uint8Array(count),
    cut: new Uint8Array(count),
    prose: new Uint8Array(count),
    firstProse: -1,
    lastProse: -1,
  }
  const isFunction = functionWordsOf(document.lexicon)
  for (let i = 0; i < count; i++) measure(document, layout, i, isFunction)
  markWrapped(document, layout)
  for (let i = 0; i < count; i++) {
    if (layout.prose[i] === 0) continue
    if (layout.firstProse < 0) layout.firstProse = i
    layout.lastProse = i
  }
  return layout
}

function fullLines({ count, hash }: Document['lines']): Int32Array {
  const full = new Int32Array(count)
  let found = 0
  for (let line = 0; line < count; line++) if (hash[line] !== 0) full[found++] = line
  return full.subarray(0, found)
}

/** 1 for words of the closed classes, by lexicon id. */
const functionWordsOf = onceFor((lexicon: Lexicon) => {
  const isFunction = new Uint8Array(lexicon.size)
  for (let id = 0; id < lexicon.size; id++) if (lexicon.flags(id) & WordFlag.function) isFunction[id] = 1
  return isFunction
})

function measure(document: Document, layout: Layout, i: number, isFunction: Uint8Array): void {
  const { lines } = document
  const line = lineOf(layout, i)
  let functionWords = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    const id = wordOf(document, t)
    if (id >= 0 && isWord(document, t)) functionWords += isFunction[id] as number
  }
  const words = lines.wordsOf(line)
  const end = lineEnd(document, line)
  layout.words[i] = words
  layout.functionWords[i] = functionWords
  layout.ended[i] = end === Ending.stop ? 1 : 0
  layout.cut[i] = end === Ending.ellipsis ? 1 : 0
  layout.prose[i] = words >= 12 && functionWords * 6 >= words && (end === Ending.stop || words >= 40) ? 1 : 0
}

/** Columns at which mail, PDF files and wires break their lines, and how far short of the longest line of a paragraph they may. */
const wrap = { least: 45, most: 100, ragged: 28 }

/** Lines of a paragraph that was wrapped at a fixed width are prose, each of them. */
function markWrapped({ lines }: Document, layout: Layout): void {
  for (let from = 0; from < layout.count; ) {
    let to = from + 1
    while (to < layout.count && layout.line[to] === lineOf(layout, to - 1) + 1) to++
    if (to - from > 1 && isWrapped(lines, layout, from, to)) layout.prose.fill(1, from, to)
    from = to
  }
}

/** Lines about as long as each other that break off in mid-sentence, and together read as prose that ends. */
function isWrapped({ start, end }: Document['lines'], layout: Layout, from: number, to: number): boolean {
  let [shortest, longest, broken, words, functionWords] = [wrap.most, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    words += wordsOf(layout, i)
    functionWords += layout.functionWords[i] as number
    const line = lineOf(layout, i)
    const length = (end[line] as number) - (start[line] as number)
    longest = Math.max(longest, length)
    if (i === to - 1) continue
    shortest = Math.min(shortest, length)
    if (layout.ended[i] === 0) broken++
  }
  if (shortest < wrap.least || longest > wrap.most || longest - shortest > wrap.ragged) return false
  return (
    broken * 2 >= to - from - 1 && broken > 0 && layout.ended[to - 1] === 1 && words >= 12 && functionWords * 6 >= words
  )
}

const Ending = { none: 0, stop: 1, ellipsis: 2 } as const

/** How a line ends, closing quotation marks and brackets aside. */
function lineEnd(document: Document, line: number): number {
  const first = document.lines.firstTokenOf(line)
  for (let t = document.lines.endTokenOf(line) - 1; t >= first; t--) {
    if (!isPunctuation(document, t)) return Ending.none
    const start = startOf(document, t)
    const code = document.text.charCodeAt(start)
    if (code === 0x2026 || (code === 46 && endOf(document, t) - start > 1)) return Ending.ellipsis
    if (code === 46 || code === 33 || code === 63) return Ending.stop
    if (code === 58 || code === 44 || code === 45) return Ending.none
  }
  return Ending.none
}

/** Position in the layout of each line of the document, -1 for blank lines. */
export function positions(document: Document, layout: Layout): Int32Array {
  const at = new Int32Array(document.lines.count).fill(-1)
  for (let i = 0; i < layout.count; i++) at[lineOf(layout, i)] = i
  return at
}

/** True if the line at position `i` stands before the first or after the last prose line. */
export const isOutsideProse = (layout: Layout, i: number): boolean =>
  layout.firstProse < 0 || i < layout.firstProse || i > layout.lastProse

export const hasNumber = (document: Document, line: number): boolean => {
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (isNumber(document, t)) return true
  return false
}
