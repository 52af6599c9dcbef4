import { defineRule } from '@copydesk/core'
import { creditsOf } from '@copydesk/news'
import { articleMeta } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** The text was translated by machine, and nothing says by whom or from what. */
export const rule = defineRule({
  id: 'attribution/undisclosed-translation',
  meta: {
    ...articleMeta,
    summary: 'A text translated by machine that names no translator, original or agency',
    confidence: 0.8,
    weight: 0,
    stage: 'preview',
    impact: 'major',
    options: {
      type: 'object',
      properties: {
        evidence: {
          description: 'Least value of the signal machineTranslation, 0 to 1',
          type: 'number',
          minimum: 0,
          maximum: 1,
          default: 0.9,
        },
      },
      additionalProperties: false,
    },
    messages: {
      undisclosed: { text: 'Undisclosed translation, expected its translator or original', severity: 'warning' },
    },
  },
  after: 'signals',
  check(document, context) {
    const { translator, original, agency } = creditsOf(document)
    if (translator !== null || original !== null || agency.length > 0) return
    const evidence = context.signals.machineTranslation ?? 0
    if (evidence >= Number(context.options.evidence)) context.report('undisclosed', { range: firstLine(document) })
  },
})
