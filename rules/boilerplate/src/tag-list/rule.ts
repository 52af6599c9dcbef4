import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/tag-list',
  noun: 'tag list',
  summary: 'Lists of tags, topics and categories',
  confidence: 0.97,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
