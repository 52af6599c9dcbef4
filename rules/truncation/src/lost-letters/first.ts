import { type Document, Shape } from '@copydesk/core'
import { isDamaged } from '../_shared/evidence.ts'
import { addressMask, hasMask, hasShape, isJoined, isSmallWord, isWord, lengthOf } from '../_shared/words.ts'

/** The first word of a line without its first letter. */
export interface LostFirst {
  readonly token: number
  /** Whole words, best first, with their capital. */
  readonly restorations: readonly string[]
}

interface Candidate {
  readonly word: string
  /** Times it stands in the news counts with a capital. */
  readonly capitals: number
}

/** Least times a word has stood with a capital, to be taken for what a line began with. */
const leastCapitals = 20
/** A word that is one without its first letter too (`he`, `his`) is lost only if the whole one opens lines this much oftener. */
const leastShare = 0.02

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/**
 * Lines that begin in the middle of a word: what is left of a drop capital, a letter styled on its own. Silent in a
 * text that opens lines with small letters throughout (verse, lists, chats).
 */
export function lostFirsts(document: Document): LostFirst[] {
  const { lines, tokens, lexicon } = document
  const found: LostFirst[] = []
  let others = 0
  for (let line = 0; line < lines.count; line++) {
    const token = lines.firstToken[line] as number
    if (token >= (lines.endToken[line] as number) || !opensSmall(document, token)) continue
    const restorations = restoreFirst(document, token)
    const known = lexicon.knows(document.text, tokens.start[token], tokens.end[token])
    if (restorations.length === 0 || (known && !isLikelyLost(document, line, token, restorations))) others++
    else found.push({ token, restorations: restorations.map(({ word }) => word) })
  }
  return others > found.length ? [] : found
}

function opensSmall(document: Document, token: number): boolean {
  if (!isWord(document, token) || hasMask(document, token, addressMask)) return false
  if (hasShape(document, token, Shape.capital | Shape.camel | Shape.digit | Shape.nonAscii)) return false
  if (!isSmallWord(document, token) && !hasShape(document, token, Shape.apostrophe)) return false
  return lengthOf(document, token) > 1 && !(isJoined(document, token + 1) && touchesWord(document, token + 1))
}

/** Joined to what follows by more than a closing stop (`e-mail`, `clare.malone`). */
const touchesWord = (document: Document, mark: number): boolean => isJoined(document, mark + 1)

function restoreFirst(document: Document, token: number): Candidate[] {
  const { lexicon } = document
  const rest = document.tokenText(token).replace('’', "'")
  const found: Candidate[] = namesEndingIn(document, rest)
  for (const letter of letters) {
    const word = letter + rest
    const base = word.endsWith("'s") ? word.slice(0, -2) : word
    const known = lexicon.find(word)
    const id = known >= 0 ? known : lexicon.find(base)
    if (id < 0) continue
    const capitals = lexicon.count(id) * lexicon.capitalised(id)
    if (capitals >= leastCapitals) found.push({ word: word.charAt(0).toUpperCase() + word.slice(1), capitals })
  }
  return found.sort((a, b) => b.capitals - a.capitals)
}

/** Capitalised words the article has elsewhere that the lexicon lacks (`Helgenson`, cut to `elgenson`). */
function namesEndingIn(document: Document, rest: string): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const i of document.unknown) {
    if (lengthOf(document, i) !== rest.length + 1 || !hasShape(document, i, Shape.capital)) continue
    const word = document.tokenText(i)
    if (word.slice(1) === rest) found.set(word, { word, capitals: Number.MAX_SAFE_INTEGER })
  }
  return [...found.values()]
}

/** A known word in small letters opens a finished paragraph although another, cut by one letter, would do so far oftener. */
function isLikelyLost(document: Document, line: number, token: number, restorations: readonly Candidate[]): boolean {
  const { lexicon, tokens, lines } = document
  const id = tokens.word[token] as number
  const best = restorations[0] as Candidate
  if (best.capitals < leastShare * lexicon.count(id)) return false
  return (
    isDamaged(document) ||
    (followsStop(document, line) && (lines.words[line] as number) > 3 && best.capitals >= lexicon.count(id))
  )
}

function followsStop(document: Document, line: number): boolean {
  const { lines, tokens, text } = document
  let before = line - 1
  while (before >= 0 && lines.firstToken[before] === lines.endToken[before]) before--
  if (before < 0) return false
  const last = (lines.endToken[before] as number) - 1
  return /[.!?"”’)]/.test(text.charAt((tokens.end[last] as number) - 1))
}
