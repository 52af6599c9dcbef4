import { type Document, onceFor, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isJoined, isMark, isWord, lengthOf, Mark, startOf } from '@copydesk/text'
import { isWhole } from './whole-words.ts'
import { addressMask, isSmallWord } from './words.ts'

/** A line that opens with a word in small letters. */
export interface LineStart {
  readonly line: number
  readonly token: number
  /** What the word may have been before it lost its first letter, best first, each with its capital. */
  readonly restorations: readonly Capital[]
  /** The word is one as it stands (`he`, `his`). */
  readonly known: boolean
}

export interface Capital {
  readonly word: string
  /** Times it stands in the news counts with a capital. */
  readonly times: number
}

/** Least times a word has stood with a capital, to be taken for what a line began with; long words have no rivals. */
const leastTimes = { short: 20, long: 2 }
const longWord = 7
const shortest = 2
const longest = 24

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/** Lines that open with a small letter, in text order; found once for all rules that ask. */
export const smallLineStarts: (document: Document) => readonly LineStart[] = onceFor(find)

/** Those whose first word is none, but would be with one letter more: drop capitals gone. */
export const cutLineStarts = (document: Document): readonly LineStart[] =>
  smallLineStarts(document).filter(({ known, restorations }) => !known && restorations.length > 0)

function find(document: Document): LineStart[] {
  const { lines, lexicon, text } = document
  const found: LineStart[] = []
  for (let line = 0; line < lines.count; line++) {
    const token = lines.firstTokenOf(line)
    if (token >= lines.endTokenOf(line) || !opensSmall(document, token)) continue
    const known = lexicon.knows(text, startOf(document, token), endOf(document, token))
    found.push({
      line,
      token,
      known,
      restorations: isWhole(document.tokenText(token)) ? [] : restoreFirst(document, token),
    })
  }
  return found
}

const isUsualLength = (document: Document, token: number): boolean =>
  lengthOf(document, token) >= shortest && lengthOf(document, token) <= longest

function opensSmall(document: Document, token: number): boolean {
  if (!isWord(document, token) || hasMask(document, token, addressMask) || !isUsualLength(document, token)) return false
  if (hasShape(document, token, Shape.capital | Shape.camel | Shape.digit | Shape.nonAscii)) return false
  if (!isSmallWord(document, token) && !hasShape(document, token, Shape.apostrophe)) return false
  // Joined to what follows by more than a stop or colon, it is an e-mail, a user name, a compound.
  return !isJoined(document, token + 1) || !isJoined(document, token + 2) || isMark(document, token + 1, Mark.colon)
}

function restoreFirst(document: Document, token: number): Capital[] {
  const { lexicon } = document
  const rest = document.tokenText(token).replace('’', "'")
  const found = [...namesEndingIn(document, rest)]
  for (const letter of letters) {
    const word = letter + rest
    const known = lexicon.find(word)
    const id = known < 0 && word.endsWith("'s") ? lexicon.find(word.slice(0, -2)) : known
    if (id < 0) continue
    const times = lexicon.count(id) * lexicon.capitalised(id)
    const least = rest.length >= longWord ? leastTimes.long : leastTimes.short
    if (times >= least) found.push({ word: word.charAt(0).toUpperCase() + word.slice(1), times })
  }
  return found.sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1))
}

/** Capitalised words the article has elsewhere that the lexicon lacks. */
const namesEndingIn = (document: Document, rest: string): readonly Capital[] => namesByEnding(document).get(rest) ?? []

/** Such words by what is left of them without their first letter. */
const namesByEnding = onceFor((document: Document): ReadonlyMap<string, readonly Capital[]> => {
  const byEnding = new Map<string, Capital[]>()
  const seen = new Set<string>()
  for (const i of document.unknown) {
    if (!hasShape(document, i, Shape.capital)) continue
    const word = document.tokenText(i)
    if (seen.has(word)) continue
    seen.add(word)
    const rest = word.slice(1)
    const names = byEnding.get(rest) ?? []
    names.push({ word, times: Number.MAX_SAFE_INTEGER })
    byEnding.set(rest, names)
  }
  return byEnding
})
