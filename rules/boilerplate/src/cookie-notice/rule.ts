import { defineCueRule } from '../_shared/furniture.ts'
import { isToldAsNews } from '../_shared/told.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/cookie-notice',
  noun: 'cookie notice',
  summary: 'Consent notices, their buttons, and legal footer links',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: isToldAsNews,
})
