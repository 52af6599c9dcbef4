import { type Document, defineRule, type Range } from '@copydesk/core'
import { type DoubledPassage, doubledPassages } from './passages.ts'

/** A pull quote, a deck or a caption that says again what stands near; a paragraph, or its tail, delivered twice. */
export const rule = defineRule({
  id: 'truncation/doubled-passage',
  meta: {
    summary: 'A passage that the article delivers twice',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    specificity: 50,
    impact: 'major',
    furniture: true,
    leftOutFrom: 0.98,
    messages: {
      doubled: { text: 'Unexpected "{actual}" a second time, remove it', severity: 'warning' },
    },
  },
  check(document, context) {
    for (const passage of doubledPassages(document)) {
      const { copy, stays } = passage
      context.report('doubled', {
        range: copy,
        data: { actual: opening(document, copy) },
        confidence: sureness(passage),
        edits: [{ ...copy, text: '' }],
        safe: false,
        related: [{ ...stays, path: document.article.path, message: 'the same words' }],
      })
    }
  },
})

/** Only a whole line of which no word is its own goes without being looked at, and only the second time: a paragraph that a longer caption says again below it is the story. */
const sureness = ({ kind, share, words, copy, stays }: DoubledPassage): number =>
  kind === 'line' && share === 1 && words >= 12 && copy.start > stays.start ? 0.98 : 0.94

const shownWords = 5

function opening({ text }: Document, { start, end }: Range): string {
  const words = text
    .slice(start, Math.min(end, start + 200))
    .trim()
    .split(/\s+/)
  return words.length > shownWords ? `${words.slice(0, shownWords).join(' ')}…` : words.join(' ')
}
