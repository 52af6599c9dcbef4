import type { Document } from '@copydesk/core'
import { fullLine } from '@copydesk/text'
import { defineCueRule, lineText } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

/** Cues a story uses itself, to lead on to more of what it quotes. */
const leading = new Set(['more from', 'for more on'])
/** Cues of a story told in parts; a headline behind them ends without a stop. */
const announcing = new Set(['up next :', 'next :'])
/** Cues that head a sentence of a story as well: the headline behind them ends without a stop. */
const heading = new Set(['recommended'])
/** Words of a headline at least. */
const headlineWords = 5
/** Words of a paragraph that tells on. */
const proseWords = 12

export const rule = defineCueRule({
  id: 'boilerplate/related-links',
  noun: 'link to other stories',
  summary: 'Headings and lines that lead to other stories: "Related posts", "Read more: …"',
  confidence: 0.93,
  stage: 'stable',
  impact: 'major',
  phrases,
  except: (document, line, { text }) =>
    (leading.has(text) && lineText(document, line).endsWith(':') && isProse(document, line + 1)) ||
    (heading.has(text) && isTold(document, line)) ||
    (text === 'read more' &&
      !/^read more/i.test(lineText(document, line)) &&
      !/more$/i.test(lineText(document, line))) ||
    (text === 'earlier :' && document.lines.wordsOf(line) < headlineWords) ||
    (announcing.has(text) && lineText(document, line).endsWith('.') && document.lines.wordsOf(line) >= proseWords),
})

/** More than the cue alone, but a sentence or too short for a headline. */
const isTold = (document: Document, line: number): boolean => {
  const words = document.lines.wordsOf(line)
  return words > 1 && (words < headlineWords || lineText(document, line).endsWith('.'))
}

/** True if the next line that is not empty has the words of a paragraph. */
function isProse(document: Document, from: number): boolean {
  const line = fullLine(document, from, 1)
  return line >= 0 && document.lines.wordsOf(line) >= proseWords
}
