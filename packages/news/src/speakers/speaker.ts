import type { Document, Range } from '@copydesk/core'
import { type Mention, type People, peopleOf } from '../mentions.ts'
import { speakingPart } from '../speaking-nouns.ts'

/** Who says a quotation. */
export interface Speaker {
  /** The words that stand for them next to the quotation, or those a pronoun stands for. */
  readonly name: string
  /** The name in full, where the text gives it anywhere. */
  readonly fullName?: string
  /** Where `name` stands, half-open UTF-16 offsets in `document.text`. */
  readonly range: Range
  /** What stands there: a person's name, another name, a description ("a spokesman") or a pronoun that nothing explains. */
  readonly kind: 'person' | 'name' | 'phrase' | 'pronoun'
}

/** Who bears a surname in full: of `Ms Quill` no Tom. */
function bearer(people: People, mention: Mention): Mention | undefined {
  const full = people.fullName(mention.surname, mention.start)
  const gender = people.genderOf(mention)
  const isOther = (one: Mention): boolean => (people.genderOf(one) ?? gender) !== gender
  return full && gender && isOther(full)
    ? people.of(mention.surname).find((one) => one.words > 1 && people.genderOf(one) === gender)
    : full
}

/** Who is named there, in full where the text names them so anywhere. */
export function speakerOf(document: Document, mention: Mention): Speaker {
  const people = peopleOf(document)
  const full = mention.words > 1 ? mention : bearer(people, mention)
  const base = {
    name: mention.name,
    range: { start: mention.start, end: mention.end },
    kind: people.isPerson(mention) ? 'person' : 'name',
  } as const
  return full ? { ...base, fullName: full.name } : base
}

/** A finite verb stands in it: a clause, no description. */
const finiteVerb = / (?:was|were|is|are|has|had|have|would|will|could) /

/** Nothing where the words describe no person, group, office or writing. */
export function phraseSpeaker(document: Document, { start, end }: Range): Speaker | null {
  const name = speakingPart(document.text.slice(start, end), (word) => isNamed(document, word))
  if (name === undefined || finiteVerb.test(name)) return null
  const range = { start, end: start + name.length }
  const person = name.length < end - start ? peopleOf(document).at(document.tokenAt(range.end - 1)) : undefined
  return person && peopleOf(document).isPerson(person) ? speakerOf(document, person) : { name, range, kind: 'phrase' }
}

/** The dictionary lacks the word or has it with a capital, or someone of the text is called so in full. */
function isNamed(document: Document, word: string): boolean {
  const { lexicon } = document
  const id = lexicon.find(word.toLowerCase())
  return id < 0 || lexicon.capitalised(id) >= 0.8 || peopleOf(document).fullName(word.toLowerCase()) !== undefined
}
