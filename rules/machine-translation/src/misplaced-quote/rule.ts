import { type Document, defineRule, Mask, type Range, TokenKind } from '@copydesk/core'
import { breaksOf } from '../_shared/breaks.ts'
import { isStarter } from '../_shared/starters.ts'
import { unclosedIn } from './unclosed.ts'

const elsewhere = Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const opening = 0x201c
const closing = 0x201d

export const rule = defineRule({
  id: 'machine-translation/misplaced-quote',
  meta: {
    summary: 'A quotation mark turned the wrong way, cut off by a space, or never closed',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    messages: {
      spaced: { text: 'Unexpected space in "{actual}", expected none at the quotation mark', severity: 'info' },
      turned: { text: 'Unexpected "{actual}" at the end of the paragraph, expected "{expected}"', severity: 'info' },
      unclosed: { text: 'Unexpected end of a quotation at "{actual}", expected a closing mark', severity: 'info' },
    },
  },
  check(document, { report }) {
    // A slip that people make too: it counts only beside a break no writer makes.
    const severity = breaksOf(document).some((place) => !place.quoted && !isStarter(document, place.after))
      ? 'warning'
      : 'info'
    for (const mark of document.marks) {
      const code = document.tokens.word[mark] as number
      if ((code !== opening && code !== closing) || (document.tokens.mask[mark] as number) & elsewhere) continue
      if (code === opening && endsParagraph(document, mark)) {
        const range = rangeOf(document, mark - 1, mark)
        const expected = document.text.slice(range.start, range.end).replace(/ ?\u201c/, '\u201d')
        report('turned', {
          range,
          data: { expected },
          expected: [expected],
          edits: [{ ...range, text: expected }],
          severity,
        })
        continue
      }
      const range = spacedAt(document, code === opening ? mark : mark - 1)
      if (!range) continue
      const expected = document.text.slice(range.start, range.end).replace(' ', '')
      report('spaced', { range, expected: [expected], edits: [{ ...range, text: expected }], safe: false, severity })
    }
    for (const range of unclosedIn(document)) report('unclosed', { range, severity })
  },
})

const rangeOf = ({ tokens }: Document, first: number, last: number): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[last] as number,
})

const endsParagraph = (document: Document, mark: number): boolean => {
  const line = document.lineAt(document.tokens.start[mark] as number)
  return document.lines.endToken[line] === mark + 1 && (document.lines.firstToken[line] as number) < mark
}

const plain = new Set([44, 46, 33, 63])

/** A mark and the word or stop it belongs to with one space between: tokens `left` and the next. */
function spacedAt(document: Document, left: number): Range | undefined {
  const { text, tokens } = document
  const right = left + 1
  if (left < 0 || right >= tokens.count || text.slice(tokens.end[left], tokens.start[right]) !== ' ') return undefined
  const inner = tokens.word[left] === opening && tokens.kind[left] === TokenKind.punctuation ? right : left
  const isMark = tokens.kind[inner] === TokenKind.punctuation && plain.has(tokens.word[inner] as number)
  return tokens.kind[inner] === TokenKind.word || isMark ? rangeOf(document, left, right) : undefined
}
