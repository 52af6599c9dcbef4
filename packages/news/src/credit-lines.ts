import { type Document, type Lexicon, onceFor, onceForArticle, type Range, TokenKind } from '@copydesk/core'
import { isPlain, startOf, wordOf } from '@copydesk/text'
import { agenciesIn, agencyNamed, houses } from './agencies.ts'
import { type Dateline, datelineOf } from './datelines.ts'
import { type DateHints, dateIn, dateOfAddress, dayOrder, type FoundDate, monthOf } from './dates.ts'
import { isOwnName, mailHouse, ownNameCues, ownNameIn } from './own-name.ts'
import { isHouseName, peopleIn } from './people.ts'
import { pictureCreditOf } from './picture-credits.ts'
import { datelineDate, lastSentences, runInByline, runInDate } from './run-in.ts'

/** What one line at the head or tail of a text says of its origin. Fields that do not belong to the kind are empty. */
export interface CreditLine extends Range {
  readonly kind:
    | 'byline'
    | 'contributor'
    | 'published'
    | 'modified'
    | 'publisher'
    | 'dateline'
    | 'translator'
    | 'original'
    | 'correction'
    | 'image'
    | 'source'
  readonly where: 'head' | 'tail'
  /** People, without houses and agencies. */
  readonly people: readonly string[]
  readonly agencies: readonly string[]
  /** ISO day, outlet, address, credit or the line itself, by kind. */
  readonly value: string | null
}

/** Non-blank lines looked at from each end. */
const reach = 8
/** Non-blank lines looked at from the start where furniture stands above the story: labels and dates only. */
const deepReach = 24
/** Lines of more words are prose. */
const proseWords = 20
/** Longer lines hold no credit but a dateline. */
const longest = 90
/** The credit lines among the first and last eight non-blank lines, in text order; computed once a document. */
export const creditLinesOf: (document: Document) => readonly CreditLine[] = onceForArticle(find)

interface Place {
  readonly text: string
  readonly line: number
  readonly start: number
  readonly words: number
  readonly where: 'head' | 'tail'
  /** Behind the first `reach` lines. */
  readonly deep: boolean
  /** True until the first line of prose has passed. */
  readonly opening: boolean
  readonly document: Document
}

type Found = Omit<CreditLine, 'start' | 'end' | 'where' | 'people' | 'agencies' | 'value'> &
  Partial<Pick<CreditLine, 'people' | 'agencies' | 'value'>> & { readonly at?: Range }

function find(document: Document): CreditLine[] {
  const lines: CreditLine[] = []
  for (const place of placesOf(document))
    for (const { kind, people = [], agencies = [], value = null, at } of read(place)) {
      const start = place.start + (at ? at.start : 0)
      const end = place.start + (at ? at.end : place.text.length)
      lines.push({ kind, people, agencies, value, where: place.where, start, end })
    }
  return lines
}

function placesOf(document: Document): Place[] {
  const { lines } = document
  const full: number[] = []
  for (let i = 0, prose = 0; i < lines.count && full.length < (prose > 0 ? reach : deepReach); i++) {
    if (lines.hash[i] === 0) continue
    full.push(i)
    if (lines.wordsOf(i) > proseWords) prose++
  }
  const tail: number[] = []
  const last = full.at(-1) ?? -1
  for (let i = lines.count - 1; i > last && tail.length < reach; i--) if (lines.hash[i] !== 0) tail.unshift(i)
  let opening = true
  const place = (line: number, where: Place['where'], deep = false): Place => {
    const start = lines.startOf(line)
    const raw = document.text.slice(start, Math.min(lines.endOf(line), start + 600))
    const indent = raw.length - raw.trimStart().length
    const text = raw.trim()
    const words = lines.wordsOf(line)
    const placed = { text, line, start: start + indent, words, where, deep, opening, document }
    if (words > proseWords) opening = false
    return placed
  }
  // In a short text every line stands at both ends.
  const short = tail.length === 0
  return [
    ...full.map((i, k) => place(i, short && k > 0 && !opening ? 'tail' : 'head', k >= reach)),
    ...tail.map((i) => place(i, 'tail')),
  ]
}

function read(place: Place): Found[] {
  if (place.words > longest) return [...readDateline(place), ...readRunIn(place), ...readRunOut(place)]
  if (place.words > proseWords) {
    const dated = readDatelineDate(place)
    if (dated.length > 0) return [...readDateline(place), ...dated]
  }
  const cues = cuesOf(place)
  for (const { reader, cue } of readers) {
    if (cue !== 0 && (cues & cue) === 0) continue
    const found = reader(place)
    if (found.length === 0) continue
    const named = found.some(({ kind }) => kind === 'publisher') ? found : [...found, ...readHouse(place, cues)]
    // `Jane Doe is the editor of … © 2017 Quayside Syndicate`
    return reader === readCopyright ? [...named, ...readTailByline(place)] : named
  }
  return readHouse(place, cues)
}

type Reader = (place: Place) => Found[]

const hintsOf = onceFor(
  ({ article }: Document): DateHints => ({
    order: dayOrder(article.lang, article.url),
    near: article.credits.published ?? dateOfAddress(article.url ?? article.credits.canonical),
  }),
)

/** The first date of a text, by the order of the page it stands on. */
const dateOn = (document: Document, text: string): FoundDate | null => dateIn(text, hintsOf(document))

/** Names a label or verb announces; other words may follow them. */
const peopleBehind = (text: string): string[] => peopleIn(text, { leading: true })

/** Parts of words, and marks, without one of which a reader finds nothing: told by the tokens, before any expression is tried. */
const cueWords: readonly (readonly string[])[] = [
  ['translat'],
  ['correct', 'clarif', 'version', 'amended'],
  ['contribut', 'reporting', 'files'],
  ['originally', 'first', 'republished', 'reprinted', 'reproduced', 'posted', 'post'],
  [
    'photo',
    'image',
    'picture',
    'illustration',
    'cover',
    'credit',
    '(',
    '[',
    '/',
    '|',
    'getty',
    'shutterstock',
    'istock',
    'efe',
  ],
  ['©', '(', 'copyright'],
  ['by'],
  ...ownNameCues,
]
/** Bit of the first of `ownNameCues`. */
const ownNameAt = cueWords.length - ownNameCues.length
const Cue = { translator: 1, correction: 2, contributor: 4, original: 8, image: 16, copyright: 32, by: 64 } as const

const cuesIn = (token: string): number =>
  anyCue.test(token)
    ? cueWords.reduce((bits, words, i) => (words.some((word) => token.includes(word)) ? bits | (1 << i) : bits), 0)
    : 0
/** What most tokens have none of. */
const anyCue = new RegExp(
  cueWords
    .flat()
    .map((word) => word.replace(/[^a-z©]/g, '\\$&'))
    .join('|'),
)

/** By lexicon id. */
const knownCues = onceFor((lexicon: Lexicon) => new Int32Array(lexicon.size))
const isKnown = 1 << 30
/** By code unit; none has one above. */
const cuesOfMarks = Int32Array.from({ length: 256 }, (_, code) => cuesIn(String.fromCharCode(code)))

function cuesOfWord(lexicon: Lexicon, table: Int32Array, id: number): number {
  const known = table[id] as number
  if (known !== 0) return known
  table[id] = cuesIn(lexicon.word(id)) | isKnown
  return table[id] as number
}

function cuesOf({ document, line, start, text }: Place): number {
  const { tokens, lines, lexicon } = document
  const end = start + text.length
  const table = knownCues(lexicon)
  let cues = 0
  for (let i = lines.firstTokenOf(line); i < lines.endTokenOf(line); i++) {
    if (startOf(document, i) >= end) break
    const id = wordOf(document, i)
    const kind = tokens.kind[i] as number
    if (kind === TokenKind.word)
      cues |= isPlain(document, i) ? cuesOfWord(lexicon, table, id) : cuesIn(document.tokenText(i).toLowerCase())
    else if (kind !== TokenKind.number && id < cuesOfMarks.length) cues |= cuesOfMarks[id] as number
  }
  return cues
}

const correction =
  /^(?:[•*-]\s)?(?:corrections?|clarifications?|corrections? (?:&|and) \w+)\b\s?(?:[:,(—–-]|\w{3,9}\.? \d|$)|\b(?:an?|the) (?:earlier|previous|original|prior) version of this\b|\bthis (?:article|story|post|piece|column) has been (?:corrected|updated to correct|amended)\b/i
const readCorrection: Reader = ({ text }) => (correction.test(text) ? [{ kind: 'correction', value: text }] : [])

const contribution =
  /\bcontribut(?:ed|ing) (?:to this (?:report|story|article|piece|post|column)|to the report|reporting\b)|^contributing:|^\(?additional reporting\b|^\(?with (?:reporting|files|additional reporting) (?:by|from)\b/i
const readContributor: Reader = ({ text, words }) => {
  if (words > 60 || !contribution.test(text)) return []
  const people = peopleBehind(
    text.replace(/^(?:contributing:|\(?additional reporting by|\(?with \w+ (?:by|from))/i, '').replace(ofHouse, ''),
  )
  const house = outletBefore(text)
  const credit: Found = { kind: 'contributor', people, agencies: agenciesIn(text), value: text }
  return house ? [credit, { kind: 'publisher', value: house }] : [credit]
}

/** `Fox News' `, `Example Times reporter `, `AP writers `. */
const ofHouse =
  /^\P{L}{0,4}(?:and )?(?:\p{Lu}[\p{L}.]{1,20}(?:['’]s?)? ){1,4}(?:(?:reporter|writer|correspondent|producer)s? |(?<=['’]s? ))/u

/** `Fox News' Jane Doe contributed …`: the outlet speaks of its own. */
function outletBefore(text: string): string | null {
  const name = /^\P{L}{0,4}(\p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20}){0,3})['’]s? /u.exec(text)?.[1]
  return name && isHouseName(name) && agencyNamed(name) === null ? name : null
}

const translation = /\b(?:translated|translation)(?: from (?:the )?\p{Lu}\p{L}{2,20})?(?: by|:) /iu
const readTranslator: Reader = ({ text, words }) => {
  const match = words > 40 ? null : translation.exec(text)
  const name = match && peopleBehind(text.slice(match.index + match[0].length))[0]
  return name ? [{ kind: 'translator', value: name }] : []
}

const original =
  /\b(?:(?:originally|first) (?:published|appeared|ran|posted|broadcast)|republished (?:here )?(?:with|from|by)|reprinted (?:here )?(?:with|from|by)|reproduced (?:with|from)|cross-?posted (?:from|at|with)|is a post from)\b/i
/** Of a thing in the story ("the monument first appeared in 1898") nothing says "this article". */
const itself =
  /\b(?:this|the|these) (?:following )?(?:article|story|column|post|piece|essay|interview|report|excerpt|commentary)s?\b[^.!]{0,40}$/i
/** `for The Harbour Echo, where this column first appeared` */
const outletWhere = /\b(?:for|of|at|in|on) ((?:[Tt]he )?\p{Lu}[^,;()]{1,60}),? where [^,.]{1,30}$/u
const sentenceEnd = /[.!?](?=\s+[\p{Lu}"“]|$)/u
/** Longer lines that name no outlet tell a story of publications. */
const sentenceWords = 25
const readOriginal: Reader = ({ text, words }) => {
  const match = words > 70 ? null : original.exec(text)
  if (match === null) return []
  const before = text.slice(0, match.index)
  if (match.index > 3 && !itself.test(before) && !/\bwhere (?:it|this\b[^.]{0,20})\s?$/i.test(before)) return []
  const [rest = ''] = text.slice(match.index + match[0].length).split(sentenceEnd, 1)
  const name = (/\b(?:in|on|by|at|from|of)\s((?:the )?[\p{Lu}\d][^,;()]{1,60})/u.exec(rest) ??
    outletWhere.exec(before))?.[1]
  // A headline of the other's stands behind a colon.
  const short = name?.split(/:\s|\.(?:\s|$)|\s(?:and|as|on|with|under)\s/)[0]?.trim()
  const outlet = short && dateIn(short) === null && monthOf(short) === undefined ? short : null
  return outlet === null && words > sentenceWords ? [] : [{ kind: 'original', value: outlet ?? text }]
}

const photo =
  /^(?:[Pp]hotos?|[Ii]mages?|[Pp]hotographs?|[Pp]ictures?|[Ii]llustrations?|[Cc]over|[Cc]redits?)(?: credits?| illustration)?(?: by|:| copyright)|\((?:(?:AP Photo|Photo|Image)\b|(?:Reuters|AFP)\/)|\b(?:Getty Images|AP Photo|AFP\/Getty|Shutterstock|iStock|EPA-EFE)\b|\b[Pp]hoto(?:graph)?(?: courtesy| credit)?(?: by|:) \p{Lu}/u
const readImage: Reader = ({ text }) => {
  const credit = pictureCreditOf(text)
  if (credit) return [{ kind: 'image', value: credit.credit }]
  const match = photo.exec(text)
  return match ? [{ kind: 'image', value: text.slice(match.index).replace(/^[(\s]{1,4}|[)\s]{1,4}$/g, '') }] : []
}

const copyright =
  /(?:©|(?<![\p{L}\d])\(c\)|\bcopyright\b)\s*(?:©|\(c\)|copyright\b)?\s*(?:by:?\s)?(?:19|20)?\d{0,2}(?:\s?[-–]\s?\d{4})?,?\s*(?:by:?\s)?((?:the )?[\p{L}\d](?:[^.,|©]|(?<=[ .]\p{L})\.){1,60})?/iu
const rightsWords = /\b(?:(?:19|20)\d\d|all rights reserved|inc|llc|ltd|limited|corp|via getty)\b/i
/** `(c) Within ninety days the board shall …`: an item of a law. */
const item = /^\(c\) (?!\d|copyright\b)/i
const itemWords = 6
const readCopyright: Reader = ({ text, words }) => {
  const match = words > 60 || (words > itemWords && item.test(text)) ? null : copyright.exec(text)
  const holder = match?.[1]?.split(rightsWords, 1)[0]?.trim()
  return holder &&
    /^(?:the )?\p{Lu}|^\w+\.\w/iu.test(holder) &&
    !/^(?:infring|image|law|act|office|caption|getty|copyright|terms\b|privacy\b)|\/(?:istock|getty|shutterstock|afp|reuters|ap\b)/i.test(
      holder,
    )
    ? [{ kind: 'publisher', value: holder }]
    : []
}

const address = /\bhttps?:\/\/[^\s<>"')]{4,300}|\bwww\.[^\s<>"')]{4,300}/i
/** A site named without its address. */
const domain =
  /(?<![\p{L}\d@./-])(?:[\p{L}\d-]{2,30}\.){1,2}(?:com|org|net|info|news|co\.uk|com\.au|co\.za|ie|ca|in)(?![\p{L}\d.@/-])/iu
const sourceLabel =
  /^(?:source|sources|via|original (?:source|article|link|story)|read (?:the )?(?:original|full) ?(?:article|story|post|here)?|canonical|permalink|link)\b\s*:?/i
const readSource: Reader = ({ text, words }) => {
  const label = words > 20 ? null : sourceLabel.exec(text)
  if (label === null) return []
  const link = address.exec(text)?.[0]
  // A no-break space read in the wrong encoding leaves `Â`.
  const [rest = ''] = text
    .slice(label[0].length)
    .replace(/^\s*Â\s/, '')
    .trim()
    .split(/;\s/, 1)
  const name = /^source/i.test(text) && /^\p{Lu}/u.test(rest) && rest.length <= 60 ? rest.replace(/\.$/, '') : null
  const agency = name && agencyNamed(name)
  if (link || agency) return [{ kind: 'source', value: link ?? null, agencies: agency ? [agency] : [] }]
  const site = /^source/i.test(text) && words <= 4 ? domain.exec(rest)?.[0] : undefined
  if (site) return [{ kind: 'publisher', value: site.toLowerCase() }]
  return name ? [{ kind: 'publisher', value: name }] : []
}

/** `Published in The Harbour Echo, August 27th, 2018`: the issue of a paper. */
const issue = /^(?:published|printed) in ((?:the )?\p{Lu}[\p{L}\d&’'. -]{1,40}?)(?:,| on) (?=.{4,30}$)/iu
const readIssue: Reader = ({ text, words, document }) => {
  const match = words > 14 ? null : issue.exec(text)
  const date = match && dateOn(document, text.slice(match[0].length))
  if (!match || !date) return []
  return [
    { kind: 'publisher', value: match[1] as string },
    { kind: 'published', value: date.date },
  ]
}

const dateLabel =
  /^(?:first |originally |last |date )?(published|posted|updated|modified|created|publication date|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato|δημοσιεύθηκε|ενημερώθηκε|yayınlanma|güncelleme|опубликовано|обновлено|date)\b/iu
const later = /^(?:updated|modified|mis|aktualisiert|actualizado|aggiornato|ενημερώθηκε|güncelleme|обновлено)/iu
const readDate: Reader = ({ text, words, where, opening, document }) => {
  if (words > 16) return []
  const found = dateOn(document, text)
  if (found === null) return []
  const label = dateLabel.exec(text.replace(/^last /i, ''))
  if (!label && (where === 'tail' || !opening || lettersOutside(text, found) > 24)) return []
  const kind = label && later.test(label[1] ?? '') ? 'modified' : 'published'
  const second = dateOn(document, text.slice(found.end))
  const both: Found[] =
    second && /updated|modified/i.test(text.slice(found.end)) ? [{ kind: 'modified', value: second.date }] : []
  const site = domain.exec(text.slice(0, found.start) + text.slice(found.end))?.[0]
  return [{ kind, value: found.date }, ...both, ...(site ? [{ kind: 'publisher' as const, value: site }] : [])]
}

/** Letters that belong neither to the date nor to weekday, time and zone. */
const lettersOutside = (text: string, range: Range): number =>
  (text.slice(0, range.start) + text.slice(range.end))
    .replace(/\b(?:\p{L}{3,9}day|[ap]\.?m\.?|[A-Z]{2,4})\b/giu, '')
    .replace(/\P{L}+/gu, '').length

const bylineLabel =
  /^\W{0,3}(?:(?:written|story|text|article|words|report|posted|reported|authored|analysis|opinion|commentary|review|column)\s+by|by|authors?:|byline:)\s+(?=\S)/i
const roleTail = /\b(?:reporter|correspondent|writer|editor|columnist|staff|contributor|producer|bureau|chief)\b/i
const readByline: Reader = (place) => {
  const { text, words } = place
  if (words > 24 || (place.where === 'tail' && words > 12)) return []
  const label = bylineLabel.exec(text)
  if (label) return labelled(place, label[0].length)
  if (!place.opening || place.deep || place.where === 'tail' || words > 10) return []
  return bare(place)
}

function labelled({ text, document }: Place, from: number): Found[] {
  const rest = text.slice(from)
  const people = peopleBehind(rest)
  const house = houseIn(rest)
  if (people.length === 0 && house === null) return []
  const date = dateOn(document, rest)
  const outlet = houseAfterFor(rest) ?? outletIn(rest, document)
  return [
    { kind: 'byline', people, agencies: agenciesIn(rest), value: people.length === 0 ? house : null },
    ...(date ? [{ kind: 'published' as const, value: date.date }] : []),
    ...(outlet ? [{ kind: 'publisher' as const, value: outlet }] : []),
  ]
}

/** What a byline without people names: `admin`, `Metro Staff`, `our correspondent`. A clause ("By now the city …") names nothing. */
function houseIn(rest: string): string | null {
  const name = rest.split(/[|•·,]/)[0]?.trim() ?? ''
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  if (words.length > 5 || /[.!?]$/.test(name)) return null
  const isTitle = words.length <= 3 || words.every((word) => /^\p{Lu}/u.test(word))
  return agencyNamed(name) !== null || (isTitle && isHouseName(words.length > 1 ? name : last)) ? name : null
}

/** `By Jane Doe for The Example Post`: the house a text was written for published it first. */
function houseAfterFor(rest: string): string | null {
  const name = /\b[Ff]or ((?:[Tt]he )?\p{Lu}[\p{L}\d&.’']{1,20}(?: \p{Lu}[\p{L}\d&.’']{1,20}){0,3})(?=$|[,|•·(])/u.exec(
    rest,
  )?.[1]
  return name && agencyNamed(name) === null ? name : null
}

const outletWord =
  /\b(?:times|post|news|tribune|herald|gazette|journal|magazine|guardian|telegraph|dispatch|chronicle|examiner|inquirer|bulletin|courier|globe|mail|star|echo|independent|mirror|observer|register|sentinel|press|republic|review|bee|argus|advertiser|record|ledger|daily|weekly|today|wire|report|\w+\.(?:com|org|net))\b/i

/** The outlet a byline names behind the people: `By Jane Doe, The Example Post`. */
function outletIn(rest: string, document: Document): string | null {
  for (const part of rest.split(/[|•·,]/).slice(1)) {
    const name = part.trim()
    const words = name.split(' ').length
    if (
      words <= 5 &&
      /^(?:[\p{Lu}\d]\S*(?: |$))+$/u.test(name) &&
      (outletWord.test(name) || /^The \p{Lu}/u.test(name) || isOwnName(name, document)) &&
      !roleTail.test(name) &&
      agencyNamed(name) === null
    )
      return name
  }
  return null
}

/** A line that is nothing but names, with an outlet or role behind a comma at most, of people the story does not speak of. */
function bare({ text, start, document }: Place): Found[] {
  if (isOwnName(text, document)) return [{ kind: 'publisher', value: text.replace(/\s?©$/, '') }]
  if (text.includes('/')) return []
  if (/[.!?:]$/.test(text.replace(/\b(?:Jr|Sr)\.$/, ''))) return masthead(text)
  const glued = text.replace(/^\W+/, '')
  const outlet = outletIn(text, document)
  const people = namesOnLine(glued, outlet !== null, document, start + text.length)
  if (people.length === 0) return masthead(text)
  let left = glued
  for (const name of people) left = left.replace(name, '')
  if (outlet) left = left.replace(outlet, '')
  const agencies = agenciesIn(text)
  for (const part of text.split(/[,|•·]/)) if (agencyNamed(part) !== null) left = left.replace(part, '')
  const rest = left
    .replace(
      /\b(?:and|with|jr|sr)\b|\b(?:staff|senior|chief|special|to|the|for|of|political|national|news|white house)\b/gi,
      '',
    )
    .replace(new RegExp(roleTail, 'gi'), '')
    .replace(/\P{L}+/gu, '')
  const date = dateOn(document, text)
  if (rest.length > (date ? 12 : 3) || people.some((name) => document.text.indexOf(name, start + text.length) >= 0))
    return []
  return [
    { kind: 'byline', people, agencies },
    ...(outlet ? [{ kind: 'publisher' as const, value: outlet }] : []),
    ...(date ? [{ kind: 'published' as const, value: date.date }] : []),
  ]
}

/** Names by their given name or the outlet behind them, else of words that are names and never come again. */
function namesOnLine(line: string, isCredited: boolean, { text, lexicon }: Document, end: number): string[] {
  const sure = peopleIn(line, { strict: !isCredited })
  if (sure.length > 0) return sure
  const isOnlyHere = (word: string): boolean => {
    const id = lexicon.find(word)
    return (id < 0 || lexicon.capitalised(id) > 0.95) && text.indexOf(word, end) < 0
  }
  return peopleIn(line).filter((name) => name.split(' ').every((word) => isOnlyHere(word.replace('.', ''))))
}

/** `THE HIGH FELL GAZETTE`, `USA TODAY`: the name of the paper on a line of its own. */
function masthead(line: string): Found[] {
  // A database names the town behind the paper.
  const text = line.replace(/\s\([^()]{2,40}\)$/, '')
  const words = text.split(/\s+/)
  const name =
    words.length <= 6 &&
    words.length >= 2 &&
    /^[\p{Lu}\d]/u.test(text) &&
    words.every((w) => /^(?:[\p{Lu}\d&]|of|and|the)/u.test(w))
  if (!name || !outletWord.test(words.at(-1) ?? '') || /[.!?:]$/.test(text)) return []
  return /^(?:the|usa|daily)\b/i.test(text) || text === text.toUpperCase() ? [{ kind: 'publisher', value: text }] : []
}

const wires = /^[([]?(?:reporting|writing|reporting and writing) by ([^;()]{3,200})/i
const contact = /^(?:follow|write to|contact|email|e-mail|you can follow|reach|send tips to) /i
const readTailByline: Reader = (place) => {
  const { text, where, words } = place
  if (words > 90) return []
  if (where !== 'tail') return place.line < 2 || place.opening ? people('byline', biography(place)) : []
  const wire = wires.exec(text)
  if (wire) return people('byline', peopleBehind(wire[1] ?? ''))
  if (contact.test(text) && words < 30) {
    const named = people('byline', peopleBehind(text.replace(contact, '').split(/\s(?:on|at)\s/)[0] ?? ''))
    const house = named.length > 0 ? mailHouse(text) : null
    return house === null ? named : [...named, { kind: 'publisher', value: house }]
  }
  return people('byline', biography(place))
}

const people = (kind: 'byline', names: string[]): Found[] => (names.length > 0 ? [{ kind, people: names }] : [])

const biographyOf =
  /^(?:[•*–—-]\s?)?(?:(?:Judge|Dr\.|Prof\.|Professor|Sen\.|Rep\.|Gov\.|Sir|Rev\.) )?((?:\S{1,20} ){1,3}\S{1,20}?)(?: \(@?\w{2,30}\))?,? (?:is|was|covers|writes|reports|has covered) /
const aboutWork =
  /\b(?:reporter|correspondent|editor(?:-at-large)?|columnist|writer|journalist|author|fellow|scholar|professor|contributor|producer|analyst|blogger|critic|covers|writes|reports|host)\b/i
/** Whom a page asks for an opinion is no journalist: told at the foot of a text that never names them elsewhere. */
const aboutLife =
  /\b(?:is|was) (?:an?|the) (?:[\p{L}-]{2,20},? ){0,4}(?:judge|lawyer|attorney|director|founder|co-founder|chief executive|chairman|president|owner|historian|economist|member|senator|representative|minister|pastor|veteran|physician|doctor|teacher|lecturer|researcher)\b/iu

/** `Jane Doe is a reporter at …`, `Jane Doe covers …` as one of the last lines, or above a story that is not about her. */
function biography({ text, document, start, where }: Place): string[] {
  const match = biographyOf.exec(text)
  const name = match?.[1]
  const head = text.slice(0, 160)
  if (!name || /["“]/.test(head.slice(0, name.length + 8))) return []
  const isWork = aboutWork.test(head)
  const last = name.split(' ').at(-1) ?? name
  const isOnlyHere = where === 'tail' && document.text.lastIndexOf(last, start - 1) < 0
  const isNeverAgain = document.text.indexOf(last, start + text.length) < 0
  if (where === 'head' && !(isWork && isNeverAgain)) return []
  if (where === 'tail' && !isWork && !(isOnlyHere && aboutLife.test(head))) return []
  return peopleIn(name, { strict: where === 'head' || !isOnlyHere || !isWork })
}

/** `Most Recent Articles by Jane Doe:`, `CLICK HERE TO READ MORE BY JANE DOE`. */
const moreBy =
  /\b(?:articles|stories|columns|posts|more) by (\p{Lu}[\p{L}.’'-]{0,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){1,3})\s?:?$/iu
const readMoreBy: Reader = ({ text, words }) => {
  const name = words > 12 ? undefined : moreBy.exec(text)?.[1]
  return name ? people('byline', peopleIn(name, { strict: true })) : []
}

/** Parts of an address that a headline may be made into. */
const leastSlug = 3
/** Share of them that the headline must hold. */
const sharedSlug = 0.6

/** Where a headline's subject has a page of its own. */
const elsewhere = /\b(?:wikipedia|youtube|vimeo|twitter|facebook|instagram|amazon|google)\./i

/** An address alone at the foot of a text whose headline it repeats is the text's own. */
const readOwnAddress: Reader = ({ text, where, words, document }) => {
  if (where !== 'tail' || words > 40 || !/^https?:\/\/\S{10,300}$/i.test(text)) return []
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/\s]+)\/(\S+)$/i.exec(text) ?? []
  const slug = (path.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => word !== 'html' && word !== 'news')
  const headline = document.text.slice(0, 300).trimStart().split('\n', 1)[0]?.toLowerCase() ?? ''
  const shared = slug.filter((word) => headline.includes(word)).length
  if (slug.length < leastSlug || shared < slug.length * sharedSlug || elsewhere.test(host)) return []
  return [
    { kind: 'source', value: text },
    { kind: 'publisher', value: host },
  ]
}

/** `About Quayside Clinic` above `Quayside Clinic is …`: who issued a release says who it is at its foot. */
const about =
  /^About ((?:the )?\p{Lu}[\p{L}\d&.’'-]{1,20}(?: (?:of |and |& |the )?[\p{Lu}\d][\p{L}\d&.’'-]{0,20}){0,5}):?$/u
const readIssuer: Reader = ({ text, where, words, document, start }) => {
  const name = where === 'tail' && words <= 8 ? about.exec(text)?.[1] : undefined
  if (!name) return []
  const [first] = document.text
    .slice(start + text.length, start + text.length + 200)
    .trimStart()
    .split('\n')
  return first?.replace(/^The /, '').startsWith(name.replace(/^[Tt]he /, ''))
    ? [{ kind: 'publisher', value: name }]
    : []
}

/** What an outlet says of itself, beside whose text it is. */
function readHouse(place: Place, cues = -1): Found[] {
  if (place.words > longest) return []
  const house = ownNameIn(place.text, (cues & ~isKnown) >> ownNameAt)
  return house === null ? [] : [{ kind: 'publisher', value: house }]
}

/** A text that lost its line breaks: what stands before its first sentence. */
function readRunIn({ text, where, document }: Place): Found[] {
  if (where !== 'head') return []
  const dateOf = (piece: string): FoundDate | null => dateOn(document, piece)
  const byline = runInByline(text, dateOf)
  const stamp = byline?.date ? null : runInDate(text, dateOf)
  return [
    ...(byline ? [{ kind: 'byline' as const, people: byline.people, at: byline.at }] : []),
    ...(byline?.date ? [{ kind: 'published' as const, value: byline.date, at: byline.at }] : []),
    ...(stamp ? [{ kind: 'published' as const, value: stamp.date, at: stamp }] : []),
  ]
}

/** `PORT ELLERY, Feb. 2, 2018 /PRNewswire/ -- The harbor …`: the day a release was given out. */
function readDatelineDate({ text, where, line, document }: Place): Found[] {
  const found = where === 'head' && line < reach ? datelineDate(text, (piece) => dateOn(document, piece)) : null
  return found ? [{ kind: 'published', value: found.date, at: found }] : []
}

/** What stands behind its last sentence. */
function readRunOut(place: Place): Found[] {
  const { document, line } = place
  const end = document.lines.endOf(line)
  if (document.text.slice(end).trim() !== '') return []
  const whole = document.text.slice(place.start, end)
  return lastSentences(whole).flatMap(({ text, start }) => {
    const words = text.split(' ').length
    const piece: Place = { ...place, text, start: place.start + start, words, where: 'tail', opening: false }
    const at = { start, end: start + text.length }
    return runOutReaders.flatMap((reader) => reader(piece)).map((found) => ({ ...found, at }))
  })
}

/** A station's: `(KPAX) State Auditor …`. */
const callSign = /^[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?$/

/** `The Harbour Report`: an article and a word for papers say that it is one. */
const isNamed = (name: string): boolean =>
  /^The (?:\p{Lu}\S{1,20} ){1,3}/u.test(name) && outletWord.test(name.split(' ').at(-1) ?? '')

const readDateline: Reader = ({ text, document, where, start }) => {
  const signed = where === 'head' ? /^\(([\p{Lu}\d][\p{L}\d .&]{2,40})\)\s{0,2}(?=[\p{Lu}"“])/u.exec(text) : null
  if (signed && (callSign.test(signed[1] as string) || isOwnName(signed[1] as string, document)))
    return [{ kind: 'publisher', value: signed[1] as string, at: { start: 0, end: signed[0].trimEnd().length } }]
  const dateline: Dateline | null = where === 'head' || start === 0 ? datelineOf(text, document.lexicon) : null
  if (dateline === null) return []
  const { agency, place, end } = dateline
  const at = { start: 0, end }
  const known = agency && agencyNamed(agency)
  const isHouse = agency !== null && known === null && isHouseName(agency)
  // `(News)`
  const isGeneric = isHouse && agency.split(' ').every(isHouseName)
  const house =
    isHouse &&
    (houses.has(agency.toLowerCase()) ||
      agency === agency.toUpperCase() ||
      isNamed(agency) ||
      isOwnName(agency, document))
  const line: Found = {
    kind: 'dateline',
    value: place,
    at,
    agencies: agency && !house && !isGeneric ? [known ?? agency] : [],
  }
  return house ? [line, { kind: 'publisher', value: agency, at }] : [line]
}

const outletAgency = /^(?:the )?(?:associated press|agence france-presse|reuters|afp|ap|upi|xinhua)$/i
const longestAgency = 'the agence france-presse'.length
const readAgencyLine: Reader = ({ text }) =>
  text.length <= longestAgency && outletAgency.test(text)
    ? [{ kind: 'byline', value: text, agencies: [agencyNamed(text) ?? text] }]
    : []

/** What the last sentences of a text without line breaks may be. */
const runOutReaders: readonly Reader[] = [
  readContributor,
  readOriginal,
  readCopyright,
  readIssue,
  readTailByline,
  readHouse,
]

/** With the cues, if any, that each needs; 0 for none. */
const readers: readonly { readonly reader: Reader; readonly cue: number }[] = [
  { reader: readDateline, cue: 0 },
  { reader: readAgencyLine, cue: 0 },
  { reader: readTranslator, cue: Cue.translator },
  { reader: readCorrection, cue: Cue.correction },
  { reader: readContributor, cue: Cue.contributor },
  { reader: readOriginal, cue: Cue.original },
  { reader: readByline, cue: 0 },
  { reader: readImage, cue: Cue.image },
  { reader: readCopyright, cue: Cue.copyright },
  { reader: readSource, cue: 0 },
  { reader: readIssue, cue: 0 },
  { reader: readDate, cue: 0 },
  { reader: readIssuer, cue: 0 },
  { reader: readOwnAddress, cue: 0 },
  { reader: readMoreBy, cue: Cue.by },
  { reader: readTailByline, cue: 0 },
]
