import { type Document, Mask, type Range } from '@copydesk/core'
import { pictureCreditOf } from '@copydesk/news'
import { lineRange } from './furniture.ts'

/** Sentences from which on a line that ends in a credit is a paragraph with a caption run in. */
const paragraphSentences = 6

/** True if a line that ends in the credit of a picture begins as the story: with a quotation, or with many sentences. */
export function isRunIn(document: Document, line: number): boolean {
  const { lines, tokens } = document
  const first = lines.firstToken[line] as number
  if ((tokens.mask[first] as number) & Mask.quotation && lastSentence(document, line) > firstSentence(document, line))
    return true
  return lastSentence(document, line) - firstSentence(document, line) + 1 >= paragraphSentences
}

/** The caption a paragraph ends in: its last full sentence and the credit behind it. */
export function runInCaption(document: Document, line: number): Range | null {
  if (!isRunIn(document, line)) return null
  const { start, end } = lineRange(document, line)
  const credit = pictureCreditOf(document.text.slice(start, end))
  if (!credit) return null
  const at = start + credit.start
  const holds = document.sentenceAt(at)
  const sentence = document.sentences.start[holds] === at ? holds - 1 : holds
  return sentence > firstSentence(document, line) ? { start: document.sentences.start[sentence] as number, end } : null
}

const firstSentence = (document: Document, line: number): number =>
  document.sentenceAt(document.tokens.start[document.lines.firstToken[line] as number] as number)

const lastSentence = (document: Document, line: number): number =>
  document.sentenceAt(document.tokens.start[(document.lines.endToken[line] as number) - 1] as number)
