import { defineRule } from '@copydesk/core'
import { unmarkedBlocks } from './blocks.ts'

/** `The Courier reports:` and then a paragraph of the Courier's with nothing that shows where it ends. */
export const rule = defineRule({
  id: 'attribution/unmarked-quotation',
  meta: {
    summary: 'A block quotation that has lost its marks, so that two voices mix',
    confidence: 0.92,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'major',
    messages: {
      unmarked: {
        text: 'Unexpected quotation without marks, expected marks around what is quoted',
        severity: 'warning',
      },
    },
  },
  check(document, { report }) {
    for (const { range, leadIn } of unmarkedBlocks(document))
      report('unmarked', { range, nearby: [{ ...leadIn, message: 'what leads in to it' }] })
  },
})
