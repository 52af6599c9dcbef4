import { type Document, defineRule, type Range, type RuleProfile } from '@copydesk/core'
import { trimmedLines } from '@copydesk/text'
import { passagesOf } from './passages.ts'

const name = 'paragraphs'
/** Articles that must share a passage. */
const leastArticles = 2

/** A passage that opens or closes several articles of the source word for word: it belongs to one of them, or to none. */
export const rule = defineRule({
  id: 'truncation/foreign-block',
  meta: {
    summary: 'A passage of another article at the head or tail of this one',
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
    for (const hash of new Set(comparable(document).map((line) => document.lines.hash[line] as number)))
      observer.count(name, hash)
  },
  check(document, { profile, report }) {
    if (!profile || profile.articles < leastArticles) return
    const lines = comparable(document)
    const counts = lines.map((line) => countOf(document, profile, line))
    const isShared = counts.map((count) => count >= leastArticles)
    for (const { from, to } of passagesOf(document, lines, isShared)) {
      const range = trimmedLines(document, lines[from] as number, lines[to] as number)
      report('shared', {
        range,
        data: { count: Math.min(...counts.slice(from, to + 1)), actual: opening(document, range) },
        edits: [{ ...range, text: '' }],
        safe: false,
      })
    }
  },
})

const countOf = ({ lines }: Document, profile: RuleProfile, line: number): number =>
  profile.count(name, lines.hash[line] as number)

/** Words of a paragraph that is counted: shorter ones are labels, names, datelines. */
const leastWords = 8

function comparable({ lines }: Document): number[] {
  const found: number[] = []
  for (let line = 0; line < lines.count; line++) if (lines.wordsOf(line) >= leastWords) found.push(line)
  return found
}

const shownWords = 5

const opening = ({ text }: Document, { start }: Range): string =>
  `${text
    .slice(start, start + 200)
    .trim()
    .split(/\s+/)
    .slice(0, shownWords)
    .join(' ')}…`
