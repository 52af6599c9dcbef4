import { type Document, Mask, onceFor } from '@copydesk/core'
import { endOf, hasMask, isAnyMark } from '@copydesk/text'

const judgedLines = onceFor(({ lines }: Document) => new Int8Array(lines.count))

/**
 * False for a line in which a stop before a lower-case word means nothing: a post or message in lower case, a line
 * with a handle, a tag, an address or an attribute of markup. Decided once a line.
 */
export function readsAsProse(document: Document, line: number): boolean {
  const known = judgedLines(document)
  if (known[line] === 0) known[line] = judge(document, line) ? 1 : -1
  return known[line] === 1
}

/** Characters of a line's start in which a writer who uses capitals has used one. */
const head = 80
const equals = new Set([61])
const posted = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

function judge(document: Document, line: number): boolean {
  const start = document.lines.startOf(line)
  const end = document.lines.endOf(line)
  if (!/\p{Lu}/u.test(document.text.slice(start, Math.min(end, start + head)))) return false
  for (let i = document.lines.firstTokenOf(line); i < document.lines.endTokenOf(line); i++) {
    if (hasMask(document, i, posted)) return false
    if (isAnyMark(document, i, equals) && document.text.charCodeAt(endOf(document, i)) === 34) return false
  }
  return true
}
