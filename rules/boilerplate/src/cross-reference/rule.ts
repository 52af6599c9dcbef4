import { type Document, defineRule, Shape } from '@copydesk/core'
import { hasShape, isMark, isWord, lengthOf, Mark } from '@copydesk/text'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'

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
      const range = lineRange(document, lineOf(layout, i))
      if (isHeadline(document.text.slice(range.start, range.end)) && !isHeading(document, layout, i))
        context.report('found', removal(document, range))
    }
  },
})

/** A headline ends without a stop, and no colon, comma or dash leads on; a question heads a part of the story, what opens with a quotation mark was said. */
const isHeadline = (text: string): boolean => /[\p{L}\d'’”")]$/u.test(text) && !/^["“‘']/.test(text)

/** Letters of a word that says what a line is about, and the share of such words that the paragraph below a heading takes up. */
const taken = { letters: 4, share: 0.75 } as const

/** It announces what follows (`HERE IS …`), or the paragraph below says the same: a heading of this story. */
function isHeading(document: Document, layout: Layout, i: number): boolean {
  const line = lineOf(layout, i)
  if (/^here(?:’s|'s)?$/i.test(document.tokenText(document.lines.firstTokenOf(line)))) return true
  const words = longWords(document, line)
  const below = layout.line[i + 1]
  if (words.size === 0 || below === undefined) return false
  const said = longWords(document, below)
  return [...words].filter((word) => said.has(word)).length >= words.size * taken.share
}

function longWords(document: Document, line: number): Set<string> {
  const { lines } = document
  const found = new Set<string>()
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++)
    if (isWord(document, t) && lengthOf(document, t) >= taken.letters) found.add(document.tokenText(t).toLowerCase())
  return found
}

/** Prose right before it and somewhere behind: not the headline of this story, nor the credits under it. */
const isBetween = (layout: Layout, i: number): boolean =>
  i > layout.firstProse && layout.firstProse >= 0 && (layout.prose[i - 1] === 1 || layout.prose[i + 1] === 1)

function isShouted(document: Document, layout: Layout, i: number): boolean {
  const words = wordsOf(layout, i)
  const line = lineOf(layout, i)
  if (words > most || words < (isLabelled(document, line) ? least.labelled : least.plain)) return false
  const { lines } = document
  let long = 0
  let upper = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line) && long - upper <= most * (1 - share); t++) {
    if (!isWord(document, t) || lengthOf(document, t) < 2) continue
    long++
    if (hasShape(document, t, Shape.upper)) upper++
  }
  return long >= least.labelled - 1 && upper >= long * share
}

/** A colon within the first five tokens and more behind it. */
function isLabelled(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  const end = Math.min(document.lines.endTokenOf(line) - 1, first + 5)
  for (let t = first + 1; t < end; t++) if (isMark(document, t, Mark.colon)) return true
  return false
}
