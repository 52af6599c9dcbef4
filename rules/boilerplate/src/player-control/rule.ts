import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/player-control',
  noun: 'player control',
  summary: 'Controls, captions and error texts of video, audio and picture players',
  confidence: 0.95,
  stage: 'stable',
  impact: 'major',
  phrases,
})
