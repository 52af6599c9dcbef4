import { defineRule, Shape, TokenKind } from '@copydesk/core'
import { isInvisible } from '@copydesk/text'

/** `gov\u00adern\u00adment`: characters that take no room, but break searching, counting and copying. */
export const rule = defineRule({
  id: 'truncation/invisible-character',
  meta: {
    summary: 'Invisible characters inside a word',
    confidence: 0.99,
    weight: 0.5,
    stage: 'stable',
    scope: 'span',
    specificity: 55,
    messages: {
      hidden: { text: 'Unexpected {name} inside "{expected}", remove it', severity: 'warning' },
      hyphen: { text: 'Unexpected soft hyphen inside "{expected}", remove it', severity: 'info' },
    },
  },
  check(document, context) {
    const { tokens } = document
    for (let i = 0; i < tokens.count; i++) {
      if (!((tokens.shape[i] as number) & Shape.invisible) || tokens.kind[i] !== TokenKind.word) continue
      const word = document.tokenText(i)
      const hidden = Array.from(word).filter((c) => isInvisible(c.charCodeAt(0)))
      const expected = Array.from(word)
        .filter((c) => !isInvisible(c.charCodeAt(0)))
        .join('')
      // Joiners and marks of direction have work to do in scripts that join letters or run to the left.
      if (!/^[\p{Script=Latin}\p{N}'’]+$/u.test(expected)) continue
      const range = { start: tokens.start[i] as number, end: tokens.end[i] as number }
      const soft = hidden.every((c) => c === '\u00ad')
      context.report(soft ? 'hyphen' : 'hidden', {
        range,
        data: { expected, name: names.get(hidden.find((c) => c !== '\u00ad') ?? '') ?? 'invisible character' },
        expected: [expected],
        edits: [{ ...range, text: expected }],
      })
    }
  },
})

const names = new Map([
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u2060', 'word joiner'],
  ['\ufeff', 'byte order mark'],
])
