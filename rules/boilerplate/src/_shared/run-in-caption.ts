import { type Document, Mask, type Range } from '@copydesk/core'
import { hasMask, startOf } from '@copydesk/text'
import { lineRange } from './furniture.ts'
import { lineCredit } from './line-credit.ts'

/** Sentences from which on a line that ends in a credit is a paragraph with a caption run in. */
const paragraphSentences = 6
/** Words from which on it is one if its last sentence alone gives a full date, as captions do. */
const datedWords = 35
const day = /\b(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d\b/

/** True if a line that ends in the credit of a picture begins as the story: with a quotation, with many sentences, or undated above a dated one. */
export function isRunIn(document: Document, line: number): boolean {
  const { lines } = document
  const sentences = lastSentence(document, line) - firstSentence(document, line) + 1
  if (sentences === 1) return false
  const quoted = hasMask(document, lines.firstTokenOf(line), Mask.quotation)
  return quoted || sentences >= paragraphSentences || endsDated(document, line)
}

/** The caption a paragraph ends in: its last full sentence and the credit behind it. */
export const runInCaption = (document: Document, line: number): Range | null =>
  lineCredit(document, line) && isRunIn(document, line) ? lastCaption(document, line) : null

function lastCaption(document: Document, line: number): Range | null {
  const { start, end } = lineRange(document, line)
  const credit = lineCredit(document, line)
  if (!credit) return null
  const at = start + credit.start
  const holds = document.sentenceAt(at)
  const sentence = document.sentences.start[holds] === at ? holds - 1 : holds
  return sentence > firstSentence(document, line) ? { start: document.sentences.startOf(sentence), end } : null
}

function endsDated(document: Document, line: number): boolean {
  if (document.lines.wordsOf(line) < datedWords) return false
  const caption = lastCaption(document, line)
  if (!caption || !day.test(document.text.slice(caption.start, caption.end))) return false
  return !day.test(document.text.slice(lineRange(document, line).start, caption.start))
}

const firstSentence = (document: Document, line: number): number =>
  document.sentenceAt(startOf(document, document.lines.firstTokenOf(line)))

const lastSentence = (document: Document, line: number): number =>
  document.sentenceAt(startOf(document, document.lines.endTokenOf(line) - 1))
