import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/ad-label',
  noun: 'ad label',
  summary: 'Labels of advertisements and the breaks made for them',
  confidence: 0.98,
  stage: 'stable',
  impact: 'major',
  phrases,
})
