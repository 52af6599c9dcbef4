import { type Document, defineRule, Mask } from '@copydesk/core'
import { endOf, hasMask, isJoined, isMark, isWord, lowerOf, Mark, rangeOf, startOf } from '@copydesk/text'
import { openWords } from '../_shared/open-words.ts'
import { addressMask } from '../_shared/words.ts'
import { entryEnds } from './archive.ts'

/** `have cast the...`, `[…]`: the start of another article, cut off where its teaser ended. */
export const rule = defineRule({
  id: 'truncation/clipped-teaser',
  meta: {
    summary: 'A teaser cut off in the middle of a sentence',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'major',
    specificity: 58,
    messages: {
      teaser: { text: 'Unexpected "{actual}" at the end of a line: a clipped teaser', severity: 'warning' },
    },
  },
  check(document, context) {
    const { lines } = document
    const plain: { start: number; end: number }[] = []
    for (let line = 0; line < lines.count; line++) {
      const tail = tailOf(document, line)
      if (!tail) continue
      const range = rangeOf(document, tail.word, tail.last)
      if (tail.bracketed || tail.more || openWords.has(document.tokenText(tail.word).toLowerCase()))
        context.report('teaser', { range })
      else if (followsTitle(document, line) && isOneSentence(document, line)) plain.push(range)
    }
    // A trailing off is style; two lines under titles that both trail off are teasers.
    if (plain.length > 1) for (const range of plain) context.report('teaser', { range })
    const [range, ...others] = entryEnds(document).map((line) => lastWords(document, line))
    const path = document.article.path
    if (range)
      context.report('teaser', {
        range,
        related: others.map((other) => ({ ...other, path, message: 'another teaser' })),
      })
  },
})

/** Tokens at the end of an archive's entry that a finding shows. */
const shown = 4

function lastWords(document: Document, line: number): { start: number; end: number } {
  const end = document.lines.endTokenOf(line)
  const first = Math.max(document.lines.firstTokenOf(line), end - shown)
  return rangeOf(document, first, end - 1)
}

interface Tail {
  /** Last word before the ellipsis, and last token of what marks the cut. */
  readonly word: number
  readonly last: number
  readonly bracketed: boolean
  readonly more: boolean
}

const leastWords = 5

/** How a line of running text ends, if in an ellipsis outside quotations; a link to the rest may follow. */
function tailOf(document: Document, line: number): Tail | undefined {
  const { lines } = document
  if (lines.wordsOf(line) < leastWords) return undefined
  const end = lines.endTokenOf(line)
  const link = linkLength(document, end)
  let last = end - 1 - link
  const bracketed =
    isMark(document, last, Mark.closeBracket) &&
    isEllipsis(document, last - 1) &&
    isMark(document, last - 2, Mark.openBracket)
  if (!bracketed && !isEllipsis(document, last)) return undefined
  const word = bracketed ? last - 3 : last - 1
  if (!isWord(document, word) || hasMask(document, word, Mask.quotation | addressMask)) return undefined
  if (!bracketed && link === 0 && !isJoined(document, last)) return undefined
  last = end - 1
  return { word, last, bracketed, more: link > 0 }
}

/** Tokens of `Read more`, `Continue reading` and the like at the end of a line. */
function linkLength(document: Document, end: number): number {
  let i = end - 1
  while (!isWord(document, i) && i > end - 4 && !isEllipsis(document, i) && !isMark(document, i, Mark.closeBracket)) i--
  if (!isWord(document, i) || !isWord(document, i - 1)) return 0
  const last = lowerOf(document, i)
  return lastOfLinks.has(last) && links.has(`${lowerOf(document, i - 1)} ${last}`) ? end - i + 1 : 0
}

const links = new Set(['read more', 'continue reading', 'read on', 'see more', 'full story', 'learn more'])
const lastOfLinks = new Set(Array.from(links, (link) => link.split(' ')[1]))

const isEllipsis = (document: Document, i: number): boolean =>
  i >= 0 &&
  (isMark(document, i, Mark.ellipsis) || document.text.slice(startOf(document, i), endOf(document, i)) === '...')

/** The line above is a title: short, without a stop. */
function followsTitle(document: Document, line: number): boolean {
  const { lines } = document
  let above = line - 1
  while (above >= 0 && lines.firstToken[above] === lines.endToken[above]) above--
  return above >= 0 && hasMask(document, lines.firstTokenOf(above), Mask.headline | Mask.fragment)
}

const isOneSentence = ({ sentences, lines }: Document, line: number): boolean => {
  let count = 0
  for (let s = 0; s < sentences.count; s++) if (sentences.line[s] === line) count++
  return count <= 2 && lines.wordsOf(line) <= 45
}
