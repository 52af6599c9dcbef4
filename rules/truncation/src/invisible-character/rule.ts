import { type Document, defineRule, type Report, Shape } from '@copydesk/core'
import { endOf, hasShape, isInvisible, isWord, rangeOf, startOf } from '@copydesk/text'
import { type Hidden, hiddenBetween } from './between.ts'

/** `gov\u00adern\u00adment`: characters that take no room, but break searching, counting and copying. */
export const rule = defineRule({
  id: 'truncation/invisible-character',
  meta: {
    summary: 'Invisible characters inside a word or between words',
    impact: 'minor',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    specificity: 55,
    messages: {
      hidden: { text: 'Unexpected {name} inside "{expected}", remove it', severity: 'warning' },
      hyphen: { text: 'Unexpected soft hyphen inside "{expected}", remove it', severity: 'info' },
      between: { text: 'Unexpected {name} beside "{word}", remove it', severity: 'warning' },
      divided: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { tokens } = document
    for (let i = 0; i < tokens.count; i++) {
      if (!hasShape(document, i, Shape.invisible) || !isWord(document, i)) continue
      const word = document.tokenText(i)
      const hidden = Array.from(word).filter((c) => isInvisible(c.charCodeAt(0)))
      const expected = Array.from(word)
        .filter((c) => !isInvisible(c.charCodeAt(0)))
        .join('')
      // Joiners and marks of direction have work to do in scripts that join letters or run to the left.
      if (!/^[\p{Script=Latin}\p{N}'’]+$/u.test(expected)) continue
      const range = rangeOf(document, i)
      const soft = hidden.every((c) => c === '\u00ad')
      context.report(soft ? 'hyphen' : 'hidden', {
        range,
        data: { expected, name: names.get(hidden.find((c) => c !== '\u00ad') ?? '') ?? 'invisible character' },
        expected: [expected],
        edits: [{ ...range, text: expected }],
      })
    }
    for (const hidden of hiddenBetween(document))
      context.report(hidden.divides ? 'divided' : 'between', reportOf(document, hidden))
  },
})

/** The characters themselves take no room: the finding shows the word they stand beside, too. */
function reportOf(document: Document, { start, end, removed, divides }: Hidden): Report {
  const { tokens, text } = document
  const after = document.tokenAt(end)
  const before = document.tokenAt(Math.max(0, start - 1))
  const isAfter = after < tokens.count && startOf(document, after) <= removed
  const range = {
    start: endOf(document, before) === start ? startOf(document, before) : start,
    end: divides || isAfter ? endOf(document, after) : end,
  }
  const expected = text.slice(range.start, start) + text.slice(removed, range.end)
  const name = names.get(text.charAt(start)) ?? 'invisible character'
  const word = expected.trim() || 'an empty line'
  const edits = [{ start, end: removed, text: '' }]
  return { range, data: { name, word, expected }, expected: [expected], edits }
}

const names = new Map([
  ['\u00ad', 'soft hyphen'],
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u2060', 'word joiner'],
  ['\u2063', 'invisible separator'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'isolate'],
  ['\u2069', 'end of an isolate'],
  ['\ufeff', 'byte order mark'],
])
