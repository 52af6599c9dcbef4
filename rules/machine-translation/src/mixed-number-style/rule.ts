import { type Document, defineRule, Mask, type Range } from '@copydesk/core'
import { hasMask, isJoined, rangeOf } from '@copydesk/text'
import { isSingleStop } from '../_shared/tokens.ts'

const elsewhere = Mask.quotation | Mask.url | Mask.handle | Mask.hashtag | Mask.headline | Mask.fragment

export const rule = defineRule({
  id: 'machine-translation/mixed-number-style',
  meta: {
    summary: '"percent" and "per cent", or ”. and .”, in one article',
    confidence: 0.9,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    messages: {
      percent: { text: 'Unexpected "{actual}", expected "{expected}" as elsewhere', severity: 'info' },
      stop: { text: 'Unexpected "{actual}", expected "{expected}" as elsewhere', severity: 'info' },
    },
  },
  phrases: [{ text: 'percent' }, { text: 'per cent' }],
  check(document, { hits, report }) {
    const styled = hits.filter(({ firstToken }) => !hasMask(document, firstToken, elsewhere))
    const [joined, apart] = [styled.filter(({ row }) => row === 0), styled.filter(({ row }) => row === 1)]
    const percent = joined.length < apart.length ? joined[0] : apart[0]
    if (percent && joined.length > 0 && apart.length > 0)
      report('percent', {
        range: { start: percent.start, end: percent.end },
        data: { expected: percent.row === 0 ? 'per cent' : 'percent' },
      })
    const [inside, outside] = closedStops(document)
    const range = inside.length < outside.length ? inside[0] : outside[0]
    if (!range || inside.length === 0 || outside.length === 0) return
    const expected = [...document.text.slice(range.start, range.end)].reverse().join('')
    report('stop', { range, data: { expected } })
  },
})

/** Ends of quotations that open their paragraph: with the full stop inside the marks, and outside. */
function closedStops(document: Document): [Range[], Range[]] {
  const { quotations } = document
  const inside: Range[] = []
  const outside: Range[] = []
  for (let q = 0; q < quotations.count; q++) {
    const line = document.lineAt(quotations.startOf(q))
    if (!quotations.closed[q] || document.lines.firstToken[line] !== quotations.firstToken[q]) continue
    const mark = quotations.endTokenOf(q) - 1
    if (isSingleStop(document, mark - 1)) inside.push(rangeOf(document, mark - 1, mark))
    else if (isSingleStop(document, mark + 1) && isJoined(document, mark + 1))
      outside.push(rangeOf(document, mark, mark + 1))
  }
  return [inside, outside]
}
