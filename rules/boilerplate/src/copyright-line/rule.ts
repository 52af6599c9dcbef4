import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/copyright-line',
  noun: 'copyright line',
  summary: 'Copyright notices and terms of re-use',
  confidence: 0.96,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
