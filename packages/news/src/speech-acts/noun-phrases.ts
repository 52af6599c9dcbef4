import type { Document } from '@copydesk/core'
import { isCapital, isMark, isName, isNumber, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { type Mention, nameAt, peopleOf } from '../mentions.ts'
import { isHuman, isWriting } from '../speaking-nouns.ts'
import { named, phrase, type Subject, speaksOf } from './act.ts'
import { determiners, prepositions, pronouns, stopsPhrase } from './function-words.ts'
import { isPastForm } from './verb-forms.ts'

/** The noun phrase that starts at token `from`: the name it ends in, or the name behind its comma, or the phrase itself. */
export function subjectAfter(document: Document, from: number): Subject | undefined {
  const people = peopleOf(document)
  let end = pastFormatting(document, from)
  let mention: Mention | undefined
  const limit =
    from < document.tokens.count ? document.lines.endTokenOf(document.lineAt(startOf(document, from))) : from
  for (; end < from + 12 && end < limit && !isObtained(document, end, from); end++) {
    const held = nameAt(document, end)
    if (held && held.firstToken <= end) {
      mention = held
      end = held.endToken - 1
    } else if (mention && isPartOfBody(document, mention, end)) mention = people.at(end + 1)
    else if (goesOnBehind(document, mention, from, end)) continue
    else if (endsPhrase(document, end) || (mention && lowerOf(document, end).endsWith('ing'))) break
    else if (isWord(document, end)) mention = undefined
  }
  if (end === from) return undefined
  const subject = mention ?? namedBehind(document, end) ?? apposedTo(document, from, end)
  if (subject) return named(subject)
  if (pronouns.has(lowerOf(document, from))) return phrase(document, from, from + 1, 'pronoun')
  return phrase(document, from, end, 'phrase')
}

/** `**Lorne** manager`, `[Ruth Alvear](…)`: behind the marks that only format a name. */
function pastFormatting(document: Document, from: number): number {
  let i = from
  while (i < from + 3 && /^[*[_]+$/.test(document.tokenText(i))) i++
  return i
}

/** `a notice Harbour Works shared`: what a writing is followed by is who has it. */
function isObtained(document: Document, i: number, from: number): boolean {
  if (i === from || !isName(document, i) || !isWriting(lowerOf(document, i - 1))) return false
  const held = peopleOf(document).at(i)
  return held !== undefined && isPastForm(document, held.endToken)
}

/** `the harbour master, Ruth Alvear`: the person a comma puts behind what they are. */
function namedBehind(document: Document, comma: number): Mention | undefined {
  const people = peopleOf(document)
  const behind = isMark(document, comma, Mark.comma) ? nameAt(document, comma + 1) : undefined
  if (!behind) return undefined
  const isHolder = behind.words > 1 && people.mayBePerson(behind) && isHuman(lowerOf(document, comma - 1))
  return isHolder || people.isPerson(behind) ? behind : undefined
}

/** Most tokens of a description behind which its name stands. */
const appositionReach = 18

/** `a clerk and author of the study Ruth Alvear`: the person whose name ends a description, behind a noun for no person. */
function apposedTo(document: Document, from: number, end: number): Mention | undefined {
  const people = peopleOf(document)
  if (!isHuman(lowerOf(document, end - 1))) return undefined
  for (let i = end; i < from + appositionReach && (isWord(document, i) || isMark(document, i, Mark.hyphen)); i++) {
    const behind = nameAt(document, i)
    const before = lowerOf(document, i - 1)
    // "founder and harbour zealot Ruth Alvear": two roles of one person.
    const isJoined = lowerOf(document, end) === 'and' && isHuman(before) && i > end
    if (behind && isJoined && behind.words > 1 && people.mayBePerson(behind)) return behind
    if (behind && behind.words > 1 && i === behind.firstToken && people.isPerson(behind))
      return prepositions.has(before) ||
        determiners.has(before) ||
        stopsPhrase.has(before) ||
        isHuman(before) ||
        isCapital(document, i - 1)
        ? undefined
        : behind
    if (behind) i = behind.endToken - 1
    if (isPastForm(document, i)) return undefined
  }
  return undefined
}

/** `Harbour Works’ Ruth Alvear`: the mark that makes an owner, with a name behind it. */
const isOwnerBefore = (document: Document, { endToken }: Mention, i: number): boolean =>
  i === endToken && isMark(document, i, Mark.closeSingle) && isName(document, i + 1)

const shares = new Set('one two three four many most some several none all both half each'.split(' '))

/** A mark or "of" that ends no phrase. */
const goesOnBehind = (document: Document, mention: Mention | undefined, from: number, i: number): boolean =>
  mention ? isOwnerBefore(document, mention, i) : i === from + 1 && isShareOf(document, i)

/** `one of the ferrymen`. */
const isShareOf = (document: Document, i: number): boolean =>
  lowerOf(document, i) === 'of' && shares.has(lowerOf(document, i - 1))

const endsPhrase = (document: Document, i: number): boolean =>
  isNumber(document, i)
    ? false
    : isWord(document, i)
      ? stopsPhrase.has(lowerOf(document, i))
      : !isMark(document, i, Mark.hyphen) &&
        !isStopOfTitle(document, i) &&
        !/^(?:[/&[]|\*+)$/.test(document.tokenText(i))

/** `Club for Growth President David McIntosh`: no person is named before "for", and one behind it. */
function isPartOfBody(document: Document, mention: Mention, i: number): boolean {
  const people = peopleOf(document)
  const behind = lowerOf(document, i) === 'for' ? nameAt(document, i + 1) : undefined
  return behind !== undefined && behind.words > 1 && people.isPerson(behind) && !people.isPerson(mention)
}

/** `chief U.S. economist`: the last stop of an abbreviation of single letters, with the sentence going on. */
const isInitialism = (document: Document, i: number): boolean =>
  lowerOf(document, i - 1).length === 1 &&
  isMark(document, i - 2, Mark.stop) &&
  i + 1 < document.tokens.count &&
  document.sentences.firstToken[document.sentenceAt(startOf(document, i + 1))] !== i + 1

const isStopOfTitle = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.stop) &&
  isCapital(document, i - 1) &&
  (/^(?:co|inc|corp|ltd)$/.test(lowerOf(document, i - 1)) ||
    isInitialism(document, i) ||
    isName(document, i + 1) ||
    isMark(document, i + 1, Mark.hyphen) ||
    isNumber(document, i + 1)) &&
  lowerOf(document, i - 1).length < 5

/** The name, pronoun or noun phrase that ends in token `last`; undefined where no word does. */
export function endingAt(document: Document, last: number, first: number): Subject | undefined {
  const word = lowerOf(document, last)
  if (isQuoted(document, last)) return undefined
  // "The WHO said": a body, no pronoun.
  if (pronouns.has(word) && !(isName(document, last) && word.length > 1))
    return phrase(document, last, last + 1, 'pronoun')
  const people = peopleOf(document)
  const mention = nameAt(document, last)
  if (mention) {
    // "A spokesman for Ann Leeds said": who speaks is named after no one.
    const before = mention.firstToken - (lowerOf(document, mention.firstToken - 1) === 'the' ? 2 : 1)
    const isGoverned = prepositions.has(lowerOf(document, before))
    const whole = isGoverned ? endingPhrase(document, mention.firstToken, last, first) : undefined
    const opening = whole && lowerOf(document, whole.firstToken)
    if (opening && (determiners.has(opening) || isHuman(opening)) && speaksOf(document, whole)) return whole
    const isObject = prepositions.has(lowerOf(document, mention.firstToken - 1))
    if (!isObject || people.isPerson(mention)) return named(mention)
  }
  if (!isWord(document, last)) return undefined
  return endingPhrase(document, mention ? mention.firstToken : last, last, first)
}

const belongs = new Set('of worth with in at from for on'.split(' '))
const leadsIn = new Set('that and but as when'.split(' '))

/** The noun phrase whose last token is `last`, walked back from token `from`. */
function endingPhrase(document: Document, start: number, last: number, first: number): Subject {
  let from = start
  for (; from > first && from > last - 9; from--) {
    const before = lowerOf(document, from - 1)
    if (determiners.has(lowerOf(document, from)) && !belongs.has(before)) break
    // "The 21-year-old clerk", "nine of the 13 clerks": a number goes with the word before it, or opens the phrase.
    if (isNumber(document, from - 1)) {
      from -= determiners.has(lowerOf(document, from - 2)) ? 2 : 1
      break
    }
    if (!isWord(document, from - 1) && !isMark(document, from - 1, Mark.hyphen)) break
    if (isQuoted(document, from - 1) || leadsIn.has(before)) break
  }
  return phrase(document, from, last + 1, 'phrase')
}
