import type { Document } from '@copydesk/core'
import { isMark, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { isPossessive, nameAt } from '../mentions.ts'
import { named, phrase, type SpeechAct, type Subject } from '../speech-acts/act.ts'
import type { Draft } from './quotations.ts'

const sayings = new Set(
  'teachings teaching adage maxim motto advice message question line charge charges criticism theory description view notion hope fear fears vow threat conclusion criticisms warnings response answer reply mantra slogan testimony account promise promises claim claims assertion statement comment comments remark remarks belief warning suggestion argument contention declaration admission allegation insistence complaint prediction accusation pledge observation words'.split(
    ' ',
  ),
)

/** `Ann Leeds’s claim that “…”`, `his remark that “…”`, `in the words of Ann Leeds, “…”`. */
export function inWordsOf(document: Document, draft: Draft): SpeechAct | undefined {
  const { firstToken } = draft
  const isThat = /^(?:that|was|is|were)$/.test(lowerOf(document, firstToken - 1))
  if (isAfterBe(document, firstToken)) return inWordsOf(document, { ...draft, firstToken: firstToken - 1 })
  if (!isThat && !isMark(document, firstToken - 1, Mark.comma) && !isMark(document, firstToken - 1, Mark.colon))
    return undefined
  const sentence = document.sentenceAt(startOf(document, firstToken))
  const own = inOwnWords(document, firstToken, sentence)
  if (own) return own
  const noun = sayingBefore(document, firstToken - 2)
  const last = nameAt(document, noun)
  if (
    !isThat &&
    last &&
    lowerOf(document, last.firstToken - 1) === 'of' &&
    lowerOf(document, last.firstToken - 2) === 'words'
  )
    return { verb: last.firstToken - 2, isWeak: false, sentence, subject: named(last) }
  if (!sayings.has(lowerOf(document, noun))) return undefined
  for (let i = noun - 1; i > noun - 4; i--) {
    const subject = ownerAt(document, i)
    if (subject) return { verb: noun, isWeak: false, sentence, subject }
  }
  return undefined
}

/** Most tokens between `in Ann Leeds’s own words` and the quotation. */
const ownReach = 9

/** `In Ann Leeds’s own words, “…”`, `in her words, “…”`. */
function inOwnWords(document: Document, firstToken: number, sentence: number): SpeechAct | undefined {
  for (let i = firstToken - 2; i > firstToken - ownReach && i > 1; i--) {
    if (lowerOf(document, i) !== 'words' || isQuoted(document, i)) continue
    const subject = ownerAt(document, lowerOf(document, i - 1) === 'own' ? i - 2 : i - 1)
    if (subject) return { verb: i, isWeak: false, sentence, subject }
  }
  return undefined
}

/** `Ann Leeds’s`, `his`: whose what follows is. */
function ownerAt(document: Document, i: number): Subject | undefined {
  const mention = isPossessive(document, i) ? nameAt(document, i) : undefined
  if (mention) return named(mention)
  return /^(?:his|her)$/.test(lowerOf(document, i)) ? phrase(document, i, i + 1, 'pronoun') : undefined
}

/** `Ann Leeds’s claim in Lorne that`: the noun at most four words before, past what belongs to it. */
function sayingBefore(document: Document, last: number): number {
  for (let i = last; i > last - 5 && isWord(document, i); i--) if (sayings.has(lowerOf(document, i))) return i
  return last
}

/** `Her promise was a “…`. */
const isAfterBe = (document: Document, i: number): boolean =>
  /^(?:an?|the)$/.test(lowerOf(document, i - 1)) && /^(?:was|is|were)$/.test(lowerOf(document, i - 2))
