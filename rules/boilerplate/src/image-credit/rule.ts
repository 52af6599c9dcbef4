import { type Document, defineRule, indexAtOrBefore } from '@copydesk/core'
import { defineCueRule, lineRange, lineText, removal } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { lineCredit } from '../_shared/line-credit.ts'
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
    return dateline.test(whole) || (whole.endsWith(':') && document.lines.wordsOf(line) >= introductionWords)
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

/** Agencies and broadcasters that credit a picture by their name alone where the story goes on below; at its end they credit the copy. */
const agency =
  /^(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Getty(?: Images)?|(?:The )?Associated Press|(?:ABC|CBS|NBC|FOX|Fox) News|Handout|Supplied|Screenshot)$/

function isBareCredit(document: Document, line: number): boolean {
  const words = document.lines.wordsOf(line)
  if (words <= 3 && agency.test(lineText(document, line))) return isBetweenProse(document, line)
  return words >= 2 && words <= bareWords && lineCredit(document, line)?.start === 0
}

/** Prose stands right above or below, and a paragraph somewhere below. */
function isBetweenProse(document: Document, line: number): boolean {
  const layout = layoutOf(document)
  const i = indexAtOrBefore(layout.line, layout.count, line)
  return i < layout.lastProse && (layout.prose[i - 1] === 1 || layout.prose[i + 1] === 1)
}
