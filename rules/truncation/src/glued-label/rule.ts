import { type Document, defineRule, onceFor, type RuleProfile, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isCapital, isWord, startOf, wordOf } from '@copydesk/text'
import { addressMask, isFunctionWord, isSmallWord } from '../_shared/words.ts'
import { allow } from './allow.ts'
import { labels } from './labels.ts'

const brandEndings = new Set(allow.map(({ text }) => text))

/** `KazakhstanCard 1 of 5`, `Donald TrumpFederal judge`: a label or link stuck to the word before it. */
export const rule = defineRule({
  id: 'truncation/glued-label',
  meta: {
    summary: 'A label or link text stuck to the word before it',
    confidence: 0.92,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 62,
    inFurniture: 'lines',
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
    for (const { token, cut, safe } of gluedLabels(document)) {
      const word = document.tokenText(token)
      const start = startOf(document, token)
      const expected = `${word.slice(0, cut)} ${word.slice(cut)}`
      context.report('glued', {
        range: { start, end: endOf(document, token) },
        data: { expected },
        expected: [expected],
        edits: [{ start: start + cut, end: start + cut, text: ' ' }],
        safe,
      })
    }
  },
  checkSource({ profile, report }) {
    if (!isHabit(profile)) return
    const [first = '', second] = profile.terms(names.labels).map(({ term }) => term)
    report('source', {
      data: { count: profile.count(names.articles, 0), first, second: second ? `, ${second}` : '' },
    })
  },
})

/** What the rule counts under: articles with a glued label (key 0), and the labels themselves. */
const names = { articles: 'articles', labels: 'labels' } as const

/** A template that glues links does so everywhere: from so many articles on it is said once, of the source. */
const habitual = 3

const isHabit = (profile: RuleProfile): boolean => profile.count(names.articles, 0) >= habitual

interface GluedLabel {
  readonly token: number
  /** Where the label begins in the token. */
  readonly cut: number
  /** False where the two may be the name of a firm or a product. */
  readonly safe: boolean
}

const gluedLabels = onceFor((document: Document): readonly GluedLabel[] => {
  const found = labelsIn(document, false)
  return found.length >= throughout ? labelsIn(document, true) : found
})

/** From so many on a page lost its breaks throughout: two names are then two as well. */
const throughout = 8

function labelsIn(document: Document, loose: boolean): GluedLabel[] {
  const found: GluedLabel[] = []
  for (const token of document.unknown) {
    if (hasMask(document, token, addressMask) || isCalled(document, token)) continue
    const cut = hasShape(document, token, Shape.camel | Shape.digit)
      ? cutOf(document, token, loose)
      : cutOfCapitals(document, token)
    if (cut >= 0)
      found.push({ token, cut, safe: loose ? !isLoneName(document, token, cut) : !mayBeStyled(document, token, cut) })
  }
  return found
}

/** `insertBefore(`, `slotName:"`, `pageWidth = `, `p.parentNode`: code. */
const isCalled = (document: Document, token: number): boolean =>
  /^(?:[(=]|:["']| =)/.test(document.text.slice(endOf(document, token), endOf(document, token) + 2)) ||
  /^\.\p{Ll}/u.test(document.text.slice(startOf(document, token) - 1, startOf(document, token) + 1))

/** A word in small letters and one in capitals, neither of grammar: on a page that keeps its breaks elsewhere perhaps a name. */
function mayBeStyled(document: Document, token: number, cut: number): boolean {
  const [left, right] = halvesOf(document, token, cut)
  const { lexicon } = document
  if (!isStyled(right) || !/^\p{Ll}+$/u.test(left)) return false
  return ![left, right].some((half) => isFunctionWord(lexicon, lexicon.find(half)))
}

/** `the research firm TideMetric.`: two capitals in one word that stands alone among small ones and ends its phrase. */
const isLoneName = (document: Document, token: number, cut: number): boolean =>
  isCapital(document, token) &&
  !isGlued(document, token, ...halvesOf(document, token, cut)) &&
  isSmallWord(document, token - 1) &&
  !isWord(document, token + 1)

function halvesOf(document: Document, token: number, cut: number): [left: string, right: string] {
  const word = document.tokenText(token)
  return [word.slice(0, cut), word.slice(cut)]
}

/** Letters in capitals that no acronym has, and those of a place that stands alone before the story. */
const capitals = { long: 6, short: 3 }
const shortestAfterCapitals = 3

/** `LONDONThe`, `NEW YORKPolice`: a dateline or heading in capitals and the first word of the text, -1 if it is none. */
function cutOfCapitals(document: Document, token: number): number {
  const word = document.tokenText(token)
  const cut = /^\p{Lu}{3,}(?=\p{Lu}\p{Ll}+$)/u.exec(word)?.[0].length ?? -1
  if (cut < capitals.short || word.length - cut < shortestAfterCapitals || word.length > longest) return -1
  const right = word.slice(cut)
  const id = document.lexicon.find(right)
  if (id < 0 || brandEndings.has(right) || !isPlace(document, token, cut)) return -1
  const isHeading = cut >= capitals.long || (isWord(document, token - 1) && hasShape(document, token - 1, Shape.upper))
  return isHeading || isFunctionWord(document.lexicon, id) ? cut : -1
}

/** A known word, or what opens its line. */
function isPlace(document: Document, token: number, cut: number): boolean {
  const start = startOf(document, token)
  if (document.lexicon.find(document.text, start, start + cut) >= 0) return true
  return cut > capitals.short && document.lines.firstToken[document.lineAt(start)] === token
}

const longest = 40

/** Where in a word two are stuck together, -1 if nowhere for sure. */
function cutOf(document: Document, token: number, loose: boolean): number {
  const word = document.tokenText(token)
  if (word.length > longest) return -1
  for (let cut = word.length - 1; cut > 2; cut--) {
    if (!/^\p{Ll}[\p{Lu}\d]/u.test(word.slice(cut - 1, cut + 1))) continue
    const [left, right] = [word.slice(0, cut), word.slice(cut)]
    if (isGlued(document, token, left, right) || (loose && areWords(document, left, right))) return cut
  }
  return -1
}

function isGlued(document: Document, token: number, left: string, right: string): boolean {
  const year = /^(?:19|20)\d\d$/.test(right)
  if (brandEndings.has(right) || (!year && !isLabel(document, right))) return false
  if (stoodJustBefore(document, token, left)) return true
  if (right === 'Card' && isCount(document, token + 1)) return true
  if (!year && standsApart(document, left, right)) return true
  if (year) return false
  return /^\p{Lu}/u.test(left) ? isNameHere(document, token, left, right) : isSentenceSeam(document, left, right)
}

/** `1 of 5`: the place of a card among its cards. */
const isCount = (document: Document, i: number): boolean =>
  /^\d{1,2} of \d{1,2}\b/.test(document.text.slice(startOf(document, i), startOf(document, i) + 9))

const shortestLoose = 4

/** Two known words of some length, the second no second half of a brand. */
const areWords = (document: Document, left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= shortestLoose &&
  !brandEndings.has(right) &&
  isLabel(document, right) &&
  document.lexicon.find(left) >= 0

/** A known word of two letters or more, the first a capital. */
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

/** `harbourCLUB`: shows and events style their names so, few labels are. */
const isStyled = (right: string): boolean => /^\p{Lu}+$/u.test(right) && !labels.has(right)

const isTwice = ({ text }: Document, word: string): boolean => text.indexOf(word) !== text.lastIndexOf(word)

const leastHalf = 3

/** `PublicCharter`: the article writes the two words apart elsewhere, and together only here. A name is written so twice. */
function standsApart(document: Document, left: string, right: string): boolean {
  const [a, b] = [document.lexicon.find(left), document.lexicon.find(right)]
  if (a < 0 || b < 0 || Math.min(left.length, right.length) < leastHalf) return false
  let apart = 0
  for (let i = 0; i + 1 < document.tokens.count; i++)
    if (
      wordOf(document, i) === a &&
      wordOf(document, i + 1) === b &&
      document.text.startsWith(`${left} ${right}`, startOf(document, i))
    )
      apart++
  return apart > 0 && !isTwice(document, left + right)
}

/** A name of this article, and a word that pages put beside text. */
function isNameHere(document: Document, token: number, left: string, right: string): boolean {
  const { lexicon, tokens } = document
  const id = lexicon.find(left)
  if (!labels.has(right) || id < 0 || lexicon.capitalised(id) < 0.9 || left.length < 4) return false
  for (let i = 0; i < tokens.count; i++) if (wordOf(document, i) === id && i !== token) return true
  return false
}

/** Times a small word must stand in the news counts, in small letters, to be none that a name begins with. */
const common = 200

/** `otherThe`, `concernsAug`: a small word that no name begins with, and a function word or any word behind it. */
function isSentenceSeam(document: Document, left: string, right: string): boolean {
  const { lexicon } = document
  const id = lexicon.find(left)
  if (id < 0 || left.length < 4 || !/^\p{Ll}+$/u.test(left)) return false
  if (isFunctionWord(lexicon, id) || isFunctionWord(lexicon, lexicon.find(right))) return true
  if (isStyled(right) && isTwice(document, left + right)) return false
  return right.length >= leastHalf && lexicon.count(id) * (1 - lexicon.capitalised(id)) >= common
}
