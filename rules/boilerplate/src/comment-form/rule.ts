import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/comment-form',
  noun: 'comment form',
  summary: 'Lines of a comment form and the notes about it',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
