import type { Document, Range } from '@copydesk/core'
import { endOf, lowerOf, startOf } from '@copydesk/text'
import type { Mention } from '../mentions.ts'
import { speakingPart } from '../speaking-nouns.ts'

/** Who a verb of speech has for its subject, as it stands there. */
export interface Subject extends Range {
  readonly kind: 'name' | 'pronoun' | 'phrase'
  readonly mention?: Mention
  readonly firstToken: number
  readonly endToken: number
}

/** A verb of speech outside quotations, with its subject. */
export interface SpeechAct {
  readonly verb: number
  readonly isWeak: boolean
  readonly sentence: number
  readonly subject: Subject
}

/** A name, a pronoun, or a description of one who speaks. */
export const isSpeaker = (document: Document, subject: Subject): boolean =>
  subject.kind === 'phrase'
    ? speaksOf(document, subject)
    : subject.kind === 'name' || !/^(?:it|you|we)$/.test(lowerOf(document, subject.firstToken))

/** The act of a verb; undefined where it has no subject. */
export const actOf = (
  verb: number,
  isWeak: boolean,
  sentence: number,
  subject: Subject | undefined,
): SpeechAct | undefined => subject && { verb, isWeak, sentence, subject }

/** A name as a subject. */
export const named = (mention: Mention): Subject => ({
  kind: 'name',
  mention,
  start: mention.start,
  end: mention.end,
  firstToken: mention.firstToken,
  endToken: mention.endToken,
})

/** Tokens from `firstToken` up to `endToken` as a subject. */
export const phrase = (document: Document, firstToken: number, endToken: number, kind: Subject['kind']): Subject => ({
  kind,
  start: startOf(document, firstToken),
  end: endOf(document, endToken - 1),
  firstToken,
  endToken,
})

/** The words describe a person, group, office or writing. */
export const speaksOf = ({ text }: Document, { start, end }: Range): boolean =>
  speakingPart(text.slice(start, end), () => false) !== undefined

/** The verbs of speech of a text, by sentence. */
export interface Acts {
  /** Those of sentence `s` in text order; undefined where there are none. */
  get(s: number): readonly SpeechAct[] | undefined
}

/** `according to Ruth Alvear`. */
export const isAccording = (document: Document, { verb }: SpeechAct): boolean => lowerOf(document, verb) === 'according'
