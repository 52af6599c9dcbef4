import { defineCueRule } from '../_shared/furniture.ts'
import { isToldAsNews } from '../_shared/told.ts'
import { fallback, phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/script-fallback',
  noun: 'script fallback',
  summary: 'Texts shown where a script did not run, and code that was taken for text',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: (document, line, { reason }) => reason === fallback && isToldAsNews(document, line),
})
