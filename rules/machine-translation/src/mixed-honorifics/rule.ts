import { type Document, defineRule, Mask, type Range, Shape } from '@copydesk/core'
import { endOf, hasMask, isCapital, isJoined, isWord, startOf } from '@copydesk/text'
import { readsAsProse } from '../_shared/lines.ts'
import { isSingleStop } from '../_shared/tokens.ts'

const elsewhere = Mask.quotation | Mask.url | Mask.handle | Mask.hashtag | Mask.headline | Mask.fragment

interface Title extends Range {
  readonly dotted: boolean
  /** End of the title without its full stop. */
  readonly bareEnd: number
}

export const rule = defineRule({
  id: 'machine-translation/mixed-honorifics',
  meta: {
    summary: '"Mr." and "Mr" in one article',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    messages: {
      mixed: { text: 'Unexpected "{actual}" beside "{other}", expected "{expected}"', severity: 'warning' },
    },
  },
  phrases: [{ text: 'mr' }, { text: 'mrs' }, { text: 'ms' }, { text: 'dr' }],
  check(document, { hits, report }) {
    const titles = hits.flatMap(({ firstToken }) => titleAt(document, firstToken) ?? [])
    const dotted = titles.filter((title) => title.dotted)
    const bare = titles.filter((title) => !title.dotted)
    const [odd, usual] = dotted.length < bare.length ? [dotted[0], bare[0]] : [bare[0], dotted[0]]
    if (!odd || !usual) return
    const edit = odd.dotted
      ? { start: odd.bareEnd, end: odd.bareEnd + 1, text: '' }
      : { start: odd.bareEnd, end: odd.bareEnd, text: '.' }
    const expected = document.text.slice(odd.start, edit.start) + edit.text + document.text.slice(edit.end, odd.end)
    const other = document.text.slice(usual.start, usual.end)
    report('mixed', { range: odd, data: { other, expected }, expected: [expected], edits: [edit] })
  },
})

/** A title before a name in the article's own prose: not in quotations, posts, headlines. */
function titleAt(document: Document, i: number): Title | undefined {
  const { tokens } = document
  const shape = tokens.shape[i] as number
  if (!(shape & Shape.capital) || shape & (Shape.upper | Shape.joined) || hasMask(document, i, elsewhere))
    return undefined
  const dotted = isSingleStop(document, i + 1) && isJoined(document, i + 1)
  const name = dotted ? i + 2 : i + 1
  const line = document.lineAt(startOf(document, i))
  if (name >= document.lines.endTokenOf(line) || !isWord(document, name)) return undefined
  if (!isCapital(document, name) || isJoined(document, name) || !readsAsProse(document, line)) return undefined
  return { start: startOf(document, i), end: endOf(document, name), bareEnd: endOf(document, i), dotted }
}
