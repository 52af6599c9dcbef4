import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/related-links',
  noun: 'link to other stories',
  summary: 'Headings and lines that lead to other stories: "Related posts", "Read more: …"',
  confidence: 0.93,
  stage: 'stable',
  phrases,
})
