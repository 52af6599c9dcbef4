import { type Document, defineRule, Mask } from '@copydesk/core'
import { givenNames, type Mention, type People, peopleOf, titles } from '@copydesk/news'
import { hasMask, isCapital, isMark, lowerOf, Mark } from '@copydesk/text'
import { allow } from './allow.ts'
import { courtesy } from './courtesy.ts'
import { hasNamesake } from './namesakes.ts'
import { isCalledHe, speaks } from './speakers.ts'

const singleNames = new Set<string>(allow.map(({ text }) => text.toLowerCase()))

/** `Harkness said that the price was fair`: someone speaks whom the text never introduces. */
export const rule = defineRule({
  id: 'attribution/unintroduced-speaker',
  meta: {
    summary: 'A speaker given by one name and never introduced in full',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    messages: {
      unknown: { text: 'Unexpected speaker "{actual}", expected a full name or a role', severity: 'warning' },
    },
  },
  check(document, context) {
    const people = peopleOf(document)
    const isStranger = memo((surname) => isNeverIntroduced(document, people, surname))
    const done = new Set<string>()
    for (const mention of people.mentions) {
      const { surname, words } = mention
      if (words !== 1 || done.has(surname) || !isStranger(surname) || !speaks(document, mention)) continue
      done.add(surname)
      if (isUnknown(document, people, mention)) context.report('unknown', { range: rangeOf(document, mention) })
    }
  },
})

/** The same function, each answer worked out once. */
function memo(compute: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return (word) => {
    const answer = known.get(word) ?? compute(word)
    known.set(word, answer)
    return answer
  }
}

/** No mention of the surname says who bears it, and one of them may be a person. */
function isNeverIntroduced(document: Document, people: People, surname: string): boolean {
  if (singleNames.has(surname)) return false
  const own = people.of(surname)
  // Whom a quotation calls "he" is known from its speaker alone.
  const mayBeCalledHe = document.quotations.count > 0 && document.lexicon.find(surname) < 0
  if (!mayBeCalledHe && !own.some((mention) => isHuman(document, mention))) return false
  if (people.fullName(surname) || !own.some((mention) => mayBeName(document, people, mention))) return false
  if (own.some(({ firstToken }) => isGivenName(document, firstToken - 1))) return false
  return !own.some((mention) => hasRole(document, mention) || isExplained(document, mention))
}

/** What stands there has the form of one person's name. */
const mayBeName = (document: Document, people: People, mention: Mention): boolean =>
  !hasMask(document, mention.firstToken, Mask.headline | Mask.handle | Mask.url) &&
  lowerOf(document, mention.firstToken - 1) !== 'the' &&
  looksLikeName(document, mention) &&
  people.mayBePerson(mention)

const isUnknown = (document: Document, people: People, mention: Mention): boolean =>
  mayBeName(document, people, mention) &&
  (people.of(mention.surname).some((other) => isHuman(document, other)) || isCalledHe(document, mention)) &&
  !hasNamesake(document, mention.surname)

/** `Jan Quill`, where `Jan` may be a month. */
const isGivenName = (document: Document, i: number): boolean =>
  isCapital(document, i) && givenNames.has(lowerOf(document, i))

/** A title other than a courtesy one stands before the name, or a description behind it: `Quill, the mayor`. */
function hasRole(document: Document, { firstToken, isTitled }: Mention): boolean {
  const title = titleBefore(document, firstToken)
  return (isTitled && !courtesy.has(title)) || (titles.has(title.replace(/s$/, '')) && !courtesy.has(title))
}

const titleBefore = (document: Document, i: number): string =>
  lowerOf(document, i - 1) === '.' ? lowerOf(document, i - 2) : lowerOf(document, i - 1)

const relations = new Set(
  'wife husband son daughter mother father brother sister friend colleague neighbor cousin partner fiancé fiancée girlfriend boyfriend'.split(
    ' ',
  ),
)
const withheld = new Set('surname pseudonym anonymity nickname'.split(' '))

/** `Andre, a senior at the school`; `Andre is a senior`; `Andre, who attends the school`; `whom I’ll call Andre`; `his wife, Ada`; `who declined to give her last name`; `Robert "Bob" Crane`. */
function isExplained(document: Document, mention: Mention): boolean {
  const { firstToken, endToken, start } = mention
  const isLinked = isMark(document, endToken, Mark.comma) || /^(?:is|was)$/.test(lowerOf(document, endToken))
  if (isLinked && /^(?:a|an|the)$/.test(lowerOf(document, endToken + 1))) return true
  if (tellsWhatTheyDo(document, mention)) return true
  if (/^call(?:ed)?$/.test(lowerOf(document, firstToken - 1))) return true
  if (
    relations.has(lowerOf(document, firstToken - 1)) ||
    (lowerOf(document, firstToken - 1) === ',' && relations.has(lowerOf(document, firstToken - 2)))
  )
    return true
  if (
    /^["“(]/.test(document.tokenText(Math.min(endToken, document.tokens.count - 1))) &&
    isCapital(document, endToken + 1)
  )
    return true
  const s = document.sentenceAt(start)
  const end = document.sentences.endToken[s + 1] ?? document.tokens.count
  for (let i = document.sentences.firstTokenOf(s); i < end; i++) {
    if (withheld.has(lowerOf(document, i))) return true
    if (
      /^(?:names?|named|identified)$/.test(lowerOf(document, i)) &&
      /^(?:last|full|first|middle|one|be|real|true|whose)$/.test(lowerOf(document, i - 1))
    )
      return true
  }
  return false
}

/** `Andre, who attends the school`: what someone does says who they are, what they did (`who has left`) does not. */
function tellsWhatTheyDo(document: Document, { endToken, isTitled }: Mention): boolean {
  if (isTitled || !isMark(document, endToken, Mark.comma) || lowerOf(document, endToken + 1) !== 'who') return false
  const verb = lowerOf(document, endToken + 2)
  return /[^s]s$/.test(verb) && !/^(?:is|has|was|says)$/.test(verb)
}

/** No word that starts sentences, no people or party in the plural. */
function looksLikeName({ lexicon }: Document, { surname, name }: Mention): boolean {
  const id = lexicon.find(surname)
  if (id >= 0 && lexicon.capitalised(id) < 0.8) return false
  if (/\p{Lu}{2}/u.test(name) || /(?:ics|ology|ism)$/.test(surname)) return false
  const singular = surname.endsWith('ies') ? `${surname.slice(0, -3)}y` : surname.slice(0, -1)
  return !surname.endsWith('s') || lexicon.find(singular) < 0 || givenNames.has(surname)
}

/** Only people are Mr. or Doreen, and only people are "he" in the sentence after they spoke. */
function isHuman(document: Document, mention: Mention): boolean {
  if (courtesy.has(titleBefore(document, mention.firstToken)) || givenNames.has(mention.surname)) return true
  const s = document.sentenceAt(mention.start)
  if (lowerOf(document, mention.endToken) === 'who' || lowerOf(document, mention.endToken + 1) === 'who') return true
  const next = document.sentences.firstToken[s + 1]
  const first = document.sentences.firstTokenOf(s)
  return first === mention.firstToken && next !== undefined && /^(?:he|she)$/.test(lowerOf(document, next))
}

function rangeOf({ text }: Document, mention: Mention) {
  const before = /(?:Mr|Mrs|Ms|Miss)\.? $/.exec(text.slice(Math.max(0, mention.start - 6), mention.start))
  return { start: mention.start - (before?.[0].length ?? 0), end: mention.end }
}
