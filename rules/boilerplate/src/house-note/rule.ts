import { isCredit } from '../_shared/credits.ts'
import { defineCueRule, lineText } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

export const rule = defineCueRule({
  id: 'boilerplate/house-note',
  noun: 'standing note of the house',
  summary: 'Standing notes: what the outlet or its series is, whose partner it is, what it offers',
  confidence: 0.93,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: (document, line) => isCredit(lineText(document, line)),
})
