import { type Document, defineRule, Shape, TokenKind } from '@copydesk/core'
import { latinised } from './letters.ts'

/** `Yоur соntеnt` with Cyrillic о, с and е: letters of another script that look like Latin ones. */
export const rule = defineRule({
  id: 'truncation/look-alike-letter',
  meta: {
    summary: 'Letters of another script that look like Latin ones inside an English word',
    impact: 'minor',
    confidence: 0.95,
    weight: 0,
    stage: 'preview',
    scope: 'span',
    specificity: 58,
    messages: {
      mixed: { text: 'Unexpected look-alike letters in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, context) {
    const { tokens } = document
    for (let i = 0; i < tokens.count; i++) {
      const expected = expectedAt(document, i)
      if (expected === undefined) continue
      const range = { start: tokens.start[i] as number, end: tokens.end[i] as number }
      context.report('mixed', {
        range,
        data: { expected },
        expected: [expected],
        edits: [{ ...range, text: expected }],
      })
    }
  },
})

/** What a word of two scripts should read, or one of another script all through that is English beside such a word. */
function expectedAt(document: Document, i: number): string | undefined {
  const word = wordAt(document, i)
  if (word === undefined || word.mixed) return word?.text
  const isBeside = wordAt(document, i - 1)?.mixed || wordAt(document, i + 1)?.mixed
  return isBeside && document.lexicon.find(word.text.toLowerCase()) >= 0 ? word.text : undefined
}

function wordAt(document: Document, i: number): ReturnType<typeof latinised> {
  const { tokens } = document
  if (i < 0 || i >= tokens.count || tokens.kind[i] !== TokenKind.word) return undefined
  return (tokens.shape[i] as number) & Shape.nonAscii ? latinised(document.tokenText(i)) : undefined
}
