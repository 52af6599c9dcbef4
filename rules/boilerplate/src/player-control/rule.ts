import type { Document } from '@copydesk/core'
import type { Cue } from '../_shared/cues.ts'
import { defineCueRule } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

/** `… and spent the most on YouTube.` is told: a title there has no full stop, as one on Vimeo has. */
function isSentence({ text, lines }: Document, line: number, cue: Cue): boolean {
  const end = lines.endOf(line)
  return cue.text === 'on youtube' && /\.[”"’']?\s*$/.test(text.slice(end - 4, end))
}

export const rule = defineCueRule({
  id: 'boilerplate/player-control',
  noun: 'player control',
  summary: 'Controls, captions and error texts of video, audio and picture players',
  confidence: 0.95,
  stage: 'stable',
  impact: 'major',
  phrases,
  except: isSentence,
})
