import { type Document, onceFor, Shape } from '@copydesk/core'
import { hasShape, isWord, lengthOf, startOf } from '@copydesk/text'

/** A doubled name a headline is stuck to: `Ida Brandt Ida Maria BrandtCouncil votes …`. */
export interface Seam {
  /** First token behind the name that stays. */
  readonly firstToken: number
  readonly line: number
}

/** Tokens between a name and its doubled last word. */
const near = 9

/** Places where a name is said again with more to it and runs into the words of a link, in text order; computed once. */
export const seams: (document: Document) => readonly Seam[] = onceFor(find)

function find(document: Document): Seam[] {
  const found: Seam[] = []
  for (const token of document.unknown) {
    if (!hasShape(document, token, Shape.camel | Shape.digit)) continue
    const first = doubledFrom(document, token)
    if (first >= 0) found.push({ firstToken: first, line: document.lineAt(startOf(document, token)) })
  }
  return found
}

/** Token behind the earlier occurrence of what the glued word begins with, -1 if there is none. */
function doubledFrom(document: Document, token: number): number {
  const { lines } = document
  const word = document.tokenText(token)
  const line = document.lineAt(startOf(document, token))
  const from = Math.max(lines.firstTokenOf(line), token - near)
  for (let t = token - 1; t >= from; t--) {
    if (!isWord(document, t)) continue
    if (!hasShape(document, t, Shape.capital)) return -1
    const length = lengthOf(document, t)
    if (length > 2 && length < word.length && word.startsWith(document.tokenText(t)) && isCut(word, length))
      return t + 1
  }
  return -1
}

const isCut = (word: string, at: number): boolean => /[\p{Lu}\d]/u.test(word.charAt(at))
