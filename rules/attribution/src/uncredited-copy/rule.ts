import {
  type Article,
  type Document,
  defineRule,
  type Neighbour,
  positionAt,
  type Related,
  type RunIndex,
} from '@copydesk/core'
import { directionOf, standing } from '@copydesk/news'
import { articleMeta } from '../_shared/article.ts'
import { sketchOf } from '../_shared/shingles.ts'
import { creditsOther } from './credit.ts'
import { type SameText, sameText } from './same-text.ts'

const sketch = 'text'
/** Features two sketches share by a copied part: three paragraphs have twelve, light edits leave half; one line that both pages carry has four. */
const leastShared = 5
/** Neighbours read again, nearest first. */
const mostRead = 12

/** The text, or three paragraphs in a row, stands in another source's article, and the credits do not say so. */
export const rule = defineRule({
  id: 'attribution/uncredited-copy',
  meta: {
    ...articleMeta,
    summary: "Text of another source's article, without credit",
    weight: 1,
    impact: 'major',
    messages: {
      copy: { text: 'Unexpected text of {source}, expected a credit', severity: 'warning' },
      bare: { text: 'Unexpected text in common with {source}, expected a credit', severity: 'warning' },
      either: { text: 'Unexpected text in common with {source}, expected one to credit the other', severity: 'info' },
    },
  },
  needs: ['run'],
  observe(document, observer) {
    observer.sketch(sketch, sketchOf(document))
  },
  opens: nearTo,
  check(document, context) {
    const { run } = context
    for (const neighbour of run ? nearTo(document.article, run) : []) {
      const other = run?.open(neighbour.key)
      const same = other && sameText(document, other)
      const said = same && verdict(document, other, same)
      if (!said) continue
      context.report(said.message, {
        range: same.here,
        data: { source: other.article.source },
        related: [relate(other, same, said.why)],
      })
      return
    }
  },
})

/** Articles of other sources that share text. */
function nearTo({ key, source }: Pick<Article, 'key' | 'source'>, run: RunIndex): readonly Neighbour[] {
  const near = run.similar('attribution/uncredited-copy', sketch, key, leastShared)
  return near.filter((n) => n.source !== source).slice(0, mostRead)
}

/** What is said of the article, and why: that it took from the other, or that nothing tells; undefined if it credits the other, or was there first. */
function verdict(document: Document, other: Document, { here, there }: SameText): Said | undefined {
  if (creditsOther(document, other, here.start)) return undefined
  const { copy, reasons } = directionOf({ document, at: here.start }, { document: other, at: there.start })
  if (copy === 'b') return undefined
  if (copy === null) return { message: standing(document) + standing(other) === 0 ? 'bare' : 'either', why: undirected }
  const why = reasons.flatMap((reason) => (reason.copy === copy ? reason.says : []))
  return { message: 'copy', why: why.join('; ') }
}

interface Said {
  readonly message: 'copy' | 'bare' | 'either'
  readonly why: string
}

const undirected = 'no direction: dates, credits and ends do not say who was first'

function relate(other: Document, { there }: SameText, why: string): Related {
  const { path, map } = other.article
  const place = map.toSource(there)
  return { path, ...place, ...positionAt(map.lineStarts, place.start), message: `the same text; ${why}` }
}
