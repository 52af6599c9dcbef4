import { type Document, hash32, onceForArticle, type RuleProfile, Shape, WordFlag } from '@copydesk/core'
import { hasShape, isCapital, isWord, lengthOf, startOf, wordOf } from '@copydesk/text'
import { type Seam, seams } from './seams.ts'

/** What the rule counts under: articles that hold an anchor, articles that have the same words elsewhere, and the anchors themselves. */
export const names = { anchors: 'anchors', elsewhere: 'elsewhere', list: 'list' } as const

/**
 * Words of a template in a line of the story: in capitals inside a sentence, or in title case where a sentence would
 * begin. One word alone counts only where it closes a run of links behind a doubled name.
 */
export interface Anchor {
  readonly firstToken: number
  readonly endToken: number
  readonly line: number
  readonly kind: 'capitals' | 'title'
  /** The words, which is what it is counted by. */
  readonly text: string
  /** It stands where a template would put it; a title elsewhere in a sentence speaks against it. */
  readonly fresh: boolean
}

/** Words from which on a line is one of the story's. */
const lineWords = 20
const maxWords = 4
/** A word that is commonly written in lower case: a template shouts it or sets it as a title. */
const commonShare = 0.5
const commonCount = 50

/** Candidates for anchors in the long lines of a document, in text order; computed once an article. */
export const anchorsOf: (document: Document) => readonly Anchor[] = onceForArticle(find)

function find(document: Document): Anchor[] {
  const { lines } = document
  const found: Anchor[] = []
  const doubled = seams(document)
  for (let line = 0; line < lines.count; line++) {
    if (lines.wordsOf(line) < lineWords) continue
    const end = lines.endTokenOf(line)
    for (let t = lines.firstTokenOf(line) + 1; t < end; ) {
      if (!hasShape(document, t, Shape.capital) || !isWord(document, t)) t++
      else {
        const to = runEnd(document, t, end)
        const anchor = to - t > 1 || hasShape(document, t, Shape.upper) ? anchorAt(document, line, t, to) : null
        if (anchor && (anchor.endToken - anchor.firstToken > 1 || closes(doubled, anchor))) found.push(anchor)
        t = to
      }
    }
  }
  return found
}

/** Tokens a run of headlines may have between a doubled name and the word that closes it. */
export const longestRun = 140

const closes = (doubled: readonly Seam[], { firstToken, line }: Anchor): boolean =>
  doubled.some(
    (seam) => seam.line === line && seam.firstToken < firstToken && firstToken - seam.firstToken <= longestRun,
  )

/** One past the run of capitalised words at `t`. */
function runEnd(document: Document, t: number, end: number): number {
  let to = t + 1
  while (to < end && isCapital(document, to)) to++
  return to
}

/** What a template set into the run of capitalised words from `first` to `end`: a title of two words, or one that is shouted. */
function anchorAt(document: Document, line: number, first: number, end: number): Anchor | null {
  const { tokens, text } = document
  const from = firstShouted(document, first, end)
  const kind = from < end ? 'capitals' : 'title'
  const start = kind === 'capitals' ? from : first
  let to = start
  while (to < end && to - start < maxWords && isPart(document, to, kind, to > start)) to++
  while (to > start && kind === 'title' && isFunctionWord(document, to - 1)) to--
  if (kind === 'capitals' && !hasLongWord(document, start, to)) return null
  const words = to - start
  const next = text.charAt(tokens.start[to] ?? text.length)
  if (
    words < (kind === 'title' ? 2 : 1) ||
    next === ':' ||
    (kind === 'title' && (next === ',' || isFunctionWord(document, start)))
  )
    return null
  const fresh = kind === 'capitals' || startsSentence(document, start)
  return { firstToken: start, endToken: to, line, kind, text: wordsOf(document, start, to), fresh }
}

/** First word of the run that is shouted; all of a shouted run must be common words. */
function firstShouted(document: Document, first: number, end: number): number {
  for (let t = first; t < end; t++) if (hasShape(document, t, Shape.upper)) return t
  return end
}

const isPart = (document: Document, t: number, kind: Anchor['kind'], follows: boolean): boolean => {
  const upper = hasShape(document, t, Shape.upper)
  if (kind === 'title') return !upper && isCommon(document, t)
  return upper && (follows ? isKnown(document, t) : isCommon(document, t))
}

/** `GO DEEPER`; two letters by themselves are a state, a country, a unit. */
function hasLongWord(document: Document, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (lengthOf(document, t) > 2) return true
  return false
}

function isCommon(document: Document, t: number): boolean {
  const word = wordOf(document, t)
  return word >= 0 && document.lexicon.count(word) >= commonCount && document.lexicon.capitalised(word) < commonShare
}

const isKnown = (document: Document, t: number): boolean => {
  const word = wordOf(document, t)
  return word >= 0 && (document.lexicon.flags(word) & WordFlag.proper) === 0
}

const isFunctionWord = (document: Document, t: number): boolean =>
  (document.lexicon.flags(wordOf(document, t)) & WordFlag.function) !== 0

const startsSentence = (document: Document, t: number): boolean => {
  const start = startOf(document, t)
  return document.sentences.start[document.sentenceAt(start)] === start
}

function wordsOf(document: Document, from: number, to: number): string {
  let text = document.tokenText(from)
  for (let t = from + 1; t < to; t++) text += ` ${document.tokenText(t)}`
  return text
}

export const keyOf = (anchor: Anchor): number => hash32(anchor.text)

/** Articles, and their share of the source's, in which the words must stand before they are its template. */
const floor = { articles: 3, share: 0.1, fresh: 0.8 } as const

/** True if the source's template has the words: many of its articles hold them, and hardly one has them elsewhere. */
export function isTemplate(profile: RuleProfile, text: string): boolean {
  const key = hash32(text)
  const count = profile.count(names.anchors, key)
  if (count < Math.max(floor.articles, profile.articles * floor.share)) return false
  return count >= (count + profile.count(names.elsewhere, key)) * floor.fresh
}
