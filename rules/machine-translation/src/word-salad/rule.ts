import { defineRule } from '@copydesk/core'
import { readingOf } from '../_shared/reading.ts'
import { saladLimit } from '../_shared/weights.generated.ts'
import { resource as bigrams } from '../resources/bigrams/resource.ts'

export const rule = defineRule({
  id: 'machine-translation/word-salad',
  meta: {
    summary: 'Common words in an order English news never has, all through the article',
    confidence: 0.97,
    weight: 0,
    stage: 'preview',
    impact: 'major',
    scope: 'article',
    messages: {
      salad: { text: 'Unexpected word order all through, expected pairs of words English uses', severity: 'warning' },
    },
  },
  needs: [bigrams.id],
  check(document, { resource, report }) {
    if (readingOf(document, resource(bigrams)).salad <= saladLimit) return
    const { lines } = document
    let line = 0
    while (line < lines.count - 1 && lines.hash[line] === 0) line++
    report('salad', { range: lines.rangeOf(line) })
  },
})
