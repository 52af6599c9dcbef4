import { defineCueRule } from '../_shared/furniture.ts'
import { isToldAsNews } from '../_shared/told.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/newsletter-prompt',
  noun: 'newsletter prompt',
  summary: 'Offers of a newsletter and the lines of its sign-up form',
  confidence: 0.95,
  stage: 'stable',
  impact: 'major',
  phrases,
  except: isToldAsNews,
})
