import { defineRule, type RuleProfile } from '@copydesk/core'
import { unmarkedBlocks } from './blocks.ts'

/** Articles of a source with such a block at least, and their share, from which on its pages lose all blocks. */
const habit = { articles: 3, share: 0.1 } as const

const losesBlocks = (profile: RuleProfile): boolean => {
  const count = profile.count('blocks', 0)
  return count >= habit.articles && count >= profile.articles * habit.share
}

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
  observe(document, observer) {
    if (unmarkedBlocks(document, false).length > 0) observer.count('blocks', 0)
  },
  check(document, { profile, report }) {
    for (const { range, leadIn } of unmarkedBlocks(document, profile !== undefined && losesBlocks(profile)))
      report('unmarked', { range, nearby: [{ ...leadIn, message: 'what leads in to it' }] })
  },
})
