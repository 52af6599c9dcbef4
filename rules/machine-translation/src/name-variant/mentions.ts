import { type Document, type Lexicon, Mask, type Range, Shape, WordFlag } from '@copydesk/core'
import { givenNames, speechVerbs } from '@copydesk/news'
import {
  endOf,
  hasMask,
  hasShape,
  isJoined,
  isMark,
  isPlain,
  isWord,
  lengthOf,
  lowerOf,
  Mark,
  memoByWord,
  startOf,
  wordOf,
} from '@copydesk/text'

/** A surname and where it stands. */
export interface Name {
  readonly name: string
  /** The word table has it. */
  readonly isKnown: boolean
  /** Times it stands with a capital in the word table's counts. */
  readonly times: number
  /** The tokens it stands at, in text order. */
  readonly tokens: readonly number[]
}

/** How the text speaks of a surname. */
export interface Mention extends Name {
  readonly places: readonly Range[]
  /** First names it follows. */
  readonly given: ReadonlySet<string>
  /** It follows a title (`Ms`, `President`). */
  readonly titled: boolean
  /** It leads a longer name somewhere: a capital or a particle follows. */
  readonly leads: boolean
  /** It speaks: a verb of speech or a colon follows, or stands before it. */
  readonly speaks: boolean
  /** Its longest form, with the first name or title before it. */
  readonly shown: string
}

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code
const odd = Shape.upper | Shape.camel | Shape.digit | Shape.joined | Shape.invisible
const titles = new Set(
  'mr mrs ms miss dr sir lord lady president minister senator governor general colonel judge professor prof chancellor premier king queen prince princess mayor secretary sen rep gov gen col lt sgt'.split(
    ' ',
  ),
)

const particles = new Set('bin ibn al de del van von der'.split(' '))
const longestParticle = 3

/**
 * Capitalised words of `shortest` letters or more that the word table does not have, and those it has behind a first name,
 * by spelling (possessive endings off).
 */
export function namesIn(document: Document, shortest: number): Name[] {
  const { tokens, lexicon } = document
  const found = new Map<string, Name & { readonly tokens: number[] }>()
  for (let i = 0; i < tokens.count; i++) {
    const shape = tokens.shape[i] as number
    if ((shape & Shape.capital) === 0 || (shape & odd) !== 0 || lengthOf(document, i) < shortest) continue
    const id = tokens.word[i] as number
    if (hasMask(document, i, elsewhere) || (id >= 0 && givenBefore(document, i) < 0)) continue
    const name = nameAt(document, i)
    const known = found.get(name)
    if (known) known.tokens.push(i)
    else if (name.length >= shortest && !titles.has(name.toLowerCase()) && !name.endsWith('â')) {
      const times = id < 0 ? 0 : lexicon.count(id) * lexicon.capitalised(id)
      found.set(name, { name, isKnown: id >= 0, times, tokens: [i] })
    }
  }
  return [...found.values()]
}

const nameAt = (document: Document, i: number): string =>
  hasShape(document, i, Shape.apostrophe) ? document.tokenText(i).replace(/['’]s?$/, '') : document.tokenText(i)

/** Reads what stands around a name, which costs more than to find it. */
function mentionOf(document: Document, found: Name): Mention {
  const { name, tokens } = found
  const given = new Set<string>()
  let titled = false
  let shown = name
  for (const i of tokens) {
    const first = givenBefore(document, i)
    const before = first < 0 ? titleBefore(document, i) : first
    if (before < 0) continue
    if (first < 0) titled = true
    else given.add(document.tokenText(first))
    shown = document.text.slice(startOf(document, before), startOf(document, i) + name.length)
  }
  return {
    ...found,
    places: tokens.map((i) => ({ start: startOf(document, i), end: startOf(document, i) + name.length })),
    given,
    titled,
    leads: tokens.some((i) => isCapital(document, i + 1, i) || isParticle(document, i + 1)),
    speaks: tokens.some((i) => isSpeech(document, i - 1) || isSpeech(document, i + 1)),
    shown,
  }
}

/** Gives `mentionOf` a document, once for each name. */
export function mentionsIn(document: Document): (name: Name) => Mention {
  const mentions = new Map<Name, Mention>()
  return (name) => {
    const mention = mentions.get(name) ?? mentionOf(document, name)
    mentions.set(name, mention)
    return mention
  }
}

/** The title just before token `i`, a stop between or none; -1 if none stands there. */
function titleBefore(document: Document, i: number): number {
  const isStopped = isMark(document, i - 1, Mark.stop) && isJoined(document, i - 1)
  const before = isStopped ? i - 2 : i - 1
  return before >= 0 && isCapital(document, before, i) && titles.has(document.tokenText(before).toLowerCase())
    ? before
    : -1
}

/** The first name just before token `i`, a common one or a word out of the table; -1 if none stands there. */
function givenBefore(document: Document, i: number): number {
  const before = i - 1
  if (before < 0 || !isCapital(document, before, i) || lengthOf(document, before) < 2) return -1
  const isGiven = isPlain(document, before)
    ? isGivenWord(document.lexicon, wordOf(document, before))
    : isGivenName(document.lexicon, wordOf(document, before), lowerOf(document, before))
  return isGiven ? before : -1
}

const isGivenName = (lexicon: Lexicon, id: number, word: string): boolean =>
  !titles.has(word) && (givenNames.has(word) || isProper(lexicon, id))

const isGivenWord = memoByWord((lexicon, id) => isGivenName(lexicon, id, lexicon.word(id)))

/** A word out of the table, or one that stands with a capital nearly always. */
const isProper = (lexicon: Lexicon, id: number): boolean =>
  id < 0 || lexicon.capitalised(id) >= 0.95 || (lexicon.flags(id) & WordFlag.proper) !== 0

const isParticle = (document: Document, i: number): boolean =>
  i < document.tokens.count && lengthOf(document, i) <= longestParticle && particles.has(document.tokenText(i))

const isSpeech = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.colon) ||
  (isWord(document, i) && !hasShape(document, i, Shape.capital | Shape.camel) && isSpeechVerb(document, i))

const isSpeechVerb = (document: Document, i: number): boolean =>
  isPlain(document, i) ? isSpeechWord(document.lexicon, wordOf(document, i)) : speechVerbs.has(lowerOf(document, i))

const isSpeechWord = memoByWord((lexicon, id) => speechVerbs.has(lexicon.word(id)))

/** Token `other`, a space or a stop and a space from token `i`, is a capitalised word. */
function isCapital(document: Document, other: number, i: number): boolean {
  if (other >= document.tokens.count || !isWord(document, other)) return false
  if (!hasShape(document, other, Shape.capital)) return false
  const end = endOf(document, Math.min(i, other))
  const start = startOf(document, Math.max(i, other))
  return (
    start > end &&
    start <= end + 2 &&
    document.text.charCodeAt(end) !== newline &&
    document.text.charCodeAt(start - 1) !== newline
  )
}

const newline = 10
