import { type Document, defineRule, excerpt, hash32, type Neighbour, positionAt } from '@copydesk/core'
import { type Drift, quoteDrifts, storySketch } from '@copydesk/text'

const sketch = 'story'

/** Features two stories must share, and stories looked at: on real news stories of one event share a dozen or more. */
const shared = 8
const neighbours = 4

/** From this on the article itself reads as machine-translated: then the drift is likely its own. */
const translated = 0.9

export const rule = defineRule({
  id: 'machine-translation/quote-drift',
  meta: {
    summary: 'A quotation that another source gives in other words: one of the two was translated back',
    confidence: 0.9,
    weight: 2,
    stage: 'stable',
    scope: 'run',
    specificity: 20,
    messages: {
      drifted: { text: 'Quotation of {speaker} is worded otherwise at {source}', severity: 'info' },
      translated: { text: 'Unexpected wording of {speaker}, expected that of {source}', severity: 'warning' },
    },
  },
  needs: ['run'],
  after: 'signals',
  observe: (document, observer) => {
    if (document.quotations.count > 0) observer.sketch(sketch, storySketch(document, hash32))
  },
  check: (document, context) => {
    const { article } = document
    const message = (context.signals.machineTranslation ?? 0) >= translated ? 'translated' : 'drifted'
    const near = context.run?.similar(rule.id, sketch, article.key, shared) ?? []
    const reported = new Set<number>()
    for (const neighbour of near.filter((n) => n.source !== article.source).slice(0, neighbours)) {
      const other = context.run?.open(neighbour.key)
      for (const drift of other ? quoteDrifts(document, other) : []) {
        if (reported.has(drift.a.range.start)) continue
        reported.add(drift.a.range.start)
        context.report(message, reportOf(drift, other as Document, neighbour))
      }
    }
  },
})

function reportOf({ a, b, agreement }: Drift, other: Document, { source }: Neighbour) {
  const { map, path } = other.article
  const place = map.toSource(b.range)
  const words = other.text.slice(b.inner.start, b.inner.end)
  return {
    range: a.range,
    data: { speaker: a.speaker?.name ?? 'the speaker', source },
    confidence: Math.min(0.95, 0.6 + agreement / 2),
    related: [
      {
        path,
        ...place,
        ...positionAt(map.lineStarts, place.start),
        message: `as ${source} has it: "${excerpt(words, 120)}"`,
      },
    ],
  }
}
