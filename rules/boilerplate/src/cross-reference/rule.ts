import { type Document, defineRule, Shape, TokenKind } from '@copydesk/core'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { type Layout, layoutOf } from '../_shared/layout.ts'

/** Words of a headline; shorter lines in capitals are headings of the story, unless they give a name first: `IDA BRANDT: WHY …`. */
const least = { plain: 7, labelled: 5 } as const
const most = 30
/** Share of the words of two letters and more that stand in capitals. */
const share = 0.85
/** Lines in capitals in one text from which on it is written in them: a list, a notice, a poster. */
const tooMany = 12

export const rule = defineRule({
  id: 'boilerplate/cross-reference',
  meta: furnitureMeta('headline of another story', {
    summary: 'Headlines of other stories in capitals, on a line of their own between paragraphs',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
  }),
  check(document, context) {
    const layout = layoutOf(document)
    const shouted = Array.from(layout.line.keys()).filter((i) => isBetween(layout, i) && isShouted(document, layout, i))
    if (shouted.length >= tooMany) return
    for (const i of shouted) {
      const range = lineRange(document, layout.line[i] as number)
      if (isHeadline(document.text.slice(range.start, range.end))) context.report('found', removal(document, range))
    }
  },
})

/** A headline ends without a stop, and no colon, comma or dash leads on; a question heads a part of the story, what opens with a quotation mark was said. */
const isHeadline = (text: string): boolean => /[\p{L}\d'’”")]$/u.test(text) && !/^["“‘']/.test(text)

/** Prose right before it and somewhere behind: not the headline of this story, nor the credits under it. */
const isBetween = (layout: Layout, i: number): boolean =>
  i > layout.firstProse && layout.firstProse >= 0 && (layout.prose[i - 1] === 1 || layout.prose[i + 1] === 1)

function isShouted(document: Document, layout: Layout, i: number): boolean {
  const words = layout.words[i] as number
  const line = layout.line[i] as number
  if (words > most || words < (isLabelled(document, line) ? least.labelled : least.plain)) return false
  const { tokens, lines } = document
  let long = 0
  let upper = 0
  for (let t = lines.firstToken[line] as number; t < (lines.endToken[line] as number); t++) {
    if (tokens.kind[t] !== TokenKind.word || (tokens.end[t] as number) - (tokens.start[t] as number) < 2) continue
    long++
    if ((tokens.shape[t] as number) & Shape.upper) upper++
  }
  return long >= least.labelled - 1 && upper >= long * share
}

/** A colon within the first five tokens and more behind it. */
function isLabelled({ tokens, lines }: Document, line: number): boolean {
  const first = lines.firstToken[line] as number
  const end = Math.min((lines.endToken[line] as number) - 1, first + 5)
  for (let t = first + 1; t < end; t++)
    if (tokens.word[t] === 58 && tokens.kind[t] === TokenKind.punctuation) return true
  return false
}
