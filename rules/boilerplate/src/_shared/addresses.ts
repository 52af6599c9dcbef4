import { type Document, Mask, onceFor } from '@copydesk/core'
import { endOf, hasMask, isMark, isWord, Mark, startOf } from '@copydesk/text'
import { layoutOf } from './layout.ts'

/** A line that is an address: `own` if a sentence, a heading or the author's label of the story leads in to it. */
export interface AddressLine {
  readonly line: number
  readonly own: boolean
}

/** Lines that are nothing but an address, bare or behind a short label; computed once. */
export const addressLines = onceFor((document: Document): readonly AddressLine[] => {
  const found: AddressLine[] = []
  let above = -1
  let own = false
  for (const line of layoutOf(document).line) {
    const is = isAddress(document, line)
    own = is && (own || (above >= 0 && leadsIn(document, above)))
    if (is) found.push({ line, own: own || isTitled(document, line) })
    above = line
  }
  return found
})

/** Words a label in front of the address may have: `Read or share this story: …`. */
const labelWords = 6

/** Words of a line that leads in: shorter ones are labels, `Online:`, `Watch the video:`. */
const leadWords = 4
const references = /^(?:references|sources|notes|further reading|bibliography|works cited)\s*:?$/i

/** `The reports can be found at:`, a reference's title with its colon, `References`. */
function leadsIn({ lines, text }: Document, line: number): boolean {
  const shown = text.slice(lines.start[line], lines.end[line]).trim()
  if (references.test(shown)) return true
  return lines.wordsOf(line) >= leadWords && /(?::|\b(?:at|is|in|from|here|of))$/i.test(shown)
}

/** Labels of a page, by their first word: other labels name what an author refers to (`Market report: …`). */
const pageLabels = new Set(
  'source sources via read share follow like visit see watch listen website web site online on subscribe sign join donate contact email facebook twitter instagram youtube gab telegram photo image video link url permalink homepage blog click download access buy order purchase enquire inquire browse request get for original more full tip tips support'.split(
    ' ',
  ),
)

/** Behind the number of a reference, or a label that is no label of a page. */
function isTitled(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  if (/^[([]?\d/.test(document.text.slice(startOf(document, first), document.lines.end[line]))) return true
  if (!isWord(document, first) || hasMask(document, first, Mask.url)) return false
  return !pageLabels.has(document.text.slice(startOf(document, first), endOf(document, first)).toLowerCase())
}

/** The line ends in an address, and nothing stands before it but a short label with its colon. */
function isAddress(document: Document, line: number): boolean {
  const { lines } = document
  const first = lines.firstTokenOf(line)
  const end = lines.endTokenOf(line)
  let at = first
  let words = 0
  while (at < end && words <= labelWords && !isUrl(document, at)) {
    if (isWord(document, at)) words++
    at++
  }
  if (at === end || words > labelWords || !isWhole(document, at)) return false
  for (let t = at; t < end; t++) if (!isUrl(document, t) && isWord(document, t)) return false
  return at === first || isMark(document, at - 1, Mark.colon) || words === 0
}

const isUrl = (document: Document, t: number): boolean => hasMask(document, t, Mask.url)

/** An address with its scheme, `www` or a path, not a name like `example.org`. */
const isWhole = (document: Document, t: number): boolean =>
  /^(?:https?:|www\.|[\w.-]{4,40}\/\w)/i.test(document.text.slice(startOf(document, t), startOf(document, t) + 60))
