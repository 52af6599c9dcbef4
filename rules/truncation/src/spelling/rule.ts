import { type Document, defineRule, hash32, Mask, type RuleContext, Shape } from '@copydesk/core'
import { hasMask, hasShape, isPunctuation, lengthOf, rangeOf, startOf } from '@copydesk/text'
import { isMade, slipsOf } from './slips.ts'

/** Counts the articles of a source that hold a word the table lacks. */
const unknownWords = 'words'

/** Shorter unknown words are rare words, loans and slang more often than slips. */
const shortest = 7

/** `counncil`: a word neither retext-spell's dictionary nor the news table has, seen once, not explained by its place, and a letter off a common one. */
export const rule = defineRule({
  id: 'truncation/spelling',
  meta: {
    summary: 'A misspelt word, by retext-spell and the news table; runs only where it is named',
    confidence: 0.82,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    specificity: 5,
    optIn: true,
    messages: { slip: { text: 'Unexpected "{actual}", perhaps a slip for "{expected}"', severity: 'info' } },
  },
  needs: ['tree', 'speller'],
  observe(document, observer) {
    for (const word of tally(document).keys()) observer.count(unknownWords, hash32(word))
  },
  check(document, context) {
    const times = tally(document)
    const recurs = (word: string): boolean =>
      (times.get(word) ?? 0) > 1 || (context.profile?.count(unknownWords, hash32(word)) ?? 0) > 1
    const { tokens } = document
    const strays = new Set(document.unknown)
    for (const { start, end } of document.misspelt())
      for (let i = document.tokenAt(start); i < tokens.count && startOf(document, i) < end; i++)
        if (strays.has(i) && isPlain(document, i, strays) && !recurs(wordAt(document, i))) report(document, context, i)
  },
})

function report(document: Document, context: RuleContext, i: number): void {
  const { lexicon } = document
  const word = wordAt(document, i)
  if (isMade(word, lexicon)) return
  const [best, ...others] = slipsOf(word, lexicon)
  if (best === undefined) return
  const range = rangeOf(document, i)
  const expected = [best, ...others].slice(0, 3)
  context.report('slip', { range, data: { expected: best }, expected, edits: [{ ...range, text: best }], safe: false })
}

const wordAt = (document: Document, i: number): string => document.tokenText(i).toLowerCase()

/** How often the article has each word the table lacks. */
function tally(document: Document): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const i of document.unknown) {
    const word = wordAt(document, i)
    times.set(word, (times.get(word) ?? 0) + 1)
  }
  return times
}

const explained =
  Mask.url |
  Mask.email |
  Mask.handle |
  Mask.hashtag |
  Mask.quotation |
  Mask.name |
  Mask.code |
  Mask.headline |
  Mask.fragment

const odd =
  Shape.capital | Shape.upper | Shape.camel | Shape.digit | Shape.nonAscii | Shape.apostrophe | Shape.invisible

/** In small letters, in running prose, on its own: parts of compounds, of names and of foreign phrases are none. */
function isPlain(document: Document, i: number, strays: ReadonlySet<number>): boolean {
  if (hasMask(document, i, explained) || hasShape(document, i, odd | Shape.joined)) return false
  if (lengthOf(document, i) < shortest) return false
  return !strays.has(i - 1) && !strays.has(i + 1) && !isJoined(document, i + 1)
}

/** Whether a token goes on where the one before ended, other than by a mark that ends a phrase. */
function isJoined(document: Document, i: number): boolean {
  if (i >= document.tokens.count || !hasShape(document, i, Shape.joined)) return false
  return !isPunctuation(document, i) || !/[.,;:!?)…’”"']/.test(document.text[startOf(document, i)] as string)
}
