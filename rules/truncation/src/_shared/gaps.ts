import { type Document, onceFor } from '@copydesk/core'
import { endOf, startOf } from '@copydesk/text'

/** A stretch between tokens that holds more than spaces, tabs and line ends. */
export interface Gap {
  readonly start: number
  readonly end: number
}

const isPlainSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 0xa0

/** Stretches between tokens with controls or invisible characters in them, in text order. */
export const oddGaps: (document: Document) => readonly Gap[] = onceFor(find)

function find(document: Document): Gap[] {
  const found: Gap[] = []
  let at = 0
  for (let i = 0; i <= document.tokens.count; i++) {
    const end = i < document.tokens.count ? startOf(document, i) : document.text.length
    if (end - at > 1 || (end > at && document.text.charCodeAt(at) !== 32 && document.text.charCodeAt(at) !== 10)) {
      for (let k = at; k < end; k++)
        if (!isPlainSpace(document.text.charCodeAt(k))) {
          found.push({ start: at, end })
          break
        }
    }
    if (i < document.tokens.count) at = endOf(document, i)
  }
  return found
}
