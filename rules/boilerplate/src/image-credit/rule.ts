import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/image-credit',
  noun: 'image credit',
  summary: 'Credits of pictures and captions that end in one',
  confidence: 0.93,
  stage: 'stable',
  phrases,
})
