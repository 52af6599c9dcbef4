import type { Credits, Document } from '@copydesk/core'
import { compareDates, creditsOf } from '@copydesk/news'
import { linesOfKind } from '../_shared/article.ts'

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/\/[^\n]{0,2000}|\.(?:com|org|net|co\.uk|example)$/g, '')
    .replace(/^the\b|[^\p{L}\p{N}]+/gu, '')

/** What the credits of a page say: its metadata where it has any, else its text. */
function spoken(document: Document): Credits {
  const given = document.article.credits
  return given.byline.length > 0 || given.publisher !== null || given.agency.length > 0 ? given : creditsOf(document)
}

/** True if the page names the source, outlet, agency or an author of the other as where its text is from, in its credits or in the words before `at`. */
export function creditsOther(document: Document, other: Document, at: number): boolean {
  if (announces(document.text.slice(Math.max(0, at - 240), at), other)) return true
  const own = spoken(document)
  const theirs = creditsOf(other)
  if (own.byline.some((name) => theirs.byline.includes(name))) return true
  if (own.agency.some((name) => theirs.agency.includes(name))) return true
  const named = [...own.agency, own.publisher, own.original, own.canonical].flatMap((name) =>
    name ? [fold(name)] : [],
  )
  const names = [theirs.publisher, other.article.source, other.article.url].flatMap((name) =>
    name ? [fold(name)] : [],
  )
  const origin = linesOfKind(document, 'original', 'source').map(({ start, end }) =>
    fold(document.text.slice(start, end)),
  )
  return names.some((name) => name.length > 2 && (named.includes(name) || origin.some((line) => line.includes(name))))
}

const handing =
  /\b(?:per|via|from|according to|as|reports?|reported|writes|wrote|notes|noted|explains?|explained|says|said)\b/i

/** `Per the Quayside Echo:` right before the words it took. */
function announces(before: string, other: Document): boolean {
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
  return handing.test(before) && names.some((name) => name.length > 3 && last.includes(name))
}

/** How much a page says of whose its text is: nothing, an outlet, an author of its own, its own agency. */
export function standing(document: Document): 0 | 1 | 2 | 3 {
  const { byline, agency, publisher } = spoken(document)
  if (publisher !== null && agency.some((name) => fold(name) === fold(publisher))) return 3
  if (byline.length > 0) return 2
  return publisher !== null || agency.length > 0 ? 1 : 0
}

/** Below 0 if `document` was first, above 0 if the other was, 0 if their dates do not say. */
export function order(document: Document, other: Document): number {
  const [own, theirs] = [creditsOf(document).published, creditsOf(other).published]
  if (own === null || theirs === null) return 0
  return compareDates(own, theirs)
}
