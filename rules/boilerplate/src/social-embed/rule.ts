import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/social-embed',
  noun: 'embed leftover',
  summary: 'What is left of the frame around an embedded post; the post itself stays',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
