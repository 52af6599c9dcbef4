import { type Document, defineRule } from '@copydesk/core'
import { rangeOf } from '@copydesk/text'
import { type Break, breaksOf } from '../_shared/breaks.ts'
import { isSubject } from '../_shared/starters.ts'
import { contentWord, sameStem } from '../_shared/stems.ts'

/** Tokens looked at before and after the stop. */
const reach = 4

export const rule = defineRule({
  id: 'machine-translation/echo-after-stop',
  meta: {
    summary: 'A word said again across, or just before, a full stop in the middle of a clause',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 70,
    messages: { echo: { text: 'Unexpected echo "{actual}", expected it once', severity: 'error' } },
  },
  check(document, { report }) {
    for (const candidate of breaksOf(document)) {
      const echo = isSkipped(document, candidate) ? undefined : echoAt(document, candidate)
      if (echo) report('echo', echo)
    }
  },
})

/** A quotation keeps its own words; a subject after the stop starts a clause that may well repeat one. */
const isSkipped = (document: Document, { quoted, closer, after }: Break): boolean =>
  quoted || closer >= 0 || isSubject(document, after)

function echoAt(document: Document, { stop, after, line }: Break) {
  const { lines } = document
  const from = Math.max(lines.firstTokenOf(line), stop - reach)
  const to = Math.min(lines.endTokenOf(line), after + reach)
  for (let a = from; a < stop; a++) {
    const word = contentWord(document, a)
    if (!word || isAcrossStop(document, a, stop)) continue
    for (let b = a + 1; b < to; b++) {
      const other = contentWord(document, b)
      if (!other || !sameStem(word, other)) continue
      const range = rangeOf(document, a, Math.max(b, after))
      return { range }
    }
  }
  return undefined
}

/** True if another stop lies between token `a` and the break: then `a` belongs to an earlier sentence. */
const isAcrossStop = ({ tokens }: Document, a: number, stop: number): boolean =>
  tokens.word.subarray(a, stop).includes(46)
