import { type Document, defineRule, type Range, type RuleContext } from '@copydesk/core'
import { furnitureMeta, removal, Specificity } from '../_shared/furniture.ts'
import { runInCaption } from '../_shared/run-in-caption.ts'
import { cueSpan } from './cues.ts'
import { phrases, type SpanCue } from './phrases.ts'
import { joined, leavesWords, type Span, takenOut } from './range.ts'
import { templateSpans } from './runs.ts'
import { anchorsOf, isTemplate, keyOf, names } from './template.ts'
import { tickers } from './tickers.ts'

/** Words from which on a line may be a paragraph with a caption run in. */
const captionWords = 20
/** Anchors a message names. */
const shown = 3

export const rule = defineRule({
  id: 'boilerplate/inline-furniture',
  meta: furnitureMeta('furniture in the line', {
    summary: 'Page furniture inside a line of the story: links, prompts, tickers, what a template sets between words',
    confidence: 0.95,
    stage: 'stable',
    specificity: Specificity.inline,
    impact: 'major',
    messages: {
      found: { text: 'Unexpected furniture "{actual}" inside a line, remove it', severity: 'warning' },
      source: { text: 'Unexpected {anchors} inside lines of {count} articles, a link template', severity: 'warning' },
    },
  }),
  phrases,
  observe(document, observer) {
    const counted = new Set<string>()
    for (const anchor of anchorsOf(document)) {
      const name = anchor.fresh ? names.anchors : names.elsewhere
      if (counted.has(`${name} ${anchor.text}`)) continue
      counted.add(`${name} ${anchor.text}`)
      observer.count(name, keyOf(anchor))
      if (anchor.fresh) observer.term(names.list, anchor.text)
    }
  },
  check(document, context) {
    for (const [line, spans] of spansByLine(document, context)) {
      const found = joined(spans.map((span) => ({ ...span, ...takenOut(document, line, span) })))
      if (!leavesWords(document, line, found)) continue
      for (const { confidence, anchored, ...range } of found)
        context.report('found', removal(document, range, { confidence, safe: anchored }))
    }
  },
  checkSource({ profile, report }) {
    const anchors = profile
      .terms(names.list)
      .filter(({ term }) => isTemplate(profile, term))
      .sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    if (anchors.length === 0) return
    const named = anchors.slice(0, shown).map(({ term }) => `"${term}"`)
    report('source', { data: { anchors: named.join(', '), count: anchors[0]?.count ?? 0 } })
  },
})

/** What is to go, by line, each line's in no order. */
function spansByLine(document: Document, { hits, profile }: RuleContext): Map<number, Span[]> {
  const byLine = new Map<number, Span[]>()
  const add = (span: Span): void => {
    const line = document.lineAt(span.start)
    const known = byLine.get(line)
    if (known) known.push(span)
    else byLine.set(line, [span])
  }
  for (const hit of hits) {
    const span = cueSpan(document, hit, phrases[hit.row] as SpanCue)
    if (span) add(span)
  }
  for (const range of tickers(document)) add(sure(range))
  for (let line = 0; line < document.lines.count; line++) {
    const caption = document.lines.wordsOf(line) >= captionWords ? runInCaption(document, line) : null
    if (caption) add({ ...caption, confidence: 0.9, anchored: false })
  }
  for (const span of templateSpans(document, profile)) add(span)
  return byLine
}

const sure = (range: Range): Span => ({ ...range, confidence: 0.99, anchored: true })
