import { type Document, defineRule, Mask } from '@copydesk/core'
import { peopleOf, type Quote, quotesOf, speechVerbs, weakSpeechVerbs } from '@copydesk/text'
import { hasMask, isCapital, lower } from '../_shared/words.ts'

/** Shorter ones are catchwords and titles more often than speech. */
const leastWords = 4

/** A whole sentence in quotation marks, and nobody near by who says it. */
export const rule = defineRule({
  id: 'attribution/unsourced-quote',
  meta: {
    summary: 'A quotation that nobody says',
    confidence: 0.9,
    weight: 0,
    stage: 'preview',
    scope: 'span',
    messages: {
      nobody: { text: 'Unexpected quotation "{quote}" without a speaker, expected a name', severity: 'warning' },
    },
  },
  check(document, context) {
    const quotes = quotesOf(document)
    quotes.forEach((quote, k) => {
      if (quote.speaker || quote.words < leastWords || !isSpeech(document, quote)) return
      if (isNearSpeech(document, quote) || isNearQuote(document, quotes, k) || isPullQuote(document, quote)) return
      context.report('nobody', {
        range: quote.range,
        data: { quote: shorten(document.text.slice(quote.inner.start, quote.inner.end)) },
      })
    })
  },
})

const shorten = (text: string): string => text.split(/\s+/).slice(0, 4).join(' ')

/** A paragraph of its own, of running words, with nothing that announces or signs it: no catchword, title, slogan or epigraph. */
function isSpeech(document: Document, { range, inner }: Quote): boolean {
  const { lines, text } = document
  const line = document.lineAt(range.start)
  const opening = document.tokenAt(range.start)
  if ((lines.firstToken[line] as number) !== opening || text.slice(range.end, lines.end[line]).trim() !== '')
    return false
  const words = text.slice(inner.start, inner.end).trimEnd()
  if (
    !/[.?!]$/.test(words) ||
    /["“”]/.test(words) ||
    !isCapital(document, opening + 1) ||
    hasMask(document, opening, Mask.headline)
  )
    return false
  const [before, after] = [neighbour(document, line, -1), neighbour(document, line, 1)]
  const isAnnounced = before < 0 || (lines.words[before] as number) < 9 || /[:?]$/.test(lineText(document, before))
  const isSigned = after >= 0 && (lines.words[after] as number) < 9
  return !isAnnounced && !isSigned && !namesPerson(document, before) && !isHeading(words)
}

const isHeading = (words: string): boolean =>
  words.split(/\s+/).every((word) => word.length < 5 || /^\P{L}*\p{Lu}/u.test(word))

/** The paragraph before tells of someone whose words these may be. */
const namesPerson = (document: Document, line: number): boolean =>
  peopleOf(document).mentions.some(
    (mention) =>
      document.lineAt(mention.start) === line &&
      peopleOf(document).isPerson(mention) &&
      !hasMask(document, mention.firstToken, Mask.quotation),
  )

/** The next line that is not blank, up or down; -1 if there is none. */
function neighbour({ lines }: Document, line: number, step: number): number {
  let i = line + step
  while (i >= 0 && i < lines.count && lines.hash[i] === 0) i += step
  return i < lines.count ? i : -1
}

const lineText = ({ text, lines }: Document, line: number): string =>
  text.slice(lines.start[line], lines.end[line]).trimEnd()

/** A verb of speech outside quotations in its sentence, the one before or the one behind. */
function isNearSpeech(document: Document, { range }: Quote): boolean {
  const first = document.sentenceAt(range.start)
  const last = document.sentenceAt(range.end - 1)
  for (let s = Math.max(0, first - 2); s <= Math.min(document.sentences.count - 1, last + 1); s++) {
    const end = document.sentences.endToken[s] as number
    for (let i = document.sentences.firstToken[s] as number; i < end; i++) {
      const word = lower(document, i)
      if (
        !hasMask(document, i, Mask.quotation) &&
        (speechVerbs.has(word) || weakSpeechVerbs.has(word) || word === 'according')
      )
        return true
    }
  }
  return false
}

/** A neighbouring paragraph quotes someone too: a conversation, a list of voices, or a quotation in several paragraphs. */
function isNearQuote(document: Document, quotes: readonly Quote[], k: number): boolean {
  const line = document.lineAt((quotes[k] as Quote).range.start)
  return [quotes[k - 1], quotes[k + 1]].some((other) => {
    if (!other) return false
    const [a, b] = [line, document.lineAt(other.range.start)].sort((x, y) => x - y) as [number, number]
    for (let between = a + 1; between < b; between++) if (document.lines.hash[between] !== 0) return false
    return true
  })
}

/** The same words stand elsewhere in the text, or a signature follows. */
function isPullQuote({ text }: Document, { inner, range }: Quote): boolean {
  const words = text.slice(inner.start, Math.min(inner.end, inner.start + 40)).replace(/[.?!]$/, '')
  if (text.indexOf(words) !== inner.start || text.indexOf(words, inner.end) >= 0) return true
  return /^\s{0,3}(?:[—–(-]|\n+[—–-])/.test(text.slice(range.end, range.end + 6))
}
