import { countWhere, type Document, lately, onceFor, type Range } from '@copydesk/core'
import { endOf, isCapital, isMark, isName, isQuoted, isWord, lengthOf, lowerOf, Mark, startOf } from '@copydesk/text'
import { genderOf, givenNames } from './given-names.ts'
import { isHuman } from './speaking-nouns.ts'

/** A run of capitalised words that names someone or something, titles left out. */
export interface Mention extends Range {
  readonly name: string
  readonly firstToken: number
  readonly endToken: number
  /** The word the name is known by: the last, without a possessive or suffix. Lower case. */
  readonly surname: string
  readonly words: number
  /** A title stands before it: `Mr.`, `Sen.`, `President`. */
  readonly isTitled: boolean
}

/** The people and bodies a text names. */
export interface People {
  readonly mentions: readonly Mention[]
  /** The mentions known by `surname` (lower case), in text order. */
  of(surname: string): readonly Mention[]
  /**
   * The first mention of two or more words whose first or last word is `word` (lower case); of several people of that
   * surname the one named last, where that is at most `near` characters before `at`.
   */
  fullName(word: string, at?: number): Mention | undefined
  isPerson(mention: Mention): boolean
  /** What the given name or courtesy title of a person says of them, wherever the text has it. */
  genderOf(mention: Mention): 'woman' | 'man' | undefined
  /** True unless its words name a body (`Department`, `Times`) or it is an acronym. */
  mayBePerson(mention: Mention): boolean
  /** The mention that holds token `i`. */
  at(i: number): Mention | undefined
}

/** The names of a text; computed once a document. */
export const peopleOf: (document: Document) => People = lately(onceFor(collect))

/** The name token `i` is a word of: none where it only joins two (`of`, a hyphen). */
export const nameAt = (document: Document, i: number): Mention | undefined =>
  isName(document, i) ? peopleOf(document).at(i) : undefined

/** Words before a person's name that say what they are. */
export const titles: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr prof professor sir lord lady dame president sen senator rep representative gov governor congressman congresswoman mayor minister
secretary judge justice gen col capt captain lt sgt maj officer king queen prince princess pope rev reverend father sister brother bishop
cardinal ambassador chairman chairwoman chair chancellor premier attorney director deputy speaker leader sheriff detective inspector spokesman spokeswoman
commissioner councilman councilwoman alderman ceo coach uncle aunt correspondent anchor host founder analyst strategist general chief`.split(
    /\s+/,
  ),
)
/** Words that name a body, not a person. */
const bodies = new Set(
  `parliament department ministry office agency bureau committee commission council court party house senate congress administration government university college institute
school times post news journal magazine press company corp inc group association union bank fund foundation center centre church police army navy force forces team
club brotherhood agreement society organization organisation network board service services states kingdom street act bill law review report project campaign guard program
republicans democrats americans officials lawmakers festival awards league radio network channel democratic republican`.split(
    /\s+/,
  ),
)
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])

function collect(document: Document): People {
  const { mentions, byToken } = mentionsOf(document)
  const bySurname = lazily(() => groupBySurname(mentions))
  const full = lazily(() => fullNames(document, mentions))
  const named = lazily(() => namesakes(mentions))
  const bodyOf = new Map<Mention, boolean>()
  const isBody = (mention: Mention): boolean => {
    const known = bodyOf.get(mention) ?? namesBody(mention)
    bodyOf.set(mention, known)
    return known
  }
  return {
    mentions,
    of: (surname) => bySurname().get(surname) ?? [],
    fullName: (word, at) => (at === undefined ? undefined : named().lastBefore(word, at)) ?? full().get(word),
    at: (i) => mentions[(byToken[i] ?? 0) - 1],
    isPerson: (mention) => !isBody(mention) && isPerson(mention, full()),
    mayBePerson: (mention) => !isBody(mention),
    genderOf: (mention) =>
      courtesyGender(document, mention) ?? genderOf(givenName(mention, full().get(mention.surname))),
  }
}

/** Gives what `make` makes, made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The mentions in text order, and for each token the place of the one it is in, + 1. */
function mentionsOf(document: Document): { readonly mentions: Mention[]; readonly byToken: Int32Array } {
  const { count } = document.tokens
  const mentions: Mention[] = []
  const byToken = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    if (!isName(document, i) || isPronoun(document, i)) continue
    const end = runEnd(document, i)
    const from = pastOpening(document, i, end)
    if (from >= end) continue
    const place = mentions.push(mentionOf(document, from, end))
    for (let k = from; k < end; k++) byToken[k] = place
    i = end - 1
  }
  return { mentions, byToken }
}

function groupBySurname(mentions: readonly Mention[]): Map<string, Mention[]> {
  const bySurname = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const known = bySurname.get(mention.surname)
    if (known) known.push(mention)
    else bySurname.set(mention.surname, [mention])
  }
  return bySurname
}

/** `I’m`, and `I` before a word with no capital. */
const isPronoun = (document: Document, i: number): boolean => {
  if (document.text.charCodeAt(startOf(document, i)) !== capitalI) return false
  const length = lengthOf(document, i)
  return length === 1
    ? !isName(document, i + 1) && !isMark(document, i + 1, Mark.stop)
    : length <= 4 && contracted.has(lowerOf(document, i))
}

const capitalI = 73

const contracted = new Set(["i'm", "i've", "i'd", "i'll"])

/** Words that open a sentence with a capital before a name: no part of it. */
const openings = new Set(
  'per when as yet while after but and if since because though although whereas once until before unless then so now where see from in on at by with for to under during earlier later meanwhile instead also still however today yesterday soon often again thus hence'.split(
    ' ',
  ),
)

/** Behind `When` and `As the` at the head of a run that goes on. */
function pastOpening(document: Document, from: number, end: number): number {
  if (!openings.has(lowerOf(document, from))) return from
  if (end - from < 2) return end
  const next = lowerOf(document, from + 1) === 'the' ? from + 2 : from + 1
  if (next < end && isPronoun(document, next)) return end
  return next < end && isCapital(document, next) ? next : from
}

/** Past capitalised words, initials with their stops, hyphens and particles between them; a possessive ends the run. */
function runEnd(document: Document, from: number): number {
  let end = from + 1
  if (isPossessive(document, from)) return end
  for (let i = end; i < document.tokens.count; ) {
    if (isName(document, i) && sameLine(document, i - 1, i)) {
      end = ++i
      if (isPossessive(document, i - 1)) break
    } else if (isJoint(document, i) && isName(document, i + 1) && !belongs(document, from, i)) i++
    else if (isArticle(document, i) && isMark(document, i + 1, Mark.hyphen) && isName(document, i + 2)) i += 2
    else break
  }
  return end
}

/** `Aaron Sharrow of Lorne`: what stands behind "of" is where a person belongs, not who they are. */
const belongs = (document: Document, from: number, i: number): boolean =>
  lowerOf(document, i) === 'of' && givenNames.has(lowerOf(document, from))

const sameLine = (document: Document, a: number, b: number): boolean =>
  startOf(document, b) - endOf(document, a) <= 2 && !hasBreak(document.text, endOf(document, a), startOf(document, b))

function hasBreak(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) return true
  return false
}

export function isPossessive(document: Document, i: number): boolean {
  if (!endsInS(document, i)) return false
  return hasPossessive(document, i) || (isMark(document, i + 1, Mark.closeSingle) && !isQuoted(document, i + 1))
}

const endsInS = (document: Document, i: number): boolean => document.text.charCodeAt(endOf(document, i) - 1) === 115

/** `’s` or `'s` ends token `i`. */
function hasPossessive(document: Document, i: number): boolean {
  const { text } = document
  const at = endOf(document, i) - 2
  if (!endsInS(document, i) || at < startOf(document, i)) return false
  const code = text.charCodeAt(at)
  return code === 39 || code === 0x2019
}

const joints = new Set(
  'de van von der den del della di da dos du la le al el bin ibn abu ben ter ten of the'.split(' '),
)

const isJoint = (document: Document, i: number): boolean =>
  (isMark(document, i, Mark.stop) && isAbbreviated(document, i - 1)) ||
  isMark(document, i, Mark.hyphen) ||
  (isWord(document, i) && !isCapital(document, i) && joints.has(lowerOf(document, i)))

/** `Nouri al-Jabbar`. */
const isArticle = (document: Document, i: number): boolean => {
  const word = lowerOf(document, i)
  return word === 'al' || word === 'el'
}

const isAbbreviated = (document: Document, i: number): boolean => {
  const word = lowerOf(document, i)
  return word.length === 1 || (word.length < 5 && titles.has(word)) || suffixes.has(word)
}

function mentionOf(document: Document, from: number, end: number): Mention {
  const { text } = document
  const first = nameStart(document, from, end)
  let last = end - 1
  while (last > first && (suffixes.has(lowerOf(document, last)) || !isCapital(document, last))) last--
  let words = 0
  for (let i = first; i < end; i++) if (isCapital(document, i)) words++
  const start = startOf(document, first)
  const stop = endOf(document, end - 1) - (hasPossessive(document, end - 1) ? 2 : 0)
  return {
    name: text.slice(start, stop),
    start,
    end: stop,
    firstToken: first,
    endToken: end,
    surname: withoutEnd(lowerOf(document, last), "'s"),
    words,
    isTitled:
      (first > from && lowerOf(document, first - 1) !== 'the') ||
      titles.has(lowerOf(document, from - 1)) ||
      (words > 1 && words < 4 && followsRole(document, from, end)) ||
      (isMark(document, from - 1, Mark.stop) && titles.has(lowerOf(document, from - 2))),
  }
}

/** Nouns with the ending of one for people that stand before names of firms as well. */
const firms = new Set(
  'owner maker parent rival carrier supplier partner retailer lender manufacturer insurer developer operator broker distributor publisher competitor provider player leader member carmaker automaker drugmaker chipmaker client customer investor contractor producer employer sponsor host former over under after never'.split(
    ' ',
  ),
)

/** `lecturer Tarik Quill`, `the lecturer, Tarik Quill,`. */
const followsRole = (document: Document, from: number, end: number): boolean =>
  isRole(document, from - 1) ||
  (isMark(document, from - 1, Mark.comma) && isMark(document, end, Mark.comma) && isRole(document, from - 2))

/** `lecturer Tarik Quill`: a noun for one person before a name of two words or three. */
function isRole(document: Document, i: number): boolean {
  const word = lowerOf(document, i)
  return (
    word.length > 3 &&
    !isCapital(document, i) &&
    !word.endsWith('s') &&
    !firms.has(word) &&
    isWord(document, i) &&
    isHuman(word)
  )
}

const withoutEnd = (word: string, end: string): string => (word.endsWith(end) ? word.slice(0, -end.length) : word)

/** Behind the last title, an article, or two and more words before a common given name. */
function nameStart(document: Document, from: number, end: number): number {
  let first = lowerOf(document, from) === 'the' && end - from > 1 ? from + 1 : from
  for (let i = end - 2; i >= first; i--) {
    const isStop = isMark(document, i, Mark.stop) && titles.has(lowerOf(document, i - 1))
    if ((isStop || isTitle(document, i)) && isCapital(document, i + 1)) {
      first = i + 1
      break
    }
  }
  // "Columnist Ruth Alvear" at the head of a sentence.
  if (
    first === from &&
    end - from === 3 &&
    isHuman(lowerOf(document, from)) &&
    givenNames.has(lowerOf(document, from + 1))
  )
    return from + 1
  for (let i = first + 2; i < end - 1 && end - first > 3; i++)
    if (givenNames.has(lowerOf(document, i)) && isCapital(document, i + 1) && !isCapitalStop(document, i)) return i
  return first
}

/** `Senator`, `Miss`, `Senators`. */
const isTitle = (document: Document, i: number): boolean =>
  titles.has(lowerOf(document, i)) || titles.has(withoutEnd(lowerOf(document, i), 's'))

const isCapitalStop = (document: Document, i: number): boolean => isMark(document, i - 1, Mark.stop)

function fullNames(document: Document, mentions: readonly Mention[]): Map<string, Mention> {
  const full = new Map<string, Mention>()
  for (const mention of mentions) {
    if (mention.words < 2) continue
    const first = lowerOf(document, mention.firstToken)
    const known = full.get(mention.surname)
    if (!known || (!givenNames.has(firstWord(known)) && givenNames.has(first))) full.set(mention.surname, mention)
  }
  for (const mention of mentions) {
    const first = lowerOf(document, mention.firstToken)
    if (mention.words > 1 && !full.has(first) && !following.has(mention.surname)) full.set(first, mention)
  }
  return full
}

/** `Trump Republicans`, `Trump Tower`: what is named after someone is not their full name. */
const following = new Set(
  'republicans democrats americans officials lawmakers supporters voters administration campaign tower hotel university school street act bill law'.split(
    ' ',
  ),
)

/** Characters within which the person of a surname named last is meant. */
const near = 400

/** Full names of people, by surname. */
function namesakes(mentions: readonly Mention[]): { lastBefore(surname: string, at: number): Mention | undefined } {
  const people = new Map<string, Mention[]>()
  for (const mention of mentions) {
    if (mention.words < 2 || !givenNames.has(firstWord(mention))) continue
    const known = people.get(mention.surname)
    if (known) known.push(mention)
    else people.set(mention.surname, [mention])
  }
  return {
    lastBefore(surname, at) {
      const all = people.get(surname) ?? []
      const last = all[countWhere(all.length, (i) => (all[i] as Mention).start < at) - 1]
      return last && at - last.end <= near ? last : undefined
    },
  }
}

function firstWord({ name }: Mention): string {
  const end = name.search(/[\s-]/)
  return (end < 0 ? name : name.slice(0, end)).toLowerCase()
}

/** Of a surname alone the given name of whoever bears it in full. */
function givenName(mention: Mention, whole: Mention | undefined): string {
  if (mention.words > 1) return firstWord(mention)
  return whole && whole.surname === mention.surname ? firstWord(whole) : mention.surname
}

/** `Ms. Alvear`. */
function courtesyGender(document: Document, { firstToken }: Mention): 'woman' | 'man' | undefined {
  const at = isMark(document, firstToken - 1, Mark.stop) ? firstToken - 2 : firstToken - 1
  const title = lowerOf(document, at)
  if (/^(?:ms|mrs|miss)$/.test(title)) return 'woman'
  return title === 'mr' ? 'man' : undefined
}

function isPerson(mention: Mention, full: ReadonlyMap<string, Mention>): boolean {
  if (mention.words > 1)
    return givenNames.has(firstWord(mention)) || mention.isTitled || /^\p{Lu}\.$/u.test(mention.name.slice(0, 2))
  const whole = full.get(mention.surname)
  // "Bill" of "Bill Quill".
  const isGiven = whole !== undefined && givenNames.has(mention.surname) && firstWord(whole) === mention.surname
  return (
    isGiven ||
    mention.isTitled ||
    (whole !== undefined && whole.surname === mention.surname && (givenNames.has(firstWord(whole)) || whole.isTitled))
  )
}

function namesBody(mention: Mention): boolean {
  const all = mention.name.toLowerCase().split(/\s+/)
  // "Bill Hare" is no bill.
  const words = all.length > 1 && givenNames.has(all[0] as string) ? all.slice(1) : all
  return (
    words.some((word) => bodies.has(word.replace(/[.,]$/, ''))) ||
    /^[\p{Lu}.&]{2,}$/u.test(mention.name) ||
    mention.words > 4
  )
}
