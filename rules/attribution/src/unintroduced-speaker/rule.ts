import { type Document, defineRule, Mask, onceFor } from '@copydesk/core'
import { givenNames, type Mention, type People, peopleOf, quotesOf, speechActsOf, titles } from '@copydesk/news'
import { hasMask, isCapital, isMark, lowerOf, Mark } from '@copydesk/text'
import { allow } from './allow.ts'
import { hasNamesake } from './namesakes.ts'

const singleNames = new Set<string>(allow.map(({ text }) => text.toLowerCase()))
/** Titles that say nothing of who someone is. */
const courtesy = new Set(['mr', 'mrs', 'ms', 'miss'])

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
    const done = new Set<string>()
    for (const mention of speakersOf(document, people)) {
      if (done.has(mention.surname)) continue
      done.add(mention.surname)
      if (isUnknown(document, people, mention)) context.report('unknown', { range: rangeOf(document, mention) })
    }
  },
})

/** Names of one word that speak, in quotations or in reported speech, by their place. */
function speakersOf(document: Document, people: People): Mention[] {
  const spoken = speechActsOf(document).flatMap(({ subject, isWeak, verb }) => {
    const isNext = subject.endToken === verb || subject.firstToken === verb + 1
    // Outlets report.
    return subject.mention && isNext && !isWeak && lowerOf(document, verb) !== 'reported' ? [subject.mention] : []
  })
  const quoted = quotesOf(document).flatMap(({ speaker, verb }) => {
    const mention =
      speaker && verb && verb !== 'reported' && speaker.kind !== 'phrase'
        ? people.at(document.tokenAt(speaker.range.start))
        : undefined
    return mention && opensSentence(document, mention) ? [mention] : []
  })
  return [...spoken, ...quoted]
    .filter((mention) => mention.words === 1 && !/^['’]/.test(document.text.charAt(mention.end)))
    .filter(({ endToken }) => lowerOf(document, endToken) !== 'and')
    .sort((a, b) => a.start - b.start)
}

/** What a pronoun stands for opens its sentence: in "the bill drafted by Mr. Oake, he said" it does not. */
function opensSentence(document: Document, { firstToken, start }: Mention): boolean {
  const first = document.sentences.firstTokenOf(document.sentenceAt(start))
  return first === firstToken || (courtesy.has(lowerOf(document, first)) && firstToken - first <= 2)
}

function isUnknown(document: Document, people: People, mention: Mention): boolean {
  if (singleNames.has(mention.surname) || hasMask(document, mention.firstToken, Mask.headline | Mask.handle | Mask.url))
    return false
  if (lowerOf(document, mention.firstToken - 1) === 'the') return false
  if (people.fullName(mention.surname) || hasNamesake(document, mention.surname) || !people.mayBePerson(mention))
    return false
  const own = people.of(mention.surname)
  if (own.some(({ firstToken }) => isGivenName(document, firstToken - 1))) return false
  if (own.some((other) => hasRole(document, other) || isExplained(document, other))) return false
  return (
    looksLikeName(document, mention) && (isCalledHe(document, mention) || own.some((other) => isHuman(document, other)))
  )
}

/** No dictionary has the name, and a quotation is theirs by "he said" or "she said". */
const isCalledHe = (document: Document, { start, surname }: Mention): boolean =>
  document.lexicon.find(surname) < 0 && startsCalledHe(document).has(start)

/** Where the speakers stand whose quotation is followed by "he said" or "she said". */
const startsCalledHe = onceFor((document: Document): ReadonlySet<number> => {
  const starts = new Set<number>()
  for (const { speaker, range, verb } of quotesOf(document))
    if (
      speaker &&
      verb !== null &&
      /\b(?:[Hh]e|[Ss]he) \w|\w (?:he|she)\b/.test(document.text.slice(range.end, range.end + 24))
    )
      starts.add(speaker.range.start)
  return starts
})

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
