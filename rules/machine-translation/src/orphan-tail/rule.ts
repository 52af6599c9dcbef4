import { type Document, defineRule, Mask, Shape, TokenKind } from '@copydesk/core'
import { endOf, rangeOf } from '@copydesk/text'
import { type Break, breaksOf } from '../_shared/breaks.ts'
import { isStarter } from '../_shared/starters.ts'
import { isSingleStop } from '../_shared/tokens.ts'

/** Lower-case words left behind at most. */
const most = 3
/** Words a paragraph needs before its tail: shorter ones are lists and labels. */
const leastBefore = 6

export const rule = defineRule({
  id: 'machine-translation/orphan-tail',
  meta: {
    summary: 'One to three lower-case words left behind after the last sentence of a paragraph',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 80,
    messages: { tail: { text: 'Unexpected "{actual}" after the end of the paragraph, remove it', severity: 'error' } },
  },
  check(document, { report }) {
    for (const candidate of breaksOf(document)) {
      const last = tailEnd(document, candidate)
      if (last < 0) continue
      const range = rangeOf(document, candidate.after, last)
      const cut = { start: endOf(document, candidate.after - 1), end: range.end }
      report('tail', { range, edits: [{ ...cut, text: '' }], safe: false })
    }
  },
})

/** Token of the stop that closes the tail, or -1 if what follows the break is no tail. */
function tailEnd(document: Document, { closer, after, line, quoted }: Break): number {
  const { tokens, lines } = document
  const end = lines.endTokenOf(line)
  const words = end - 1 - after
  if (
    quoted ||
    (closer >= 0 && isStarter(document, after)) ||
    words < 1 ||
    words > most ||
    after - lines.firstTokenOf(line) < leastBefore
  )
    return -1
  for (let i = after; i < end - 1; i++) if (!isPlainWord(tokens.kind[i], tokens.shape[i], tokens.mask[i])) return -1
  return isSingleStop(document, end - 1) ? end - 1 : -1
}

const isPlainWord = (kind = 0, shape = 0, mask = 0): boolean =>
  kind === TokenKind.word && (shape & (Shape.capital | Shape.digit)) === 0 && (mask & Mask.quotation) === 0
