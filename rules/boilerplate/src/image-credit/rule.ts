import { defineCueRule, lineText } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

/** `SALTBY (Post/Gannet) — The council …`: a dateline names agencies as a credit does. */
const dateline = /^\p{Lu}[^()\n]{1,40}\([^()\n]{2,40}\)\s?[—–-]/u

/** `In the report she called it a closed shop (via GP):` leads on to a quotation; `Photo by:` does not. */
const introductionWords = 8

export const rule = defineCueRule({
  id: 'boilerplate/image-credit',
  noun: 'image credit',
  summary: 'Credits of pictures and captions that end in one',
  confidence: 0.93,
  stage: 'stable',
  phrases,
  except: (document, line) => {
    const whole = lineText(document, line)
    return dateline.test(whole) || (whole.endsWith(':') && (document.lines.words[line] as number) >= introductionWords)
  },
})
