import { type Document, defineRule, Shape } from '@copydesk/core'
import { hasShape, isWord, rangeOf } from '@copydesk/text'
import { type Latinised, latinised } from './letters.ts'

/** `Yоur соntеnt` with Cyrillic о, с and е: letters of another script that look like Latin ones. */
export const rule = defineRule({
  id: 'truncation/look-alike-letter',
  meta: {
    summary: 'Letters of another script that look like Latin ones inside an English word',
    impact: 'minor',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
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
      const range = rangeOf(document, i)
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
  if (word === undefined) return undefined
  const isEnglish = isKnown(document, word)
  if (isMixed(word)) return isEnglish || word.own > word.alikes ? word.text : undefined
  return isEnglish && [i - 1, i + 1].some((at) => isMixed(wordAt(document, at))) ? word.text : undefined
}

const isMixed = (word: Latinised | undefined): boolean => word !== undefined && word.own > 0

const isKnown = ({ lexicon }: Document, { text }: Latinised): boolean => lexicon.find(text.toLowerCase()) >= 0

function wordAt(document: Document, i: number): Latinised | undefined {
  const { tokens } = document
  if (i < 0 || i >= tokens.count || !isWord(document, i)) return undefined
  return hasShape(document, i, Shape.nonAscii) ? latinised(document.tokenText(i)) : undefined
}
