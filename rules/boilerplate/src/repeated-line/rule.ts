import { type Document, defineRule, type RuleProfile } from '@copydesk/core'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { phrases } from './phrases.ts'

/** Articles that must have a line: one the page speaks in, one at the end, a paragraph. */
const floors = { marked: 2, tail: 3, prose: 4, markedProse: 3, standing: 3 } as const
/** Share of the source's articles that open with its masthead, and that hold a standing line among paragraphs. */
const mastheadShare = 0.8
const standingShare = 0.5
/** Words from which on a standing line is more than a heading. */
const standingWords = 7
/** Articles, or their share and number, from which on taking the line out is safe. */
const safe = { marked: 3, articles: 5, share: 0.5 } as const

export const rule = defineRule({
  id: 'boilerplate/repeated-line',
  meta: furnitureMeta('repeated line', {
    summary: 'Lines that several articles of the source share word for word',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.repeated,
    messages: {
      found: { text: 'Unexpected line "{actual}" in {count} articles, remove it', severity: 'warning' },
    },
  }),
  phrases,
  observe(document, observer) {
    for (const hash of new Set(document.lines.hash)) if (hash !== blank) observer.count('lines', hash)
  },
  check(document, context) {
    const { profile } = context
    if (!profile || profile.articles < floors.marked) return
    const layout = layoutOf(document)
    const counts = layoutHashes(document, layout).map((hash) => profile.count('lines', hash))
    if (counts.every((count) => count < floors.marked)) return
    const cued = new Set(context.hits.map(({ line }) => line))
    const masthead = Math.max(floors.prose, profile.articles * mastheadShare)
    const evidence = evidenceOf(document, layout, counts, cued, masthead)
    for (let i = 0; i < layout.count; i++) {
      if (!isFurniture(layout, evidence, profile, i)) continue
      const count = evidence.articles[i] as number
      const more = { data: { count }, confidence: confidenceOf(count, profile), safe: isSafe(evidence, profile, i) }
      context.report('found', removal(document, lineRange(document, lineOf(layout, i)), more))
    }
  },
})

/** The hash of lines without words, which no layout has. */
const blank = 0

const layoutHashes = (document: Document, { line }: Layout): number[] =>
  Array.from(line, (line) => document.lines.hash[line] as number)

/** Repetition alone is no proof: headings, datelines and paragraphs of background return as well. */
function isFurniture(layout: Layout, evidence: Evidence, profile: RuleProfile, i: number): boolean {
  const count = evidence.articles[i] as number
  if (count < floors.marked || layout.words[i] === 0) return false
  if (i < evidence.head) return true
  if (evidence.story[i]) return false
  const prose = layout.prose[i] === 1
  if (evidence.marked[i]) return count >= (prose ? floors.markedProse : floors.marked)
  if (i > evidence.tail) return count >= (prose ? floors.prose : floors.tail)
  if (prose || count < floors.standing) return false
  return besideMarked(evidence, i) || isStanding(layout, count, profile, i)
}

/** A label over a line the page speaks in, or under one where no story follows. */
const besideMarked = ({ articles, marked, story }: Evidence, i: number): boolean => {
  const speaks = (k: number): boolean => marked[k] === true && !story[k] && (articles[k] as number) >= floors.standing
  return speaks(i + 1) || (speaks(i - 1) && (articles[i + 1] ?? floors.marked) >= floors.marked)
}

/** A line of half the articles that is too long for a heading and no sentence. */
const isStanding = (layout: Layout, count: number, profile: RuleProfile, i: number): boolean =>
  wordsOf(layout, i) >= standingWords &&
  (layout.ended[i] === 0 || (layout.functionWords[i] as number) * 6 < wordsOf(layout, i)) &&
  count >= profile.articles * standingShare

/** Chance that a line is furniture, from the articles that have it among those of the source. */
const confidenceOf = (count: number, profile: RuleProfile): number =>
  Math.min(0.99, 1 - 0.5 ** Math.max(0, count - 1) * (count / profile.articles >= 0.5 ? 0.3 : 0.6))

const isSafe = ({ articles, marked }: Evidence, profile: RuleProfile, i: number): boolean => {
  const count = articles[i] as number
  if (marked[i]) return count >= safe.marked
  return count >= safe.articles || (count >= floors.standing && count >= profile.articles * safe.share)
}
