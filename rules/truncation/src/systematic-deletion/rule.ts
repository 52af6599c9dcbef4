import { type Document, defineRule, type Lexicon, Mask, type RuleProfile, Shape } from '@copydesk/core'
import { hasMask, hasShape, isJoined, isMark, isWord, lengthOf, Mark, rangeOf, wordOf } from '@copydesk/text'
import { addressMask, isSmallWord, standsFree, withCaseOf } from '../_shared/words.ts'
import { type Deletion, inferDeletions, names } from './infer.ts'
import { type Original, originals } from './restored.ts'

/** Log of how much oftener the whole word must be written than the damaged form, where that is a word too: 1.5 times. */
const leastLead = Math.log(1.5)
/** The same for a single small letter: news counts hold those of `don't` and of lists. */
const leastLetterLead = Math.log(0.1)
const longest = 24

/** A scraper's filter that deletes one string everywhere: `vid` from `evidence`, so that `eence` is left. */
export const rule = defineRule({
  id: 'truncation/systematic-deletion',
  meta: {
    summary: 'A string that the scraper of a source deletes from every word',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 80,
    messages: {
      word: {
        text: 'Unexpected "{actual}", expected "{expected}": "{string}" is deleted throughout',
        severity: 'error',
      },
      source: { text: 'Unexpected loss of "{string}" everywhere: {first}{second}{third}', severity: 'error' },
    },
  },
  observe(document, observer) {
    const { tokens, unknown } = document
    for (let i = 0; i < tokens.count; i++) {
      const id = wordOf(document, i)
      if (isWord(document, i) && id >= 0 && !hasShape(document, i, Shape.capital) && !isHeadline(document, i))
        observer.count(names.words, id)
    }
    for (const i of unknown) if (isTerm(document, i)) observer.term(names.unknown, document.tokenText(i))
  },
  check(document, context) {
    if (!context.profile) return
    for (const { text } of deletionsOf(context.profile, document.lexicon)) {
      const table = originals(document.lexicon, text)
      for (let i = 0; i < document.tokens.count; i++) {
        const words = originalOf(document, i, table)
        if (!words) continue
        const range = rangeOf(document, i)
        const best = words[0] as string
        context.report('word', {
          range,
          data: { expected: best, string: text },
          expected: words,
          edits: [{ ...range, text: best }],
          safe: words.length === 1,
        })
      }
    }
  },
  checkSource({ profile, lexicon, report }) {
    for (const deletion of deletionsOf(profile, lexicon))
      report('source', { data: { string: deletion.text, ...examplesOf(deletion) } })
  },
})

/** Titles come from elsewhere in the page: a filter of the body leaves them whole. */
const isHeadline = (document: Document, i: number): boolean => hasMask(document, i, Mask.headline)

/** The second half of a word divided at the end of a line: `Pen- sions`. */
const followsHyphen = (document: Document, i: number): boolean => isMark(document, i - 1, Mark.hyphen)

/** An unknown word in small letters that stands by itself: pieces at hyphens and in addresses have other causes. */
const isTerm = (document: Document, i: number): boolean =>
  isSmallWord(document, i) &&
  !isHeadline(document, i) &&
  !followsHyphen(document, i) &&
  standsFree(document, i) &&
  lengthOf(document, i) <= longest &&
  !hasMask(document, i, addressMask)

const cache = new WeakMap<RuleProfile, readonly Deletion[]>()

function deletionsOf(profile: RuleProfile, lexicon: Lexicon): readonly Deletion[] {
  const deletions = cache.get(profile) ?? inferDeletions(profile, lexicon)
  cache.set(profile, deletions)
  return deletions
}

/** Three words the string explains, or as many as there are. */
function examplesOf({ explained }: Deletion): { first: string; second: string; third: string } {
  const [first = '', second, third] = explained.map(({ damaged, word }) => `${damaged} (${word})`)
  return { first, second: second ? `, ${second}` : '', third: third ? `, ${third}` : '' }
}

function originalOf(document: Document, i: number, table: ReturnType<typeof originals>): string[] | undefined {
  if (!isWord(document, i) || lengthOf(document, i) > longest || hasMask(document, i, addressMask)) return undefined
  const actual = document.tokenText(i)
  const original = table.get(actual.toLowerCase().replace('’', "'"))
  if (!original) return undefined
  if (leadOf(document, i, original) < leastLeadOf(document, i)) return undefined
  return original.words.slice(0, 5).map((word) => withCaseOf(actual, word))
}

/** How much likelier than the form as it stands the whole word must be. A form that is no word needs no lead. */
function leastLeadOf(document: Document, i: number): number {
  const known = wordOf(document, i) >= 0
  const small = isSmallWord(document, i)
  if (!known) return small ? Number.NEGATIVE_INFINITY : leastLead
  // A letter alone in prose is what is left of a word; a capital one is an initial, and `re-` is a prefix.
  if (lengthOf(document, i) === 1)
    return small && !isJoined(document, i) && !isJoined(document, i + 1) ? leastLetterLead : Number.POSITIVE_INFINITY
  return isMark(document, i + 1, Mark.hyphen) && isJoined(document, i + 1) ? Number.POSITIVE_INFINITY : leastLead
}

/** News says `me` and `we` within quotations: outside them the form is five times rarer than it counts. */
const quotedWords = new Set(['me', 'my', 'we', 'us', 'our', 'you', 'your'])
const outsideQuotations = Math.log(5)

function leadOf(document: Document, i: number, { lead, smallLead }: Original): number {
  const word = document.tokenText(i)
  const unquoted = quotedWords.has(word) && !hasMask(document, i, Mask.quotation)
  return (isSmallWord(document, i) ? smallLead : lead) + (unquoted ? outsideQuotations : 0)
}
