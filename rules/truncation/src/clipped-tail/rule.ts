import { type Document, defineRule, Mask } from '@copydesk/core'
import { endOf, hasMask, isAnyMark, isJoined, isMark, isWord, Mark, rangeOf } from '@copydesk/text'
import { addressMask } from '../_shared/words.ts'
import { completions } from './complete.ts'

/** `[+1873 chars]`, a last sentence that ends in `retu`: the article was cut off. */
export const rule = defineRule({
  id: 'truncation/clipped-tail',
  meta: {
    summary: 'An article cut off before its end',
    confidence: 0.95,
    weight: 4,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 72,
    messages: {
      counter: { text: 'Unexpected "{actual}", the rest of the article is missing', severity: 'error' },
      word: { text: 'Unexpected end in "{actual}", the rest of the article is missing', severity: 'error' },
      clause: { text: 'Unexpected end after "{actual}", the rest of the article is missing', severity: 'error' },
    },
  },
  check(document, context) {
    const line = lastLine(document)
    if (line < 0) return
    const counter = counterAt(document, line)
    if (counter) return context.report('counter', { range: counter })
    const last = document.lines.endTokenOf(line) - 1
    if (!isProse(document, line, last)) return
    const range = rangeOf(document, last)
    const expected = completions(document, last)
    if (expected.length > 0) context.report('word', { range, expected })
    else if (isOpenEnded(document, line, last)) context.report('clause', { range })
  },
})

function lastLine({ lines }: Document): number {
  let line = lines.count - 1
  while (line >= 0 && lines.firstToken[line] === lines.endToken[line]) line--
  return line
}

/** `[+1873 chars]`, which a news interface leaves where it cuts. */
function counterAt({ lines, text }: Document, line: number): { start: number; end: number } | undefined {
  const end = lines.endOf(line)
  const from = Math.max(lines.startOf(line), end - 40)
  const found = /\[\+?\d{1,7} (?:chars|characters|words)\]\s*$/.exec(text.slice(from, end))
  return found ? { start: from + found.index, end: from + found.index + found[0].trimEnd().length } : undefined
}

/** Fewer words make a label, a credit, a line of a table. */
const leastWords = { piece: 3, clause: 6 }

/** A line of running text with no mark behind its last word, which belongs to no name, address or credit. */
function isProse(document: Document, line: number, last: number): boolean {
  const { lines } = document
  if (!isWord(document, last) || lines.wordsOf(line) < leastWords.piece) return false
  if (
    endOf(document, last) < lines.endOf(line) &&
    /\S/.test(document.text.slice(endOf(document, last), lines.end[line]))
  )
    return false
  if (hasMask(document, last, addressMask) || isJoined(document, last)) return false
  return !opensWithLabel(document, line)
}

/** Dashes that open a credit. */
const dashes = new Set([0x2013, 0x2014])

/** `See also: …`, `Source: …`, `— With assistance by …`. */
function opensWithLabel(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  if (isAnyMark(document, first, dashes)) return true
  for (let i = first; i < first + 4 && i < document.lines.endTokenOf(line); i++)
    if (isMark(document, i, Mark.colon)) return true
  return false
}

/** A word no sentence ends in: article, preposition, conjunction. */
const isOpenEnded = (document: Document, line: number, last: number): boolean =>
  document.lines.wordsOf(line) >= leastWords.clause &&
  !hasMask(document, last, Mask.name | Mask.headline) &&
  openWords.has(document.tokenText(last))

const openWords = new Set(
  'a an the and or but nor of from with into onto than because whether if although though while whereas until unless my your his its our their these those every very between among during against toward towards despite via'.split(
    ' ',
  ),
)
