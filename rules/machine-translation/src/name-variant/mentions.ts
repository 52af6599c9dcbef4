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

/** A surname with all places it stands at. */
export interface Mention {
  readonly name: string
  /** The word table has it. */
  readonly isKnown: boolean
  /** Times it stands with a capital in the word table's counts. */
  readonly times: number
  readonly places: Range[]
  /** First names it follows. */
  readonly given: Set<string>
  /** It follows a title (`Ms`, `President`). */
  titled: boolean
  /** It leads a longer name somewhere: a capital or a particle follows. */
  leads: boolean
  /** It speaks: a verb of speech or a colon follows, or stands before it. */
  speaks: boolean
  /** The longest form of its first place. */
  shown: string
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

/** Capitalised words the word table does not have, and those it has behind a first name, by spelling (possessive endings off). */
export function mentionsIn(document: Document): Map<string, Mention> {
  const { tokens, lexicon } = document
  const found = new Map<string, Mention>()
  for (let i = 0; i < tokens.count; i++) {
    const shape = tokens.shape[i] as number
    if (!(shape & Shape.capital) || shape & odd || hasMask(document, i, elsewhere)) continue
    const id = wordOf(document, i)
    const given = givenBefore(document, i)
    if (id >= 0 && given === undefined) continue
    const name = document.tokenText(i).replace(/['’]s?$/, '')
    if (titles.has(name.toLowerCase()) || name.endsWith('â')) continue
    const start = startOf(document, i)
    const mention = found.get(name) ?? {
      name,
      isKnown: id >= 0,
      times: id < 0 ? 0 : lexicon.count(id) * lexicon.capitalised(id),
      places: [],
      given: new Set<string>(),
      titled: false,
      leads: false,
      speaks: false,
      shown: name,
    }
    found.set(name, mention)
    mention.places.push({ start, end: start + name.length })
    mention.leads ||= isCapital(document, i + 1, i) || isParticle(document, i + 1)
    mention.speaks ||= isSpeech(document, i - 1) || isSpeech(document, i + 1)
    addContext(document, i, mention, given)
  }
  return found
}

function addContext(document: Document, i: number, mention: Mention, given: number | undefined): void {
  let before = i - 1
  if (isMark(document, before, Mark.stop) && isJoined(document, before)) before--
  if (given !== undefined) mention.given.add(document.tokenText(given))
  else if (before >= 0 && isCapital(document, before, i) && titles.has(document.tokenText(before).toLowerCase()))
    mention.titled = true
  else return
  mention.shown = document.text.slice(startOf(document, before), startOf(document, i) + mention.name.length)
}

/** The first name just before token `i`: a common one, or a word out of the table. */
function givenBefore(document: Document, i: number): number | undefined {
  const before = i - 1
  if (before < 0 || !isCapital(document, before, i)) return undefined
  if (lengthOf(document, before) < 2) return undefined
  const isGiven = isPlain(document, before)
    ? isGivenWord(document.lexicon, wordOf(document, before))
    : isGivenName(document.lexicon, wordOf(document, before), lowerOf(document, before))
  return isGiven ? before : undefined
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
