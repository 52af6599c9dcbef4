import { type Document, Mask, type Range } from '@copydesk/core'
import { hasMask, isMark, isWordOrNumber, lowerOf, Mark, rangeOf, startOf } from '@copydesk/text'
import { addressMask } from '../_shared/words.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** What no line of text can hold. */
const things = set(
  `video videos clip clips chart charts graph graphs graphic graphics map maps photo photos photograph photographs picture pictures image
images infographic infographics footage audio recording recordings tape tapes diagram figure slideshow gallery cartoon screenshot
screenshots player podcast compilation montage`,
)
/** What may be printed, unless one is told to watch it. */
const shows = set(
  'interview segment exchange report conversation speech trailer presentation debate moment episode ad spot',
)
const senses = set('watch listen hear view see')
/** Words that open the announcement of a thing. */
const openers = set('watch listen here video audio full footage below')

/** Words behind `below` and `above` that leave them pointing; before any other word they mean less than, or under. */
const adverbial = set(
  'shows show showing makes make illustrates demonstrates depicts explains tells gives is was are via and for to from',
)
/** Tokens between a thing and `below`; more where one is told to look. */
const reach = { plain: 3, told: 9 } as const

/** From the thing to `below` or `above`, if the word at `token` points at a thing; undefined else. */
export function pointerAt(document: Document, token: number): Range | undefined {
  const { sentences } = document
  const next = token + 1
  const ends = !isWordOrNumber(document, next)
  if (!ends && !adverbial.has(lowerOf(document, next))) return undefined
  const first = sentences.firstToken[document.sentenceAt(startOf(document, token))] ?? token
  let told = -1
  for (let i = token - 1; i >= Math.max(first, token - reach.told); i--) if (senses.has(lowerOf(document, i))) told = i
  const from = Math.max(first, token - (told < 0 ? reach.plain : reach.told))
  for (let i = token - 1; i >= from; i--) {
    const word = lowerOf(document, i)
    if (things.has(word) || (told >= 0 && shows.has(word)))
      return rangeOf(document, told < 0 ? i : Math.min(i, told), token)
  }
  return undefined
}

/** Words up to which a line that ends in a colon is nothing but an announcement. */
const label = 3

/** Tokens before the colon of a sentence that ends in `here:`, and those of them that a finding shows. */
const shortestHere = 4
const shownHere = 5
/** Words that open a request of the page. */
const furniture = set('click read subscribe sign follow download register donate to')

/** The last sentence of a line that ends in a colon and announces a thing: `Here’s the audio from the station:`. */
export function announcementIn(document: Document, line: number): Range | undefined {
  const { lines, sentences } = document
  const last = lines.endTokenOf(line) - 1
  if (last < lines.firstTokenOf(line) || !isMark(document, last, Mark.colon)) return undefined
  const s = document.sentenceAt(startOf(document, last))
  const first = s < 0 ? lines.firstTokenOf(line) : sentences.firstTokenOf(s)
  // `You can see it here:` over a link or a player.
  if (
    lowerOf(document, last - 1) === 'here' &&
    last - first >= shortestHere &&
    !furniture.has(lowerOf(document, first))
  )
    return rangeOf(document, Math.max(first, last - shownHere), last)
  const opener = lowerOf(document, first)
  if (!openers.has(opener.replace(/['’]s$/, ''))) return undefined
  const isLabel = lines.wordsOf(line) <= label
  // A transcript is printed.
  for (let i = first; i < last; i++) if (lowerOf(document, i).startsWith('transcript')) return undefined
  for (let i = first; i < last; i++) {
    const word = lowerOf(document, i)
    const tells = opener === 'watch' || opener === 'listen' || (opener === 'full' && isLabel)
    if (things.has(word) || (tells && (shows.has(word) || isLabel || word === 'below' || word === 'here')))
      return rangeOf(document, Math.max(first, last - longest), last)
  }
  return undefined
}

/** Tokens before the colon of an announcement that a finding shows. */
const longest = 7

/** Lines from a pointer on in which what it points at may stand as an address or a mark of its own. */
const linesAway = 2

/** An address, a handle or a player stands where the pointer points: in its line, or in the lines below it (`step` 1) or above (-1). */
export function isThere(document: Document, line: number, step: 1 | -1): boolean {
  const { lines, text } = document
  for (let i = lines.firstTokenOf(line); i < lines.endTokenOf(line); i++)
    if (hasMask(document, i, Mask.url | Mask.handle)) return true
  let seen = 0
  for (let near = line + step; near >= 0 && near < lines.count && seen < linesAway; near += step) {
    if (lines.hash[near] === 0) continue
    seen++
    for (let i = lines.firstTokenOf(near); i < lines.endTokenOf(near); i++)
      if (hasMask(document, i, addressMask)) return true
    const start = lines.startOf(near)
    if (players.test(text.slice(start, Math.min(lines.endOf(near), start + 200)))) return true
  }
  return false
}

const players = /youtube|vimeo|[<{][\s{]{0,4}\w|!\[/i
