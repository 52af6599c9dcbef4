import {
  type Article,
  type Document,
  defineRule,
  excerpt,
  type Neighbour,
  positionAt,
  type RunIndex,
} from '@copydesk/core'
import { type Drift, quoteDrifts, quoteSketch, storySketch } from '@copydesk/news'

/** Names of the sketches: of the whole story, and of what is quoted in it. */
const story = 'story'
const quoted = 'quoted'

/** Features two stories of one event share at least, in all and in what is said (where that is little, fewer), and stories looked at. */
const shared = { story: 8, quoted: 2, ofMany: 3 }
const neighbours = 3

/** From this on the article itself reads as machine-translated: then the drift is likely its own. */
const translated = 0.9

export const rule = defineRule({
  id: 'machine-translation/quote-drift',
  meta: {
    summary: 'A quotation that another source gives in other words: one of the two was translated back',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    impact: 'major',
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
    const said = quoteSketch(document)
    if (said.length < shared.quoted) return
    observer.sketch(quoted, said)
    observer.sketch(story, storySketch(document))
  },
  opens: (article, run) => quotingAlike(article, run).slice(0, neighbours),
  check: (document, context) => {
    const message = (context.signals.machineTranslation ?? 0) >= translated ? 'translated' : 'drifted'
    const reported = new Set<number>()
    for (const neighbour of nearStories(document, context.run)) {
      const other = context.run?.open(neighbour.key)
      for (const drift of other ? quoteDrifts(document, other) : []) {
        if (reported.has(drift.a.range.start)) continue
        reported.add(drift.a.range.start)
        context.report(message, reportOf(drift, other as Document, neighbour))
      }
    }
  },
})

/** Articles of other sources that quote alike and tell the same, by how much of what they quote is alike. */
function quotingAlike({ key, source }: Pick<Article, 'key' | 'source'>, run: RunIndex): readonly Neighbour[] {
  const isElsewhere = (n: Neighbour): boolean => n.source !== source
  // Few tell the same: what is quoted alike is looked for only there.
  const alike = run.similar(rule.id, story, key, shared.story).filter(isElsewhere)
  if (alike.length === 0) return []
  const telling = new Set(alike.map((n) => n.key))
  return run.similar(rule.id, quoted, key, shared.quoted).filter((n) => isElsewhere(n) && telling.has(n.key))
}

/** Those of them that share enough of what the document quotes. */
function nearStories(document: Document, run: RunIndex | undefined): readonly Neighbour[] {
  const quoting = run ? quotingAlike(document.article, run) : []
  if (quoting.length === 0) return []
  // Only here, so that the many articles nothing is like are not sketched a second time.
  const said = quoteSketch(document).length
  const least = said >= 3 * shared.ofMany ? shared.ofMany : shared.quoted
  return quoting.filter((n) => n.shared >= least).slice(0, neighbours)
}

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
