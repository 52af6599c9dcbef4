import { type Credits, type Document, onceFor } from '@copydesk/core'
import { creditLinesOf } from './credit-lines.ts'
import { creditsOf } from './credits.ts'
import { compareDates } from './dates.ts'
import { quoteDrifts } from './stories.ts'

/** One of two stories that tell the same, and what is known of it beside its text. */
export interface Told {
  readonly document: Document
  /** Certain marks of translation it carries, as its verdict names them. */
  readonly marks?: string | undefined
  /** Offset in `document.text` from which the text is the other's too; its beginning if not given. */
  readonly at?: number
}

/** Why one of the two is taken for the copy. */
export interface CopyReason {
  readonly kind: 'credit' | 'date' | 'standing' | 'cut' | 'part' | 'translation'
  readonly copy: 'a' | 'b'
  /** A clause about the copy, in which "the other" is the other story. */
  readonly says: string
}

/** Who copied whom. `copy` is null where nothing tells, or what tells is contradictory; the reasons are given all the same. */
export interface Direction {
  readonly copy: 'a' | 'b' | null
  readonly reasons: readonly CopyReason[]
}

/**
 * How far each kind of reason convinces. A named origin outweighs dates, which pages change when they are stored again;
 * dates outweigh any one thing a page leaves out. No direction is told by a lead of less than `lead`.
 */
export const copyPoints = {
  credit: 6,
  date: 4,
  standing: 2,
  cut: 3,
  part: 2,
  translation: 2,
  drift: 1,
  lead: 2,
} as const

interface Sign {
  readonly kind: CopyReason['kind']
  readonly points: number
  readonly says: string
}

/** How much the two have in common: of a page that shares a part, a missing credit says nothing of whose that part is. */
export type Extent = 'whole' | 'part'

/**
 * Which of two stories was made from the other, by dates, by what their credits say, by a break-off in one, by certain
 * marks of translation in one. Swapping the stories swaps the answer. Says nothing on whether they tell the same: ask
 * `alignSentences` first.
 */
export function directionOf(a: Told, b: Told, extent: Extent = 'whole'): Direction {
  const drifted = a.marks === undefined && b.marks === undefined ? 0 : quoteDrifts(a.document, b.document).length
  const signs = { a: signsOf(a, b, drifted, extent), b: signsOf(b, a, drifted, extent) }
  const lead = points(signs.a) - points(signs.b)
  const reasons = (['a', 'b'] as const).flatMap((copy) => signs[copy].map(({ kind, says }) => ({ kind, copy, says })))
  const copy = Math.abs(lead) < copyPoints.lead ? null : lead > 0 ? 'a' : 'b'
  return { copy, reasons }
}

const points = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.points, 0)

/** What speaks for `mine` being the copy. */
const signsOf = (mine: Told, theirs: Told, drifted: number, extent: Extent): Sign[] => [
  ...originSign(mine, theirs),
  ...dateSign(mine, theirs),
  ...(extent === 'whole' ? standingSign(mine, theirs) : []),
  ...cutSign(mine, theirs),
  ...translationSign(mine, theirs, drifted),
]

function originSign({ document, at = 0 }: Told, { document: other }: Told): Sign[] {
  const origin = originNamed(document, other, at)
  // A page that names its own outlet credits nobody with it.
  return origin === undefined || fold(origin) === fold(document.article.source)
    ? []
    : [{ kind: 'credit', points: copyPoints.credit, says: `it credits ${origin}` }]
}

function dateSign({ document }: Told, { document: other }: Told): Sign[] {
  const [own, theirs] = [creditsOf(document).published, creditsOf(other).published]
  if (own === null || theirs === null || !(compareDates(own, theirs) > 0)) return []
  return [{ kind: 'date', points: copyPoints.date, says: `it is dated ${own}, the other ${theirs}` }]
}

function standingSign({ document }: Told, { document: other }: Told): Sign[] {
  const [own, theirs] = [standingOf(document), standingOf(other)]
  return own.rank >= theirs.rank
    ? []
    : [{ kind: 'standing', points: copyPoints.standing, says: `it ${own.says}, where the other ${theirs.says}` }]
}

function translationSign({ marks }: Told, theirs: Told, drifted: number): Sign[] {
  if (marks === undefined || theirs.marks !== undefined) return []
  const quotations =
    drifted > 0 ? ` and gives ${drifted} ${drifted === 1 ? 'quotation' : 'quotations'} in other words` : ''
  const weight = copyPoints.translation + (drifted > 0 ? copyPoints.drift : 0)
  return [{ kind: 'translation', points: weight, says: `it carries marks of translation (${marks})${quotations}` }]
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/\/[^\n]{0,2000}/, '')
    .replace(/\.(?:com|org|net|co\.uk|example)$/, '')
    .replace(/^the\b|[^\p{L}\p{N}]+/gu, '')

/** What the credits of a page say: its metadata where it has any, else its text. */
export function spokenCredits(document: Document): Credits {
  const given = document.article.credits
  return given.byline.length > 0 || given.publisher !== null || given.agency.length > 0 ? given : creditsOf(document)
}

/** The outlet, agency or source of the other that the page names as where its text is from, in its credits or in the words before `at`. */
export function originNamed(document: Document, other: Document, at: number): string | undefined {
  const announced = announcedIn(document.text.slice(Math.max(0, at - 240), at), other)
  if (announced !== undefined) return announced
  const own = spokenCredits(document)
  const named = [...own.agency, own.publisher, own.original, own.canonical].flatMap((name) =>
    name ? [fold(name)] : [],
  )
  const origin = creditLinesOf(document)
    .filter(({ kind }) => kind === 'original' || kind === 'source')
    .map(({ start, end }) => fold(document.text.slice(start, end)))
  return namesOf(other).find((name) => {
    const folded = fold(name)
    return (folded.length > 2 && named.includes(folded)) || isNamedIn(origin, folded)
  })
}

/** Short names (`news`, a folder's) stand in the names of others. */
const isNamedIn = (lines: readonly string[], name: string): boolean =>
  name.length > 4 && lines.some((line) => line.includes(name))

const namesOf = (document: Document): string[] =>
  [creditsOf(document).publisher, document.article.source, document.article.url].flatMap((name) => name ?? [])

const handing =
  /\b(?:per|via|from|according to|as|reports?|reported|writes|wrote|notes|noted|explains?|explained|says|said)\b/i

/** `Per the Quayside Echo:` right before the words it took. */
function announcedIn(before: string, other: Document): string | undefined {
  const words = other.article.source
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const names = [
    words.join(' '),
    words.length > 2 ? words.slice(-2).join(' ') : '',
    creditsOf(other).publisher?.toLowerCase() ?? '',
  ]
  const last = before.toLowerCase()
  const isNamed = handing.test(before) && names.some((name) => name.length > 3 && last.includes(name))
  return isNamed ? (creditsOf(other).publisher ?? other.article.source) : undefined
}

interface Standing {
  readonly rank: 0 | 1 | 2 | 3
  readonly says: string
}

/** How much a page says of whose its text is: nothing, an outlet, an author of its own or an agency, its own agency. */
function standingOf(document: Document): Standing {
  const { byline, agency, publisher } = spokenCredits(document)
  if (publisher !== null && agency.some((name) => fold(name) === fold(publisher)))
    return { rank: 3, says: `is a page of ${publisher} itself` }
  if (byline[0]) return { rank: 2, says: `names its author, ${byline[0]}` }
  if (agency[0]) return { rank: 2, says: `credits ${agency[0]}` }
  return publisher === null
    ? { rank: 0, says: 'names nobody' }
    : { rank: 1, says: `names an outlet alone, ${publisher}` }
}

/** How much says of whose its text is: 0 nothing, 1 an outlet, 2 an author or an agency, 3 its own agency. */
export const standing = (document: Document): Standing['rank'] => standingOf(document).rank

/** Fewest words of a sentence that can be told again elsewhere by chance no more. */
const telling = 6
/** Sentences at the end among which the one that breaks off is looked for: furniture may follow it. */
const tail = 4
/** The other goes on behind the last common sentence for so many sentences, and for this share of its own. */
const further = { sentences: 5, share: 0.2 }

function cutSign({ document }: Told, { document: other }: Told): Sign[] {
  const mine = sentencesOf(document)
  const theirs = sentencesOf(other)
  const cut = brokenOff(mine.all, theirs.all)
  if (cut !== undefined)
    return [{ kind: 'cut', points: copyPoints.cut, says: `it breaks off where the other goes on: "${cut}"` }]
  const rest = restBehind(mine, theirs)
  return rest === 0
    ? []
    : [{ kind: 'part', points: copyPoints.part, says: `it ends where the other goes on for ${rest} sentences` }]
}

interface Sentence {
  readonly words: readonly string[]
  /** The words with spaces between. */
  readonly said: string
  readonly text: string
}

interface Sentences {
  readonly all: readonly Sentence[]
  /** By what is said: the place in `all`, the last one. */
  readonly places: ReadonlyMap<string, number>
}

/** The sentences of a story that are long enough to tell; cut up once a document, which is compared with several. */
const sentencesOf = onceFor((document: Document): Sentences => {
  const all = cutUp(document)
  return { all, places: new Map(all.map(({ said }, place) => [said, place])) }
})

function cutUp({ text, sentences }: Document): Sentence[] {
  const all: Sentence[] = []
  for (let s = 0; s < sentences.count; s++) {
    const own = text.slice(sentences.start[s], sentences.end[s]).trim()
    const words = own.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length >= telling) all.push({ words, said: words.join(' '), text: own })
  }
  return all
}

const open = /(?:[\p{L}\p{N},;:–—…-]|\.\.\.|\[[^\]]{1,30}\])$/u

/** The end of a sentence of `mine` that has no end, where one of `theirs` begins with the same words and goes on. */
function brokenOff(mine: readonly Sentence[], theirs: readonly Sentence[]): string | undefined {
  for (const { words, text } of mine.slice(-tail)) {
    if (open.test(text) && theirs.some((other) => begins(other.words, words)))
      return text.split(/\s+/).slice(-4).join(' ').slice(0, 60)
  }
  return undefined
}

/** `long` begins with the words of `short`, of whose last word letters may be lost, and goes on. */
function begins(long: readonly string[], short: readonly string[]): boolean {
  const last = short.length - 1
  if (long.length < short.length || !long[last]?.startsWith(short[last] as string)) return false
  if (long.length === short.length && long[last] === short[last]) return false
  return short.every((word, i) => i === last || word === long[i])
}

/** Sentences `theirs` has behind the last of `mine`, where all of `mine` stand in it in the same order; else 0. */
function restBehind(mine: Sentences, theirs: Sentences): number {
  const met = mine.all.flatMap(({ said }) => theirs.places.get(said) ?? [])
  if (met.length < 3 || met.length < 0.9 * mine.all.length) return 0
  if (met.some((place, i) => i > 0 && place <= (met[i - 1] as number))) return 0
  const { length } = theirs.all
  const rest = length - 1 - (met.at(-1) as number)
  return rest >= further.sentences && rest >= further.share * length ? rest : 0
}
