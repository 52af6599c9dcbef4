import { type Document, defineRule } from '@copydesk/core'
import { rangeOf } from '@copydesk/text'
import { type Break, breaksOf } from '../_shared/breaks.ts'
import { isStarter } from '../_shared/starters.ts'
import { leftPronouns } from './left-pronoun.ts'

export const rule = defineRule({
  id: 'machine-translation/stray-break',
  meta: {
    summary: 'A full stop in the middle of a clause',
    confidence: 0.91,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    messages: {
      continuation: { text: 'Unexpected stop in "{actual}", expected "{expected}"', severity: 'warning' },
      quote: { text: 'Unexpected stop before the closing mark in "{actual}", remove it', severity: 'warning' },
      pronoun: { text: 'Unexpected sentence in "{actual}", expected the end of the one before', severity: 'warning' },
      starter: {
        text: 'Unexpected small letter after the stop in "{actual}", expected "{expected}"',
        severity: 'info',
      },
    },
  },
  check(document, { report }) {
    for (const place of breaksOf(document)) {
      const range = rangeOf(document, place.before, place.after)
      const kind = kindOf(document, place)
      const expected = mended(document, place, kind)
      const severity = place.quoted ? { severity: 'info' as const } : {}
      report(kind, { range, data: { expected: expected[0] as string }, expected, ...severity })
    }
    for (const range of leftPronouns(document)) report('pronoun', { range })
  },
})

type Kind = 'continuation' | 'quote' | 'starter'

/** A word that opens sentences makes it a slip with a capital; otherwise the clause goes on behind the stop. */
const kindOf = (document: Document, { closer, after }: Break): Kind =>
  isStarter(document, after) ? 'starter' : closer >= 0 ? 'quote' : 'continuation'

/** What may have stood there, likeliest first. No fix is offered: words may be missing too. */
function mended(document: Document, { before, closer, after }: Break, kind: Kind): string[] {
  const [left, right] = [document.tokenText(before), document.tokenText(after)]
  const mark = closer < 0 ? '' : document.tokenText(closer)
  if (kind === 'starter' && closer < 0)
    return [`${left}. ${right.charAt(0).toUpperCase()}${right.slice(1)}`, `${left}, ${right}`]
  return kind === 'starter' ? [`${left},${mark} ${right}`] : [`${left}${mark} ${right}`, `${left},${mark} ${right}`]
}
