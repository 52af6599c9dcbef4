import { type Document, onceFor } from '@copydesk/core'
import { isName, isQuoted, isWord, lowerOf, wordOf } from '@copydesk/text'
import { Speech, speechTable } from './speech.ts'
import { type Acts, actOf, type SpeechAct, type Subject } from './speech-acts/act.ts'
import { determiners } from './speech-acts/function-words.ts'
import { handoversBySentence } from './speech-acts/handovers.ts'
import { subjectAfter } from './speech-acts/noun-phrases.ts'
import { behindOpening, subjectOfGerund } from './speech-acts/participles.ts'
import { isBehindQuote } from './speech-acts/quotation-marks.ts'
import { inverted, sharedSubject, subjectBefore } from './speech-acts/subjects.ts'
import { isGerund, isPassive } from './speech-acts/verb-forms.ts'
import {
  isBehindClause,
  isCompound,
  isNoun,
  isOwnedNoun,
  isPersonsVerb,
  isThingBy,
  leadsOn,
  onlyNames,
} from './speech-acts/verb-or-noun.ts'

/** The verbs of speech of a text that have a subject; the acts of a sentence are worked out when it is first asked for. */
export const speechActsOf: (document: Document) => Acts = onceFor(actsOf)

function actsOf(document: Document): Acts {
  const own = bySentence(document, (s) => ownActs(document, s))
  const handovers = handoversBySentence(document, own)
  return bySentence(document, (s) => {
    const handed = handovers(s)
    const acts = own.get(s) ?? []
    return handed.length === 0 ? acts : [...acts, ...handed].sort((a, b) => a.verb - b.verb)
  })
}

/** Acts by sentence, each list made once; none where there is no such sentence. */
function bySentence({ sentences }: Document, make: (s: number) => readonly SpeechAct[]): Acts {
  const known = new Map<number, readonly SpeechAct[]>()
  return {
    get(s) {
      let acts = known.get(s)
      if (!acts) {
        acts = s >= 0 && s < sentences.count ? make(s) : []
        known.set(s, acts)
      }
      return acts.length > 0 ? acts : undefined
    },
  }
}

/** The acts of the verbs of speech of sentence `s`, but for those that only a quotation next to them makes one. */
function ownActs(document: Document, s: number): SpeechAct[] {
  const acts: SpeechAct[] = []
  const table = speechTable(document.lexicon)
  const { sentences } = document
  const end = sentences.endTokenOf(s)
  for (let i = sentences.firstTokenOf(s); i < end; i++) {
    const id = wordOf(document, i)
    const bits = id >= 0 && isWord(document, i) ? (table[id] as number) : 0
    const act = bits === 0 || isQuoted(document, i) ? undefined : actAt(document, i, s, bits, acts.at(-1))
    if (act && !isUnsaid(document, act.subject)) acts.push(act)
  }
  return acts
}

/** The act of the verb of speech at token `i`, whose `Speech` bits are given; undefined where it is none or has no subject. */
function actAt(
  document: Document,
  i: number,
  sentence: number,
  bits: number,
  last: SpeechAct | undefined,
): SpeechAct | undefined {
  if (bits & Speech.according) {
    const from = sourceAt(document, i)
    return from === 0 ? undefined : actOf(i, false, sentence, subjectAfter(document, from))
  }
  if (bits & Speech.noun && !leadsOn(document, i) && !isBehindClause(document, i) && !isPersonsVerb(document, i))
    return undefined
  const isWeak = (bits & Speech.strong) === 0 && (bits & (Speech.weak | Speech.noun)) !== Speech.noun
  if (isCompound(document, i)) return undefined
  if (isName(document, i) || isOwnedNoun(document, i) || isThingBy(document, i) || onlyNames(document, i))
    return undefined
  if (
    lowerOf(document, i + 1) === 'by' &&
    !isGerund(document, i + 2) &&
    !means.has(lowerOf(document, i + 2)) &&
    lowerOf(document, i - 1) !== 'and'
  )
    return actOf(i, isWeak, sentence, subjectAfter(document, i + 2))
  if (lowerOf(document, i - 1) === 'by')
    return isGerund(document, i) ? actOf(i, isWeak, sentence, subjectOfGerund(document, i, sentence, last)) : undefined
  if (isPassive(document, i)) return undefined
  const subject =
    behindOpening(document, i, sentence) ??
    inverted(document, i, isWeak) ??
    sharedSubject(document, i, last) ??
    subjectBefore(document, i, sentence)
  if (subject?.kind === 'phrase' && !leadsOn(document, i) && isNoun(document, i, subject)) return undefined
  return actOf(i, isWeak, sentence, subject)
}

/** `said by email`: how, not who. */
const means = new Set('email e-mail phone telephone text fax letter mail video message'.split(' '))

/** `if she hopes to`, `no one said`: what nobody has said. */
const isUnsaid = (document: Document, { firstToken }: Subject): boolean =>
  /^(?:if|unless|no|lest)$/.test(lowerOf(document, firstToken - 1)) ||
  /^(?:no|nobody|neither)$/.test(lowerOf(document, firstToken)) ||
  (lowerOf(document, firstToken - 1) === 'the' && /^(?:if|unless)$/.test(lowerOf(document, firstToken - 2)))

/** Where the source begins behind `according to`, `in the words of` and, behind a quotation, `per a statement`; 0 where none stands. */
function sourceAt(document: Document, i: number): number {
  if (lowerOf(document, i) === 'words')
    return lowerOf(document, i + 1) === 'of' && lowerOf(document, i - 2) === 'in' ? i + 2 : 0
  if (lowerOf(document, i) !== 'per') return lowerOf(document, i + 1) === 'to' ? i + 2 : 0
  return isBehindQuote(document, i) && (determiners.has(lowerOf(document, i + 1)) || isName(document, i + 1))
    ? i + 1
    : 0
}
