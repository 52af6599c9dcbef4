import { type Document, Mask, type Range, Shape, WordFlag } from '@copydesk/core'
import { givenNames, speechVerbs } from '@copydesk/news'
import {
  endOf,
  hasMask,
  hasShape,
  isJoined,
  isMark,
  isWord,
  lengthOf,
  lowerOf,
  Mark,
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
    mention.leads ||=
      isCapital(document, i + 1, i) || particles.has(document.tokenText(Math.min(i + 1, tokens.count - 1)))
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
  const word = lowerOf(document, before)
  if (lengthOf(document, before) < 2 || titles.has(word)) return undefined
  return givenNames.has(word) || isProper(document, before) ? before : undefined
}

/** A word out of the table, or one that stands with a capital nearly always. */
function isProper(document: Document, i: number): boolean {
  const id = wordOf(document, i)
  return id < 0 || document.lexicon.capitalised(id) >= 0.95 || (document.lexicon.flags(id) & WordFlag.proper) !== 0
}

const isSpeech = (document: Document, i: number): boolean =>
  isMark(document, i, Mark.colon) ||
  (isWord(document, i) && !hasShape(document, i, Shape.capital | Shape.camel) && speechVerbs.has(lowerOf(document, i)))

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
