import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isAnyMark, isMark, isNumber, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { closeVerbs, openers, others, participles, phrasal, sources, verbs } from './lead-ins.ts'

/** A paragraph of someone else's words, and the line that leads in to it. */
export interface UnmarkedBlock {
  readonly range: Range
  readonly leadIn: Range
}

/** Words of a lead-in at least, and of a quotation that is set as a block. */
const shortest = { leadIn: 3, block: 20 }
/** Tokens before the colon in which a word about a list, a source and a weak verb count. */
const near = 16
const middle = 8
const close = 6
const last = 4

/**
 * Blocks behind a line that ends on a colon and says who speaks or where it is written; where quotations are `lost`
 * throughout the source, behind any sentence that ends on one and announces no list.
 */
export function unmarkedBlocks(document: Document, lost: boolean): UnmarkedBlock[] {
  const { lines } = document
  const found: UnmarkedBlock[] = []
  let before = -1
  for (let line = 0; line < lines.count; line++) {
    if (lines.hash[line] === 0) continue
    const isLost = lost && !goingOn.has(lowerOf(document, lines.firstTokenOf(line)))
    if (before >= 0 && leadsIn(document, before, isLost) && isBlock(document, line)) {
      const first = lines.firstTokenOf(line)
      const sentence = document.sentenceAt(startOf(document, first))
      const colonAt = lines.endTokenOf(before) - 1
      const from = document.sentenceAt(startOf(document, colonAt))
      found.push({
        range: { start: startOf(document, first), end: document.sentences.endOf(sentence) },
        leadIn: { start: document.sentences.startOf(from), end: endOf(document, colonAt) },
      })
    }
    before = line
  }
  return found
}

/** Words a paragraph goes on with behind something that is missing, be it a quotation or a picture; lower case. */
const goingOn = new Set('but however still yet similarly likewise nevertheless nonetheless instead'.split(' '))

/** A line that ends on a colon, in a sentence that says who speaks or where it is written. */
function leadsIn(document: Document, line: number, lost: boolean): boolean {
  const { lines, sentences } = document
  const end = lines.endTokenOf(line) - 1
  if (end < 0 || !isMark(document, end, Mark.colon) || lines.wordsOf(line) < shortest.leadIn) return false
  const sentence = document.sentenceAt(startOf(document, end))
  if (sentence < 0) return false
  const first = sentences.firstTokenOf(sentence)
  let says = openers.has(lowerOf(document, first)) || (lost && isSentence(document, first, end))
  for (let i = first; i < end; i++) {
    const word = lowerOf(document, i)
    if (end - i <= near && ((others.has(word) && !isPhrasal(document, i, end)) || hasMask(document, i, Mask.url)))
      return false
    says ||= isSpeech(document, i, word) || (end - i <= close && closeVerbs.has(word) && isSpeechAt(document, i, end))
    says ||= end - i <= middle && (sources.has(word) || word === 'via' || isPhrasal(document, i, end))
    says ||= end - i <= last && participles.has(word)
  }
  return says
}

/** Words in small letters that a sentence has and a heading has not. */
const fewestSmall = 4

function isSentence(document: Document, first: number, end: number): boolean {
  let small = 0
  for (let i = first; i < end; i++) if (isWord(document, i) && !hasShape(document, i, Shape.capital)) small++
  return small >= fewestSmall
}

/** A verb with its particle in the two words behind it. */
function isPhrasal(document: Document, i: number, end: number): boolean {
  const particle = phrasal.get(lowerOf(document, i))
  for (let k = i + 1; particle !== undefined && k < Math.min(end, i + 3); k++)
    if (lowerOf(document, k) === particle) return true
  return false
}

/** `She added:`, `he said on Friday:`; what follows the verb is no clause and no object. */
const isSpeechAt = (document: Document, i: number, end: number): boolean =>
  i + 1 === end ||
  times.has(lowerOf(document, i + 1)) ||
  (lowerOf(document, i) === 'said' && lowerOf(document, i + 1) === 'this')

const times = new Set('in on at yesterday today later then during of about'.split(' '))

/** `The Courier reports`, not `to report`, `is reported by` or `a quoted “said”`. */
function isSpeech(document: Document, i: number, word: string): boolean {
  if (!verbs.has(word) || hasMask(document, i, Mask.quotation)) return false
  return !unsaid.has(lowerOf(document, i - 1)) && lowerOf(document, i + 1) !== 'by'
}

const unsaid = new Set('to not never is was are were be been being the a an his her their its our'.split(' '))

/** A paragraph of prose that opens with no mark, label or bullet, and names no author at its end. */
function isBlock(document: Document, line: number): boolean {
  const { lines } = document
  const first = lines.firstTokenOf(line)
  const end = lines.endTokenOf(line)
  if (lines.wordsOf(line) < shortest.block || !isWord(document, first)) return false
  if (hasMask(document, first, Mask.fragment | Mask.headline | Mask.url | Mask.handle)) return false
  return endsInStop(document, end) && !isLabelled(document, first) && !isSigned(document, end)
}

const stops = new Set(Array.from('.!?…"”)', (mark) => mark.charCodeAt(0)))

const endsInStop = (document: Document, end: number): boolean => isAnyMark(document, end - 1, stops)

/** `ALVEAR: The wall …`, `Ruth Alvear, of the board: “The …`: a speaker's name in front. */
function isLabelled(document: Document, first: number): boolean {
  let isName = true
  const isUpper = [first, first + 1].every((i) => hasShape(document, i, Shape.upper))
  for (let i = first; i < first + 16; i++) {
    if (isMark(document, i, Mark.colon)) return isName || isUpper || isAnyMark(document, i + 1, quotes)
    isName &&= i < first + 6 && !isNumber(document, i)
    if (isWord(document, i)) isName &&= hasShape(document, i, Shape.capital)
  }
  return false
}

const quotes = new Set([34, 0x201c])

/** `— Ruth Alvear (@ralvear)` or a link: a post signed by its author. */
function isSigned(document: Document, end: number): boolean {
  const first = document.lines.firstTokenOf(document.lineAt(startOf(document, end - 1)))
  for (let i = first; i < end; i++)
    if ((i < first + 12 || i > end - 24) && hasMask(document, i, Mask.handle | Mask.url | Mask.hashtag)) return true
  return false
}
