import { type Document, defineRule, Mask } from '@copydesk/core'
import { speechVerbs, weakSpeechVerbs } from '@copydesk/news'
import { hasMask, isMark, isName, isNumber, lowerOf, Mark, rangeOf } from '@copydesk/text'

const counted = new Set(
  'killed dead died deaths injured wounded casualties injuries percent million billion trillion'.split(' '),
)
const sources = new Set(
  'according data figures statistics census survey poll study report estimate estimates estimated reported official officials police authorities ministry bureau shows showed found records analysis researchers index'.split(
    ' ',
  ),
)

/** `4,000 people died` with nobody who counted them: no verb of speech, source or study in the paragraph around. */
export const rule = defineRule({
  id: 'attribution/unsourced-figure',
  meta: {
    summary: 'A figure of the dead, of money or of shares that nobody gives',
    confidence: 0.6,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    messages: {
      figure: { text: 'Unexpected figure "{actual}" without a source, expected who counted', severity: 'warning' },
    },
  },
  check(document, context) {
    const { sentences } = document
    for (let s = 0; s < sentences.count; s++) {
      const at = figureIn(document, s)
      if (at < 0 || isSourced(document, s)) continue
      context.report('figure', {
        range: rangeOf(document, at, unitAfter(document, at)),
      })
    }
  },
})

/** The first number in sentence `s` with what is counted at most three tokens behind it, -1 if there is none. */
function figureIn(document: Document, s: number): number {
  const { sentences } = document
  for (let i = sentences.firstTokenOf(s); i < sentences.endTokenOf(s); i++) {
    if (!isNumber(document, i) || hasMask(document, i, Mask.quotation | Mask.headline | Mask.fragment)) continue
    if (unitAfter(document, i) > i) return i
  }
  return -1
}

/** Token of what number `i` counts; `i` if it counts nothing: an age (`Bray, 17, was killed`), a year, a name (`Flu-19 deaths`). */
function unitAfter(document: Document, i: number): number {
  const digits = document.tokenText(i)
  if (
    isMark(document, i - 1, Mark.hyphen) ||
    isMark(document, i - 1, Mark.hardHyphen) ||
    /^(?:1[89]|20)\d\d$/.test(digits)
  )
    return i
  for (let k = i + 1; k < i + 4 && k < document.tokens.count; k++) {
    const word = lowerOf(document, k)
    if (counted.has(word) || word === '%') return k
    if (word === 'who' || isMark(document, k, Mark.comma)) return i
  }
  return i
}

/** Someone says, finds or counts something in the sentence or its neighbours of the same paragraph. */
function isSourced(document: Document, s: number): boolean {
  const { sentences } = document
  for (let near = Math.max(0, s - 1); near <= Math.min(sentences.count - 1, s + 1); near++) {
    if (sentences.line[near] !== sentences.line[s]) continue
    for (let i = sentences.firstTokenOf(near); i < sentences.endTokenOf(near); i++) {
      const word = lowerOf(document, i)
      if (speechVerbs.has(word) || weakSpeechVerbs.has(word) || sources.has(word)) return true
      if (isName(document, i) && /^(?:Gallup|Census|Bureau|Institute|Reuters|Pew)$/.test(document.tokenText(i)))
        return true
    }
  }
  return false
}
