import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/share-prompt',
  noun: 'share prompt',
  summary: 'Share and follow buttons and the prompts around them',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
