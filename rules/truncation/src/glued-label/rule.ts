import { type Document, defineRule, Shape, type SourceProfile } from '@copydesk/core'
import { addressMask, hasMask, hasShape, isFunctionWord, isWord } from '../_shared/words.ts'
import { allow } from './allow.ts'
import { labels } from './labels.ts'

const brandEndings = new Set(allow.map(({ text }) => text))

const id = 'truncation/glued-label'

/** `KazakhstanCard 1 of 5`, `Donald TrumpFederal judge`: a label or link stuck to the word before it. */
export const rule = defineRule({
  id,
  meta: {
    summary: 'A label or link text stuck to the word before it',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    specificity: 62,
    inFurniture: 'keep',
    messages: {
      glued: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
      source: {
        text: 'Unexpected labels stuck to words in {count} articles, as in {first}{second}',
        severity: 'warning',
      },
    },
  },
  observe(document, observer) {
    const found = gluedLabels(document)
    if (found.length > 0) observer.count(names.articles, 0)
    for (const { token } of found) observer.term(names.labels, document.tokenText(token))
  },
  check(document, context) {
    const { tokens } = document
    const habit = context.profile !== undefined && isHabit(context.profile)
    for (const { token, cut } of gluedLabels(document)) {
      const word = document.tokenText(token)
      const start = tokens.start[token] as number
      const expected = `${word.slice(0, cut)} ${word.slice(cut)}`
      context.report('glued', {
        range: { start, end: tokens.end[token] as number },
        data: { expected },
        expected: [expected],
        edits: [{ start: start + cut, end: start + cut, text: ' ' }],
        ...(habit ? { severity: 'info' as const } : {}),
      })
    }
  },
  checkSource({ profile, report }) {
    if (!isHabit(profile)) return
    const [first = '', second] = profile.terms(id, names.labels).map(({ term }) => term)
    report('source', {
      data: { count: profile.count(id, names.articles, 0), first, second: second ? `, ${second}` : '' },
    })
  },
})

/** What the rule counts under: articles with a glued label (key 0), and the labels themselves. */
const names = { articles: 'articles', labels: 'labels' } as const

/** A template that glues links does so everywhere: from so many articles on it is said once, of the source. */
const habitual = 3

const isHabit = (profile: SourceProfile): boolean => profile.count(id, names.articles, 0) >= habitual

interface GluedLabel {
  readonly token: number
  /** Where the label begins in the token. */
  readonly cut: number
}

const key = Symbol('glued labels')

const gluedLabels = (document: Document): readonly GluedLabel[] =>
  document.derive(key, () => {
    const found: GluedLabel[] = []
    for (const token of document.unknown) {
      if (!hasShape(document, token, Shape.camel | Shape.digit) || hasMask(document, token, addressMask)) continue
      const cut = cutOf(document, token)
      if (cut >= 0) found.push({ token, cut })
    }
    return found
  })

const longest = 40

/** Where in a word two are stuck together, -1 if nowhere for sure. */
function cutOf(document: Document, token: number): number {
  const word = document.tokenText(token)
  if (word.length > longest) return -1
  for (let cut = word.length - 1; cut > 2; cut--) {
    if (!/^\p{Ll}[\p{Lu}\d]/u.test(word.slice(cut - 1, cut + 1))) continue
    if (isGlued(document, token, word.slice(0, cut), word.slice(cut))) return cut
  }
  return -1
}

function isGlued(document: Document, token: number, left: string, right: string): boolean {
  const year = /^(?:19|20)\d\d$/.test(right)
  if (brandEndings.has(right) || (!year && !isLabel(document, right))) return false
  if (stoodJustBefore(document, token, left)) return true
  if (year) return false
  return /^\p{Lu}/u.test(left) ? isNameHere(document, token, left, right) : isSentenceSeam(document, left, right)
}

/** A word with a capital that is no second half of a brand: known, or all capitals. */
function isLabel({ lexicon }: Document, right: string): boolean {
  if (!/^\p{Lu}\p{L}*$/u.test(right)) return false
  return right.length > 1 && lexicon.find(right) >= 0
}

/** Link texts repeat the end of the name before them: `Donald Trump Donald John TrumpFederal judge`. */
const near = 8

/** The word stands in the run of capitalised words and brackets just before. */
function stoodJustBefore(document: Document, token: number, left: string): boolean {
  for (let i = token - 1; i >= 0 && i >= token - near; i--) {
    if (!isWord(document, i)) continue
    if (!hasShape(document, i, Shape.capital)) return false
    if (document.tokenText(i) === left) return true
  }
  return false
}

/** A name of this article, and a word that pages put beside text. */
function isNameHere(document: Document, token: number, left: string, right: string): boolean {
  const { lexicon, tokens } = document
  const id = lexicon.find(left)
  if (!labels.has(right) || id < 0 || lexicon.capitalised(id) < 0.9 || left.length < 4) return false
  for (let i = 0; i < tokens.count; i++) if (tokens.word[i] === id && i !== token) return true
  return false
}

/** `otherThe`, `whereComcast`: a small word that no name begins with, and one of the two a function word. */
function isSentenceSeam({ lexicon }: Document, left: string, right: string): boolean {
  const id = lexicon.find(left)
  if (id < 0 || left.length < 4 || !/^\p{Ll}+$/u.test(left)) return false
  return isFunctionWord(lexicon, id) || isFunctionWord(lexicon, lexicon.find(right))
}
