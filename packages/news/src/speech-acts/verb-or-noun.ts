import type { Document } from '@copydesk/core'
import { isCapital, isJoined, isMark, isName, isQuoted, isWord, lowerOf, Mark } from '@copydesk/text'
import { isPossessive, nameAt, peopleOf } from '../mentions.ts'
import { isHuman } from '../speaking-nouns.ts'
import type { Subject } from './act.ts'
import { beforeNouns, pronouns } from './function-words.ts'
import { isRelative } from './relative-clauses.ts'
import { betweenSubjectAndVerb, isVerbal } from './verb-forms.ts'

/** `a presidential claim`: the bare form of a verb right behind an article and an adjective. */
export const isNoun = (document: Document, i: number, { firstToken, endToken }: Subject): boolean =>
  endToken === i &&
  /^(?:claim|state|answer|comment|report|post|note|promise|charge)$/.test(lowerOf(document, i)) &&
  beforeNouns.has(lowerOf(document, firstToken))

/** `the claim`, `Ann Leeds’s claim`: a noun. */
export const isOwnedNoun = (document: Document, i: number): boolean =>
  isPossessive(document, i - 1) || (beforeNouns.has(lowerOf(document, i - 1)) && !isRelative(document, i - 1, i))

/** Forms that are a verb or a noun. */
const bare = new Set(
  'state claim comment report post note tweet answer promise charge call cite claims comments reports posts notes tweets'.split(
    ' ',
  ),
)

/** Those of them that name what somebody wrote or has. */
const things = new Set('state post report tweet note comment charge'.split(' '))

/** `Baja Lorne state`, `her Facebook post`: behind one name, no verb. */
const isOfName = (document: Document, i: number): boolean =>
  things.has(lowerOf(document, i)) && isName(document, i - 1) && !lowerOf(document, i - 1).endsWith('s')

/** `a blog post by the ministry`, `her tweet read`: a thing and who made it, or what it says. */
export const isThingBy = (document: Document, i: number): boolean =>
  bare.has(lowerOf(document, i)) &&
  (isOfName(document, i) || /^(?:by|reads?|said|says|was|is|were|are)$/.test(lowerOf(document, i + 1)))

/** `post-ferry`, `self-described`: half of a word. */
export const isCompound = (document: Document, i: number): boolean =>
  (isHyphen(document, i + 1) && isWord(document, i + 2)) || (isHyphen(document, i - 1) && isWord(document, i - 2))

/** A hyphen with no space around it. */
const isHyphen = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.hyphen) && isJoined(document, i) && isJoined(document, i + 1)

/** Participles behind which a name stands. */
const naming = new Set(['called', 'dubbed', 'termed', 'titled', 'named', 'nicknamed', 'branded'])

/** `a ferry club called “Harbour Watch”`: a noun stands before, and what follows has a capital. */
const isThingBefore = (document: Document, i: number): boolean =>
  isWord(document, i - 1) &&
  !isCapital(document, i - 1) &&
  isCapital(document, i + 2) &&
  !pronouns.has(lowerOf(document, i - 1)) &&
  !betweenSubjectAndVerb.has(lowerOf(document, i - 1)) &&
  !isHuman(lowerOf(document, i - 1))

/** `the site, called Harbour Hall, was`, `a pier, dubbed “Ada”`: what a thing is called, no one’s word. */
export function onlyNames(document: Document, i: number): boolean {
  if (!naming.has(lowerOf(document, i))) return false
  if (!isMark(document, i - 1, Mark.comma)) return isQuoted(document, i + 1) && isThingBefore(document, i)
  if (isQuoted(document, i + 1)) return true
  const mention = nameAt(document, i + 1)
  return mention !== undefined && isMark(document, mention.endToken, Mark.comma)
}

/** Forms that tell as often what somebody does. */
const doing = new Set('put puts read reads shared worries attack attacks'.split(' '))

/** `Ruth Alvear states she was late`, `who calls the pier`, `…, notes Ruth Alvear`: right behind a person, a form with an ending is a verb. */
export function isPersonsVerb(document: Document, i: number): boolean {
  if (!isVerbal(document, i) || finding.has(lowerOf(document, i)) || doing.has(lowerOf(document, i))) return false
  const before = lowerOf(document, i - 1)
  if (before === 'he' || before === 'she' || before === 'who') return true
  const behind = isMark(document, i - 1, Mark.comma) ? nameAt(document, i + 1) : undefined
  // "…, notes Ruth Alvear": the verb stands before the person.
  if (behind && behind.words > 1 && peopleOf(document).isPerson(behind)) return true
  const mention = isPossessive(document, i - 1) ? undefined : nameAt(document, i - 1)
  return mention !== undefined && peopleOf(document).isPerson(mention)
}

/** Verbs of what is found out: they hand over only what stands in quotation marks behind `that`. */
const finding = new Set('found finds find shows show showed indicates indicated'.split(' '))

/** A quotation, `that` or a colon follows the verb; `puts` needs its `it`. */
export function leadsOn(document: Document, verb: number): boolean {
  if (finding.has(lowerOf(document, verb)))
    return lowerOf(document, verb + 1) === 'that' && isQuoted(document, verb + 2)
  if (/^points?$/.test(lowerOf(document, verb))) return lowerOf(document, verb + 1) === 'out'
  if (/^(?:with|to)$/.test(lowerOf(document, verb + 1)) && leadsToQuote(document, verb)) return true
  const isPut = /^puts?$/.test(lowerOf(document, verb))
  if (isPut)
    return (
      lowerOf(document, verb + 1) === 'it' &&
      !/^(?:into|off|out|down|up|back|aside|away)$/.test(lowerOf(document, verb + 2))
    )
  const i = verb + 1
  return (
    isQuoted(document, i) ||
    (isMark(document, i, Mark.comma) && isQuoted(document, i + 1)) ||
    isMark(document, i, Mark.colon) ||
    /^(?:that|it|him|her|them)$/.test(lowerOf(document, i))
  )
}

/** `shared with Harbour Weekly, “…`, `texts to Ruth, “…`: a comma or colon and a quotation at most six words behind. */
function leadsToQuote(document: Document, verb: number): boolean {
  for (let i = verb + 2; i < verb + 9; i++)
    if (!isWord(document, i))
      return (isMark(document, i, Mark.comma) || isMark(document, i, Mark.colon)) && isQuoted(document, i + 1)
  return false
}

/** `…," an affidavit claims`: at most four words stand between the verb and a quotation that ends in a comma. */
export function isBehindClause(document: Document, verb: number): boolean {
  for (let i = verb - 1; i >= verb - 5 && i > 0; i--) {
    if (isQuoted(document, i)) return i === verb - 1 || isMark(document, i - 1, Mark.comma)
    if (!isWord(document, i)) return false
  }
  return false
}
