import { defineRule, Mask } from '@copydesk/core'
import { hasMask, isJoined, startOf, wordOf } from '@copydesk/text'
import { characterOf } from '../_shared/windows1252.ts'
import { entities } from './entities.ts'

/** `&amp;`, `&#8217;`, `&quot;`: a character reference that was never decoded, or encoded twice. */
export const rule = defineRule({
  id: 'truncation/leftover-entity',
  meta: {
    summary: 'An HTML character reference left undecoded',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 75,
    messages: {
      undecoded: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'error' },
      invisible: { text: 'Unexpected "{actual}", remove it', severity: 'error' },
    },
  },
  check(document, context) {
    const { text, marks } = document
    const mixed = /&amp;(?!#|[a-zA-Z]{2,8};)/.test(text) && text.includes('&amp;amp;')
    for (const mark of marks) {
      if (
        wordOf(document, mark) !== 38 ||
        !isJoined(document, mark + 1) ||
        hasMask(document, mark, Mask.url | Mask.code)
      )
        continue
      const start = startOf(document, mark)
      const found = /^&(?:amp;){0,8}(#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d?);/.exec(
        text.slice(start, start + longest),
      )
      const expected = found?.[1] === undefined ? undefined : decode(found[1])
      if (!found || expected === undefined) continue
      const range = { start, end: start + found[0].length }
      context.report(expected === '' ? 'invisible' : 'undecoded', {
        range,
        data: { expected: expected.trim() || 'a space' },
        expected: [expected],
        edits: [{ ...range, text: expected }],
        safe: !mixed && !makesMarkup.has(expected),
      })
    }
  },
})

const longest = 60

/** Decoded, these would make a tag of a text that speaks of one. */
const makesMarkup = new Set(['<', '>'])

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return entities.get(name)
  const hex = name.charAt(1).toLowerCase() === 'x'
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
  // As HTML reads them: `&#146;` is the apostrophe windows-1252 has there.
  if (code >= 0x80 && code <= 0x9f) return characterOf(code)
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined
}
