import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/affiliate-link',
  noun: 'shop link',
  summary: 'Shop buttons and the disclosure of paid links',
  confidence: 0.93,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
