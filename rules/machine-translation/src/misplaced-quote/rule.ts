import { type Document, defineRule, Mask, type Range, TokenKind } from '@copydesk/core'
import { isJoined } from '../_shared/tokens.ts'
import { unclosedIn } from './unclosed.ts'

const elsewhere = Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const opening = 0x201c
const closing = 0x201d

export const rule = defineRule({
  id: 'machine-translation/misplaced-quote',
  meta: {
    summary: 'A quotation mark turned the wrong way, cut off by a space, or never closed',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    messages: {
      spaced: { text: 'Unexpected space in "{actual}", expected none at the quotation mark', severity: 'warning' },
      turned: { text: 'Unexpected quotation mark in "{actual}", expected "{expected}"', severity: 'warning' },
      unclosed: { text: 'Unexpected end of a quotation at "{actual}", expected a closing mark', severity: 'warning' },
    },
  },
  check(document, { report }) {
    for (const mark of document.marks) {
      const code = document.tokens.word[mark] as number
      if ((code !== opening && code !== closing) || (document.tokens.mask[mark] as number) & elsewhere) continue
      const turned = turnedAt(document, mark, code)
      if (turned) {
        const expected = document.text.slice(turned.start, turned.end).replace(/ ?[“”]/, code === opening ? '”' : '“')
        const edits = [{ ...turned, text: expected }]
        report('turned', { range: turned, data: { expected }, expected: [expected], edits, safe: false })
        continue
      }
      const range = spacedAt(document, code === opening ? mark : mark - 1)
      if (!range) continue
      const expected = document.text.slice(range.start, range.end).replace(' ', '')
      report('spaced', { range, expected: [expected], edits: [{ ...range, text: expected }], safe: false })
    }
    for (const range of unclosedIn(document)) report('unclosed', { range })
  },
})

const rangeOf = ({ tokens }: Document, first: number, last: number): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[last] as number,
})

/**
 * The range of a mark turned the wrong way and its neighbour: an opening one that touches only what stands before it or
 * ends its paragraph, a closing one that touches only what follows.
 */
function turnedAt(document: Document, mark: number, code: number): Range | undefined {
  const before = isJoined(document, mark)
  const after = isJoined(document, mark + 1)
  if (code === closing)
    return !before && after && isWord(document, mark + 1) ? rangeOf(document, mark, mark + 1) : undefined
  const touches = before && !after && (isWord(document, mark - 1) || isPlain(document, mark - 1))
  return touches || endsParagraph(document, mark) ? rangeOf(document, mark - 1, mark) : undefined
}

const isWord = ({ tokens }: Document, i: number): boolean => tokens.kind[i] === TokenKind.word

const isPlain = ({ tokens }: Document, i: number): boolean =>
  tokens.kind[i] === TokenKind.punctuation && plain.has(tokens.word[i] as number)

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
  const inner = tokens.word[left] === opening ? right : left
  const belongs = isWord(document, inner) || (isPlain(document, inner) && inner === left)
  return belongs ? rangeOf(document, left, right) : undefined
}
