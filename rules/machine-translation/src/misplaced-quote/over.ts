import { type Document, indexAtOrBefore } from '@copydesk/core'
import { isAnyMark, isJoined, wordOf } from '@copydesk/text'
import { closing, doubles, opening, straight } from './marks.ts'

/** Paragraphs a quotation may run over, those between them that are short labels not counted. */
const reach = 5
/** Words of a line between two paragraphs of a quotation: `Advertisement`. */
const labelWords = 3

/** A quotation left open in `line` is closed in one of the next paragraphs, or opened again behind a label. */
export function closesLater(document: Document, line: number): boolean {
  let labels = true
  for (const next of linesFrom(document, line, 1)) {
    const [first] = doubleMarks(document, next)
    if (first !== undefined) {
      const reopens = labels && first === document.lines.firstToken[next] && !closes(document, first)
      return closes(document, first) || reopens
    }
    if (document.lines.wordsOf(next) > labelWords) labels = false
  }
  return false
}

/** A quotation opened in one of the paragraphs before `line` is still open there. */
export function opensBefore(document: Document, line: number): boolean {
  for (const before of linesFrom(document, line, -1)) {
    const last = doubleMarks(document, before).at(-1)
    if (last !== undefined) return opens(document, last)
  }
  return false
}

function linesFrom({ lines }: Document, line: number, step: number): number[] {
  const found: number[] = []
  for (let i = line + step; i >= 0 && i < lines.count && found.length < reach; i += step)
    if (lines.hash[i] !== 0) found.push(i)
  return found
}

function doubleMarks(document: Document, line: number): number[] {
  const [from, to] = [document.lines.firstTokenOf(line), document.lines.endTokenOf(line)]
  const found: number[] = []
  for (
    let k = indexAtOrBefore(document.marks, document.marks.length, from - 1) + 1;
    k < document.marks.length && (document.marks[k] as number) < to;
    k++
  ) {
    const mark = document.marks[k] as number
    if (isAnyMark(document, mark, doubles)) found.push(mark)
  }
  return found
}

const closes = (document: Document, mark: number): boolean => {
  const code = wordOf(document, mark)
  return code === closing || (code === straight && isJoined(document, mark) && !isJoined(document, mark + 1))
}

const opens = (document: Document, mark: number): boolean => {
  const code = wordOf(document, mark)
  return code === opening || (code === straight && !isJoined(document, mark) && isJoined(document, mark + 1))
}
