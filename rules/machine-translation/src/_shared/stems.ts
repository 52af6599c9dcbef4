import { type Document, Shape, WordFlag } from '@copydesk/core'
import { hasShape, isWord, lengthOf, wordOf } from '@copydesk/text'

/** Letters two words must share from the start to pass for one stem, and letters either may have beside. */
const shared = 4
const beside = 3

/** True if the words differ in an ending only (`calm`, `calmed`; `governor's`, `governors`). Both lower case. */
export function sameStem(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i >= shared && a.length - i <= beside && b.length - i <= beside
}

/** Words that figures repeat. */
const counted = new Set(['hundred', 'thousand', 'million', 'billion', 'trillion', 'percent', 'cent'])

/** Lower-case text of token `i` if it is a content word of four letters or more, else undefined. */
export function contentWord(document: Document, i: number): string | undefined {
  const { lexicon } = document
  if (!isWord(document, i) || lengthOf(document, i) < shared) return undefined
  if (hasShape(document, i, Shape.capital | Shape.digit)) return undefined
  const id = wordOf(document, i)
  if (id >= 0 && lexicon.flags(id) & WordFlag.function) return undefined
  const word = document.tokenText(i).toLowerCase()
  return counted.has(word) ? undefined : word
}
