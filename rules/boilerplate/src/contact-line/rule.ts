import { type Document, defineRule, Mask } from '@copydesk/core'
import { hasMask } from '@copydesk/text'
import { type Cue, cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { isOutsideProse, layoutOf, lineOf } from '../_shared/layout.ts'
import { phrases } from './phrases.ts'

const id = 'boilerplate/contact-line'
/** Words that open a line asking for a message, in lower case. */
const openers = new Set(['contact', 'email', 'e-mail', 'write', 'send', 'reach'])
/** Words up to which such a line holds an address and nothing else. */
const most = 40
/** Words up to which a line that is only an address has no sentence around it. */
const bare = 3

export const rule = defineRule({
  id,
  meta: furnitureMeta('contact line', {
    summary: 'Lines that say whom to write to: letters, tips, reporters, press contacts',
    confidence: 0.95,
    stage: 'stable',
    impact: 'minor',
  }),
  phrases,
  check(document, context) {
    if (context.hits.length === 0 && !document.text.includes('@')) return
    const layout = layoutOf(document)
    const cued = new Map(cueLines(document, context.hits, phrases).map(({ line, cue }) => [line, cue]))
    for (let i = 0; i < layout.count; i++) {
      const line = lineOf(layout, i)
      if (isContact(document, line, cued.get(line)) || (isOutsideProse(layout, i) && isAddress(document, line)))
        context.report('found', removal(document, lineRange(document, line)))
    }
  },
})

/** A cue, or `Contact Ida Brandt at ida@example.org`. */
function isContact(document: Document, line: number, cue: Cue | undefined): boolean {
  if (cue) return true
  const { lines, text } = document
  if (lines.wordsOf(line) > most || !hasMail(document, line)) return false
  const start = lineRange(document, line).start
  const space = text.slice(start, start + 10).search(/[\s:]/)
  return space > 0 && openers.has(text.slice(start, start + space).toLowerCase())
}

/** `Email: ida@example.org`, or the address alone. */
const isAddress = (document: Document, line: number): boolean =>
  document.lines.wordsOf(line) <= bare && hasMail(document, line)

const address = /\S@\s?[\w-]+\.\w/

function hasMail(document: Document, line: number): boolean {
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (hasMask(document, t, Mask.email))
      return address.test(document.text.slice(document.lines.start[line], document.lines.end[line]))
  return false
}
