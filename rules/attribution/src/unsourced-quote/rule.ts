import { type Document, defineRule, Mask, onceFor } from '@copydesk/core'
import { peopleOf, type Quote, quotesOf, speechVerbs, weakSpeechVerbs } from '@copydesk/news'
import { hasMask, isCapital, isWord, lowerOf } from '@copydesk/text'

/** Shorter ones are catchwords and titles more often than speech. */
const leastWords = 4

/** A whole sentence in quotation marks, and nobody near by who says it. */
export const rule = defineRule({
  id: 'attribution/unsourced-quote',
  meta: {
    summary: 'A quotation that nobody says',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    messages: {
      nobody: { text: 'Unexpected quotation "{quote}" without a speaker, expected a name', severity: 'warning' },
    },
  },
  check(document, context) {
    for (let q = 0; q < document.quotations.count; q++) {
      const quote = passageAt(document, q)
      if (!standsAlone(document, quote) || isShort(document, q) || isPullQuote(document, quote)) continue
      if (!isCut(document, quote) && !isOrphan(document, quote)) continue
      // Asked last: to find the speakers of a text is dear.
      if (quotesOf(document)[q]?.speaker) continue
      context.report('nobody', {
        range: quote.range,
        data: { quote: shorten(document.text.slice(quote.inner.start, quote.inner.end)) },
      })
    }
  },
})

/** A quotation with its marks, and without. */
type Passage = Pick<Quote, 'range' | 'inner'>

function passageAt({ quotations }: Document, q: number): Passage {
  const range = quotations.rangeOf(q)
  return { range, inner: { start: range.start + 1, end: quotations.closed[q] === 1 ? range.end - 1 : range.end } }
}

function isShort(document: Document, q: number): boolean {
  let words = 0
  for (let i = document.quotations.firstTokenOf(q); i < document.quotations.endTokenOf(q); i++)
    if (isWord(document, i)) words++
  return words < leastWords
}

const shorten = (text: string): string => text.split(/\s+/).slice(0, 4).join(' ')

/** A paragraph of its own that opens with a capital: no catchword, slogan or title inside a sentence. */
function standsAlone(document: Document, { range, inner }: Passage): boolean {
  const { lines, text } = document
  const line = document.lineAt(range.start)
  const opening = document.tokenAt(range.start)
  if (lines.firstTokenOf(line) !== opening || text.slice(range.end, lines.end[line]).trim() !== '') return false
  if (!isCapital(document, opening + 1) || hasMask(document, opening, Mask.headline)) return false
  const words = text.slice(inner.start, inner.end)
  return !/["“”]/.test(words) && !isHeading(words)
}

const isHeading = (words: string): boolean =>
  words.split(/\s+/).every((word) => word.length < 5 || /^\P{L}*\p{Lu}/u.test(word))

/** The comma before the closing mark leads to a speaker who is gone: `"Nobody wants to be number two,"`. */
function isCut(document: Document, { inner, range }: Passage): boolean {
  if (inner.end === range.end || !/[\p{L}\p{N}],$/u.test(document.text.slice(inner.end - 2, inner.end))) return false
  const below = neighbour(document, document.lineAt(range.start), 1)
  return below < 0 || isCapital(document, document.lines.firstTokenOf(below))
}

/** A whole sentence that nothing announces, signs or goes on with, between paragraphs in which nobody speaks. */
function isOrphan(document: Document, quote: Passage): boolean {
  const { lines, text } = document
  if (!/[.?!]$/.test(text.slice(quote.inner.start, quote.inner.end).trimEnd())) return false
  const line = document.lineAt(quote.range.start)
  const [before, after] = [neighbour(document, line, -1), neighbour(document, line, 1)]
  const isAnnounced = before < 0 || lines.wordsOf(before) < 9 || /[:?]$/.test(lineText(document, before))
  const isSigned = after >= 0 && lines.wordsOf(after) < 9
  if (isAnnounced || isSigned || isNearSpeech(document, quote)) return false
  return !tellsOfPerson(document, before) && !quotes(document, before) && !opensWithQuote(document, after)
}

/** The next line that is not blank and no label of an advertisement, up or down; -1 if there is none. */
function neighbour(document: Document, line: number, step: number): number {
  const { lines } = document
  let i = line + step
  while (i >= 0 && i < lines.count && (lines.hash[i] === 0 || /^ad(?:vertisement)?:?$/i.test(lineText(document, i))))
    i += step
  return i < lines.count ? i : -1
}

const lineText = ({ text, lines }: Document, line: number): string =>
  text.slice(lines.start[line], lines.end[line]).trim()

/** The paragraph before tells of someone whose words these may be: a person, `he` or `she`, a handle. */
function tellsOfPerson(document: Document, line: number): boolean {
  const people = peopleOf(document)
  for (let i = document.lines.firstTokenOf(line); i < document.lines.endTokenOf(line); i++) {
    if (hasMask(document, i, Mask.quotation)) continue
    const mention = people.at(i)
    if (
      hasMask(document, i, Mask.handle) ||
      /^s?he$/.test(lowerOf(document, i)) ||
      (mention && people.isPerson(mention))
    )
      return true
  }
  return false
}

/** A verb of speech outside quotations in its sentence, the two before or the one behind. */
function isNearSpeech(document: Document, { range }: Passage): boolean {
  const first = document.sentenceAt(range.start)
  const last = document.sentenceAt(range.end - 1)
  for (let s = Math.max(0, first - 2); s <= Math.min(document.sentences.count - 1, last + 1); s++) {
    const end = document.sentences.endTokenOf(s)
    for (let i = document.sentences.firstTokenOf(s); i < end; i++) {
      const word = lowerOf(document, i)
      if (
        !hasMask(document, i, Mask.quotation) &&
        (speechVerbs.has(word) || weakSpeechVerbs.has(word) || word === 'according')
      )
        return true
    }
  }
  return false
}

/** The paragraph before quotes someone, whose words may go on. */
const quotes = (document: Document, line: number): boolean => quotingLines(document).has(line)

const quotingLines = onceFor((document: Document): ReadonlySet<number> => {
  const lines = new Set<number>()
  for (let q = 0; q < document.quotations.count; q++) lines.add(document.lineAt(document.quotations.startOf(q)))
  return lines
})

const opensWithQuote = (document: Document, line: number): boolean =>
  line >= 0 && hasMask(document, document.lines.firstTokenOf(line), Mask.quotation)

/** The same words stand elsewhere in the text, or a signature follows. */
function isPullQuote({ text }: Document, { inner, range }: Passage): boolean {
  const words = text.slice(inner.start, Math.min(inner.end, inner.start + 40)).replace(/[.,?!]$/, '')
  if (text.indexOf(words) !== inner.start || text.indexOf(words, inner.end) >= 0) return true
  return /^\s{0,3}(?:[—–(-]|\n+[—–-])/.test(text.slice(range.end, range.end + 6))
}
