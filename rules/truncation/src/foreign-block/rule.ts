import { type Document, defineRule, Mask, type Range, type SourceProfile } from '@copydesk/core'
import { hasMask } from '../_shared/words.ts'

const id = 'truncation/foreign-block'
const name = 'paragraphs'
/** Words of a paragraph that no two articles write alike by chance. */
const leastWords = 60
/** Articles that must share it. */
const leastArticles = 2
/** Share of an article's long paragraphs from which on it is the same story delivered again. */
const sameStory = 0.5

/** A paragraph that opens or closes several articles of the source word for word: it belongs to one of them, or to none. */
export const rule = defineRule({
  id,
  meta: {
    summary: 'A paragraph of another article at the head or tail of this one',
    confidence: 0.92,
    weight: 3,
    stage: 'stable',
    scope: 'span',
    specificity: 52,
    impact: 'major',
    inFurniture: 'drop',
    messages: {
      shared: {
        text: 'Unexpected "{actual}", the same passage in {count} articles',
        severity: 'warning',
      },
    },
  },
  observe(document, observer) {
    for (const hash of new Set(longLines(document).map((line) => document.lines.hash[line] as number)))
      observer.count(name, hash)
  },
  check(document, context) {
    const { profile } = context
    if (!profile || profile.articles < leastArticles) return
    const long = longLines(document)
    const shared = long.filter((line) => countOf(document, profile, line) >= leastArticles)
    if (shared.length === 0 || shared.length >= long.length * sameStory) return
    for (const line of atEdges(long, shared)) {
      if (!quotes(document, line)) continue
      const range = rangeOf(document, line)
      const count = countOf(document, profile, line)
      context.report('shared', {
        range,
        data: { count, actual: opening(document, range) },
        edits: [{ ...range, text: '' }],
        safe: false,
      })
    }
  },
})

const countOf = ({ lines }: Document, profile: SourceProfile, line: number): number =>
  profile.count(id, name, lines.hash[line] as number)

function longLines({ lines }: Document): number[] {
  const long: number[] = []
  for (let line = 0; line < lines.count; line++) if ((lines.words[line] as number) >= leastWords) long.push(line)
  return long
}

/** The shared lines before the first and behind the last long line that the article has for itself. */
function atEdges(long: readonly number[], shared: readonly number[]): number[] {
  const own = long.filter((line) => !shared.includes(line))
  const [first, last] = [own[0] as number, own.at(-1) as number]
  return shared.filter((line) => line < first || line > last)
}

/** Half of it is quoted: biographies, notices and invitations, which sources repeat as well, quote titles at most. */
function quotes(document: Document, line: number): boolean {
  const [first, end] = [document.lines.firstToken[line] as number, document.lines.endToken[line] as number]
  let quoted = 0
  for (let i = first; i < end; i++) if (hasMask(document, i, Mask.quotation)) quoted++
  return quoted * 2 >= end - first
}

/** The line without the space around it. */
function rangeOf({ text, lines }: Document, line: number): Range {
  const start = lines.start[line] as number
  const whole = text.slice(start, lines.end[line])
  return { start: start + whole.length - whole.trimStart().length, end: start + whole.trimEnd().length }
}

const shownWords = 5

const opening = ({ text }: Document, { start }: Range): string =>
  `${text
    .slice(start, start + 200)
    .trim()
    .split(/\s+/)
    .slice(0, shownWords)
    .join(' ')}…`
