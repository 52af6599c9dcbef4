import { type Document, Mask, onceFor } from '@copydesk/core'
import { endOf, hasMask, isJoined, isMark, isWord, Mark, startOf, wordOf } from '@copydesk/text'
import type { Seam } from './mark-seams.ts'

/** Addresses stuck to the word before or the dash behind: `today.https://t.co/x`, `atwww.`, `pic.twitter.com/x— Name`. */
export const addressSeams: (document: Document) => readonly Seam[] = onceFor(find)

/** How an address begins inside a longer run of letters. */
const openings = ['https', 'http', 'www', 'pic']

function find(document: Document): Seam[] {
  const found: Seam[] = []
  for (const mark of document.marks) {
    const seam = seamAt(document, mark)
    if (seam) found.push(seam)
  }
  return found
}

function seamAt(document: Document, mark: number): Seam | undefined {
  const { text } = document
  const code = wordOf(document, mark)
  if (code === Mark.emDash && isJoined(document, mark) && endsPath(document, mark - 1)) {
    const gap = startOf(document, mark)
    return { start: startOf(document, mark - 1), gap, end: endOf(document, mark) }
  }
  // An address goes on behind its dot or colon.
  if ((code !== Mark.stop && code !== Mark.colon) || !isJoined(document, mark + 1)) return undefined
  if (code === Mark.stop && isDomain(document, mark)) return prefixOf(document, mark - 1)
  return openingAt(document, mark - 1, text.startsWith(code === Mark.colon ? '://' : '.', startOf(document, mark)))
}

/** `WeldonOnline.com`: the dot before the last part of a site's name. */
const isDomain = (document: Document, dot: number): boolean =>
  isJoined(document, dot) &&
  isJoined(document, dot + 1) &&
  hasMask(document, dot, Mask.url) &&
  /^(?:com|org|net)$/i.test(document.tokenText(dot + 1))

/** Words before a site's name that may be stuck to it, where the name begins with a capital: `atWeldonOnline.com`. */
const prefixes = /^(?:at|to|on|via|from|visit|and|or)(?=\p{Lu}\p{Ll})/u

function prefixOf(document: Document, token: number): Seam | undefined {
  const { text } = document
  if (isJoined(document, token) || !isWord(document, token)) return undefined
  const [start, end] = [startOf(document, token), endOf(document, token)]
  const prefix = prefixes.exec(text.slice(start, end))?.[0]
  return prefix === undefined ? undefined : { start, gap: start + prefix.length, end }
}

/** The last part of an address that has a path: what names a post. */
const endsPath = (document: Document, token: number): boolean =>
  hasMask(document, token, Mask.url) && isMark(document, token - 1, 47) && isJoined(document, token)

/** Where the word at `token` opens an address and something stands before it without a space. */
function openingAt(document: Document, token: number, opens: boolean): Seam | undefined {
  const { text } = document
  if (!opens || !isWord(document, token)) return undefined
  const [start, end] = [startOf(document, token), endOf(document, token)]
  const word = text.slice(start, end)
  const opening = openings.find((o) => word.endsWith(o))
  if (opening === undefined || !isAddress(text, end - opening.length, opening)) return undefined
  const gap = end - opening.length
  if (gap > start) return /^\p{L}{2,}$/u.test(text.slice(start, gap)) ? { start, gap, end } : undefined
  const before = text.charAt(start - 1)
  if (!isJoined(document, token) || !/[\p{L}.!?…”’):]/u.test(before)) return undefined
  return { start: startOf(document, isJoined(document, token - 1) ? token - 2 : token - 1), gap, end }
}

const isAddress = (text: string, at: number, opening: string): boolean =>
  opening.startsWith('http')
    ? text.startsWith(`${opening}://`, at)
    : opening === 'www'
      ? /^www\.[a-z\d-]{2,}/.test(text.slice(at, at + 8))
      : text.startsWith('pic.twitter.com/', at)
