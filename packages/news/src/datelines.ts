import type { Lexicon } from '@copydesk/core'
import { agencyNamed, houses } from './agencies.ts'

/** How a paragraph of agency style starts: `RAFAH, Gaza Strip (AP) -`, `MOSCOW —`, `(CNN)`. */
export interface Dateline {
  readonly place: string | null
  /** As written, brackets off. */
  readonly agency: string | null
  /** Length in UTF-16 units, dash included, the space behind it not. */
  readonly end: number
}

const longest = 90
/** The dateline `line` starts with, or null. Only the first 90 characters are read. */
export function datelineOf(line: string, lexicon: Lexicon): Dateline | null {
  const head = line.slice(0, longest)
  const dash = /\s?[-–—]{1,2}\s/.exec(head)
  const open = head.indexOf('(')
  const close = open < 0 ? -1 : head.indexOf(')', open)
  if (close > 0 && (dash === null || close < dash.index + 1)) {
    const found = withAgency(head, open, close, dash)
    if (found !== null) return found
  }
  return dash === null || (open >= 0 && open < dash.index) ? null : withoutAgency(head, dash, lexicon)
}

function withAgency(head: string, open: number, close: number, dash: RegExpExecArray | null): Dateline | null {
  const agency = head.slice(open + 1, close).trim()
  const place = head.slice(0, open).trim()
  const dashed = dash !== null && head.slice(close + 1, dash.index + 1).trim() === ''
  const known = agencyNamed(agency) !== null || houses.has(agency.toLowerCase())
  if (place !== '' && !isPlace(place, dashed && !known)) return null
  if (!known && !(dashed && place !== '' && /^\p{Lu}[\p{L}. ]{1,30}$/u.test(agency))) return null
  const end = dashed ? dash.index + dash[0].trimEnd().length : close + 1
  return { place: place === '' ? null : place, agency, end }
}

function withoutAgency(head: string, dash: RegExpExecArray, lexicon: Lexicon): Dateline | null {
  const place = head.slice(0, dash.index).trim()
  const after = head.slice(dash.index + dash[0].length)
  if (!isPlace(place, true) || !/^["“‘'\p{Lu}\d]/u.test(after)) return null
  // A photo agency's caption: `NEW YORK, NY – NOVEMBER 01: …`.
  if (/^\p{Lu}{3,9} \d/u.test(after)) return null
  if (!place.includes(',') && !namesPlace(place, lexicon)) return null
  return { place, agency: null, end: dash.index + dash[0].trimEnd().length }
}

/** A city of at most four words, in capitals if `shouted`, and up to two capitalised parts behind commas. */
function isPlace(place: string, shouted: boolean): boolean {
  const [city = '', ...rest] = place.split(/\s?,\s?/)
  // `SEOUL/WASHINGTON`
  const words = city.split(/[ /]/)
  if (words.length > 4 || rest.length > 2 || city.length < 3) return false
  const pattern = shouted
    ? /^(?:\p{Lu}[\p{Lu}.'’-]{1,20}|[Dd]e|St\.|Mc\p{Lu}+)$/u
    : /^(?:\p{Lu}[\p{L}.'’-]{1,20}|de|of)$/u
  return words.every((word) => pattern.test(word)) && rest.every((part) => /^\p{Lu}[\p{L}. ]{0,25}\d{0,2}$/u.test(part))
}

/** `EXCLUSIVE —`, `THE DEFENSE -` are labels: the last word of a place is a name. */
function namesPlace(place: string, lexicon: Lexicon): boolean {
  const word = place.split(' ').at(-1) ?? ''
  const id = lexicon.find(word)
  return word.length > 2 && !labels.has(word) && (id < 0 || lexicon.capitalised(id) > 0.6)
}

const labels = new Set(
  'FILE EXCLUSIVE BREAKING UPDATE UPDATED WATCH VIDEO OPINION ANALYSIS REVIEW PHOTOS EDITOR NOTE FACT CHECK LIVE'.split(
    ' ',
  ),
)
