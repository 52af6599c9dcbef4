import { type Document, indexAtOrBefore, type Range, TokenKind } from '@copydesk/core'
import { fullLine, isAnyMark, isJoined, isNumber, isWord, Mark, rangeOf, wordOf } from '@copydesk/text'
import type { Fault } from './fault.ts'
import { closing, dashes, doubles, elsewhere, opening, singles, straight } from './marks.ts'
import { closesLater, opensBefore } from './over.ts'

/** What double marks do wrong in pairs, in text order. A line whose marks cannot be told apart is passed over. */
export function pairFaults(document: Document): Fault[] {
  const found: Fault[] = []
  const { kind, word, mask, start } = document.tokens
  let marks: number[] = []
  let line = -1
  let end = 0
  const flush = (): void => {
    if (marks.length > 0) found.push(...new LinePairs(document, line, marks).faults())
    marks = []
  }
  for (const mark of document.marks) {
    if (kind[mark] !== TokenKind.punctuation || !doubles.has(word[mark] as number)) continue
    if ((start[mark] as number) >= end) {
      flush()
      line = document.lineAt(start[mark] as number)
      end = document.lines.endOf(line)
    }
    if (!((mask[mark] as number) & elsewhere)) marks.push(mark)
  }
  flush()
  return found
}

/** The double marks of one line, read from left to right. */
class LinePairs {
  readonly #document: Document
  readonly #line: number
  readonly #marks: readonly number[]
  readonly #found: Fault[] = []
  #open = -1
  #isClear = true

  constructor(document: Document, line: number, marks: readonly number[]) {
    this.#document = document
    this.#line = line
    this.#marks = marks
  }

  faults(): Fault[] {
    for (let k = 0; k < this.#marks.length && this.#isClear; k++) {
      if (this.#isTurnedAt(k)) k += 2
      else if (this.#isPairAt(k)) k++
      const mark = this.#marks[k]
      if (this.#isClear && mark !== undefined) this.#read(mark)
    }
    if (this.#isClear && this.#open >= 0) this.#close()
    return this.#found
  }

  /** `of the" War on Terror " do`: a pair of straight marks with its spaces on the wrong sides. */
  #isTurnedAt(k: number): boolean {
    const [first, second] = [this.#marks[k] as number, this.#marks[k + 1]]
    const { tokens } = this.#document
    if (second === undefined || this.#open >= 0 || second - first > longest) return false
    if (tokens.word[first] !== straight || tokens.word[second] !== straight || isJoined(this.#document, second))
      return false
    if (!isJoined(this.#document, first) || isJoined(this.#document, first + 1) || !isWord(this.#document, first - 1))
      return false
    if (isJoined(this.#document, second + 1) && !isStop(this.#document, second + 1)) return false
    const word = this.#document.tokenText(second - 1)
    this.#found.push(
      {
        kind: 'turned',
        range: this.#rangeOf(first - 1, first + 1),
        expected: `${this.#document.tokenText(first - 1)} "${this.#document.tokenText(first + 1)}`,
      },
      { kind: 'spaced', range: this.#rangeOf(second - 1, second), expected: `${word}"` },
    )
    return true
  }

  /** Two marks side by side that do the work of one. */
  #isPairAt(k: number): boolean {
    const [first, second] = [this.#marks[k] as number, this.#marks[k + 1]]
    if (second !== first + 1 || !isJoined(this.#document, second)) return false
    const { word } = this.#document.tokens
    const [a, b] = [word[first] as number, word[second] as number]
    const before = this.#touchesBefore(first)
    const after = this.#touchesAfter(second)
    const opens = !before && after && a !== closing && b !== closing && isWord(this.#document, second + 1)
    const closes = before && !after && a !== opening && b !== opening && endsWords(this.#document, first - 1)
    if (opens || closes) this.#addDoubled(first, second, opens)
    // Two quotations that meet (`”“`), or an empty one.
    else if (!(a === closing && b === opening)) this.#isClear = false
    return opens || closes
  }

  #addDoubled(first: number, second: number, opens: boolean): void {
    const { text, tokens } = this.#document
    const word = opens ? second + 1 : first - 1
    const range = {
      start: tokens.start[opens ? first : word] as number,
      end: tokens.end[opens ? word : second] as number,
    }
    const kept = text.charAt(tokens.start[tokens.word[first] === straight ? second : first] as number)
    const letters = this.#document.tokenText(word)
    this.#found.push({ kind: 'doubled', range, expected: opens ? kept + letters : letters + kept })
  }

  #read(mark: number): void {
    const code = wordOf(this.#document, mark)
    if (code === opening) this.#readOpening(mark)
    else if (code === closing) this.#readClosing(mark)
    else this.#readStraight(mark)
  }

  #readOpening(mark: number): void {
    if (this.#open >= 0 || !this.#touchesAfter(mark)) this.#isClear = false
    else this.#open = mark
  }

  #readClosing(mark: number): void {
    if (!this.#touchesBefore(mark)) this.#isClear = false
    else if (this.#open >= 0) this.#pair(mark)
    else if (!this.#isMeasure(mark)) this.#addUnopened(mark)
  }

  #readStraight(mark: number): void {
    const [before, after] = [this.#touchesBefore(mark), this.#touchesAfter(mark)]
    if (this.#open < 0) {
      if (after && !(before && this.#isMeasure(mark))) this.#open = mark
      else if (!this.#isMeasure(mark)) this.#isClear = false
    } else if (after && !before) this.#isClear = false
    else this.#pair(mark)
  }

  #pair(mark: number): void {
    const { tokens } = this.#document
    const isMixed = (tokens.word[this.#open] === straight) !== (tokens.word[mark] === straight)
    if (isMixed) this.#found.push({ kind: 'mixed', range: this.#rangeOf(mark - 1, mark) })
    this.#open = -1
  }

  /** A closing mark that nothing opened; a paragraph may go on with what one before began. */
  #addUnopened(mark: number): void {
    const before = fullLine(this.#document, this.#line - 1, -1)
    const isWhole = before < 0 || (endsInStop(this.#document, before) && !runsOver(this.#document, before))
    if (isWhole && this.#found.length === 0 && !opensBefore(this.#document, this.#line))
      this.#found.push({ kind: 'unopened', range: this.#rangeOf(mark - 1, mark) })
    else this.#isClear = false
  }

  /** A quotation left open at the end of its line: right where a next paragraph opens with a mark again, or closes it. */
  #close(): void {
    const { lines, tokens } = this.#document
    const last = lines.endTokenOf(this.#line) - 1
    const next = fullLine(this.#document, this.#line + 1, 1)
    if (next < 0 || last - this.#open < fewest || opensWithMark(this.#document, next)) return
    if (closesLater(this.#document, this.#line)) return
    // A line that a column's width cut goes on in the next.
    if (!endsInStop(this.#document, this.#line) || this.#endsInSingle(last)) return
    const end = { start: tokens.start[last - 1] as number, end: tokens.end[last] as number }
    this.#found.push({ kind: 'open', range: this.#rangeOf(this.#open, this.#open + 1), end })
  }

  /** `profane,’’`, `profane.'`: closed after a fashion, or by the mark of the quotation inside it. */
  #endsInSingle(last: number): boolean {
    for (let i = this.#open + 1; i <= last; i++)
      if (isAnyMark(this.#document, i, singles) && !this.#isApostrophe(i)) return true
    return false
  }

  #isApostrophe(i: number): boolean {
    return isJoined(this.#document, i) && isJoined(this.#document, i + 1)
  }

  /** `6”`: feet and inches. */
  #isMeasure(mark: number): boolean {
    return isJoined(this.#document, mark) && isNumber(this.#document, mark - 1)
  }

  #touchesBefore(mark: number): boolean {
    return isJoined(this.#document, mark) && !isDash(this.#document, mark - 1)
  }

  #touchesAfter(mark: number): boolean {
    return isJoined(this.#document, mark + 1) && !isDash(this.#document, mark + 1)
  }

  #rangeOf(first: number, last: number): Range {
    return rangeOf(this.#document, Math.max(first, 0), last)
  }
}

/** Tokens of a quotation that is more than a word or two. */
const fewest = 6

/** Tokens of what a pair of marks round a term or title holds. */
const longest = 24

const isDash = (document: Document, i: number): boolean => isAnyMark(document, i, dashes)

const startsQuotation = new Set<number>([...doubles, Mark.apostrophe, Mark.openSingle, 0xab])

const opensWithMark = (document: Document, line: number): boolean =>
  isAnyMark(document, document.lines.firstTokenOf(line), startsQuotation)

const stops = new Set(Array.from('.,!?…)', (mark) => mark.charCodeAt(0)))

const isStop = (document: Document, i: number): boolean => isAnyMark(document, i, stops)

const endsWords = (document: Document, i: number): boolean => isWord(document, i) || isStop(document, i)

const ends = new Set(Array.from('.!?…:"”’\')', (mark) => mark.charCodeAt(0)))

const endsInStop = (document: Document, line: number): boolean =>
  isAnyMark(document, document.lines.endTokenOf(line) - 1, ends)

/** The line leaves a quotation open. */
function runsOver(document: Document, line: number): boolean {
  const { quotations, lines } = document
  const last = indexAtOrBefore(quotations.start, quotations.count, lines.endOf(line) - 1)
  return last >= 0 && !quotations.closed[last] && quotations.startOf(last) >= lines.startOf(line)
}
