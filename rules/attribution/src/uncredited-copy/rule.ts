import { type Document, defineRule, type Related } from '@copydesk/core'
import { articleMeta } from '../_shared/article.ts'
import { sketchOf } from '../_shared/shingles.ts'
import { creditsOther, order, standing } from './credit.ts'
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
  check(document, context) {
    const { run } = context
    const { key, source } = document.article
    const near = run
      ?.similar('attribution/uncredited-copy', sketch, key, leastShared)
      .filter((n) => n.source !== source)
    for (const neighbour of near?.slice(0, mostRead) ?? []) {
      const other = run?.open(neighbour.key)
      const same = other && sameText(document, other)
      const message = same && verdict(document, other, same)
      if (!message) continue
      context.report(message, {
        range: same.here,
        data: { source: other.article.source },
        related: [relate(other, same)],
      })
      return
    }
  },
})

/** Who took from whom: the later from the earlier; where dates do not say, who lacks the credit from who carries it. */
function verdict(
  document: Document,
  other: Document,
  { here, there }: SameText,
): 'copy' | 'bare' | 'either' | undefined {
  if (creditsOther(document, other, here.start)) return undefined
  const age = order(document, other)
  if (age < 0 || (age === 0 && creditsOther(other, document, there.start))) return undefined
  if (age > 0) return 'copy'
  const [own, theirs] = [standing(document), standing(other)]
  if (own !== theirs) return own < theirs ? 'copy' : undefined
  return own === 0 ? 'bare' : 'either'
}

function relate(other: Document, { there }: SameText): Related {
  return { path: other.article.path, ...other.article.map.toSource(there), message: 'The same text' }
}
