import { type Document, defineRule, Mask, Shape } from '@copydesk/core'
import { hasMask, hasShape, isCapital, isWord, wordOf } from '@copydesk/text'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { isOutsideProse, type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'
import { foreignWords } from './words.ts'

const foreign = new Set(Object.values(foreignWords).join(' ').split(' '))
const nonLatin = /[\u0370-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/
const maxWords = 60
const address = Mask.url | Mask.email | Mask.handle | Mask.hashtag

export const rule = defineRule({
  id: 'boilerplate/foreign-furniture',
  meta: furnitureMeta('line in another language', {
    summary: 'Lines in another language above or below an English article',
    confidence: 0.95,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.region,
  }),
  check(document, context) {
    const layout = layoutOf(document)
    const found: number[] = []
    for (let i = 0; i < layout.count; i++) if (isCandidate(layout, i) && isForeign(document, layout, i)) found.push(i)
    if (found.length === 0) return
    // An article in another language is skipped elsewhere; here English prose must outweigh what is not English.
    if (sum(layout, found) * 2 > sum(layout, proseOf(layout))) return
    for (const i of found) context.report('found', removal(document, lineRange(document, lineOf(layout, i))))
  },
})

const isCandidate = (layout: Layout, i: number): boolean => isOutsideProse(layout, i) && wordsOf(layout, i) <= maxWords

const proseOf = (layout: Layout): number[] => Array.from(layout.prose.keys()).filter((i) => layout.prose[i] === 1)

const sum = ({ words }: Layout, at: readonly number[]): number => at.reduce((n, i) => n + (words[i] as number), 0)

/** Most words in another script, or in Latin letters unknown with words of another language's closed classes among them. */
function isForeign(document: Document, layout: Layout, i: number): boolean {
  const { lines } = document
  const line = lineOf(layout, i)
  let words = 0
  let script = 0
  let unknown = 0
  let closed = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (!isWord(document, t) || hasMask(document, t, address)) continue
    words++
    const word = document.tokenText(t)
    if (hasShape(document, t, Shape.nonAscii) && nonLatin.test(word)) script++
    else if ((words === 1 || !isCapital(document, t)) && foreign.has(word.toLowerCase())) closed++
    else if (wordOf(document, t) < 0) unknown++
  }
  return (
    words > 0 &&
    (script * 2 > words || (closed >= 1 && unknown >= 1 && (closed + unknown) * 4 >= words * 3 && words >= 3))
  )
}
