import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask, isCapital, isJoined, isMark, isNumber, Mark, memoByWord, rangeOf, wordOf } from '@copydesk/text'

const elsewhere = Mask.quotation | Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment

/** `is a Farce`, `has a System`: common nouns keep the capital they have in German. */
export const rule = defineRule({
  id: 'machine-translation/noun-capital',
  meta: {
    summary: 'Common nouns with the capital they have in German: "is a Farce … has a System"',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      capital: { text: 'Unexpected capital in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const found: number[] = []
    for (let i = 1; i < document.tokens.count; i++) if (isNoun(document, i)) found.push(i)
    const sure = found.filter((i) => before.has(document.tokenText(i - 1)))
    if (new Set(sure.map((i) => wordOf(document, i))).size < fewest) return
    for (const i of found) {
      const range = rangeOf(document, i)
      const expected = document.tokenText(i).toLowerCase()
      report('capital', { range, data: { expected }, expected: [expected], edits: [{ ...range, text: expected }] })
    }
  },
})

/** Different nouns a text has: one may be the name of a bill, a song or a team. */
const fewest = 2
/** Share of capitals in news up to which a word names nothing, and times it must have been seen. */
const most = 0.065
const least = 60
/** Behind these stands a noun, and hardly a name. */
const before = new Set(['a', 'an', 'no', 'this', 'every', 'each'])
/** A name goes on with these: `a Letter to the Editor`, `an Institute of Music`. */
const goesOn = new Set(['of', 'to', 'for', 'in', 'on', 'the', 'and'])

const isWrittenSmall = memoByWord((lexicon, word) => lexicon.count(word) >= least && lexicon.capitalised(word) <= most)

/** A word that news writes small, with a capital, between small words. */
function isNoun(document: Document, i: number): boolean {
  if (!isCapital(document, i) || hasMask(document, i, elsewhere)) return false
  const word = wordOf(document, i)
  if (word < 0 || !isWrittenSmall(document.lexicon, word)) return false
  if (!/^[A-Z][a-z]{2,}$/.test(document.tokenText(i))) return false
  const previous = document.tokenText(i - 1)
  if (!/^[a-z]+$|^,$/.test(previous)) return false
  return !isCapital(document, i + 1) && !isNumber(document, i + 1) && !isName(document, i)
}

/** The noun is the first word of a name: `a Level-4 laboratory`, `a Letter to the Editor`, `a Time magazine cover`. */
function isName(document: Document, i: number): boolean {
  const next = i + 1 < document.tokens.count ? document.tokenText(i + 1) : ''
  if (isMark(document, i + 1, Mark.hyphen) && isJoined(document, i + 1)) return true
  return next === 'magazine' || (goesOn.has(next) && (isCapital(document, i + 2) || isCapital(document, i + 3)))
}
