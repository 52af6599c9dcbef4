import { type Document, onceFor, type Range } from '@copydesk/core'
import {
  fullLine,
  isAnyMark,
  isCapital,
  isMark,
  isName,
  isQuoted,
  isWord,
  lengthOf,
  lowerOf,
  Mark,
  startOf,
} from '@copydesk/text'
import { givenNames } from './given-names.ts'
import { isPossessive, type Mention, type People, peopleOf } from './mentions.ts'
import { genderOfNoun, isHuman, speakingPart } from './speaking-nouns.ts'
import {
  endsOpenInside,
  isPastForm,
  mainClause,
  named,
  openingPhrase,
  phrase,
  type SpeechAct,
  type Subject,
  speakingPronouns,
  speechActsBySentence,
} from './speech-acts.ts'

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

/** A quotation and its owner. */
export interface Quote {
  /** With its marks. */
  readonly range: Range
  /** Without its marks. */
  readonly inner: Range
  readonly words: number
  readonly speaker: Speaker | null
  /** The text says who the speaker is: by full name, by title, or by description. */
  readonly introduced: boolean
  /** The verb of speech that hands it over, lower case; null where only the context does. */
  readonly verb: string | null
}

/** The quotations of a text in text order, each with its speaker if it has one; computed once a document. */
export const quotesOf: (document: Document) => readonly Quote[] = onceFor(attribute)

type Acts = ReadonlyMap<number, readonly SpeechAct[]>

interface Draft {
  readonly index: number
  readonly firstToken: number
  readonly endToken: number
  readonly line: number
  readonly words: number
  subject?: Subject | undefined
  verb?: string | undefined
  speaker?: Speaker | null
}

function attribute(document: Document): Quote[] {
  const drafts = draftsOf(document)
  const acts = speechActsBySentence(document)
  for (const [k, draft] of drafts.entries()) {
    const act = draft.words === 0 || isTitle(document, draft) ? undefined : actFor(document, draft, acts, drafts[k + 1])
    if (act) {
      draft.verb = lowerOf(document, act.verb)
      draft.subject = act.subject
      draft.speaker = resolve(document, act.subject, drafts, k)
    }
  }
  for (const [k, draft] of drafts.entries()) closeOwner(document, drafts, k, draft, acts)
  for (let k = drafts.length - 2; k >= 0; k--) shareOwner(document, drafts[k] as Draft, drafts[k + 1] as Draft)
  for (const [k, draft] of drafts.entries()) draft.speaker ??= fromContext(document, drafts, k, acts)
  // A quotation left open goes on in the next paragraph, where its owner may stand.
  for (let k = drafts.length - 2; k >= 0; k--) {
    const [draft, next] = [drafts[k] as Draft, drafts[k + 1] as Draft]
    if (document.quotations.closed[draft.index] === 0 && opensNextLine(document, draft, next))
      draft.speaker ??= next.speaker ?? null
  }
  return drafts.map((draft) => finish(document, draft))
}

/** `In the harbour, “we …” for years, “and …,” said Ruth Alvear`: of two in one sentence, the first goes with the second. */
function shareOwner(document: Document, draft: Draft, next: Draft): void {
  const { sentences, tokens } = document
  const s = document.sentenceAt(tokens.start[draft.firstToken] as number)
  const isOne = next.firstToken < (sentences.endToken[s] as number) && next.firstToken - draft.endToken < 12
  if (draft.speaker || !next.subject || !isOne || draft.words < 4 || !isLedIn(document, draft)) return
  if (next.subject.firstToken >= next.endToken) draft.speaker = next.speaker ?? null
}

/** `The ferry will “take off” if we let it, she said.`: who the end of the sentence names has said all of it. */
function closeOwner(document: Document, drafts: readonly Draft[], k: number, draft: Draft, acts: Acts): void {
  const isNoWord = draft.words === 0 || isTitleCase(document, draft)
  if (draft.subject || isNoWord) return
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const list = acts.get(s) ?? []
  const last = list.at(-1)
  if (!last || last.verb < draft.endToken || !endsSentence(document, last, s)) return
  if (list.some(({ verb }) => verb >= draft.endToken && verb < last.verb)) return
  draft.verb = lowerOf(document, last.verb)
  draft.subject = last.subject
  draft.speaker = resolve(document, last.subject, drafts, k)
}

/** Most tokens that tell, behind who speaks and the verb, when, where or whom. */
const tellingReach = 9

/** The same where an aside says more of who speaks. */
const asideReach = 24

/** `, she said.`, `, said Ruth Alvear on Monday.`: a comma, who speaks and the verb, and no further clause. */
function endsSentence(document: Document, { verb, subject, isWeak }: SpeechAct, s: number): boolean {
  const first = Math.min(verb, subject.firstToken)
  // "…, Mr. Alvear said."
  const from = isMark(document, first - 1, Mark.stop) && subject.mention?.isTitled ? first - 2 : first
  const isOpening =
    isMark(document, from - 1, Mark.comma) || (isQuoted(document, from - 1) && isMark(document, from - 2, Mark.comma))
  const isNext = subject.endToken === verb || subject.firstToken === verb + 1
  if (isWeak || !isOpening || !isNext) return false
  const end = document.sentences.endTokenOf(s)
  const behind = Math.max(verb + 1, subject.endToken)
  // "…, notes Ruth Alvear, head of the ferry club on the pier.": an aside may be longer.
  const reach = subject.firstToken > verb && isMark(document, subject.endToken, Mark.comma) ? asideReach : tellingReach
  if (end - behind > reach) return false
  for (let i = behind; i < end; i++)
    if (isQuoted(document, i) || /^(?:that|and|but)$/.test(lowerOf(document, i))) return false
  return true
}

function draftsOf(document: Document): Draft[] {
  const { quotations } = document
  const drafts: Draft[] = []
  for (let q = 0; q < quotations.count; q++) {
    const firstToken = quotations.firstTokenOf(q)
    const endToken = quotations.endTokenOf(q)
    let words = 0
    for (let i = firstToken; i < endToken; i++) if (isWord(document, i)) words++
    drafts.push({ index: q, firstToken, endToken, line: document.lineAt(quotations.startOf(q)), words })
  }
  return drafts
}

/** Most tokens between a quotation and the verb that hands it over. */
const reach = { after: 30, before: 32 }

const titling = new Set(
  'podcast memoir documentary album anthem musical play painted published released performed directed hosted titled entitled headlined headline song book film movie show series article essay column paper novel called dubbed'.split(
    ' ',
  ),
)

/** The name of a work: each longer word has a capital, and a possessive or a word for a work stands before it. */
function isTitle(document: Document, draft: Draft): boolean {
  const { firstToken } = draft
  const isBracketed =
    isMark(document, firstToken - 1, Mark.openParen) && isMark(document, draft.endToken, Mark.closeParen)
  return (
    isTitleCase(document, draft) &&
    (isBracketed ||
      isHearer(document, firstToken) ||
      makesWork(document, firstToken) ||
      titling.has(lowerOf(document, firstToken - 1)) ||
      isWorkInClause(document, draft) ||
      isPossessive(document, firstToken - 1))
  )
}

/** `author of “A Bridge”`, `host of “Harbour Hour”`. */
const makesWork = (document: Document, i: number): boolean =>
  lowerOf(document, i - 1) === 'of' &&
  /^(?:author|co-author|authors|host|co-host|hosts|star|stars|director|editor|creator|writer|publisher|episode|edition|taping|release|copy|cast|season)$/.test(
    lowerOf(document, i - 2),
  )

/** `a theme in “How We Left the Harbour” is`: two words and more with capitals behind a preposition, and the clause goes on. */
function isWorkInClause(document: Document, { firstToken, endToken, words }: Draft): boolean {
  if (words < 2 || !/^(?:in|on|of|from|with|for|at|during)$/.test(lowerOf(document, firstToken - 1))) return false
  for (let i = firstToken + 1; i < endToken; i++)
    if (isWord(document, i) && !isCapital(document, i) && lengthOf(document, i) > 3) return false
  return !isMark(document, endToken - 2, Mark.comma)
}

/** `told “Harbour This Morning”`: who is told. */
const isHearer = (document: Document, i: number): boolean => /^(?:told|tells?)$/.test(lowerOf(document, i - 1))

function isTitleCase(document: Document, { firstToken, endToken, words }: Draft): boolean {
  if (words > 14 || (isWord(document, firstToken + 1) && !isCapital(document, firstToken + 1))) return false
  for (let i = firstToken; i < endToken; i++)
    if (isWord(document, i) && !isCapital(document, i) && lengthOf(document, i) > 4) return false
  return true
}

/** The act that owns the quotation: behind it where it ends in a comma or question, before it where it is led in, else the nearer. */
function actFor(document: Document, draft: Draft, acts: Acts, next?: Draft): SpeechAct | undefined {
  const after = actAfter(document, draft, acts, next)
  const before = actBefore(document, draft, acts) ?? inWordsOf(document, draft)
  if (isTerm(document, draft)) {
    const owner = before && ownsTerm(document, before, draft) ? before : undefined
    return owner ?? (after && (isAccording(document, after) || closesOn(document, draft, after)) ? after : undefined)
  }
  if (!after || !before) return before ?? (after && isOwnClause(document, draft, after) ? undefined : after)
  // "Ann Leeds told them that “…,” according to the Post": the Post tells of her words.
  if (isAccording(document, after) && lowerOf(document, draft.firstToken - 1) === 'that') return before
  const isAside = lowerOf(document, after.verb).endsWith('ing') || opensClause.has(lowerOf(document, draft.endToken))
  if (isAside && !isAccording(document, after)) return before
  // Where the clause behind is long in coming to its speaker, the one before has the quotation.
  const isNear = Math.min(after.verb, after.subject.firstToken) - draft.endToken < near
  if (endsOpen(document, draft) && !isLedIn(document, draft) && isNear) return after
  return isLedIn(document, draft) || !before.isWeak ? before : after
}

/** `“…” and Ada Netter said`: what speaks there owns what follows. */
const isOwnClause = (document: Document, { endToken }: Draft, act: SpeechAct): boolean =>
  /^(?:and|but|while)$/.test(lowerOf(document, endToken)) && !isAccording(document, act)

/** Most tokens between a quotation that has a speaker before it and another behind it. */
const near = 5

/** Words that open another clause behind a quotation: what speaks there owns none before them. */
const opensClause = new Set('and but while because although when which who'.split(' '))

const isAccording = (document: Document, { verb }: SpeechAct): boolean => lowerOf(document, verb) === 'according'

/** One to three words inside a clause that goes on: a term, which nobody behind it says. */
const isTerm = (document: Document, draft: Draft): boolean =>
  draft.words <= 3 &&
  !isLedIn(document, draft) &&
  !isMark(document, draft.endToken - 2, Mark.comma) &&
  !isBriefSentence(document, draft)

/** `“Who cares?” Ruth Alvear said.`: few words, but a sentence. */
const isBriefSentence = (document: Document, { firstToken, endToken }: Draft): boolean =>
  startsSentence(document, firstToken) &&
  isCapital(document, firstToken + 1) &&
  (isMark(document, endToken - 2, Mark.question) || isMark(document, endToken - 2, Mark.exclamation))

/** Most tokens between a verb and a term it takes: what stands further behind, with no verb of its own, is no one's word. */
const termReach = 8

/** `called it a “trial”`, `said that the “trial” ran`: a term near the verb, or in a clause the verb reports. */
function ownsTerm(document: Document, { verb, isWeak }: SpeechAct, { firstToken }: Draft): boolean {
  let isClause = false
  let isBehind = false
  for (let i = verb + 1; i < firstToken; i++) {
    if (isWeak && isMark(document, i - 1, Mark.comma) && /^(?:who|which)$/.test(lowerOf(document, i))) return false
    if (isQuoted(document, i)) isBehind = true
    // Behind another quotation of the clause the verb reaches no further than that clause.
    else if (isBehind && subordinating.has(lowerOf(document, i))) return false
    else if (isMark(document, i, Mark.colon) && i < firstToken - 1) return false
    else isClause ||= opensReport(document, i)
  }
  return (
    isClause ||
    firstToken - verb <= termReach ||
    isJoined(document, firstToken) ||
    isComplement(document, verb, firstToken)
  )
}

/** `“by chance”, the clerks speculate.`: a comma, who speaks, and the sentence ends. */
const closesOn = (document: Document, { endToken }: Draft, { verb, subject }: SpeechAct): boolean =>
  isMark(document, endToken, Mark.comma) &&
  subject.firstToken === endToken + 1 &&
  subject.endToken === verb &&
  isMark(document, verb + 1, Mark.stop)

/** `said that`, `said the pier was`, `called it to be`. */
const opensReport = (document: Document, i: number): boolean =>
  lowerOf(document, i) === 'that' ||
  isPastForm(document, i) ||
  (lowerOf(document, i) === 'to' && lowerOf(document, i + 1) === 'be')

const subordinating = new Set('after when while as because although though since until before'.split(' '))

/** `slammed the plan as a “trial”`, `promised to stay, to “steady” it`. */
function isComplement(document: Document, verb: number, i: number): boolean {
  const before = lowerOf(document, /^(?:an?|the)$/.test(lowerOf(document, i - 1)) ? i - 2 : i - 1)
  return before === 'as' || (before === 'to' && lowerOf(document, verb + 1) === 'to')
}

/** `“trial” and “error”`: another quotation ends at most two tokens before. */
const isJoined = (document: Document, i: number): boolean => isQuoted(document, i - 2) || isQuoted(document, i - 3)

/** The last mark inside is a comma, or one stands right behind: the clause goes on behind the quotation. */
const endsOpen = (document: Document, { endToken }: Draft): boolean =>
  endsOpenInside(document, endToken) || isMark(document, endToken, Mark.comma)

/** `said, "…`, `told them: "…`. */
const isLedIn = (document: Document, { firstToken }: Draft): boolean =>
  isMark(document, firstToken - 1, Mark.colon) ||
  (isMark(document, firstToken - 1, Mark.comma) && !isQuoted(document, firstToken - 2))

function actAfter(document: Document, draft: Draft, acts: Acts, next?: Draft): SpeechAct | undefined {
  const { endToken, line } = draft
  const behind = briefAct(document, draft, acts)
  if (behind) return behind
  const isClosed = isMark(document, endToken - 2, Mark.stop) || !endsOpen(document, draft)
  if (isClosed && startsSentence(document, endToken)) return undefined
  const limit = Math.min(endToken + reach.after, document.lines.endTokenOf(lastLine(document, draft, acts)))
  const from = next && next.line === line ? Math.min(limit, next.firstToken) : limit
  const stop = sentenceEnd(document, endToken, limit)
  const s = document.sentenceAt(document.tokens.start[endToken] ?? 0)
  return acts
    .get(s)
    ?.find(
      ({ verb, subject, isWeak }) =>
        verb >= endToken &&
        verb < Math.min(from, stop) &&
        (!isWeak ||
          (isMark(document, endToken - 2, Mark.comma) && verb < endToken + 8) ||
          (isMark(document, endToken, Mark.comma) && lowerOf(document, endToken + 1) === 'as')) &&
        (subject.firstToken >= endToken || subject.kind === 'name'),
    )
}

/** `“… in the harbour.” Ruth Alvear argued at the time.`: a sentence of its own that says who spoke and no more. */
function briefAct(document: Document, draft: Draft, acts: Acts): SpeechAct | undefined {
  const { line } = draft
  // `“…”. Ruth Alvear said.`: the stop on the wrong side.
  const endToken = isMark(document, draft.endToken, Mark.stop) ? draft.endToken + 1 : draft.endToken
  if (endToken >= document.lines.endTokenOf(line) || !startsSentence(document, endToken)) return undefined
  const s = document.sentenceAt(startOf(document, endToken))
  const act = acts.get(s)?.[0]
  const isFirst = act && !act.isWeak && act.verb < endToken + 5 && act.subject.firstToken < endToken + 3
  if (!isFirst || document.sentences.endTokenOf(s) > endToken + 12) return undefined
  const next = Math.max(act.verb + 1, act.subject.endToken)
  if (isMark(document, next, Mark.comma)) return lowerOf(document, next + 1).endsWith('ing') ? act : undefined
  return isMark(document, next, Mark.stop) || /^(?:at|in|on|during)$/.test(lowerOf(document, next)) ? act : undefined
}

/** The line a quotation's sentence goes on in: the next where it ends in a comma and that opens without a capital, or with who speaks. */
function lastLine(document: Document, { endToken, line }: Draft, acts: Acts): number {
  const next = nextLine(document, line)
  const first = document.lines.firstToken[next]
  const isOpen = document.lines.endTokenOf(line) === endToken && isMark(document, endToken - 2, Mark.comma)
  if (!isOpen || first !== endToken || !isWord(document, first)) return line
  const act = acts.get(document.sentenceAt(startOf(document, first)))?.[0]
  const names =
    act !== undefined && !act.isWeak && act.subject.firstToken === first && act.verb === act.subject.endToken
  return names || !isCapital(document, first) ? next : line
}

const startsSentence = (document: Document, i: number): boolean => {
  const s = i < document.tokens.count ? document.sentenceAt(startOf(document, i)) : -1
  return s < 0 || document.sentences.firstToken[s] === i
}

function sentenceEnd(document: Document, i: number, limit: number): number {
  if (i >= document.tokens.count) return limit
  const s = document.sentenceAt(startOf(document, i))
  return s < 0 ? limit : Math.min(limit, document.sentences.endTokenOf(s))
}

const sayings = new Set(
  'teachings teaching adage maxim motto advice message question line charge charges criticism theory description view notion hope fear fears vow threat conclusion criticisms warnings response answer reply mantra slogan testimony account promise promises claim claims assertion statement comment comments remark remarks belief warning suggestion argument contention declaration admission allegation insistence complaint prediction accusation pledge observation words'.split(
    ' ',
  ),
)

/** `Ann Leeds’s claim that “…”`, `his remark that “…”`, `in the words of Ann Leeds, “…”`. */
function inWordsOf(document: Document, draft: Draft): SpeechAct | undefined {
  const { firstToken } = draft
  const isThat = /^(?:that|was|is|were)$/.test(lowerOf(document, firstToken - 1))
  if (isAfterBe(document, firstToken)) return inWordsOf(document, { ...draft, firstToken: firstToken - 1 })
  if (!isThat && !isMark(document, firstToken - 1, Mark.comma) && !isMark(document, firstToken - 1, Mark.colon))
    return undefined
  const people = peopleOf(document)
  const sentence = document.sentenceAt(startOf(document, firstToken))
  const own = inOwnWords(document, firstToken, sentence)
  if (own) return own
  const noun = sayingBefore(document, firstToken - 2)
  const last = isName(document, noun) ? people.at(noun) : undefined
  if (
    !isThat &&
    last &&
    lowerOf(document, last.firstToken - 1) === 'of' &&
    lowerOf(document, last.firstToken - 2) === 'words'
  )
    return { verb: last.firstToken - 2, isWeak: false, sentence, subject: named(last) }
  if (!sayings.has(lowerOf(document, noun))) return undefined
  for (let i = noun - 1; i > noun - 4; i--) {
    const owner = isName(document, i) && isPossessive(document, i) ? people.at(i) : undefined
    if (owner) return { verb: noun, isWeak: false, sentence, subject: named(owner) }
    const word = lowerOf(document, i)
    if (word === 'his' || word === 'her')
      return { verb: noun, isWeak: false, sentence, subject: phrase(document, i, i + 1, 'pronoun') }
  }
  return undefined
}

/** Most tokens between `in Ann Leeds’s own words` and the quotation. */
const ownReach = 9

/** `In Ann Leeds’s own words, “…”`, `in her words, “…”`. */
function inOwnWords(document: Document, firstToken: number, sentence: number): SpeechAct | undefined {
  for (let i = firstToken - 2; i > firstToken - ownReach && i > 1; i--) {
    if (lowerOf(document, i) !== 'words' || isQuoted(document, i)) continue
    const owner = lowerOf(document, i - 1) === 'own' ? i - 2 : i - 1
    const mention = isName(document, owner) && isPossessive(document, owner) ? peopleOf(document).at(owner) : undefined
    if (mention) return { verb: i, isWeak: false, sentence, subject: named(mention) }
    if (/^(?:his|her)$/.test(lowerOf(document, owner)))
      return { verb: i, isWeak: false, sentence, subject: phrase(document, owner, owner + 1, 'pronoun') }
  }
  return undefined
}

/** `Ann Leeds’s claim in Lorne that`: the noun at most four words before, past what belongs to it. */
function sayingBefore(document: Document, last: number): number {
  for (let i = last; i > last - 5 && isWord(document, i); i--) if (sayings.has(lowerOf(document, i))) return i
  return last
}

/** `Her promise was a “…`. */
const isAfterBe = (document: Document, i: number): boolean =>
  /^(?:an?|the)$/.test(lowerOf(document, i - 1)) && /^(?:was|is|were)$/.test(lowerOf(document, i - 2))

function actBefore(document: Document, draft: Draft, acts: Acts): SpeechAct | undefined {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const first = Math.max(document.sentences.firstToken[s] ?? 0, draft.firstToken - reach.before)
  const before = acts.get(s)?.filter(({ verb }) => verb >= first && verb < draft.firstToken) ?? []
  // "Ann Leeds suggested that residents think of leaving: “…”": what a colon announces is hers.
  const closest = before.at(-1)
  const hands = closest !== undefined && Math.max(closest.verb, closest.subject.endToken - 1) === draft.firstToken - 2
  const main =
    isMark(document, draft.firstToken - 1, Mark.colon) && !hands
      ? before.find(({ verb }) => lowerOf(document, verb + 1) === 'that')
      : undefined
  const last = main ?? closest
  return last?.isWeak && isOtherClause(document, last.verb, draft.firstToken) ? undefined : last
}

/** `spoke after the clerk even left the “pier”`: another clause, with a verb of its own, stands between. */
function isOtherClause(document: Document, verb: number, until: number): boolean {
  let opens = false
  for (let i = verb + 1; i < until; i++) {
    if (isQuoted(document, i)) return false
    if (opens && isPastForm(document, i)) return true
    opens ||= subordinating.has(lowerOf(document, i)) && lowerOf(document, i) !== 'as'
  }
  return false
}

/** The speaker a subject stands for. */
function resolve(document: Document, subject: Subject, drafts: readonly Draft[], k: number): Speaker | null {
  if (subject.kind === 'name' && subject.mention) return speakerOf(document, subject.mention)
  if (subject.kind === 'phrase') return phraseSpeaker(document, subject)
  const word = lowerOf(document, subject.firstToken)
  const referent =
    word === 'i' || word === 'we' || word === 'you' ? undefined : antecedent(document, subject, drafts, k, word)
  return (
    referent ?? {
      name: document.text.slice(subject.start, subject.end),
      range: { start: subject.start, end: subject.end },
      kind: 'pronoun',
    }
  )
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

function speakerOf(document: Document, mention: Mention): Speaker {
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
const clause = / (?:was|were|is|are|has|had|have|would|will|could) /

/** Nothing where the words describe no person, group, office or writing. */
function phraseSpeaker(document: Document, { start, end }: Range): Speaker | null {
  const name = speakingPart(document.text.slice(start, end), (word) => isNamed(document, word))
  if (name === undefined || clause.test(name)) return null
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

/** Who a pronoun stands for: the person last named as a subject, else the last speaker; `it` and `they` take what last spoke. */
const antecedent = (
  document: Document,
  subject: Subject,
  drafts: readonly Draft[],
  k: number,
  word: string,
): Speaker | undefined =>
  /^(?:he|she|his|her)$/.test(word)
    ? (personBefore(document, subject, word) ?? lastPerson(document, drafts, k, word))
    : bodyBefore(document, subject, word)

/** Sentences within which a person is looked for, and what "it" and "they" stand for: that is near, or no one's guess. */
const farthest = { person: 16, described: 6, body: 3 }

function personBefore(document: Document, subject: Subject, word: string): Speaker | undefined {
  const { start, firstToken } = subject
  const s = document.sentenceAt(start)
  const nearest = isParenthetical(document, subject) ? s - 1 : s
  let described: Speaker | undefined
  for (let back = nearest; back >= 0 && back > s - farthest.person; back--) {
    const found = subjectOf(document, back, firstToken, true, word)
    if (found && (found.kind !== 'phrase' || back >= s - 1)) return found
    described ??= found
    if (described && back < s - farthest.described) break
    const object = !described && back >= s - 1 ? objectOfSentence(document, back, firstToken, word) : undefined
    if (object) return object
    const only = !described && back === s - 2 ? onlyPerson(document, back, firstToken, word) : undefined
    if (only) return only
  }
  return described
}

/** `Ruth Alvear has “gone too far,” he adds.`: set off by a comma on both sides, a pronoun stands for no one its sentence names. */
function isParenthetical(document: Document, { firstToken, endToken }: Subject): boolean {
  const opens =
    isMark(document, firstToken - 1, Mark.comma) ||
    (isQuoted(document, firstToken - 1) && isMark(document, firstToken - 2, Mark.comma))
  return opens && (isMark(document, endToken + 1, Mark.stop) || isMark(document, endToken + 1, Mark.comma))
}

function bodyBefore(document: Document, { start, firstToken }: Subject, word: string): Speaker | undefined {
  const s = document.sentenceAt(start)
  let described: Speaker | undefined
  for (let back = s; back >= 0 && back > s - farthest.body; back--) {
    const found = subjectOf(document, back, firstToken, false, word)
    if (!found || found.kind === 'person') continue
    if (found.kind !== 'phrase') return described ?? found
    if (word !== 'they' || plural.test(found.name)) described ??= found
  }
  return described
}

const lastPerson = (document: Document, drafts: readonly Draft[], k: number, word: string): Speaker | undefined =>
  drafts
    .slice(Math.max(0, k - 6), k)
    .findLast(({ speaker }) => speaker?.kind === 'person' && speakerAgrees(document, speaker, word))?.speaker ??
  undefined

/** `The board thanked Ruth Alvear. “…,” she said`: the one person sentence `s` names before token `until` whose name agrees with the pronoun. */
function objectOfSentence(document: Document, s: number, until: number, pronoun: string): Speaker | undefined {
  const people = peopleOf(document)
  const end = Math.min(document.sentences.endTokenOf(s), until)
  let object: Mention | undefined
  for (let i = document.sentences.firstTokenOf(s); i < end; i++) {
    if (isQuoted(document, i)) continue
    if (lowerOf(document, i) === pronoun) return undefined
    const mention = isName(document, i) ? people.at(i) : undefined
    if (!mention) continue
    i = Math.max(i, mention.endToken - 1)
    if (!people.isPerson(mention) || !agrees(document, mention, pronoun)) continue
    const isOf = /^(?:of|since|than|for|over|about|against|like)$/.test(lowerOf(document, mention.firstToken - 1))
    if (isOf || people.genderOf(mention) === undefined || (object && object.surname !== mention.surname))
      return undefined
    object ??= mention
  }
  return object && !isPossessive(document, object.endToken - 1) ? speakerOf(document, object) : undefined
}

/** Most tokens in which the one person is looked for. */
const onlyReach = 120

/** `Below is an interview with Ruth Alvear. It is of May. “…,” she said`: the one person between sentence `s` and token `until`, in whatever place. */
function onlyPerson(document: Document, s: number, until: number, pronoun: string): Speaker | undefined {
  const people = peopleOf(document)
  let only: Mention | undefined
  for (let i = Math.max(until - onlyReach, document.sentences.firstTokenOf(s)); i < until; i++) {
    const mention = isName(document, i) && !isQuoted(document, i) ? people.at(i) : undefined
    if (!mention) continue
    i = Math.max(i, mention.endToken - 1)
    const isCompared = /^(?:since|than)$/.test(lowerOf(document, mention.firstToken - 1))
    if (isCompared || !people.isPerson(mention) || !agrees(document, mention, pronoun)) continue
    if (only && only.surname !== mention.surname) return undefined
    only ??= mention
  }
  return only && speakerOf(document, only)
}

const speeches = new Set(
  'speech speeches column op-ed article book piece statement letter interview remarks tweet tweets testimony memoir address essay'.split(
    ' ',
  ),
)

/** `Ann Leeds’s speech`. */
const ownsSpeech = (document: Document, { endToken }: Mention): boolean =>
  isPossessive(document, endToken - 1) &&
  speeches.has(lowerOf(document, isWord(document, endToken) ? endToken : endToken + 1))

const plural = /(?:[^s]s|people|police|men|women|family|team|group|board)$/

const objectOf = new Set('of to in for from at with on over by against near than between about told like'.split(' '))

/** The person sentence `s` has for a subject before token `until`: who speaks in it, its first person that no preposition governs, or whom it opens with. */
function subjectOf(
  document: Document,
  s: number,
  until: number,
  wantsPerson: boolean,
  pronoun = '',
): Speaker | undefined {
  const act = speakerIn(document, s, until, wantsPerson, pronoun)
  if (act) return act
  const first = document.sentences.firstTokenOf(s)
  const isOwn = until < document.sentences.endTokenOf(s)
  // "One old ferry club, Harbour Watch, left a pier it says": a body may stand in an aside.
  const bodies = isOwn ? first + 6 : first + 3
  const end = Math.min(document.sentences.endTokenOf(s), until, wantsPerson ? until : bodies)
  const main = mainClause(document, first, end)
  const isNear = document.sentenceAt(startOf(document, until)) - s <= newReach
  const clause = { first, main, isOwn, isNear, wantsPerson, pronoun }
  const inMain = main > first ? namedSubject(document, main, end, clause) : undefined
  const named = inMain ?? (isTopic(document, first) ? inMain : namedSubject(document, first, end, clause))
  if (named === null || named) return named ?? undefined
  const opening = wantsPerson ? openingPhrase(document, main, end) : undefined
  const isPerson = opening?.kind === 'phrase' && describesPerson(document, opening, pronoun)
  return isPerson ? (phraseSpeaker(document, opening) ?? undefined) : undefined
}

function speakerAgrees(document: Document, { range }: Speaker, pronoun: string): boolean {
  const mention = peopleOf(document).at(document.tokenAt(range.start))
  return mention === undefined || agrees(document, mention, pronoun)
}

interface Clause {
  readonly first: number
  readonly main: number
  /** The pronoun stands in the same sentence. */
  readonly isOwn: boolean
  readonly isNear: boolean
  readonly wantsPerson: boolean
  readonly pronoun: string
}

/** "She" does not stand for a man. */
const agrees = (document: Document, mention: Mention, pronoun: string): boolean => {
  const isMan = /^(?:he|his)$/.test(pronoun)
  const gender = isMan || /^(?:she|her)$/.test(pronoun) ? peopleOf(document).genderOf(mention) : undefined
  return gender === undefined || (gender === 'man') === isMan
}

/** `Ann Leeds’s speech`, or opening its sentence `Though Ann Leeds’s bridge has fallen`: of her that goes on to speak. */
const isSpokenOf = (document: Document, mention: Mention, opens: boolean): boolean =>
  (opens && isPossessive(document, mention.endToken - 1)) ||
  (peopleOf(document).mayBePerson(mention) && ownsSpeech(document, mention))

/** The first person from token `from` on that is no object; null where the pronoun itself stands before one. */
function namedSubject(document: Document, from: number, end: number, clause: Clause): Speaker | null | undefined {
  const people = peopleOf(document)
  const { first, wantsPerson } = clause
  let owner: Mention | undefined
  for (let i = from; i < end; i++) {
    if (isQuoted(document, i)) continue
    // "He said he believes that Oake can win": the subject is the same as before.
    if (clause.pronoun !== '' && lowerOf(document, i) === clause.pronoun) return null
    const mention = isName(document, i) ? people.at(i) : undefined
    if (!mention) continue
    const at = i
    i = Math.max(i, mention.endToken - 1)
    if (!agrees(document, mention, clause.pronoun)) continue
    const isOne =
      !wantsPerson || people.isPerson(mention) || (clause.isNear && isNewPerson(document, mention, at, clause))
    if (isOne && !objectOf.has(lowerOf(document, mention.firstToken - 1)) && !isOwner(document, mention))
      return speakerOf(document, mention)
    if (wantsPerson && isSpokenOf(document, mention, isOne && at < first + 4)) owner ??= mention
  }
  return owner && speakerOf(document, owner)
}

/** A name no list has: a word no dictionary has opens the sentence, or any name where the pronoun follows in it, or two words open its main clause with a comma or verb behind. */
const isNewPerson = (document: Document, mention: Mention, i: number, { first, main, isOwn }: Clause): boolean =>
  (i === first &&
    mention.words === 1 &&
    peopleOf(document).mayBePerson(mention) &&
    ((isOwn && isPastForm(document, mention.endToken)) || document.lexicon.find(mention.surname) < 0)) ||
  (i === main && (isPresented(document, mention) || acts(document, mention))) ||
  (i === main && mention.words === 1 && givenNames.has(mention.surname) && isPastForm(document, mention.endToken))

/** `Um Mahmoud Alvear lay`: two to four words that name no body, and a verb. */
const acts = (document: Document, mention: Mention): boolean =>
  mention.words > 1 &&
  mention.words < 5 &&
  peopleOf(document).mayBePerson(mention) &&
  isPastForm(document, mention.endToken)

/** Most sentences back to a name that no list has. */
const newReach = 4

/** `As for Ruth Alvear’s letter,`, `Asked about Ruth Alvear,`: what the sentence turns to is not who speaks in it. */
const isTopic = (document: Document, first: number): boolean =>
  /^(?:regarding|concerning|asked|about)$/.test(lowerOf(document, first)) ||
  (lowerOf(document, first) === 'as' && /^(?:for|to)$/.test(lowerOf(document, first + 1)))

/** `We are poorer since Ruth Alvear called it so`: in a sentence before, whoever speaks in a clause of time or reason is not its subject. */
function isAside(document: Document, { firstToken }: Subject, until: number, s: number, pronoun: string): boolean {
  const end = document.sentences.endTokenOf(s)
  const opens = lowerOf(document, firstToken - 1)
  if (until >= end && /^(?:since|than|because|before|although|though|if)$/.test(opens)) return true
  // "When a clerk asked him, he left": the one asked goes on.
  if (!/^(?:when|after|as|while|until)$/.test(opens)) return false
  for (let i = firstToken; i < Math.min(end, until); i++)
    if (lowerOf(document, i) === pronoun && isMark(document, i - 1, Mark.comma) && !isQuoted(document, i)) return true
  return false
}

/** The subject of the first verb of speech in sentence `s`; none if that is a pronoun. */
function speakerIn(
  document: Document,
  s: number,
  until: number,
  wantsPerson: boolean,
  pronoun: string,
): Speaker | undefined {
  const people = peopleOf(document)
  for (const one of speechActsBySentence(document).get(s) ?? []) {
    const { subject } = one
    if (subject.firstToken >= until || isAside(document, subject, until, s, pronoun)) continue
    // "According to the Harbour Mail, she left": an outlet is no one.
    const mayBe = isAccording(document, one) ? people.isPerson : people.mayBePerson
    const isOne = subject.mention && (!wantsPerson || mayBe(subject.mention))
    if (subject.kind === 'name' && subject.mention && isOne && agrees(document, subject.mention, pronoun))
      return speakerOf(document, subject.mention)
    if (subject.kind === 'phrase' && (!wantsPerson || describesPerson(document, subject, pronoun)))
      return phraseSpeaker(document, subject) ?? undefined
  }
  return undefined
}

/** `Nida Afzal, a student`, `Nida Afzal, 20,`: two words or three that a comma tells more about. */
const isPresented = (document: Document, { words, endToken }: Mention): boolean =>
  words > 1 &&
  words < 4 &&
  isMark(document, endToken, Mark.comma) &&
  (/^(?:an?|who|whose)$/.test(lowerOf(document, endToken + 1)) || /^\d\d$/.test(document.tokenText(endToken + 1)))

const belongs = new Set('of for from at in with who'.split(' '))

const camps = new Set(
  'campaign administration team supporters voters officials aides family government party allies'.split(' '),
)

const isOwner = (document: Document, mention: Mention): boolean =>
  /^s['’] \p{Lu}/u.test(document.text.slice(mention.end - 1, mention.end + 3)) ||
  camps.has(lowerOf(document, mention.endToken)) ||
  (/['’]s?$/.test(document.text.slice(mention.end, mention.end + 2)) && document.text.charAt(mention.end) !== ' ')

/** Its noun, behind which only what belongs to it stands (`the brother of Ruth Alvear`), is one for one person. */
function describesPerson(document: Document, { firstToken, endToken }: Subject, pronoun: string): boolean {
  let end = firstToken + 1
  while (end < endToken && !belongs.has(lowerOf(document, end))) end++
  const word = lowerOf(document, end - 1)
  const gender = genderOfNoun(word)
  const isMan = /^(?:he|his)$/.test(pronoun)
  const isOther = gender !== undefined && pronoun !== '' && (gender === 'man') !== isMan
  return isHuman(word) && !plural.test(word) && !isOther
}

/** Speakers no verb gives: continued, announced or signed quotations. */
function fromContext(document: Document, drafts: readonly Draft[], k: number, acts: Acts): Speaker | null {
  const draft = drafts[k] as Draft
  const previous = drafts[k - 1]
  const tweeter = tweetedBehind(document, draft)
  if (tweeter) return tweeter
  if (isTitle(document, draft)) return null
  if (draft.words < 3) return isBriefRest(document, previous, draft) ? (previous?.speaker ?? null) : null
  if (isMark(document, draft.firstToken - 1, Mark.colon))
    return (
      accordingTo(document, draft, acts) ??
      introducedByColon(document, drafts, k) ??
      signedBehind(document, draft) ??
      signed(document, draft) ??
      null
    )
  if (previous && isRestOfSpeech(document, previous, draft, acts)) return previous.speaker ?? null
  if (
    !standsAlone(document, draft) ||
    (isTitleCase(document, draft) && !/[.,!?]/.test(document.tokenText(draft.endToken - 2)))
  )
    return null
  const signature = signedBehind(document, draft)
  if (signature) return signature
  if (
    previous?.speaker &&
    (continues(document, previous, draft) ||
      goesOnBelow(document, previous, draft, drafts[k + 1]) ||
      closedOneByOne(document, previous, draft, drafts[k + 1]))
  )
    return previous.speaker
  return (
    openedAbove(document, draft, acts) ??
    announced(document, draft, acts) ??
    signed(document, draft) ??
    continuedBelow(document, drafts, k) ??
    null
  )
}

const restOpens = new Set('but and in if on at so when while because still now for yet as then or'.split(' '))

/** Fewest words of a quotation that ends a sentence nobody else speaks in. */
const restWords = 5

/** `“…,” Ruth Alvear said. But in the end, “we need a ferry.”`: the next sentence of her speech, begun outside the marks. */
function isRestOfSpeech(document: Document, previous: Draft, draft: Draft, acts: Acts): boolean {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const first = document.sentences.firstTokenOf(s)
  return (
    previous.verb !== undefined &&
    previous.line === draft.line &&
    draft.words >= restWords &&
    isMark(document, draft.firstToken - 1, Mark.comma) &&
    restOpens.has(lowerOf(document, first)) &&
    isMark(document, draft.endToken - 2, Mark.stop) &&
    (startsSentence(document, draft.endToken) || document.lines.endToken[draft.line] === draft.endToken) &&
    !acts.has(s) &&
    continues(document, previous, draft)
  )
}

/** `“…,” Ruth Alvear said. “Obviously.”`: a word or two that go on with the speech of the paragraph. */
const isBriefRest = (document: Document, previous: Draft | undefined, draft: Draft): boolean =>
  draft.words > 0 &&
  previous?.speaker !== undefined &&
  previous.speaker !== null &&
  previous.verb !== undefined &&
  previous.line === draft.line &&
  startsSentence(document, draft.firstToken) &&
  isCapital(document, draft.firstToken + 1) &&
  (startsSentence(document, draft.endToken) || document.lines.endToken[draft.line] === draft.endToken) &&
  continues(document, previous, draft)

/** `According to her mother, she had no reason to go: “…`. */
function accordingTo(document: Document, { firstToken }: Draft, acts: Acts): Speaker | null {
  const s = document.sentenceAt(startOf(document, firstToken - 1))
  const act = acts.get(s)?.find((one) => one.verb < firstToken && isAccording(document, one))
  return act ? resolve(document, act.subject, [], 0) : null
}

/** `One neighbor was indignant with me: "…`, `Castor did not mince words: "…`: the subject of the clause before the colon. */
function introducedByColon(document: Document, drafts: readonly Draft[], k: number): Speaker | null {
  const { firstToken } = drafts[k] as Draft
  const s = document.sentenceAt(startOf(document, firstToken - 1))
  const first = mainClause(document, document.sentences.firstTokenOf(s), firstToken - 1)
  const opening = openingPhrase(document, first, firstToken - 1, 'any')
  if (opening?.kind === 'phrase') return phraseSpeaker(document, opening)
  for (let i = first; i < firstToken - 1; i++) {
    const mention = isName(document, i) ? peopleOf(document).at(i) : undefined
    if (mention && !objectOf.has(lowerOf(document, i - 1)) && !isOwner(document, mention))
      return speakerOf(
        document,
        personBehind(document, mention) ?? personInAside(document, mention, firstToken) ?? mention,
      )
    if (speakingPronouns.has(lowerOf(document, i)))
      return resolve(document, phrase(document, i, i + 1, 'pronoun'), drafts, k)
  }
  return null
}

/** `The Harbour Works President and head of the board, Ruth Alvear, issued this:`: the person between commas behind an office. */
function personInAside(document: Document, mention: Mention, until: number): Mention | undefined {
  const people = peopleOf(document)
  if (people.isPerson(mention)) return undefined
  for (let i = mention.endToken; i < Math.min(until, mention.endToken + 14) && !isPastForm(document, i); i++) {
    const behind = isMark(document, i, Mark.comma) && isName(document, i + 1) ? people.at(i + 1) : undefined
    if (behind && isMark(document, behind.endToken, Mark.comma) && people.isPerson(behind)) return behind
  }
  return undefined
}

/** `CNN moderator Abby Phillip`: the person named two words behind a body at most. */
function personBehind(document: Document, mention: Mention): Mention | undefined {
  const people = peopleOf(document)
  if (people.isPerson(mention)) return undefined
  for (let i = mention.endToken; i < mention.endToken + 3 && isWord(document, i); i++) {
    const behind = isName(document, i) ? people.at(i) : undefined
    if (behind) return people.isPerson(behind) ? behind : undefined
    if (objectOf.has(lowerOf(document, i))) return undefined
  }
  return undefined
}

const opensLine = (document: Document, { firstToken, line }: Draft): boolean =>
  document.lines.firstTokenOf(line) === firstToken

/** Nothing but the quotation stands in its paragraph. */
const fillsLine = (document: Document, draft: Draft): boolean =>
  opensLine(document, draft) && document.lines.endToken[draft.line] === draft.endToken

/** Nothing but the quotation stands in its sentence. */
function standsAlone(document: Document, draft: Draft): boolean {
  const { firstToken, endToken, line } = draft
  const s = document.sentenceAt(startOf(document, firstToken))
  const opens = document.sentences.firstTokenOf(s) === firstToken || opensLine(document, draft)
  return (
    opens &&
    (endToken >= document.lines.endTokenOf(line) || startsSentence(document, endToken) || !endsOpen(document, draft))
  )
}

/** The same paragraph with no other person speaking between, or a paragraph opened after one left unclosed. */
function continues(document: Document, previous: Draft, draft: Draft): boolean {
  if (previous.line === draft.line) {
    for (let i = previous.endToken; i < draft.firstToken; i++) if (isStranger(document, i, previous)) return false
    return true
  }
  const isOpen = document.quotations.closed[previous.index] === 0
  return isOpen && nextLine(document, previous.line) === draft.line
}

/** Shortest paragraph of a quotation alone that goes on with the speech above it, in words: what is shorter may answer it. */
const paragraph = 6

/** Most tokens of the clause that hands a quotation over and ends its paragraph: `she said in a letter on Monday.` */
const handover = 24

/** What follows may be its answer. */
const isQuestion = (document: Document, { endToken }: Draft): boolean => isMark(document, endToken - 2, Mark.question)

/** `"…," she said.` and below a paragraph that is a quotation and no more, with no other quotation below that. */
function goesOnBelow(document: Document, previous: Draft, draft: Draft, next?: Draft): boolean {
  const { lines, quotations } = document
  const above = lineBefore(document, draft.line)
  const handed = lines.endTokenOf(above) - previous.endToken
  const isAnswered = next !== undefined && quotations.closed[draft.index] === 1 && opensNextLine(document, draft, next)
  return (
    fillsLine(document, draft) &&
    !isAnswered &&
    !isQuestion(document, previous) &&
    draft.words >= paragraph &&
    previous.line === above &&
    quotations.closed[previous.index] === 1 &&
    endsOpen(document, previous) &&
    handed >= 2 &&
    handed <= handover
  )
}

/** `Ruth Alvear said: “…”`, and below it paragraphs that are each a quotation, closed, and no more: all of them are hers. */
function closedOneByOne(document: Document, previous: Draft, draft: Draft, next?: Draft): boolean {
  const above = lineBefore(document, draft.line)
  const isLast = document.lines.endTokenOf(above) - previous.endToken <= 1
  const isLed =
    previous.verb === undefined
      ? fillsLine(document, previous)
      : (previous.subject?.firstToken ?? previous.endToken) < previous.firstToken
  const isAnswered = next?.verb !== undefined && opensNextLine(document, draft, next)
  return (
    fillsLine(document, draft) &&
    draft.words >= paragraph &&
    !isMark(document, draft.endToken - 2, Mark.comma) &&
    previous.line === above &&
    previous.words >= 3 &&
    !isQuestion(document, previous) &&
    isLast &&
    isLed &&
    !isAnswered
  )
}

/** A person other than the one who spoke. */
function isStranger(document: Document, i: number, previous: Draft): boolean {
  const mention = isName(document, i) ? peopleOf(document).at(i) : undefined
  const before = mention ? lowerOf(document, mention.firstToken - 1) : ''
  if (!mention || !peopleOf(document).isPerson(mention) || objectOf.has(before) || before.endsWith('ing')) return false
  const speaker = previous.speaker as Speaker
  return !(speaker.fullName ?? speaker.name).toLowerCase().includes(mention.surname)
}

const nextLine = (document: Document, line: number): number => fullLine(document, line + 1, 1)

const lineBefore = (document: Document, line: number): number => fullLine(document, line - 1, -1)

/** Most paragraphs of one speech that are looked through for its beginning. */
const speech = 12

/** `Ann Leeds said: ‘We are late.` with no mark to close it, and below paragraphs that open with one: the speech she began. */
function openedAbove(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const { lines } = document
  if (!opensLine(document, draft) || !isSingle(document, draft.firstToken)) return undefined
  let line = lineBefore(document, draft.line)
  for (let n = 0; n < speech && line >= 0 && isSingle(document, lines.firstTokenOf(line)); n++)
    line = lineBefore(document, line)
  if (line < 0) return undefined
  for (let i = lines.endTokenOf(line) - 2; i > lines.firstTokenOf(line); i--) {
    const isOpening = isSingle(document, i) && !isQuoted(document, i)
    if (!isOpening || !(isMark(document, i - 1, Mark.colon) || isMark(document, i - 1, Mark.comma))) continue
    const act = acts.get(document.sentenceAt(startOf(document, i - 1)))?.findLast(({ verb }) => verb < i)
    return act ? (resolve(document, act.subject, [], 0) ?? undefined) : undefined
  }
  return undefined
}

const singles = new Set<number>([Mark.apostrophe, Mark.openSingle])

const isSingle = (document: Document, i: number): boolean => isAnyMark(document, i, singles)

/** The sentence before speaks of someone who speaks and quotes nothing itself: `He explained his vote on Tuesday. "…"`. */
function announced(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const s = document.sentenceAt(startOf(document, draft.firstToken))
  const end = document.sentences.endToken[s - 1]
  const sameParagraph = document.sentences.line[s - 1] === draft.line
  if (end === undefined) return undefined
  if (!sameParagraph && !isMark(document, end - 1, Mark.colon)) return reportedAbove(document, draft, acts)
  const act = acts.get(s - 1)?.at(-1)
  if (act && act.subject.kind !== 'pronoun') return resolve(document, act.subject, [], 0) ?? undefined
  return (
    subjectOf(document, s - 1, draft.firstToken, true) ??
    (act ? subjectOf(document, s - 2, draft.firstToken, true) : undefined)
  )
}

/** `Ann Leeds said that the bridge was late.` and below it a paragraph that is a quotation and no more: what was reported is quoted. */
function reportedAbove(document: Document, draft: Draft, acts: Acts): Speaker | undefined {
  const { lines, sentences } = document
  const above = lineBefore(document, draft.line)
  // What ends in a comma was handed over to someone else, who is gone.
  const isCut = isMark(document, draft.endToken - 2, Mark.comma)
  if (!fillsLine(document, draft) || isCut || above < 0 || draft.words < paragraph) return undefined
  const s = document.sentenceAt(startOf(document, lines.endTokenOf(above) - 1))
  const act = acts.get(s)?.[0]
  for (let i = sentences.firstTokenOf(s); i < sentences.endTokenOf(s); i++) if (isQuoted(document, i)) return undefined
  const opens = act && !act.isWeak && act.subject.firstToken < act.verb && act.subject.kind !== 'phrase'
  const main = opens ? mainClause(document, sentences.firstTokenOf(s), act.subject.firstToken) : 0
  return opens && act.subject.firstToken < main + 3 ? (resolve(document, act.subject, [], 0) ?? undefined) : undefined
}

const dashes = new Set<number>([Mark.emDash, Mark.enDash, Mark.hyphen])

/** The rest of the line is a signature: `"…" — Ruth Alvear, Example Review`; without a dash every word of it has a capital. */
function signedBehind(document: Document, draft: Draft): Speaker | undefined {
  const end = document.lines.endTokenOf(draft.line)
  const isDashed = isAnyMark(document, draft.endToken, dashes)
  const first = isDashed ? draft.endToken + 1 : draft.endToken
  if (first >= end || end - first > 24) return undefined
  const mention = isDashed
    ? signer(document, first)
    : isName(document, first)
      ? peopleOf(document).at(first)
      : undefined
  if (!mention || mention.words < 2) return undefined
  const closes = mention.endToken >= end || isMark(document, mention.endToken, Mark.comma)
  if (isDashed)
    return closes || /^(?:to|of|in|for|on)$/.test(lowerOf(document, mention.endToken))
      ? speakerOf(document, mention)
      : undefined
  for (let i = mention.endToken; i < end; i++)
    if (isWord(document, i) && !isCapital(document, i) && !/^(?:of|the|and|for)$/.test(lowerOf(document, i)))
      return undefined
  return closes && !isMark(document, end - 1, Mark.stop) ? speakerOf(document, mention) : undefined
}

/** `“…” — Ruth Alvear (@ruthalvear) May 3`: who signs a tweet. */
function tweetedBehind(document: Document, { endToken }: Draft): Speaker | undefined {
  if (!isAnyMark(document, endToken, dashes)) return undefined
  const mention = isName(document, endToken + 1) ? peopleOf(document).at(endToken + 1) : undefined
  const isTweet =
    mention &&
    isMark(document, mention.endToken, Mark.openParen) &&
    document.tokenText(mention.endToken + 1).startsWith('@')
  return isTweet ? speakerOf(document, mention) : undefined
}

/** `harbour expert Ruth Alvear`: the name that opens a signature, or stands at most four words in, behind what its bearer is. */
function signer(document: Document, first: number): Mention | undefined {
  for (let i = first; i < first + 5 && isWord(document, i); i++) {
    const mention = isName(document, i) ? peopleOf(document).at(i) : undefined
    if (mention && mention.words > 1) return mention
  }
  return undefined
}

/** A short line below gives a name: `Jim Geraghty, Example Review`, `— Ruth Alvear`. */
function signed(document: Document, draft: Draft): Speaker | undefined {
  const line = nextLine(document, draft.line)
  if (line < 0 || document.lines.wordsOf(line) > 12) return undefined
  const first = document.lines.firstTokenOf(line)
  const start = isWord(document, first) ? first : first + 1
  const mention = isName(document, start) ? peopleOf(document).at(start) : undefined
  const closes =
    mention && (mention.endToken >= document.lines.endTokenOf(line) || isMark(document, mention.endToken, Mark.comma))
  return closes && mention.words > 1 ? speakerOf(document, mention) : undefined
}

const opensNextLine = (document: Document, draft: Draft, next: Draft): boolean =>
  nextLine(document, draft.line) === next.line && opensLine(document, next)

/** The paragraph below goes on in the same voice and names it: `"…" ⏎ "…," he said`. */
function continuedBelow(document: Document, drafts: readonly Draft[], k: number): Speaker | undefined {
  const draft = drafts[k] as Draft
  const next = drafts[k + 1]
  if (next?.speaker && opensNextLine(document, draft, next)) return next.speaker
  const previous = drafts[k - 1]
  const above = lineBefore(document, draft.line)
  return opensLine(document, draft) &&
    previous?.speaker &&
    previous.line === above &&
    !isQuestion(document, previous) &&
    document.lines.endTokenOf(above) === previous.endToken
    ? previous.speaker
    : undefined
}

function finish(document: Document, draft: Draft): Quote {
  const { quotations } = document
  const start = quotations.startOf(draft.index)
  const end = quotations.endOf(draft.index)
  const speaker = draft.speaker ?? null
  return {
    range: { start, end },
    inner: { start: start + 1, end: quotations.closed[draft.index] === 1 ? end - 1 : end },
    words: draft.words,
    speaker,
    introduced: speaker !== null && isIntroduced(speaker),
    verb: draft.verb ?? null,
  }
}

const isIntroduced = ({ kind, fullName }: Speaker): boolean => fullName !== undefined || kind === 'phrase'
