import { countWhere, type Document, onceFor, type Range } from '@copydesk/core'
import {
  endOf,
  isAnyMark,
  isCapital,
  isJoined,
  isMark,
  isName,
  isNumber,
  isQuoted,
  isWord,
  lowerOf,
  Mark,
  startOf,
  wordOf,
} from '@copydesk/text'
import { isPossessive, type Mention, peopleOf, titles } from './mentions.ts'
import { isHuman, isWriting, speakingPart } from './speaking-nouns.ts'
import { Speech, speechTable } from './speech.ts'

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

/** The verbs of speech of a text that have a subject, by sentence; computed once a document. */
export const speechActsBySentence: (document: Document) => ReadonlyMap<number, readonly SpeechAct[]> = onceFor(collect)

/** The verbs of speech of a text that have a subject, in text order. */
export const speechActsOf = onceFor((document: Document): readonly SpeechAct[] =>
  [...speechActsBySentence(document).values()].flat().sort((a, b) => a.verb - b.verb),
)

function collect(document: Document): Map<number, SpeechAct[]> {
  const acts = new Map<number, SpeechAct[]>()
  const table = speechTable(document.lexicon)
  const { sentences } = document
  for (let s = 0; s < sentences.count; s++) {
    const end = sentences.endTokenOf(s)
    let last: SpeechAct | undefined
    for (let i = sentences.firstTokenOf(s); i < end; i++) {
      const id = wordOf(document, i)
      const bits = id >= 0 && isWord(document, i) ? (table[id] as number) : 0
      const act = bits === 0 || isQuoted(document, i) ? undefined : actAt(document, i, s, bits, last)
      if (!act || isUnsaid(document, act.subject)) continue
      listOf(acts, s).push(act)
      last = act
    }
  }
  addHandovers(document, acts)
  return acts
}

function listOf(acts: Map<number, SpeechAct[]>, sentence: number): SpeechAct[] {
  let list = acts.get(sentence)
  if (!list) {
    list = []
    acts.set(sentence, list)
  }
  return list
}

/** Most tokens between a quotation and a verb of any kind that hands it over. */
const handoverReach = 14

/** Whatever verb follows it, `"…," huffed Ruth Alvear` and `"…," the grant states` give a quotation its speaker. */
function addHandovers(document: Document, acts: Map<number, SpeechAct[]>): void {
  const { quotations, tokens } = document
  const added: SpeechAct[] = []
  for (let q = 0; q < quotations.count; q++) {
    const from = quotations.endTokenOf(q)
    const led =
      ledIn(document, quotations.firstTokenOf(q), acts) ?? calledBy(document, quotations.firstTokenOf(q), from)
    if (led) added.push(led)
    if (from >= tokens.count || !isClause(document, quotations.firstTokenOf(q), from)) continue
    const s = document.sentenceAt(startOf(document, from))
    if (document.sentences.firstToken[s] === from) {
      const aside = behindAside(document, from, s)
      if (aside) added.push(aside)
      continue
    }
    const known = acts.get(s) ?? []
    const last = Math.min(from + handoverReach, document.sentences.endTokenOf(s))
    const at = firstFrom(known, from)
    if ((known[at]?.verb ?? Number.POSITIVE_INFINITY) < last + 3) continue
    const found = handover(document, from, last, s)
    if (found) added.push(found)
  }
  for (const found of added) listOf(acts, found.sentence).push(found)
  for (const s of new Set(added.map(({ sentence }) => sentence))) acts.get(s)?.sort((a, b) => a.verb - b.verb)
}

/** Nouns that look like a participle. */
const notParticiples = new Set(
  'evening morning meeting building hearing being thing nothing something anything everything king spring string ring wing ceiling wedding'.split(
    ' ',
  ),
)

/** Whatever verb it is, `intimated that “…”` and `a statement huffing, “…”` hand over what they lead to. */
function ledIn(document: Document, first: number, acts: Map<number, SpeechAct[]>): SpeechAct | undefined {
  const isThat = lowerOf(document, first - 1) === 'that'
  if (!isThat && !isMark(document, first - 1, Mark.comma)) return undefined
  const verb = isThat && /^(?:out|clear)$/.test(lowerOf(document, first - 2)) ? first - 3 : first - 2
  if (verb < 0 || !isWord(document, verb) || isQuoted(document, verb) || isName(document, verb)) return undefined
  const word = lowerOf(document, verb)
  const isParticiple = word.length > 4 && word.endsWith('ing') && !notParticiples.has(word) && !isOwned(document, verb)
  const isReport = isThat && !word.endsWith('s') && isVerbal(document, verb) && !forms.has(lowerOf(document, verb - 1))
  if (!isReport && !(isParticiple && isCapital(document, first + 1))) return undefined
  const s = document.sentenceAt(startOf(document, verb))
  const known = acts.get(s)?.findLast((one) => one.verb < first)
  if (known && known.verb >= verb - 1) return undefined
  const subject = subjectBefore(document, verb, s)
  return subject && isSpeaker(document, subject) ? act(verb, false, s, subject) : undefined
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
    return subject && isSpeaker(document, subject) ? act(i, false, s, subject) : undefined
  }
  return undefined
}

/** A name, a pronoun, or a description of one who speaks. */
const isSpeaker = (document: Document, subject: Subject): boolean =>
  subject.kind === 'phrase'
    ? speaksOf(document, subject)
    : subject.kind === 'name' || !/^(?:it|you|we)$/.test(lowerOf(document, subject.firstToken))

/** Index of the first act whose verb is token `from` or behind it. */
const firstFrom = (acts: readonly SpeechAct[], from: number): number =>
  countWhere(acts.length, (i) => (acts[i] as SpeechAct).verb < from)

/** The last mark inside a quotation that ends before token `end` is a comma, question or exclamation mark. */
export const endsOpenInside = (document: Document, end: number): boolean => isAnyMark(document, end - 2, openEnds)

const openEnds = new Set<number>([Mark.comma, Mark.question, Mark.exclamation])

/** A clause in quotation marks that ends in a comma, question or exclamation. */
function isClause(document: Document, first: number, end: number): boolean {
  if (!endsOpenInside(document, end) || !isCapital(document, first + 1)) return false
  for (let i = first + 2; i < end - 2; i++)
    if (isWord(document, i) && !isCapital(document, i) && lowerOf(document, i).length > 4) return true
  return false
}

function handover(document: Document, from: number, last: number, sentence: number): SpeechAct | undefined {
  if (isVerbal(document, from)) {
    const subject = subjectAfter(document, from + 1)
    const isOwned = subject && /^['’]s?$/.test(document.tokenText(subject.endToken))
    const stands = subject?.kind === 'name' || openers.has(lowerOf(document, from + 1))
    if (subject && stands && !isOwned) return act(from, false, sentence, subject)
  }
  const aside = behindAside(document, from, sentence)
  if (aside) return aside
  const opens = lowerOf(document, from)
  if (!isWord(document, from) || joins.has(opens) || opens.endsWith('ing')) return undefined
  for (let i = from + 1; i < last && !isMark(document, i, Mark.comma) && !isQuoted(document, i); i++) {
    const before = lowerOf(document, i - 1)
    const isNoun = openers.has(before) || prepositions.has(before)
    if (!isNoun && isVerbal(document, i) && !auxiliaryForms.has(lowerOf(document, i + 1)))
      return act(i, false, sentence, subjectBefore(document, i, sentence))
  }
  return undefined
}

/** Most tokens of an aside between a name and its verb. */
const asideReach = 14

/** `“…?” Ruth Alvear, head of the pier, bellowed`: the verb behind an aside that tells more of the name. */
function behindAside(document: Document, from: number, sentence: number): SpeechAct | undefined {
  const mention = isName(document, from) ? peopleOf(document).at(from) : undefined
  if (!mention || mention.words < 2 || !isMark(document, mention.endToken, Mark.comma)) return undefined
  const end = Math.min(mention.endToken + asideReach, document.sentences.endTokenOf(sentence) - 1)
  for (let i = mention.endToken + 1; i < end && !isQuoted(document, i); i++)
    if (isMark(document, i, Mark.comma))
      return isVerbal(document, i + 1) ? act(i + 1, false, sentence, named(mention)) : undefined
  return undefined
}

const joins = new Set('and but or while which who as because though although when where if so yet then'.split(' '))
const irregular = new Set(
  'read wrote held began went put sang spat swore broke fought shot bit ran sums goes got took came gave made said told met left felt found stood saw heard knew lost won brought sought thought taught bought sent spent led kept rose fell grew drew threw spoke chose wore drove became wept fell sat ran'.split(
    ' ',
  ),
)
const notVerbs = new Set(
  `this thus plus less unless across always perhaps besides towards afterwards sometimes these those news series needs need
  indeed hundred sacred naked is was has does as its his hers ours theirs yes us`.split(/\s+/),
)

/** A lower-case word with the ending of a finite verb. */
function isVerbal(document: Document, i: number): boolean {
  const word = lowerOf(document, i)
  if (!isWord(document, i) || isCapital(document, i)) return false
  return irregular.has(word) || (word.length > 3 && /(?:ed|[^s]s)$/.test(word) && !notVerbs.has(word))
}

function actAt(
  document: Document,
  i: number,
  sentence: number,
  bits: number,
  last: SpeechAct | undefined,
): SpeechAct | undefined {
  if (bits & Speech.according) {
    const from = sourceAt(document, i)
    return from === 0 ? undefined : act(i, false, sentence, subjectAfter(document, from))
  }
  if (bits & Speech.noun && !leadsOn(document, i) && !isBehindClause(document, i) && !isPersonsVerb(document, i))
    return undefined
  const isWeak = (bits & Speech.strong) === 0 && (bits & (Speech.weak | Speech.noun)) !== Speech.noun
  if (isCompound(document, i)) return undefined
  if (isName(document, i) || isOwned(document, i) || isThingBy(document, i) || onlyNames(document, i)) return undefined
  if (
    lowerOf(document, i + 1) === 'by' &&
    !isGerund(document, i + 2) &&
    !means.has(lowerOf(document, i + 2)) &&
    lowerOf(document, i - 1) !== 'and'
  )
    return act(i, isWeak, sentence, subjectAfter(document, i + 2))
  if (lowerOf(document, i - 1) === 'by')
    return isGerund(document, i) ? act(i, isWeak, sentence, subjectOfGerund(document, i, sentence, last)) : undefined
  if (isPassive(document, i)) return undefined
  const subject =
    behindOpening(document, i, sentence) ??
    inverted(document, i, isWeak) ??
    sharedSubject(document, i, last) ??
    subjectBefore(document, i, sentence)
  if (subject?.kind === 'phrase' && !leadsOn(document, i) && isNoun(document, i, subject)) return undefined
  return act(i, isWeak, sentence, subject)
}

/** `and said`, `but has also said`. */
function isJoinedVerb(document: Document, verb: number): boolean {
  for (let i = verb - 1; i > verb - 4 && i >= 0; i--) {
    if (isAndOrBut(lowerOf(document, i))) return true
    if (!joinedBy.has(lowerOf(document, i))) return false
  }
  return false
}

const joinedBy = new Set('also then later even has have had'.split(' '))

const isAndOrBut = (word: string): boolean => word === 'and' || word === 'but'

/** Most tokens between two verbs that one subject has. */
const sharedReach = 16

/** `Ann Leeds condemned it in July and called it`: the subject of the verb of speech before, where no other verb stands between. */
function sharedSubject(document: Document, verb: number, last: SpeechAct | undefined): Subject | undefined {
  const isNear = last !== undefined && last.verb < verb - 1 && last.subject.firstToken < last.verb
  if (
    !isNear ||
    !isJoinedVerb(document, verb) ||
    verb - last.verb > sharedReach ||
    lowerOf(document, last.verb).endsWith('ing')
  )
    return undefined
  for (let i = last.verb + 1; i < verb - 1; i++)
    if (!isQuoted(document, i) && (isPastForm(document, i) || opensAnother.has(lowerOf(document, i)))) return undefined
  return last.subject
}

/** `The clerk replied by saying`: who replied; else the subject of the sentence. */
const subjectOfGerund = (
  document: Document,
  verb: number,
  sentence: number,
  last: SpeechAct | undefined,
): Subject | undefined =>
  last && verb - last.verb <= 3
    ? last.subject
    : subjectOfClause(document, document.sentences.firstTokenOf(sentence), verb - 1)

/** Words that open a clause with a subject of its own. */
const opensAnother = new Set(
  'that who which whom whose where when while because as if whether what how he she they it i we'.split(' '),
)

/** `a presidential claim`: the bare form of a verb right behind an article and an adjective. */
const isNoun = (document: Document, i: number, { firstToken, endToken }: Subject): boolean =>
  endToken === i &&
  /^(?:claim|state|answer|comment|report|post|note|promise|charge)$/.test(lowerOf(document, i)) &&
  articles.has(lowerOf(document, firstToken))

/** `the claim`, `Ann Leeds’s claim`: a noun. */
const isOwned = (document: Document, i: number): boolean =>
  isPossessive(document, i - 1) || (articles.has(lowerOf(document, i - 1)) && !isRelative(document, i - 1, i))

/** `said by email`: how, not who. */
const means = new Set('email e-mail phone telephone text fax letter mail video message'.split(' '))

const bare = new Set(
  'state claim comment report post note tweet answer promise charge call cite claims comments reports posts notes tweets'.split(
    ' ',
  ),
)

const things = new Set('state post report tweet note comment charge'.split(' '))

/** `Baja Lorne state`, `her Facebook post`: behind one name, no verb. */
const isOfName = (document: Document, i: number): boolean =>
  things.has(lowerOf(document, i)) && isName(document, i - 1) && !lowerOf(document, i - 1).endsWith('s')

/** `a blog post by the ministry`, `her tweet read`: a thing and who made it, or what it says. */
const isThingBy = (document: Document, i: number): boolean =>
  bare.has(lowerOf(document, i)) &&
  (isOfName(document, i) || /^(?:by|reads?|said|says|was|is|were|are)$/.test(lowerOf(document, i + 1)))

/** `post-ferry`, `self-described`: half of a word. */
const isCompound = (document: Document, i: number): boolean =>
  (isHyphen(document, i + 1) && isWord(document, i + 2)) || (isHyphen(document, i - 1) && isWord(document, i - 2))

/** A hyphen with no space around it. */
const isHyphen = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.hyphen) && isJoined(document, i) && isJoined(document, i + 1)

const naming = new Set(['called', 'dubbed', 'termed', 'titled', 'named', 'nicknamed', 'branded'])

/** `a ferry club called “Harbour Watch”`: a noun stands before, and what follows has a capital. */
const isThingBefore = (document: Document, i: number): boolean =>
  isWord(document, i - 1) &&
  !isCapital(document, i - 1) &&
  isCapital(document, i + 2) &&
  !pronouns.has(lowerOf(document, i - 1)) &&
  !auxiliaries.has(lowerOf(document, i - 1)) &&
  !isHuman(lowerOf(document, i - 1))

/** `the site, called Harbour Hall, was`, `a pier, dubbed “Ada”`: what a thing is called, no one’s word. */
function onlyNames(document: Document, i: number): boolean {
  if (!naming.has(lowerOf(document, i))) return false
  if (!isMark(document, i - 1, Mark.comma)) return isQuoted(document, i + 1) && isThingBefore(document, i)
  if (isQuoted(document, i + 1)) return true
  const mention = isName(document, i + 1) ? peopleOf(document).at(i + 1) : undefined
  return mention !== undefined && isMark(document, mention.endToken, Mark.comma)
}

const articles = new Set(
  'the a an this that these those his her their its our no to of in any some such several many two three'.split(' '),
)

const act = (verb: number, isWeak: boolean, sentence: number, subject: Subject | undefined): SpeechAct | undefined =>
  subject && { verb, isWeak, sentence, subject }

/** `if she hopes to`, `no one said`: what nobody has said. */
const isUnsaid = (document: Document, { firstToken }: Subject): boolean =>
  /^(?:if|unless|no|lest)$/.test(lowerOf(document, firstToken - 1)) ||
  /^(?:no|nobody|neither)$/.test(lowerOf(document, firstToken)) ||
  (lowerOf(document, firstToken - 1) === 'the' && /^(?:if|unless)$/.test(lowerOf(document, firstToken - 2)))

/** A quotation, or one and a comma, stands right before the token. */
const isBehindQuote = (document: Document, i: number): boolean =>
  isQuoted(document, i - 1) || (isMark(document, i - 1, Mark.comma) && isQuoted(document, i - 2))

/** Where the source begins behind `according to`, `in the words of` and, behind a quotation, `per a statement`; 0 where none stands. */
function sourceAt(document: Document, i: number): number {
  if (lowerOf(document, i) === 'words')
    return lowerOf(document, i + 1) === 'of' && lowerOf(document, i - 2) === 'in' ? i + 2 : 0
  if (lowerOf(document, i) !== 'per') return lowerOf(document, i + 1) === 'to' ? i + 2 : 0
  return isBehindQuote(document, i) && (openers.has(lowerOf(document, i + 1)) || isName(document, i + 1)) ? i + 1 : 0
}

/** Forms that tell as often what somebody does. */
const doing = new Set('put puts read reads shared worries attack attacks'.split(' '))

/** `Ruth Alvear states she was late`, `who calls the pier`, `…, notes Ruth Alvear`: right behind a person, a form with an ending is a verb. */
function isPersonsVerb(document: Document, i: number): boolean {
  if (!isVerbal(document, i) || finding.has(lowerOf(document, i)) || doing.has(lowerOf(document, i))) return false
  const before = lowerOf(document, i - 1)
  if (before === 'he' || before === 'she' || before === 'who') return true
  const behind =
    isMark(document, i - 1, Mark.comma) && isName(document, i + 1) ? peopleOf(document).at(i + 1) : undefined
  // "…, notes Ruth Alvear": the verb stands before the person.
  if (behind && behind.words > 1 && peopleOf(document).isPerson(behind)) return true
  const mention = isName(document, i - 1) && !isPossessive(document, i - 1) ? peopleOf(document).at(i - 1) : undefined
  return mention !== undefined && peopleOf(document).isPerson(mention)
}

/** Verbs of what is found out: they hand over only what stands in quotation marks behind `that`. */
const finding = new Set('found finds find shows show showed indicates indicated'.split(' '))

/** A quotation, `that` or a colon follows the verb; `puts` needs its `it`. */
function leadsOn(document: Document, verb: number): boolean {
  if (finding.has(lowerOf(document, verb)))
    return lowerOf(document, verb + 1) === 'that' && isQuoted(document, verb + 2)
  if (/^points?$/.test(lowerOf(document, verb))) return lowerOf(document, verb + 1) === 'out'
  if (/^(?:with|to)$/.test(lowerOf(document, verb + 1)) && leadsToQuote(document, verb)) return true
  const isPut = /^puts?$/.test(lowerOf(document, verb))
  if (isPut)
    return (
      lowerOf(document, verb + 1) === 'it' &&
      !/^(?:into|off|out|down|up|back|aside|away)$/.test(lowerOf(document, verb + 2))
    )
  const i = verb + 1
  return (
    isQuoted(document, i) ||
    (isMark(document, i, Mark.comma) && isQuoted(document, i + 1)) ||
    isMark(document, i, Mark.colon) ||
    /^(?:that|it|him|her|them)$/.test(lowerOf(document, i))
  )
}

/** `shared with Harbour Weekly, “…`, `texts to Ruth, “…`: a comma or colon and a quotation at most six words behind. */
function leadsToQuote(document: Document, verb: number): boolean {
  for (let i = verb + 2; i < verb + 9; i++)
    if (!isWord(document, i))
      return (isMark(document, i, Mark.comma) || isMark(document, i, Mark.colon)) && isQuoted(document, i + 1)
  return false
}

/** `…," an affidavit claims`: at most four words stand between the verb and a quotation that ends in a comma. */
function isBehindClause(document: Document, verb: number): boolean {
  for (let i = verb - 1; i >= verb - 5 && i > 0; i--) {
    if (isQuoted(document, i)) return i === verb - 1 || isMark(document, i - 1, Mark.comma)
    if (!isWord(document, i)) return false
  }
  return false
}

/** `peddling`, `predictably peddling`. */
const isGerund = (document: Document, i: number): boolean =>
  lowerOf(document, i).endsWith('ing') ||
  (lowerOf(document, i).endsWith('ly') && lowerOf(document, i + 1).endsWith('ing'))

const forms = new Set(['was', 'were', 'been', 'be', 'being', 'is', 'are'])

const adverbs = new Set(
  'best better well often once also later first never not even now then sometimes still just only'.split(' '),
)

/** `was told`, `has been described`, `is best called`: the subject is not the one who speaks. */
function isPassive(document: Document, verb: number): boolean {
  if (lowerOf(document, verb).endsWith('ing')) return false
  let i = verb - 1
  while (i > verb - 4 && (adverbs.has(lowerOf(document, i)) || lowerOf(document, i).endsWith('ly'))) i--
  return forms.has(lowerOf(document, i))
}

/** Most tokens of what opens a sentence with a participle. */
const danglingReach = 30

/** `Calling it a “trial,” Ruth Alvear left`: who stands behind what a participle opens the sentence with. */
function behindOpening(document: Document, verb: number, sentence: number): Subject | undefined {
  const first = document.sentences.firstTokenOf(sentence)
  const isOpening = verb === first || (verb === first + 1 && subordinate.has(lowerOf(document, first)))
  if (!isOpening || !lowerOf(document, verb).endsWith('ing')) return undefined
  const end = Math.min(document.sentences.endTokenOf(sentence), verb + danglingReach)
  for (let i = verb + 1; i < end - 1; i++) {
    const isEnd = isQuoted(document, i)
      ? !isQuoted(document, i + 1) && isMark(document, i - 1, Mark.comma)
      : isMark(document, i, Mark.comma)
    if (!isEnd) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const mention = isName(document, i + 1) ? peopleOf(document).at(i + 1) : undefined
    if (mention && !isPossessive(document, mention.endToken - 1))
      return named(holderBehind(document, mention) ?? mention)
    return openingPhrase(document, i + 1, end)
  }
  return undefined
}

/** `Harbour Minister, Dr. Alvear`: the person a comma puts behind an office. */
function holderBehind(document: Document, office: Mention): Mention | undefined {
  const people = peopleOf(document)
  if (!isMark(document, office.endToken, Mark.comma) || people.isPerson(office)) return undefined
  const holder = isName(document, office.endToken + 1) ? people.at(office.endToken + 1) : undefined
  return holder && people.isPerson(holder) ? holder : undefined
}

/** `," said Ruth Alvear`: the verb right behind a quotation or clause, its subject behind the verb. */
function inverted(document: Document, verb: number, isWeak: boolean): Subject | undefined {
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

const pronouns = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'you', 'who'])
const stopsPhrase = new Set(
  'in on at to during who when as from before after of for with while about by that which and but because since where via this last over through if late early issued released published posted obtained seen reviewed filed provided sent'.split(
    ' ',
  ),
)

/** The noun phrase that starts at token `from`: the name it ends in, or the name behind its comma, or the phrase itself. */
function subjectAfter(document: Document, from: number): Subject | undefined {
  const people = peopleOf(document)
  let end = pastFormatting(document, from)
  let mention: Mention | undefined
  const limit =
    from < document.tokens.count ? document.lines.endTokenOf(document.lineAt(startOf(document, from))) : from
  for (; end < from + 12 && end < limit && !isObtained(document, end, from); end++) {
    const held = isName(document, end) ? people.at(end) : undefined
    if (held && held.firstToken <= end) {
      mention = held
      end = held.endToken - 1
    } else if (mention && isPartOfBody(document, mention, end)) mention = people.at(end + 1)
    else if (goesOnBehind(document, mention, from, end)) continue
    else if (endsPhrase(document, end) || (mention && lowerOf(document, end).endsWith('ing'))) break
    else if (isWord(document, end)) mention = undefined
  }
  if (end === from) return undefined
  const subject = mention ?? namedBehind(document, end) ?? apposedTo(document, from, end)
  if (subject) return named(subject)
  if (pronouns.has(lowerOf(document, from))) return phrase(document, from, from + 1, 'pronoun')
  return phrase(document, from, end, 'phrase')
}

/** `**Lorne** manager`, `[Ruth Alvear](…)`: behind the marks that only format a name. */
function pastFormatting(document: Document, from: number): number {
  let i = from
  while (i < from + 3 && /^[*[_]+$/.test(document.tokenText(i))) i++
  return i
}

/** `a notice Harbour Works shared`: what a writing is followed by is who has it. */
function isObtained(document: Document, i: number, from: number): boolean {
  if (i === from || !isName(document, i) || !isWriting(lowerOf(document, i - 1))) return false
  const held = peopleOf(document).at(i)
  return held !== undefined && isPastForm(document, held.endToken)
}

/** `the harbour master, Ruth Alvear`: the person a comma puts behind what they are. */
function namedBehind(document: Document, comma: number): Mention | undefined {
  const people = peopleOf(document)
  const behind = isMark(document, comma, Mark.comma) && isName(document, comma + 1) ? people.at(comma + 1) : undefined
  if (!behind) return undefined
  const isHolder = behind.words > 1 && people.mayBePerson(behind) && isHuman(lowerOf(document, comma - 1))
  return isHolder || people.isPerson(behind) ? behind : undefined
}

/** Most tokens of a description behind which its name stands. */
const appositionReach = 18

/** `a clerk and author of the study Ruth Alvear`: the person whose name ends a description, behind a noun for no person. */
function apposedTo(document: Document, from: number, end: number): Mention | undefined {
  const people = peopleOf(document)
  if (!isHuman(lowerOf(document, end - 1))) return undefined
  for (let i = end; i < from + appositionReach && (isWord(document, i) || isMark(document, i, Mark.hyphen)); i++) {
    const behind = isName(document, i) ? people.at(i) : undefined
    const before = lowerOf(document, i - 1)
    // "founder and harbour zealot Ruth Alvear": two roles of one person.
    const isJoined = lowerOf(document, end) === 'and' && isHuman(before) && i > end
    if (behind && isJoined && behind.words > 1 && people.mayBePerson(behind)) return behind
    if (behind && behind.words > 1 && i === behind.firstToken && people.isPerson(behind))
      return prepositions.has(before) ||
        openers.has(before) ||
        stopsPhrase.has(before) ||
        isHuman(before) ||
        isCapital(document, i - 1)
        ? undefined
        : behind
    if (behind) i = behind.endToken - 1
    if (isPastForm(document, i)) return undefined
  }
  return undefined
}

/** `Harbour Works’ Ruth Alvear`: the mark that makes an owner, with a name behind it. */
const isOwnerBefore = (document: Document, { endToken }: Mention, i: number): boolean =>
  i === endToken && isMark(document, i, Mark.closeSingle) && isName(document, i + 1)

const shares = new Set('one two three four many most some several none all both half each'.split(' '))

/** A mark or "of" that ends no phrase. */
const goesOnBehind = (document: Document, mention: Mention | undefined, from: number, i: number): boolean =>
  mention ? isOwnerBefore(document, mention, i) : i === from + 1 && isShareOf(document, i)

/** `one of the ferrymen`. */
const isShareOf = (document: Document, i: number): boolean =>
  lowerOf(document, i) === 'of' && shares.has(lowerOf(document, i - 1))

const endsPhrase = (document: Document, i: number): boolean =>
  isNumber(document, i)
    ? false
    : isWord(document, i)
      ? stopsPhrase.has(lowerOf(document, i))
      : !isMark(document, i, Mark.hyphen) &&
        !isStopOfTitle(document, i) &&
        !/^(?:[/&[]|\*+)$/.test(document.tokenText(i))

/** `Club for Growth President David McIntosh`: no person is named before "for", and one behind it. */
function isPartOfBody(document: Document, mention: Mention, i: number): boolean {
  const people = peopleOf(document)
  const behind = lowerOf(document, i) === 'for' && isName(document, i + 1) ? people.at(i + 1) : undefined
  return behind !== undefined && behind.words > 1 && people.isPerson(behind) && !people.isPerson(mention)
}

/** `chief U.S. economist`: the last stop of an abbreviation of single letters, with the sentence going on. */
const isInitialism = (document: Document, i: number): boolean =>
  lowerOf(document, i - 1).length === 1 &&
  isMark(document, i - 2, Mark.stop) &&
  i + 1 < document.tokens.count &&
  document.sentences.firstToken[document.sentenceAt(startOf(document, i + 1))] !== i + 1

const isStopOfTitle = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.stop) &&
  isCapital(document, i - 1) &&
  (/^(?:co|inc|corp|ltd)$/.test(lowerOf(document, i - 1)) ||
    isInitialism(document, i) ||
    isName(document, i + 1) ||
    isMark(document, i + 1, Mark.hyphen) ||
    isNumber(document, i + 1)) &&
  lowerOf(document, i - 1).length < 5

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

const auxiliaries = new Set(
  `has have had but also then later recently was is were are be been being did does do not n't never once again would will could should can may might simply just only even
still already earlier since long now flatly repeatedly further both all reportedly famously first finally instead too to and went on ahead out back told himself herself so very quite rather`.split(
    /\s+/,
  ),
)

const asideEnds = new Set<number>([Mark.comma, Mark.emDash, Mark.enDash, Mark.closeParen])

/** The subject before a verb: past auxiliaries and adverbs, over asides between commas, to a name, pronoun or noun phrase. */
function subjectBefore(document: Document, verb: number, sentence: number): Subject | undefined {
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
    !forms.has(lowerOf(document, lowerOf(document, verb - 1).endsWith('ly') ? verb - 2 : verb - 1))
  )
    return personAt(document, i, first) ?? doneFor(document, i, first) ?? nearestSubject(document, first, i)
  if (i < first) return undefined
  return introduced(document, first, i) ?? whoseClause(document, first, i) ?? endingAt(document, i, first)
}

/** Where the noun phrase that ends in token `i` begins: at its article, behind "with", or where the sentence does; -1 if none is near. */
function nounFrom(document: Document, i: number, first: number): number {
  for (let k = i; k > i - 5 && k >= first; k--) {
    if (openers.has(lowerOf(document, k)) || k === first) return k
    if (lowerOf(document, k - 1) === 'with') return k
  }
  return -1
}

/** `with Ruth Alvear telling reporters`, `several clerks stating`, `of Ruth Alvear proudly declaring`: the person right before a participle. */
function personAt(document: Document, i: number, first: number): Subject | undefined {
  const people = peopleOf(document)
  if (!isName(document, i) && isHuman(lowerOf(document, i)) && !isWriting(lowerOf(document, i))) {
    const from = nounFrom(document, i, first)
    const isHeard = heardBy.has(lowerOf(document, from - 1)) || heardBy.has(lowerOf(document, i - 1))
    return from >= 0 && !isHeard ? phrase(document, from, i + 1, 'phrase') : undefined
  }
  const mention = isName(document, i) && !isPossessive(document, i) ? people.at(i) : undefined
  const before = mention ? lowerOf(document, mention.firstToken - 1) : ''
  if (!mention || heardBy.has(before) || before === 'a' || before === 'an') return undefined
  return people.isPerson(mention) || before === 'with' ? named(mention) : undefined
}

const judging =
  /^(?:blast|slamm?|criticiz|criticis|condemn|prais|mock|attack|scold|chid|fault|thank|rebuk|applaud|denounc|rip)(?:e|ed|es|s|ing|ped)?$/

/** `The board blasted Ruth Alvear for calling it`: who is blamed for it called it. */
function doneFor(document: Document, i: number, first: number): Subject | undefined {
  if (lowerOf(document, i) !== 'for') return undefined
  const subject = endingAt(document, i - 1, first)
  const before = subject ? lowerOf(document, subject.firstToken - 1) : ''
  const isJudged = subject && judging.test(openers.has(before) ? lowerOf(document, subject.firstToken - 2) : before)
  if (!subject || !isJudged) return undefined
  return isSpeaker(document, subject) ? subject : undefined
}

/** Words before whoever is told: `a letter to Ruth Alvear saying`. */
const heardBy = new Set('to told asked tells against about for at on over'.split(' '))

const compelling = new Set(
  'force forces forced forcing led leads leading prompt prompts prompted prompting cause causes caused causing drove drives push pushes pushed inspired inspires'.split(
    ' ',
  ),
)

/** `It forced Ruth Alvear to defend it, calling it`: who was made to do what the participle goes on with. */
function compelled(document: Document, before: number, first: number): Subject | undefined {
  for (let to = before - 1; to > first + 1 && !isMark(document, to, Mark.comma); to--) {
    if (lowerOf(document, to) !== 'to') continue
    const mention = isName(document, to - 1) ? peopleOf(document).at(to - 1) : undefined
    if (mention && compelling.has(lowerOf(document, mention.firstToken - 1))) return named(mention)
  }
  return undefined
}

/** Most tokens between a participle or infinitive and the word that opens the clause it stands in. */
const innerReach = 14

const opensInner = new Set('as while when after before because since until if where that'.split(' '))

/** `as she wrote a letter calling it`, `asked the board to call it`: the subject of the clause a participle or infinitive stands in. */
function nearestSubject(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > first && i > last - innerReach && isWord(document, i) && !isQuoted(document, i); i--) {
    const word = lowerOf(document, i)
    if (word === 'who') return subjectOfRelative(document, i, first)
    if (!opensInner.has(word)) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const mention = isName(document, i + 1) ? peopleOf(document).at(i + 1) : undefined
    if (mention && isPastForm(document, mention.endToken)) return named(mention)
    const opening = openingPhrase(document, i + 1, last + 1)
    if (opening) return opening
  }
  return subjectOfClause(document, first, last + 1)
}

const timing = new Set('when while after before until once because since'.split(' '))

/** `was at the pier when a deckhand rose and shouted`: the subject of the clause of time two verbs stand in. */
function subjectOfTime(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > first + 1 && i > last - innerReach && isWord(document, i) && !isQuoted(document, i); i--) {
    if (!timing.has(lowerOf(document, i))) continue
    if (speakingPronouns.has(lowerOf(document, i + 1))) return phrase(document, i + 1, i + 2, 'pronoun')
    const opening = openingPhrase(document, i + 1, last + 1)
    if (opening) return opening
  }
  return undefined
}

/** `Ann Leeds, who`, `by the Harbour Board, who`, `Harbour Works, the ferry line, which`: whom a relative pronoun stands for. */
function subjectOfRelative(document: Document, pronoun: number, first: number): Subject | undefined {
  const last = isMark(document, pronoun - 1, Mark.comma) ? pronoun - 2 : pronoun - 1
  if (last < first) return undefined
  const subject = endingAt(document, last, first)
  if (subject?.kind !== 'phrase') return subject
  const apposed = isMark(document, subject.firstToken - 1, Mark.comma) ? subject.firstToken - 2 : -1
  const name = apposed >= first && openers.has(lowerOf(document, subject.firstToken)) ? apposed : last
  const isNeeded = name !== last || !speaksOf(document, subject)
  const mention = isNeeded && isName(document, name) ? peopleOf(document).at(name) : undefined
  return mention ? named(mention) : subject
}

/** Most tokens of a relative clause that no comma sets off. */
const relativeReach = 16

/** `A clerk who studied the harbour told`: the noun before the clause, where "who" is what that clause is about. */
function whoseClause(document: Document, first: number, last: number): Subject | undefined {
  for (let i = last; i > Math.max(first, last - relativeReach) && isWord(document, i) && !isQuoted(document, i); i--) {
    const word = lowerOf(document, i)
    const isBe = word === "who's"
    if ((word !== 'who' && !isBe) || isCapital(document, i)) continue
    const next = adverbs.has(lowerOf(document, i + 1)) ? i + 2 : i + 1
    const isSubject =
      isBe ||
      isPastForm(document, next) ||
      lowerOf(document, next).endsWith('s') ||
      lowerOf(document, next).endsWith('ly')
    return isSubject && isWord(document, i - 1) ? endingAt(document, i - 1, first) : undefined
  }
  return undefined
}

function pastAuxiliaries(document: Document, from: number, first: number): number {
  let i = from
  while (
    i >= first &&
    ((auxiliaries.has(lowerOf(document, i)) && !(isCapital(document, i) && isName(document, i))) ||
      (lowerOf(document, i).endsWith('ly') && (!isCapital(document, i) || document.tokenText(i).endsWith('LY'))))
  )
    i--
  return i
}

/** From what is written behind a name (`Tom Quill, Jr.`) to the name. */
function pastSuffix(document: Document, from: number): number {
  const i = isMark(document, from, Mark.stop) && /^(?:jr|sr)$/.test(lowerOf(document, from - 1)) ? from - 1 : from
  return /^(?:jr|sr|md|phd)$/.test(lowerOf(document, i)) && isMark(document, i - 1, Mark.comma) ? i - 2 : i
}

/** `with a tweet that said`: the noun before "that"; of `a sign on the pier that said` the writing it belongs to. */
function writingBefore(document: Document, that: number, first: number): Subject | undefined {
  const from = openerBefore(document, that, first)
  if (from < 0) return endingAt(document, that - 1, first)
  const owner = prepositions.has(lowerOf(document, from - 1)) ? openerBefore(document, from - 1, first) : -1
  const isOwned =
    owner >= 0 &&
    !isHuman(lowerOf(document, from - 2)) &&
    speaksOf(document, phrase(document, owner, from - 1, 'phrase'))
  return phrase(document, isOwned ? owner : from, that, 'phrase')
}

/** The article or the like that opens the phrase before token `end`, at most six words before; -1 if none does. */
function openerBefore(document: Document, end: number, first: number): number {
  let from = end - 1
  while (from > first && from > end - 6 && isWord(document, from) && !openers.has(lowerOf(document, from))) from--
  return openers.has(lowerOf(document, from)) ? from : -1
}

/** `Ann Leeds, who called it`, `who’s called it`; `a sign that said`. */
function isRelative(document: Document, i: number, verb: number): boolean {
  if (isCapital(document, i)) return false
  const word = lowerOf(document, i)
  if (word === 'that') return i === verb - 1 && /^(?:said|says|reads?)$/.test(lowerOf(document, verb))
  return word === 'who' || word === 'which' || word === "who's"
}

/** `Ann Leeds, head of Harbour Bank said`: the person a clause opens with, where no comma closes what is said of them. */
function introduced(document: Document, first: number, last: number): Subject | undefined {
  const people = peopleOf(document)
  if (pronouns.has(lowerOf(document, last))) return undefined
  let at = behindLastQuote(document, first, last)
  const opens = at
  while (at < opens + 3 && !(isName(document, at) && people.at(at))) at++
  const opening = people.at(at)
  const mention = opening && isIntroduced(document, opening, last) ? opening : officeHolder(document, first, last)
  if (!mention || (mention.words < 2 && !mention.isTitled) || !people.mayBePerson(mention)) return undefined
  const closing = isName(document, last) ? people.at(last) : undefined
  return closing && people.isPerson(closing) ? undefined : named(mention)
}

/** `“…,” Ann Leeds, head of Harbour Bank said`: where the clause behind a quotation begins; else `first`. */
function behindLastQuote(document: Document, first: number, last: number): number {
  for (let i = last; i > first && i > last - 22; i--) if (isQuoted(document, i)) return i + 1
  return first
}

/** A comma behind the name, and up to token `last` no verb and no other clause. */
function isIntroduced(document: Document, { endToken }: Mention, last: number): boolean {
  if (!isMark(document, endToken, Mark.comma) || last - endToken > 20 || last <= endToken) return false
  for (let i = endToken + 1; i <= last; i++) {
    // "co-founder and CEO": two offices of one person.
    const joins = lowerOf(document, i) === 'and' && isHuman(lowerOf(document, i - 1))
    if (isQuoted(document, i) || (endsAside.has(lowerOf(document, i)) && !joins)) return false
  }
  return true
}

/** `On Monday, Ann Leeds, the director of the Institute for Bridges and Piers said`: the person before an office "of" something. */
function officeHolder(document: Document, first: number, last: number): Mention | undefined {
  const people = peopleOf(document)
  if (!isName(document, last)) return undefined
  let of = -1
  for (let i = last; i > first + 2 && i > last - 20 && !isQuoted(document, i); i--) {
    if (isMark(document, i, Mark.comma)) {
      const holder = isName(document, i - 1) ? people.at(i - 1) : undefined
      const isOffice = of > i && isHuman(lowerOf(document, of - 1)) && openers.has(lowerOf(document, i + 1))
      return isOffice && holder && people.isPerson(holder) ? holder : undefined
    }
    if (lowerOf(document, i) === 'of' || lowerOf(document, i) === 'at') of = i
  }
  return undefined
}

/** Words after which a sentence does more than say who its first person is. */
const endsAside = new Set(
  'who which that was were is are has have had did said says and or but as when while where whose according he she they it i we'.split(
    ' ',
  ),
)

const days = new Set('monday tuesday wednesday thursday friday saturday sunday today yesterday tonight'.split(' '))

/** From a day between subject and verb (`Ann Leeds on Monday called`) to the token before it. */
function pastDay(document: Document, i: number): number {
  if (!days.has(lowerOf(document, i))) return i
  const before = lowerOf(document, i - 1)
  return before === 'on' || before === 'last' || before === 'late' ? i - 2 : i - 1
}

/** Of `X did this, saying` and `X rose and told them`, the subject of the sentence: its first person that no preposition governs. */
function subjectOfClause(document: Document, opening: number, before: number): Subject | undefined {
  const people = peopleOf(document)
  const first = lastClause(document, mainClause(document, opening, before), before)
  const described = openingPhrase(document, first, before, 'any')
  if (described) return described
  for (let i = first; i < before; i++) {
    if (isQuoted(document, i)) continue
    const mention = isName(document, i) ? people.at(i) : undefined
    const holder = mention && i === mention.firstToken ? describedBy(document, first, mention) : undefined
    if (holder) return holder
    if (mention && isDoer(document, mention)) return named(mention)
    if (isSubjectPronoun(document, i)) return phrase(document, i, i + 1, 'pronoun')
  }
  return undefined
}

/** Pronouns that stand for who speaks. */
export const speakingPronouns: ReadonlySet<string> = new Set('he she they i we'.split(' '))

/** `It is easy to say` has no one for a subject. */
const isSubjectPronoun = (document: Document, i: number): boolean =>
  speakingPronouns.has(lowerOf(document, i)) ||
  (lowerOf(document, i) === 'it' && !auxiliaryForms.has(lowerOf(document, i + 1)))

/** Where the last clause joined by `, and` begins that has a name or noun for its subject; `first` if there is none. */
function lastClause(document: Document, first: number, before: number): number {
  for (let i = before - 2; i > first + 1 && i > before - 40; i--) {
    const isEnd = isMark(document, i - 1, Mark.comma) || isQuoted(document, i - 1)
    if (!isEnd || !isAndOrBut(lowerOf(document, i)) || isQuoted(document, i)) continue
    const opens =
      isName(document, i + 1) || openers.has(lowerOf(document, i + 1)) || pronouns.has(lowerOf(document, i + 1))
    if (!opens) continue
    for (let k = i + 2; k < before && k < i + 8; k++) if (isPastForm(document, k)) return i + 1
  }
  return first
}

/** `A former Harbour Works clerk`: a name that only says what the person behind it belongs to. */
function describedBy(document: Document, first: number, { firstToken, endToken }: Mention): Subject | undefined {
  if (!openers.has(lowerOf(document, first)) || firstToken - first > 4 || firstToken === first) return undefined
  for (let i = endToken; i < endToken + 3 && isWord(document, i) && !isName(document, i); i++) {
    if (stopsPhrase.has(lowerOf(document, i)) || auxiliaryForms.has(lowerOf(document, i))) return undefined
    if (isHuman(lowerOf(document, i))) return phrase(document, first, i + 1, 'phrase')
  }
  return undefined
}

/** The token before "the", where that stands at `i`. */
const beforeArticle = (document: Document, i: number): number => (lowerOf(document, i) === 'the' ? i - 1 : i)

/** `between the board and Ruth Alvear`: the second of two that a preposition governs. */
function isSecondObject(document: Document, { firstToken }: Mention): boolean {
  if (lowerOf(document, firstToken - 1) !== 'and') return false
  const other = isName(document, firstToken - 2) ? peopleOf(document).at(firstToken - 2) : undefined
  const governs = other ? lowerOf(document, beforeArticle(document, other.firstToken - 1)) : ''
  return prepositions.has(governs) || governs === 'between'
}

/** May be a person, is governed by no preposition and owns nothing named behind. */
const isDoer = (document: Document, mention: Mention): boolean =>
  peopleOf(document).mayBePerson(mention) &&
  !prepositions.has(lowerOf(document, beforeArticle(document, mention.firstToken - 1))) &&
  !isSecondObject(document, mention) &&
  // `Former US president Barack Obama`: the office's holder is named behind.
  !titles.has(lowerOf(document, mention.endToken)) &&
  !isPossessive(document, mention.endToken - 1)

const subordinate = new Set(
  'when as while after since because though although before once if in on at by with for during under'.split(' '),
)

/** Where the main clause of a sentence begins: behind the comma that ends an opening one, if there is one before `end`. */
export const mainClause = (document: Document, opening: number, end: number): number =>
  subordinate.has(lowerOf(document, opening)) || lowerOf(document, opening).endsWith('ing')
    ? behindComma(document, opening, end)
    : opening

function behindComma(document: Document, opening: number, end: number): number {
  for (let i = opening; i < end; i++) if (isMark(document, i, Mark.comma)) return i + 1
  return opening
}

/** Most tokens of what a clause opens with, up to its verb. */
const openingReach = 14

/** `The team was horrified and described`, `The Harbour Board has sued, claiming`: what a clause opens with, up to its verb, if that speaks. */
export function openingPhrase(
  document: Document,
  first: number,
  before: number,
  tense: 'past' | 'any' = 'past',
): Subject | undefined {
  const end = Math.min(before, first + openingReach)
  for (let i = first + 1; i < end && (isWord(document, i) || isMark(document, i, Mark.hyphen)); i++) {
    if (isQuoted(document, i) || opensAnother.has(lowerOf(document, i))) return undefined
    if (
      !(isPastForm(document, i) || (tense === 'any' && isPresent(document, first, i))) ||
      openers.has(lowerOf(document, i - 1)) ||
      isMark(document, i - 1, Mark.hyphen)
    )
      continue
    const last = pastAuxiliaries(document, i - 1, first)
    if (last < first) return undefined
    const mention = isName(document, last) ? peopleOf(document).at(last) : undefined
    const isObject = mention && prepositions.has(lowerOf(document, mention.firstToken - 1))
    if (mention && !isObject && (mention.firstToken <= first + 1 || peopleOf(document).isPerson(mention)))
      return named(mention)
    const whole = phrase(document, first, last + 1, 'phrase')
    return speaksOf(document, whole) ? whole : undefined
  }
  return undefined
}

/** `The president even harks`: behind one who speaks, a form in "s" that names no one. */
function isPresent(document: Document, first: number, i: number): boolean {
  if (!lowerOf(document, i).endsWith('s') || !isVerbal(document, i) || isHuman(lowerOf(document, i))) return false
  const last = pastAuxiliaries(document, i - 1, first)
  return last >= first && last < first + 4 && isHuman(lowerOf(document, last)) && openers.has(lowerOf(document, first))
}

const auxiliaryForms = new Set('was were is are has have had'.split(' '))
const modals = new Set('will would can could may might must should did does do'.split(' '))

/** An auxiliary, or the past form of a verb. */
export function isPastForm(document: Document, i: number): boolean {
  const word = lowerOf(document, i)
  if (auxiliaryForms.has(word) || modals.has(word)) return true
  return isVerbal(document, i) && !word.endsWith('s') && !prepositions.has(lowerOf(document, i - 1))
}

/** One hyphen or two between spaces. */
const isDash = ({ text, tokens }: Document, i: number): boolean =>
  text.charCodeAt(tokens.start[i] as number) === 45 && text.charCodeAt(tokens.end[i] as number) === 32

/** Offices in capitals, which an aside names: `Ruth Alvear, MD & CEO, Harbour Works, said`. */
const offices = new Set('ceo cfo coo cto md vp mp mps mla phd esq'.split(' '))

/** Most tokens of an aside. */
const longestAside = 30

/** From the closing comma of an aside to the token before its opening comma, at most so many tokens back. */
function beforeAside(document: Document, close: number, first: number): number {
  const mark = document.tokenText(close)
  const opening = mark === ')' ? '(' : /^[—–-]/.test(mark) ? mark : ','
  let outer = -1
  for (let i = close - 1; i > first && i > close - longestAside; i--) {
    if (isQuoted(document, i)) break
    if (document.tokenText(i) !== opening) continue
    // "One of its leaders, Raz Orlan, said": the aside is the name.
    if (
      outer < 0 &&
      isName(document, close - 1) &&
      peopleOf(document).at(close - 1)?.firstToken === i + 1 &&
      (!isName(document, i - 1) || endingAt(document, i - 1, first)?.kind === 'phrase')
    )
      return close - 1
    outer = i - 1
    if (isName(document, outer) && peopleOf(document).at(outer) && !offices.has(lowerOf(document, outer))) return outer
  }
  return outer >= 0 ? outer : close - 1
}

const prepositions = new Set('of to in for from at with on over by against near'.split(' '))
const openers = new Set(
  'the a an one his her their its our my another some many several both that this these those two three four five'.split(
    ' ',
  ),
)

function endingAt(document: Document, last: number, first: number): Subject | undefined {
  const word = lowerOf(document, last)
  if (isQuoted(document, last)) return undefined
  // "The WHO said": a body, no pronoun.
  if (pronouns.has(word) && !(isName(document, last) && word.length > 1))
    return phrase(document, last, last + 1, 'pronoun')
  const people = peopleOf(document)
  const mention = isName(document, last) ? people.at(last) : undefined
  if (mention) {
    // "A spokesman for Ann Leeds said": who speaks is named after no one.
    const before = mention.firstToken - (lowerOf(document, mention.firstToken - 1) === 'the' ? 2 : 1)
    const isGoverned = prepositions.has(lowerOf(document, before))
    const whole = isGoverned ? endingPhrase(document, mention.firstToken, last, first) : undefined
    const opening = whole && lowerOf(document, whole.firstToken)
    if (opening && (openers.has(opening) || isHuman(opening)) && speaksOf(document, whole)) return whole
    const isObject = prepositions.has(lowerOf(document, mention.firstToken - 1))
    if (!isObject || people.isPerson(mention)) return named(mention)
  }
  if (!isWord(document, last)) return undefined
  return endingPhrase(document, mention ? mention.firstToken : last, last, first)
}

const belongs = new Set('of worth with in at from for on'.split(' '))
const leadsIn = new Set('that and but as when'.split(' '))

/** The noun phrase whose last token is `last`, walked back from token `from`. */
function endingPhrase(document: Document, start: number, last: number, first: number): Subject {
  let from = start
  for (; from > first && from > last - 9; from--) {
    const before = lowerOf(document, from - 1)
    if (openers.has(lowerOf(document, from)) && !belongs.has(before)) break
    // "The 21-year-old clerk", "nine of the 13 clerks": a number goes with the word before it, or opens the phrase.
    if (isNumber(document, from - 1)) {
      from -= openers.has(lowerOf(document, from - 2)) ? 2 : 1
      break
    }
    if (!isWord(document, from - 1) && !isMark(document, from - 1, Mark.hyphen)) break
    if (isQuoted(document, from - 1) || leadsIn.has(before)) break
  }
  return phrase(document, from, last + 1, 'phrase')
}

const speaksOf = ({ text }: Document, { start, end }: Range): boolean =>
  speakingPart(text.slice(start, end), () => false) !== undefined
