import { countWhere, type Document } from '@copydesk/core'
import { isCapital, isMark, isName, isQuoted, isWord, lowerOf, Mark, startOf } from '@copydesk/text'
import { nameAt } from '../mentions.ts'
import { type Acts, actOf, isSpeaker, named, type SpeechAct } from './act.ts'
import { determiners, prepositions } from './function-words.ts'
import { subjectAfter } from './noun-phrases.ts'
import { isQuotedClause } from './quotation-marks.ts'
import { subjectBefore } from './subjects.ts'
import { auxiliaryForms, formsOfBe, isGerund, isVerbal } from './verb-forms.ts'
import { isOwnedNoun } from './verb-or-noun.ts'

/** Most tokens between a quotation and a verb of any kind that hands it over. */
const handoverReach = 14

/** Tokens behind a sentence within which a quotation may begin that one of its verbs hands over. */
const quoteReach = 5

/**
 * Whatever verb follows it, `"…," huffed Ruth Alvear` and `"…," the grant states` give a quotation its speaker: what
 * quotations make of verbs next to them, by the sentence of the verb.
 */
export function handoversBySentence(document: Document, acts: Acts): (s: number) => SpeechAct[] {
  const { quotations, sentences } = document
  const known: (readonly SpeechAct[])[] = []
  const handoversAt = (q: number): readonly SpeechAct[] => {
    const found = known[q] ?? handoversOf(document, q, acts)
    known[q] = found
    return found
  }
  return (s) => {
    const first = sentences.firstTokenOf(s)
    const end = sentences.endTokenOf(s) + quoteReach
    const found: SpeechAct[] = []
    const behind = countWhere(quotations.count, (q) => quotations.endTokenOf(q) < first)
    for (let q = behind; q < quotations.count && quotations.firstTokenOf(q) < end; q++)
      for (const act of handoversAt(q)) if (act.sentence === s) found.push(act)
    return found
  }
}

/** The verbs before and behind quotation `q` that are acts by standing there. */
function handoversOf(document: Document, q: number, acts: Acts): SpeechAct[] {
  const first = document.quotations.firstTokenOf(q)
  const from = document.quotations.endTokenOf(q)
  const led = ledIn(document, first, acts) ?? calledBy(document, first, from)
  const behind = from < document.tokens.count && isQuotedClause(document, first, from)
  const act = behind ? actBehind(document, from, acts) : undefined
  return led ? (act ? [led, act] : [led]) : act ? [act] : []
}

/** The verb behind a quotation that ends before token `from`, where no verb of speech is near. */
function actBehind(document: Document, from: number, acts: Acts): SpeechAct | undefined {
  const s = document.sentenceAt(startOf(document, from))
  if (document.sentences.firstToken[s] === from) return behindAside(document, from, s)
  const known = acts.get(s) ?? []
  const last = Math.min(from + handoverReach, document.sentences.endTokenOf(s))
  const at = firstFrom(known, from)
  return (known[at]?.verb ?? Number.POSITIVE_INFINITY) < last + 3 ? undefined : handover(document, from, last, s)
}

/** Nouns that look like a participle. */
const notParticiples = new Set(
  'evening morning meeting building hearing being thing nothing something anything everything king spring string ring wing ceiling wedding'.split(
    ' ',
  ),
)

/** Whatever verb it is, `intimated that “…”` and `a statement huffing, “…”` hand over what they lead to. */
function ledIn(document: Document, first: number, acts: Acts): SpeechAct | undefined {
  const isThat = lowerOf(document, first - 1) === 'that'
  if (!isThat && !isMark(document, first - 1, Mark.comma)) return undefined
  const verb = isThat && /^(?:out|clear)$/.test(lowerOf(document, first - 2)) ? first - 3 : first - 2
  if (verb < 0 || !isWord(document, verb) || isQuoted(document, verb) || isName(document, verb)) return undefined
  const word = lowerOf(document, verb)
  const isParticiple =
    word.length > 4 && word.endsWith('ing') && !notParticiples.has(word) && !isOwnedNoun(document, verb)
  const isReport =
    isThat && !word.endsWith('s') && isVerbal(document, verb) && !formsOfBe.has(lowerOf(document, verb - 1))
  if (!isReport && !(isParticiple && isCapital(document, first + 1))) return undefined
  const s = document.sentenceAt(startOf(document, verb))
  const known = acts.get(s)?.findLast((one) => one.verb < first)
  if (known && known.verb >= verb - 1) return undefined
  const subject = subjectBefore(document, verb, s)
  return subject && isSpeaker(document, subject) ? actOf(verb, false, s, subject) : undefined
}

/** Participles of verbs that say what something is called or how it is judged. */
const judged =
  /^(?:call|describ|dubb|label+|brand|hail|term|proclaim|deem|nam|consider|prais|condemn|slamm|criticiz|criticis|denounc|dismiss|characteriz|derid|decri|laud|blast|tout|declar|rat|vot|bill|nicknam)ed$/

/** Most tokens between a participle and what it is called. */
const judgedReach = 6

/** `described as “…” by Ruth Alvear`, `proclaimed the “…” by the harbour board`: who stands behind "by". */
function calledBy(document: Document, first: number, end: number): SpeechAct | undefined {
  if (lowerOf(document, end) !== 'by' || isGerund(document, end + 1)) return undefined
  for (let i = first - 1; i > first - judgedReach && i >= 0 && !isQuoted(document, i); i--) {
    if (!isWord(document, i) || !judged.test(lowerOf(document, i))) continue
    const subject = subjectAfter(document, end + 1)
    const s = document.sentenceAt(startOf(document, i))
    return subject && isSpeaker(document, subject) ? actOf(i, false, s, subject) : undefined
  }
  return undefined
}

/** Index of the first act whose verb is token `from` or behind it. */
const firstFrom = (acts: readonly SpeechAct[], from: number): number =>
  countWhere(acts.length, (i) => (acts[i] as SpeechAct).verb < from)

/** The verb of any kind right behind a quotation, or behind its subject there. */
function handover(document: Document, from: number, last: number, sentence: number): SpeechAct | undefined {
  if (isVerbal(document, from)) {
    const subject = subjectAfter(document, from + 1)
    const isOwned = subject && /^['’]s?$/.test(document.tokenText(subject.endToken))
    const stands = subject?.kind === 'name' || determiners.has(lowerOf(document, from + 1))
    if (subject && stands && !isOwned) return actOf(from, false, sentence, subject)
  }
  const aside = behindAside(document, from, sentence)
  if (aside) return aside
  const opens = lowerOf(document, from)
  if (!isWord(document, from) || conjunctions.has(opens) || opens.endsWith('ing')) return undefined
  for (let i = from + 1; i < last && !isMark(document, i, Mark.comma) && !isQuoted(document, i); i++) {
    const before = lowerOf(document, i - 1)
    const isNoun = determiners.has(before) || prepositions.has(before)
    if (!isNoun && isVerbal(document, i) && !auxiliaryForms.has(lowerOf(document, i + 1)))
      return actOf(i, false, sentence, subjectBefore(document, i, sentence))
  }
  return undefined
}

/** Most tokens of an aside between a name and its verb. */
const asideReach = 14

/** `“…?” Ruth Alvear, head of the pier, bellowed`: the verb behind an aside that tells more of the name. */
function behindAside(document: Document, from: number, sentence: number): SpeechAct | undefined {
  const mention = nameAt(document, from)
  if (!mention || mention.words < 2 || !isMark(document, mention.endToken, Mark.comma)) return undefined
  const end = Math.min(mention.endToken + asideReach, document.sentences.endTokenOf(sentence) - 1)
  for (let i = mention.endToken + 1; i < end && !isQuoted(document, i); i++)
    if (isMark(document, i, Mark.comma))
      return isVerbal(document, i + 1) ? actOf(i + 1, false, sentence, named(mention)) : undefined
  return undefined
}

/** Words that open another clause behind a quotation. */
const conjunctions = new Set(
  'and but or while which who as because though although when where if so yet then'.split(' '),
)
