import { defineCueRule } from '../_shared/furniture.ts'
import { hasNumber } from '../_shared/layout.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/reader-counter',
  noun: 'reader count',
  summary: 'Counts of views, shares, likes and comments',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: (document, line) => !hasNumber(document, line),
})
