import { type Document, onceFor, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isJoined, isWord, lengthOf, startOf, wordOf } from '@copydesk/text'
import { addressMask, isSmallWord } from './words.ts'

/** A word divided by a hyphen and a space. */
export interface HyphenSplit {
  /** The hyphen. */
  readonly token: number
  readonly word: string
}

/** Least times the joined word stands in the news counts where both parts are words (`over- all`), and least share of the rarer part (`company- wide`). */
const joinedWords = { count: 5, share: 0.02 }

/** Letters a typesetter leaves on each side at least. */
const shortest = 2

/** Divided words (`govern- ment`), in text order, suspended hyphens among them where both read as one word. */
export const hyphenSplits: (document: Document) => readonly HyphenSplit[] = onceFor(find)

function find(document: Document): HyphenSplit[] {
  const found: HyphenSplit[] = []
  for (const token of document.marks) {
    const word = isDivision(document, token) ? joinedWord(document, token) : undefined
    if (word !== undefined) found.push({ token, word })
  }
  return found
}

/** A single hyphen on the end of a word, then one space or line end, then a word in small letters. */
function isDivision(document: Document, hyphen: number): boolean {
  const next = hyphen + 1
  const code = wordOf(document, hyphen)
  if ((code !== 45 && code !== 0x2010) || lengthOf(document, hyphen) !== 1) return false
  if (!isWord(document, hyphen - 1) || !isSmallWord(document, next)) return false
  if (Math.min(lengthOf(document, hyphen - 1), lengthOf(document, next)) < shortest) return false
  if (!isJoined(document, hyphen) || isJoined(document, next)) return false
  const gap = document.text.slice(endOf(document, hyphen), startOf(document, next))
  if (gap !== ' ' && gap !== '\n') return false
  return !hasMask(document, next, addressMask) && !hasShape(document, hyphen - 1, Shape.digit | Shape.upper)
}

function joinedWord(document: Document, hyphen: number): string | undefined {
  const { lexicon } = document
  const word = document.tokenText(hyphen - 1) + document.tokenText(hyphen + 1)
  const id = lexicon.find(word)
  if (id < 0) return undefined
  const [a, b] = [wordOf(document, hyphen - 1), wordOf(document, hyphen + 1)]
  if (a < 0 || b < 0) return word
  const rarer = Math.min(lexicon.count(a), lexicon.count(b))
  return lexicon.count(id) >= Math.max(joinedWords.count, joinedWords.share * rarer) ? word : undefined
}
