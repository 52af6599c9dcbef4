import { type Document, defineRule } from '@copydesk/core'
import { pictureCreditOf } from '@copydesk/news'
import { defineCueRule, lineRange, lineText, removal } from '../_shared/furniture.ts'
import { isRunIn } from '../_shared/run-in-caption.ts'
import { phrases } from './phrases.ts'

/** `SALTBY (Post/Gannet) — The council …`: a dateline names agencies as a credit does. */
const dateline = /^\p{Lu}[^()\n]{1,40}\([^()\n]{2,40}\)\s?[—–-]/u

/** `In the report she called it a closed shop (via GP):` leads on to a quotation; `Photo by:` does not. */
const introductionWords = 8

/** A bare credit has no more words. */
const bareWords = 16

const cued = defineCueRule({
  id: 'boilerplate/image-credit',
  noun: 'image credit',
  summary: 'Credits of pictures and captions that end in one',
  confidence: 0.93,
  stage: 'stable',
  impact: 'minor',
  phrases,
  except: (document, line, cue) => {
    const whole = lineText(document, line)
    if (cue.fit === 'in' && isRunIn(document, line)) return true
    return dateline.test(whole) || (whole.endsWith(':') && (document.lines.words[line] as number) >= introductionWords)
  },
})

/** Lines with a cue, and lines that are nothing but a credit in any of its forms. */
export const rule = defineRule({
  ...cued,
  check(document, context) {
    cued.check(document, context)
    for (let line = 0; line < document.lines.count; line++)
      if (isBareCredit(document, line)) context.report('found', removal(document, lineRange(document, line)))
  },
})

function isBareCredit(document: Document, line: number): boolean {
  const words = document.lines.words[line] as number
  return words >= 2 && words <= bareWords && pictureCreditOf(lineText(document, line))?.start === 0
}
