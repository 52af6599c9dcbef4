import { defineCueRule } from '../_shared/furniture.ts'
import { hasNumber } from '../_shared/layout.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/reading-time',
  noun: 'reading time',
  summary: 'Estimates of how long the article takes to read',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: (document, line) => !hasNumber(document, line),
})
