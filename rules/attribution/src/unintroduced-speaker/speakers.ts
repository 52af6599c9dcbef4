import { type Document, onceFor } from '@copydesk/core'
import { type Mention, peopleOf, quotesOf, speechActsOf } from '@copydesk/news'
import { lowerOf, startOf } from '@copydesk/text'
import { courtesy } from './courtesy.ts'

/** The one named says something, in reported speech or in a quotation. */
export function speaks(document: Document, mention: Mention): boolean {
  if (/^['’]/.test(document.text.charAt(mention.end)) || lowerOf(document, mention.endToken) === 'and') return false
  return (
    isSubjectOf(document, mention, mention.endToken) ||
    isSubjectOf(document, mention, mention.firstToken - 1) ||
    (opensSentence(document, mention) && quoted(document).has(mention))
  )
}

/** Token `verb` is a verb of speech whose subject is the mention. */
function isSubjectOf(document: Document, mention: Mention, verb: number): boolean {
  // Outlets report.
  if (verb < 0 || verb >= document.tokens.count || lowerOf(document, verb) === 'reported') return false
  const acts = speechActsOf(document).get(document.sentenceAt(startOf(document, verb)))
  return acts?.some((act) => act.verb === verb && !act.isWeak && act.subject.mention === mention) === true
}

/** What a pronoun stands for opens its sentence: in "the bill drafted by Mr. Oake, he said" it does not. */
function opensSentence(document: Document, { firstToken, start }: Mention): boolean {
  const first = document.sentences.firstTokenOf(document.sentenceAt(start))
  return first === firstToken || (courtesy.has(lowerOf(document, first)) && firstToken - first <= 2)
}

/** Those whose quotations a verb hands over. */
const quoted = onceFor((document: Document): ReadonlySet<Mention> => {
  const people = peopleOf(document)
  const found = new Set<Mention>()
  for (const { speaker, verb } of quotesOf(document)) {
    if (!speaker || !verb || verb === 'reported' || speaker.kind === 'phrase') continue
    const mention = people.at(document.tokenAt(speaker.range.start))
    if (mention) found.add(mention)
  }
  return found
})

/** No dictionary has the name, and a quotation is theirs by "he said" or "she said". */
export const isCalledHe = (document: Document, { start, surname }: Mention): boolean =>
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
