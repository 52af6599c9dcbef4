import { type Document, defineRule, onceForArticle, type Range, type RuleProfile } from '@copydesk/core'
import { startOf } from '@copydesk/text'
import { enough, type Leaning, leaningOf, type Signs, signsOf } from './evidence.ts'
import { lostHalf } from './halves.ts'
import { parts } from './words.ts'

/** `Nor is it just the mayors.` as the first sentence: the beginning of the article is missing. */
export const rule = defineRule({
  id: 'truncation/lost-opening',
  meta: {
    summary: 'An article whose first sentence leans on what is not there',
    confidence: 0.9,
    weight: 4,
    stage: 'stable',
    scope: 'span',
    specificity: 56,
    impact: 'major',
    messages: {
      leans: { text: 'Unexpected "{actual}" in the first sentence, the beginning is missing', severity: 'warning' },
      half: { text: 'Unexpected start in a first half, expected a heading before "{heading}"', severity: 'warning' },
      part: { text: 'Unexpected section "{actual}" at the start, the beginning is missing', severity: 'warning' },
    },
  },
  observe(document, observer) {
    const leaning = firstLeaning(document, false)
    if (leaning && leaning.weight >= enough) observer.count('openings', 0)
  },
  check(document, context) {
    const part = openingPart(document)
    const half = part ? undefined : lostHalf(document)
    if (half) {
      const { range, heading } = half
      const nearby = [{ ...heading.range, message: 'the second half' }]
      return context.report('half', { range, data: { heading: heading.text }, nearby })
    }
    const leaning = firstLeaning(document, true)
    if (!leaning) return
    const { weight, range, inHead } = leaning
    const { profile } = context
    const path = document.article.path
    if (weight + (part ? enough : 0) < (inHead && losesOpenings(profile) ? clear : enough)) return
    if (!part) context.report('leans', { range })
    else if (weight < clear) context.report('part', { range: part })
    else context.report('leans', { range, related: [{ ...part, path, message: 'a section before any introduction' }] })
  },
})

/** A sign of this weight shows the place under the heading of a part, and is enough where the source loses its openings. */
const clear = 1
/** Articles of a source that lean, and their share, from which on its pages lose their beginnings. */
const habit = { articles: 3, share: 0.2 } as const

function losesOpenings(profile: RuleProfile | undefined): boolean {
  const count = profile?.count('openings', 0) ?? 0
  return profile !== undefined && count >= habit.articles && count >= profile.articles * habit.share
}

/** Fewer words make a title, a label, a byline. */
const leastWords = 9
/** Articles of fewer paragraphs are notes. */
const leastLines = 4

/** How much the first sentence leans; of one under a long title, which may say what it leans on, only where it goes on from another. */
function firstLeaning(document: Document, people: boolean): Leaning | undefined {
  const opening = openingOf(document)
  if (!opening) return undefined
  const leaning = leaningOf(document, opening, people)
  return opening.titled && !leaning.links ? undefined : leaning
}

interface Opening extends Signs {
  readonly titled: boolean
}

/** The first paragraph's first sentence; asked for in both passes. */
const openingOf = onceForArticle((document): Opening | undefined => {
  const paragraph = firstParagraph(document)
  if (!paragraph) return undefined
  const { lines } = document
  const sentence = document.sentenceAt(startOf(document, lines.firstTokenOf(paragraph.line)))
  return { titled: paragraph.titled, ...signsOf(document, sentence) }
})

/** The first paragraph if nothing but titles and credits of pictures stands above it, and whether a title of a sentence's length does. */
function firstParagraph(document: Document): { readonly line: number; readonly titled: boolean } | undefined {
  const { lines } = document
  const prose: number[] = []
  for (let line = 0; line < lines.count && prose.length <= leastLines; line++)
    if (lines.wordsOf(line) >= leastWords && !isCredited(document, line)) prose.push(line)
  const titled = prose[0] !== undefined && isTitle(document, prose[0])
  if (titled) prose.shift()
  const [line] = prose
  if (line === undefined || prose.length < leastLines || !/[.?!”"’…]$/.test(lineText(document, line))) return undefined
  for (let above = 0; above < line; above++)
    if (lines.hash[above] !== 0 && isSentence(document, above) && !(titled && isTitle(document, above)))
      return undefined
  return { line, titled }
}

/** Words of a title at most. */
const longestTitle = 20

/** The first line, if it ends in no stop and is no longer than titles are. */
const isTitle = (document: Document, line: number): boolean =>
  document.lines.hash.findIndex((hash) => hash !== 0) === line &&
  document.lines.wordsOf(line) < longestTitle &&
  /[\p{L}\d]$/u.test(lineText(document, line))

const lineText = ({ text, lines }: Document, line: number): string =>
  text.slice(lines.start[line], lines.end[line]).trim()

/** The credit of a picture or a player closes the line. */
function isCredited(document: Document, line: number): boolean {
  const end = lineText(document, line).slice(-120)
  return /(?:getty images|photo: .{1,40})$/i.test(end) || (/[)\]]$/.test(end) && bracketedCredit.test(end))
}

const bracketedCredit = /[([][^()[\]]{0,60}(?:photo|getty|reuters|ap|afp|file)[^()[\]]{0,40}[)\]]$/i

/** A line above that says something: a deck, a lead in its own line. */
const isSentence = (document: Document, line: number): boolean =>
  !isCredited(document, line) &&
  (/[.?!”"]$/.test(lineText(document, line)) || document.lines.wordsOf(line) >= leastWords)

/** The first line is the heading of a part. */
function openingPart(document: Document): Range | undefined {
  const { lines } = document
  const first = lines.hash.findIndex((hash) => hash !== 0)
  if (first < 0 || !parts.has(lineText(document, first).replace(/:$/, '').toLowerCase())) return undefined
  const start = startOf(document, lines.firstTokenOf(first))
  return { start, end: start + lineText(document, first).length }
}
