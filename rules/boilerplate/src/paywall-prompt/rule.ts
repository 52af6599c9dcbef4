import { defineCueRule } from '../_shared/furniture.ts'
import { isToldAsNews } from '../_shared/told.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/paywall-prompt',
  noun: 'subscription prompt',
  summary: 'Paywall notices, sign-in walls and appeals for subscriptions or donations',
  confidence: 0.93,
  stage: 'stable',
  impact: 'major',
  phrases,
  except: isToldAsNews,
})
