import { type Document, defineRule, Mask, type PhraseHit } from '@copydesk/core'
import { hasMask, lowerOf } from '@copydesk/text'
import { bySentence } from '../_shared/words.ts'
import { type AnonymousPhrase, phrases } from './phrases.ts'

const reasons = new Set(
  `because since due fear fears feared fearing afraid avoid protect authorized authorised sensitive sensitivity confidential confidentiality private privately candidly freely
frankly openly lest concern concerns retaliation retribution reprisal reprisals permission internal deliberations pending ongoing discuss describe jeopardize jeopardise safety security repercussions`.split(
    /\s+/,
  ),
)

/** A source stays without a name, and nothing near says why. Once an article, at the first such place. */
export const rule = defineRule({
  id: 'attribution/anonymous-without-reason',
  meta: {
    summary: 'A source whose name is withheld without a reason',
    confidence: 0.88,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    // "sources said" is vague first.
    specificity: 45,
    messages: {
      reason: { text: 'Unexpected anonymous source "{actual}", expected a reason', severity: 'warning' },
    },
  },
  phrases,
  check(document, context) {
    const hits = context.hits.filter(({ firstToken }) => !hasMask(document, firstToken, Mask.quotation | Mask.headline))
    // A reason given once holds for the sources of the whole text.
    if (hits.some((hit) => isReasoned(document, hit))) return
    const first = hits.find((hit) => isAsked(hit)) ?? hits[0]
    if (first) context.report('reason', { range: { start: first.start, end: first.end } })
  },
})

const isAsked = (hit: PhraseHit): boolean => (phrases[hit.row] as AnonymousPhrase).kind === 'asked'

/** A word that gives a reason in the sentence, the one before or the one behind. */
function isReasoned(document: Document, hit: PhraseHit): boolean {
  const s = document.sentenceAt(hit.start)
  const isOutside = (i: number): boolean => i < hit.firstToken || i >= hit.endToken
  return [s - 1, s, s + 1].some((near) => reasonsIn(document, near).some(isOutside))
}

const reasonsIn = bySentence((document, from, end) => {
  const found: number[] = []
  for (let i = from; i < end; i++) if (reasons.has(lowerOf(document, i))) found.push(i)
  return found
})
