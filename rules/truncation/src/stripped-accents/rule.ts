import { type Document, defineRule, Shape } from '@copydesk/core'
import { hasMask, hasShape, isWord, lengthOf, rangeOf, wordOf } from '@copydesk/text'
import { addressMask, isSmallWord, isTitleWord, withCaseOf } from '../_shared/words.ts'
import { accentedForms } from './accents.ts'
import { contractions } from './contractions.ts'

/** `dont`, `countrys`, `clich`: apostrophes and accented letters dropped by a filter that keeps ASCII only. */
export const rule = defineRule({
  id: 'truncation/stripped-accents',
  meta: {
    summary: 'Apostrophes or accented letters dropped throughout',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 68,
    messages: {
      dropped: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
      slip: { text: 'Unexpected "{actual}", perhaps a slip for "{expected}"', severity: 'info' },
    },
  },
  phrases: contractions,
  check(document, context) {
    const hits = context.hits.filter(
      ({ firstToken }) => isPlain(document, firstToken) && !isAcronym(document, firstToken),
    )
    // `cant` and `wont` are words too: they prove nothing.
    const sure = hits.filter(({ row }) => !contractions[row]?.word)
    if (sure.length === 0) return
    const stripped = isStripped(document, sure.length)
    for (const { row, firstToken } of stripped ? hits : sure)
      report(firstToken, contractions[row]?.expected as string, stripped)
    if (!stripped) return
    for (let i = 0; i < document.tokens.count; i++) {
      const possessive = possessiveOf(document, i)
      if (possessive) report(i, possessive, true)
    }
    const accented = accentedForms(document.lexicon)
    for (const i of document.unknown) {
      const form = isPlain(document, i) ? accented.get(document.tokenText(i).toLowerCase()) : undefined
      if (form) report(i, form, true)
    }

    function report(token: number, word: string, sure: boolean): void {
      const expected = withCaseOf(document.tokenText(token), word)
      const range = rangeOf(document, token)
      context.report(sure ? 'dropped' : 'slip', {
        range,
        data: { expected },
        expected: [expected],
        edits: [{ ...range, text: expected }],
      })
    }
  },
})

const longest = 30

const isPlain = (document: Document, i: number): boolean =>
  isWord(document, i) &&
  lengthOf(document, i) <= longest &&
  !hasMask(document, i, addressMask) &&
  (isSmallWord(document, i) || hasShape(document, i, Shape.capital))

/** `the ID and IM divisions`: capitals with no word in capitals beside them are letters of a name, not a word said aloud. */
const isAcronym = (document: Document, i: number): boolean =>
  hasShape(document, i, Shape.upper) &&
  ![i - 1, i + 1].some((k) => isWord(document, k) && hasShape(document, k, Shape.upper))

/** Real apostrophes a stripped text may hold for each dropped one, from two on: a few straight ones stay. */
const mostKept = 3

/** True if next to no word of the text has an apostrophe: then a filter took them, and no hurried thumb. */
function isStripped(document: Document, dropped: number): boolean {
  let kept = 0
  for (let i = 0; i < document.tokens.count; i++)
    if (isWord(document, i) && hasShape(document, i, Shape.apostrophe)) kept++
  return kept === 0 || (dropped > 1 && kept <= mostKept * dropped)
}

/** How much rarer the form must be than the word it would be the possessive of: `Trumps` is no plural, `Democrats` is. */
const rareForm = 0.03

/** `Muellers probe`, `the countrys path`: a name with an `s` it never has as a plural, a plural spelt as none is. */
function possessiveOf(document: Document, i: number): string | undefined {
  if (!isPlain(document, i) || !isWord(document, i + 1)) return undefined
  const word = document.tokenText(i)
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || hasShape(document, i, Shape.apostrophe))
    return undefined
  const { lexicon } = document
  if (spans.has(word) && spanWords.has(document.tokenText(i - 1))) return `${word.slice(0, -1)}’s`
  const stem = lexicon.find(word, 0, word.length - 1)
  if (stem < 0) return undefined
  const form = wordOf(document, i)
  const own = form < 0 ? 0 : lexicon.count(form)
  if (own > rareForm * lexicon.count(stem)) return undefined
  const isName = isTitleWord(document, i) && lexicon.capitalised(stem) > 0.8
  const isMisspeltPlural = form < 0 && /[^aeiou]ys$/.test(word)
  return isName || isMisspeltPlural ? `${word.slice(0, -1)}’s` : undefined
}

/** `last years deal`. */
const spans = new Set(['years', 'months', 'weeks'])
const spanWords = new Set(['last', 'next', 'this'])
