import { type Document, Mask } from '@copydesk/core'

const key = Symbol('prose lines')

/**
 * False for a line in which a stop before a lower-case word means nothing: a post or message in lower case, a line
 * with a handle, a tag, an address or an attribute of markup. Decided once a line.
 */
export function readsAsProse(document: Document, line: number): boolean {
  const known = document.derive(key, ({ lines }) => new Int8Array(lines.count))
  if (known[line] === 0) known[line] = judge(document, line) ? 1 : -1
  return known[line] === 1
}

/** Characters of a line's start in which a writer who uses capitals has used one. */
const head = 80
const posted = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

function judge({ text, tokens, lines }: Document, line: number): boolean {
  const start = lines.start[line] as number
  const end = lines.end[line] as number
  if (!/\p{Lu}/u.test(text.slice(start, Math.min(end, start + head)))) return false
  for (let i = lines.firstToken[line] as number; i < (lines.endToken[line] as number); i++) {
    if ((tokens.mask[i] as number) & posted) return false
    if (tokens.word[i] === 61 && text.charCodeAt(tokens.end[i] as number) === 34) return false
  }
  return true
}
