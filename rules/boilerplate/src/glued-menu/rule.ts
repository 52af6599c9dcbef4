import { type Document, defineRule, Mask, Shape } from '@copydesk/core'
import { hasMask, hasShape, isWord } from '@copydesk/text'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { isOutsideProse, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'

/** Joints in one word, or words with a joint, from which on a line was a menu: names of firms and programs have fewer. */
const least = 3
/** Letters of the shortest label. */
const shortest = 3
/** Words of a line up to which nothing else stands in it. */
const most = 40

export const rule = defineRule({
  id: 'boilerplate/glued-menu',
  meta: furnitureMeta('menu run together', {
    summary: 'Labels of a menu run together without spaces, at the head or the end: “NewsSportWeatherTravel”',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
  }),
  check(document, context) {
    const layout = layoutOf(document)
    for (let i = 0; i < layout.count; i++) {
      const line = lineOf(layout, i)
      if (wordsOf(layout, i) > most || layout.prose[i] === 1 || !isOutsideProse(layout, i)) continue
      if (isGlued(document, line)) context.report('found', removal(document, lineRange(document, line)))
    }
  },
})

const addressed = Mask.url | Mask.email | Mask.handle | Mask.hashtag

function isGlued(document: Document, line: number): boolean {
  const { lines } = document
  let runs = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (hasMask(document, t, addressed)) continue
    if (!isWord(document, t) || !hasShape(document, t, Shape.camel)) continue
    const labels = labelsOf(document.tokenText(t))
    if (!labels.every((label) => isLabel(document, label))) continue
    if (labels.length > least || ++runs >= least) return true
  }
  return false
}

/** `SectionsSEARCHSkip` → `Sections`, `SEARCH`, `Skip`. */
const labelsOf = (word: string): string[] => word.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)

const isLabel = ({ lexicon }: Document, label: string): boolean =>
  (label.length >= shortest && lexicon.knows(label)) || /^(?:on|in|of|to|up|us|uk)$/i.test(label)
