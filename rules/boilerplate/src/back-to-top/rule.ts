import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/back-to-top',
  noun: 'page navigation',
  summary: 'Links that move about the page: "Back to top", "Skip to content"',
  confidence: 0.97,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
