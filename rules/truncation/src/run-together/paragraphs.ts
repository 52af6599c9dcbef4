import type { Document, Range } from '@copydesk/core'
import { isMark, rangeOf, startOf } from '@copydesk/text'
import { labelEnd } from './labels.ts'

/** Lines that hold many paragraphs. */
export interface LongParagraph {
  /** `article` if all of the story is so. */
  readonly kind: 'article' | 'paragraph'
  /** The first words of the first such line. */
  readonly range: Range
  /** The lines meant, whole. */
  readonly line: readonly Range[]
  readonly words: number
}

/** Words from which on a line is prose. */
const prose = 20
/** Words of a story at least (a brief may be one paragraph), and of its mean paragraph: few authors write such. */
const article = { words: 400, mean: 190 }
/** Words of one paragraph among shorter ones, and of a sentence at most: lists and menus have none. */
const paragraph = { words: 350, sentence: 50, longest: 120 }
/** Words that show where the line begins. */
const shown = 4

/** Whether a second paragraph of prose stands in the text. */
export function hasBreaks({ lines }: Document): boolean {
  let count = 0
  for (let line = 0; line < lines.count && count < 2; line++) if (lines.wordsOf(line) >= prose) count++
  return count > 1
}

export function longParagraphs(document: Document): LongParagraph[] {
  const { lines } = document
  const long: number[] = []
  let words = 0
  let count = 0
  for (let line = 0; line < lines.count; line++) {
    const length = lines.wordsOf(line)
    if (length < prose) continue
    words += length
    count++
    if (length >= Math.min(paragraph.words, article.mean / 2) && isProse(document, line)) long.push(line)
  }
  if (words >= article.words && words >= article.mean * count && long.length > 0) return [of(document, 'article', long)]
  return long
    .filter((line) => lines.wordsOf(line) >= paragraph.words && longestSentence(document, line) <= paragraph.longest)
    .map((line) => of(document, 'paragraph', [line]))
}

function of(document: Document, kind: LongParagraph['kind'], found: readonly number[]): LongParagraph {
  const { lines } = document
  const first = found[0] as number
  const from = lines.firstTokenOf(first)
  const to = Math.min(from + shown, lines.endTokenOf(first)) - 1
  return {
    kind,
    range: rangeOf(document, from, to),
    line: found.map((line) => lines.rangeOf(line)),
    words: lines.wordsOf(first),
  }
}

/** Sentences, and no single turn of a transcript (`ALVEAR: …`), which is as long as its speaker likes. */
function isProse(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  if (labelEnd(document, first) >= 0 || isMark(document, first, bullet)) return false
  return document.lines.wordsOf(line) <= sentencesOf(document, line).length * paragraph.sentence
}

const bullet = 0x2022

/** Tokens of each sentence of a line. */
function sentencesOf(document: Document, line: number): number[] {
  const { sentences, lines } = document
  const found: number[] = []
  let s = document.sentenceAt(startOf(document, lines.firstTokenOf(line)))
  for (; s >= 0 && s < sentences.count && sentences.line[s] === line; s++)
    found.push(sentences.endTokenOf(s) - sentences.firstTokenOf(s))
  return found
}

/** Tokens of the longest sentence: a menu or a list of countries has no stop for hundreds. */
const longestSentence = (document: Document, line: number): number => Math.max(0, ...sentencesOf(document, line))
