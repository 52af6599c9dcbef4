import { type Document, Shape } from '@copydesk/core'
import { hasShape, isMark, isPunctuation, isWord, Mark, startOf, wordOf } from '@copydesk/text'
import type { Layout } from '../_shared/layout.ts'
import { lineOf, wordsOf } from '../_shared/layout.ts'

/** Lines at the head, and at the end, among which the author is introduced. */
const headLines = 3
const tailLines = 5
/** Words a name has, initials and titles included, and tokens between it and what the person is. */
const nameWords = { least: 2, most: 6 } as const
const reach = 14
/** Longest bio, words. */
const most = 90

const verbs: ReadonlySet<string> = new Set([
  'is',
  'was',
  'serves',
  'teaches',
  'studies',
  'lectures',
  'edits',
  'directs',
  'chairs',
  'writes',
  'covers',
  'hosts',
  'works',
  'leads',
])

const articles: ReadonlySet<string> = new Set(['The', 'A', 'An', 'This', 'That', 'His', 'Her', 'Their', 'Our'])

/** What those are who write for a paper, and are introduced for it. */
const roles: ReadonlySet<string> = new Set(
  (
    'ambassador analyst anchor attorney author blogger broadcaster chair co-author co-founder co-host columnist commentator contributor ' +
    'correspondent critic director economist editor editor-at-large editor-in-chief essayist executive expert fellow founder ' +
    'graduate historian host journalist judge lawyer lecturer magistrate novelist owner photographer physician podcaster president producer ' +
    'professor publisher reporter researcher scholar scientist senator strategist student university writer'
  ).split(' '),
)

/**
 * Lines that introduce someone the story never speaks of, by what they are: whoever wrote it. Line indices of the document.
 * `Ida Brandt is senior staff writer at the Gannet and the author of “Low Water”.`
 */
export function introductions(document: Document, layout: Layout): number[] {
  const found: number[] = []
  for (let i = 0; i < layout.count; i++) {
    if (i >= headLines && i < layout.count - tailLines) i = Math.max(i, layout.count - tailLines)
    const line = lineOf(layout, i)
    if (wordsOf(layout, i) > most || layout.words[i] === 0) continue
    const surname = introduced(document, line)
    if (surname >= 0 && !speaks(document, line) && !isNamedElsewhere(document, layout, line, surname)) found.push(line)
  }
  return found
}

/** Token of the surname of whom the line introduces by their work, -1 if it introduces nobody. */
function introduced(document: Document, line: number): number {
  const { lines } = document
  const end = lines.endTokenOf(line)
  let words = 0
  let surname = -1
  let t = lines.firstTokenOf(line)
  while (t < end && isPunctuation(document, t)) t++
  for (; t < end; t++) {
    if (isMark(document, t, Mark.stop)) continue
    if (!isWord(document, t)) break
    if (
      verbs.has(document.tokenText(t)) ||
      articles.has(document.tokenText(t)) ||
      !hasShape(document, t, Shape.capital)
    )
      break
    surname = t
    words++
  }
  if (words < nameWords.least || words > nameWords.most || t >= end) return -1
  if (isMark(document, t, Mark.comma)) t = afterClause(document, t, end)
  else if (document.text[startOf(document, t)] === '(') t = afterBracket(document, t, end)
  return verbs.has(document.tokenText(t)) && hasRole(document, t + 1, Math.min(end, t + 1 + reach)) ? surname : -1
}

/** `…, Ph.D., …`: the token behind a short clause between commas, or the comma itself. */
function afterClause(document: Document, at: number, end: number): number {
  for (let t = at + 1; t < Math.min(end - 1, at + 8); t++) if (isMark(document, t, Mark.comma)) return t + 1
  return at
}

/** `… (@idab) …`: the token behind the bracket. */
function afterBracket(document: Document, at: number, end: number): number {
  for (let t = at + 1; t < Math.min(end - 1, at + 5); t++) if (document.text[startOf(document, t)] === ')') return t + 1
  return at
}

const told: ReadonlySet<string> = new Set(['said', 'says', 'told', 'asked', 'added', 'denied'])

/** True if someone says something in the line: then it is the story’s. */
function speaks(document: Document, line: number): boolean {
  const { lines } = document
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++)
    if (told.has(document.tokenText(t))) return true
  return false
}

function hasRole(document: Document, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (roles.has(document.tokenText(t).toLowerCase())) return true
  return false
}

/** True if prose elsewhere, or a heading of the text, has the surname: the story is about that person. */
function isNamedElsewhere(document: Document, layout: Layout, line: number, surname: number): boolean {
  const { lines } = document
  const name = document.tokenText(surname).replace(/['’]s$/, '')
  const id = wordOf(document, surname)
  for (let i = 0; i < layout.count; i++) {
    const other = lineOf(layout, i)
    if (other === line || layout.prose[i] === 0) continue
    for (let t = lines.firstTokenOf(other); t < lines.endTokenOf(other); t++)
      if (wordOf(document, t) === id && document.tokenText(t).startsWith(name)) return true
  }
  return false
}
