import type { Document, Range } from '@copydesk/core'
import { isAnyMark, isMark, isName, isQuoted, isWord, lowerOf, Mark } from '@copydesk/text'
import { type SpeechAct, type Subject, speaksOf } from './act.ts'
import { asideEnds, beforeAside, isDash, pastDay, pastSuffix, personOfAside } from './asides.ts'
import { nearestSubject, subjectOfClause, subjectOfTime } from './clauses.ts'
import { opensClause, pronouns } from './function-words.ts'
import { endingAt, subjectAfter } from './noun-phrases.ts'
import { compelled, doneFor, personAt } from './participles.ts'
import { isBehindQuote } from './quotation-marks.ts'
import { isRelative, subjectOfRelative, whoseClause, writingBefore } from './relative-clauses.ts'
import { formsOfBe, isJoinedVerb, isPastForm, pastAuxiliaries } from './verb-forms.ts'

/** Most tokens between two verbs that one subject has. */
const sharedReach = 16

/** `Ann Leeds condemned it in July and called it`: the subject of the verb of speech before, where no other verb stands between. */
export function sharedSubject(document: Document, verb: number, last: SpeechAct | undefined): Subject | undefined {
  const isNear = last !== undefined && last.verb < verb - 1 && last.subject.firstToken < last.verb
  if (
    !isNear ||
    !isJoinedVerb(document, verb) ||
    verb - last.verb > sharedReach ||
    lowerOf(document, last.verb).endsWith('ing')
  )
    return undefined
  for (let i = last.verb + 1; i < verb - 1; i++)
    if (!isQuoted(document, i) && (isPastForm(document, i) || opensClause.has(lowerOf(document, i)))) return undefined
  return last.subject
}

/** `," said Ruth Alvear`: the verb right behind a quotation or clause, its subject behind the verb. */
export function inverted(document: Document, verb: number, isWeak: boolean): Subject | undefined {
  if (lowerOf(document, verb).endsWith('ing')) return undefined
  if (isBehindQuote(document, verb)) {
    const subject = subjectAfter(document, verb + 1)
    // `the group “Harbour Watch” lamented the lack`: no clause has ended.
    const isOpen = isMark(document, verb - 1, Mark.comma) || isAnyMark(document, verb - 2, clauseEnds)
    return isOpen || subject?.kind === 'name' ? subject : undefined
  }
  // `her assistant, Karen, told the paper`: who is told stands behind it.
  if (isWeak || !isMark(document, verb - 1, Mark.comma) || hearing.has(lowerOf(document, verb))) return undefined
  const subject = subjectAfter(document, verb + 1)
  if (subject?.kind === 'name')
    return isWord(document, subject.endToken) && !/^(?:of|at|from)$/.test(lowerOf(document, subject.endToken))
      ? undefined
      : subject
  const isBrief =
    subject?.kind === 'phrase' &&
    /^(?:a|an|the) /.test(lowerPhrase(document, subject)) &&
    speaksOf(document, subject) &&
    !/ (?:was|is|were|are|had|has|would|will) /.test(lowerPhrase(document, subject))
  return isBrief && lowerOf(document, subject.endToken) !== 'of' ? subject : undefined
}

/** Verbs whose object is who hears. */
const hearing = new Set(
  'told tell tells asked ask asks informed informs reminded reminds assured assures advised advises'.split(' '),
)

const clauseEnds = new Set<number>([Mark.comma, Mark.question, Mark.exclamation, Mark.stop, Mark.ellipsis])

const lowerPhrase = ({ text }: Document, { start, end }: Range): string => `${text.slice(start, end).toLowerCase()} `

/** The subject before a verb: past auxiliaries and adverbs, over asides between commas, to a name, pronoun or noun phrase. */
export function subjectBefore(document: Document, verb: number, sentence: number): Subject | undefined {
  const first = document.sentences.firstToken[sentence] as number
  let i = pastSuffix(document, pastDay(document, pastAuxiliaries(document, verb - 1, first)))
  if (i < first) return undefined
  if (lowerOf(document, i + 1) === 'to' && isWord(document, i)) return nearestSubject(document, first, i)
  if (isJoinedVerb(document, verb)) {
    const clause = subjectOfTime(document, first, i) ?? subjectOfClause(document, first, i)
    if (clause || isQuoted(document, i) || !isName(document, i)) return clause
  }
  if (lowerOf(document, i) === 'that' && isRelative(document, i, verb)) return writingBefore(document, i, first)
  if (isRelative(document, i, verb)) return subjectOfRelative(document, i, first)
  if (isAnyMark(document, i, asideEnds) || isDash(document, i)) {
    const clause = lowerOf(document, verb).endsWith('ing')
      ? (compelled(document, i, first) ?? subjectOfClause(document, first, i))
      : undefined
    if (clause) return clause
    i = beforeAside(document, i, first)
  } else if (
    lowerOf(document, verb).endsWith('ing') &&
    !pronouns.has(lowerOf(document, i)) &&
    !formsOfBe.has(lowerOf(document, lowerOf(document, verb - 1).endsWith('ly') ? verb - 2 : verb - 1))
  )
    return personAt(document, i, first) ?? doneFor(document, i, first) ?? nearestSubject(document, first, i)
  if (i < first) return undefined
  return personOfAside(document, first, i) ?? whoseClause(document, first, i) ?? endingAt(document, i, first)
}
