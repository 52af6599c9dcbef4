import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/source-link',
  noun: 'leftover source link',
  summary: 'Links to an original whose address is lost: "Source link", "Read the full article"',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
})
