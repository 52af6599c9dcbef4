import { type Document, Mask, type Range } from '@copydesk/core'
import { peopleOf } from '@copydesk/news'
import { hasMask, isMark, isPlain, isWord, lowerOf, Mark, memoByWord, rangeOf, wordOf } from '@copydesk/text'
import { isFunctionWord, isSmallWord } from '../_shared/words.ts'
import { defined, events, links, plain, times } from './words.ts'

/** What each sign weighs. */
const weights = {
  link: 2,
  demonstrative: 1,
  event: 0.75,
  opensOnEvent: 1.25,
  eventTwice: 1.25,
  relative: 0.75,
  surname: 0.5,
  honorific: 2,
  comparison: 1,
  others: 2,
} as const
/** The weight that tells a lost opening. */
export const enough = 2

/** The signs that a first sentence leans on something before it, and where the first of them stands. */
export interface Leaning {
  readonly weight: number
  readonly range: Range
  /** The first sign stands near the head of the sentence. */
  readonly inHead: boolean
  /** The sentence begins with a word that goes on from another. */
  readonly links: boolean
}

/** Tokens of a sentence that count as its opening. */
const head = 8

interface Sign {
  readonly weight: number
  /** First and last token. */
  readonly from: number
  readonly to: number
}

/** The signs in the words of a sentence, its tokens `first` to `end` − 1. */
export interface Signs {
  readonly first: number
  readonly end: number
  readonly link: Sign | undefined
  readonly demonstrative: Sign | undefined
  readonly events: readonly Sign[]
  readonly comparison: Sign | undefined
}

export function signsOf(document: Document, sentence: number): Signs {
  const first = document.sentences.firstTokenOf(sentence)
  const end = document.sentences.endTokenOf(sentence)
  return {
    first,
    end,
    link: linkAt(document, first),
    demonstrative: demonstrativeIn(document, first, end),
    events: eventsIn(document, first, end),
    comparison: comparisonIn(document, first, end),
  }
}

/** How much a sentence leans on what is not there; whom it names is looked at only where `people` counts, since that costs most. */
export function leaningOf(document: Document, signs: Signs, people: boolean): Leaning {
  const { first, end, link, demonstrative, events, comparison } = signs
  const named = people ? peopleIn(document, first, end) : []
  const found = [link, demonstrative, ...events, ...named, comparison].filter((sign) => sign !== undefined)
  const foremost = found.reduce(
    (best, sign) => (sign.from < best.from ? sign : best),
    found[0] ?? { weight: 0, from: first, to: first },
  )
  return {
    weight: found.reduce((sum, sign) => sum + sign.weight, 0),
    range: rangeOf(document, foremost.from, foremost.to),
    inHead: foremost.from - first < head,
    links: link !== undefined,
  }
}

/** `Nor is it`, `In this case,`: a comma in the row must stand in the text. */
function linkAt(document: Document, first: number): Sign | undefined {
  for (const words of linksFrom.get(lowerOf(document, first)) ?? []) {
    if (words.every((word, i) => lowerOf(document, first + i) === word))
      return { weight: weights.link, from: first, to: first + words.length - 1 }
  }
  return undefined
}

/** Words of the links, by the first of them. */
const linksFrom = new Map<string, string[][]>()
for (const link of links) {
  const words = link.replace(',', ' ,').split(' ')
  const first = words[0] as string
  linksFrom.set(first, [...(linksFrom.get(first) ?? []), words])
}

/** What a word says of an opening, bit by bit. */
const Kind = { points: 1, those: 2, the: 4, event: 8, compares: 16 } as const

const kindOf = (word: string): number =>
  (pointing.has(word) ? Kind.points : 0) |
  (word === 'those' ? Kind.those : 0) |
  (word === 'the' ? Kind.the : 0) |
  (events.has(word) ? Kind.event : 0) |
  (word === 'also' || word === 'similar' ? Kind.compares : 0)

const pointing = new Set(['this', 'these', 'those', 'such'])

const kindOfWord = memoByWord((lexicon, id) => kindOf(lexicon.word(id)))

/** Bits of `Kind` of token `i`; most words have none. */
const kindAt = (document: Document, i: number): number =>
  isPlain(document, i) ? kindOfWord(document.lexicon, wordOf(document, i)) : kindOf(lowerOf(document, i))

/** `these new revelations`, `with this law`. */
function demonstrativeIn(document: Document, first: number, end: number): Sign | undefined {
  for (let i = first; i < end - 1; i++) {
    const kind = kindAt(document, i)
    if ((kind & Kind.points) === 0 || !isWord(document, i + 1)) continue
    const noun = lowerOf(document, i + 1)
    if (plain.has(noun) || noun.length < 3 || times.has(lowerOf(document, i + 2))) continue
    // `those detained in June` says who.
    if (
      (kind & Kind.those) !== 0 &&
      (/(?:ed|ing)$/.test(noun) || isFunctionWord(document.lexicon, wordOf(document, i + 1)))
    )
      continue
    return { weight: weights.demonstrative, from: i, to: i + 1 }
  }
  return undefined
}

/** A shorter sentence may be a deck, which leans on its title. */
const shortDeck = 15

/** `the law` where no sentence has said which: more at the head of the sentence, and where it comes twice. */
function eventsIn(document: Document, first: number, end: number): Sign[] {
  const signs: Sign[] = []
  const seen = new Set<string>()
  if (end - first < shortDeck) return signs
  for (let i = first; i < end - 1; i++) {
    if ((kindAt(document, i) & Kind.the) === 0 || (kindAt(document, i + 1) & Kind.event) === 0) continue
    if (isDefined(document, i + 2)) continue
    const noun = lowerOf(document, i + 1)
    if (signs.length > 0 && !seen.has(noun)) continue
    const weight = seen.has(noun) ? weights.eventTwice : weights.event + (i - first < head ? weights.opensOnEvent : 0)
    if (seen.size < 2) signs.push({ weight, from: i, to: i + 1 })
    seen.add(noun)
  }
  return signs.slice(0, 2)
}

/** The words behind an event say which it is: `the decision to close`, `The bill, called the Pier Act, would …`. */
const isDefined = (document: Document, i: number): boolean =>
  defined.has(lowerOf(document, i)) ||
  (isMark(document, i, Mark.comma) && /^(?:called|known|named|dubbed|which|an?|the)$/.test(lowerOf(document, i + 1)))

/** A quotation of someone's kin (`Marlowe’s mother`), or a title before a surname, where nobody gives the full name. */
function peopleIn(document: Document, first: number, end: number): Sign[] {
  const people = peopleOf(document)
  const signs: Sign[] = []
  const isQuoted = hasMask(document, first, Mask.quotation)
  for (const mention of people.mentions) {
    if (mention.firstToken < first) continue
    if (mention.firstToken >= end) break
    const full = people.fullName(mention.surname)
    if (mention.words > 1 || !people.mayBePerson(mention) || full?.surname === mention.surname) continue
    const isOwner = isQuoted && /^['’]s/.test(document.text.slice(mention.end, mention.end + 2))
    if (!isOwner && !mention.isTitled) continue
    const isHonoured = isHonorific(document, mention.firstToken) && !isMark(document, mention.endToken, Mark.comma)
    signs.push({
      weight: isHonoured ? weights.honorific : isOwner ? weights.relative : weights.surname,
      from: mention.firstToken,
      to: mention.endToken - 1,
    })
  }
  return signs.slice(0, 1)
}

/**
 * `Ms. Kolm had expected …`: who writes so gives the full name first. Not a brand (`the Mr. Kolm soups`), nor one whom the
 * words before explain (`your correspondent Mr Kolm`) or who is spoken to, whom a comma follows.
 */
function isHonorific(document: Document, first: number): boolean {
  const title = isMark(document, first - 1, Mark.stop) ? first - 2 : first - 1
  const { lexicon } = document
  const isExplained =
    lowerOf(document, title - 1) === 'the' ||
    (isSmallWord(document, title - 1) && !isFunctionWord(lexicon, wordOf(document, title - 1)))
  return /^(?:mr|mrs|ms|dr)$/.test(lowerOf(document, title)) && !isExplained
}

/** `Harbor schools also teach`, `a similar inquiry`, `the same result`, `The other boats followed`. */
function comparisonIn(document: Document, first: number, end: number): Sign | undefined {
  const last = Math.min(end - 1, first + head)
  for (let i = first; i < last; i++) {
    const kind = kindAt(document, i)
    if ((kind & (Kind.the | Kind.compares)) === 0) continue
    const next = lowerOf(document, i + 1)
    if ((kind & Kind.the) !== 0) {
      const isPair = next === 'same' || (next === 'other' && i === first)
      if (!isPair || times.has(lowerOf(document, i + 2))) continue
      return { weight: next === 'other' ? weights.others : weights.comparison, from: i, to: i + 1 }
    }
    const isSimilarTo = next === 'to' && lowerOf(document, i) === 'similar'
    if (i > first && !isSimilarTo) return { weight: weights.comparison, from: i, to: i }
  }
  return undefined
}
