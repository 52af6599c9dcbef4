import { type Document, defineRule, Mask, TokenKind } from '@copydesk/core'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'

/** Words a label in front of the address may have: `Read or share this story: …`. */
const labelWords = 6
const colon = 58

export const rule = defineRule({
  id: 'boilerplate/bare-address',
  meta: furnitureMeta('address', {
    summary: 'Web addresses on a line of their own, bare or behind a label: what is left of a link or a player',
    confidence: 0.93,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.region,
    // An address may be all that is left of a source: it is shown, not taken out.
    leftOutFrom: 1,
  }),
  check(document, context) {
    for (const line of layoutOf(document).line)
      if (isAddress(document, line))
        context.report('found', removal(document, lineRange(document, line), { safe: false }))
  },
})

/** The line ends in an address, and nothing stands before it but a short label with its colon. */
function isAddress(document: Document, line: number): boolean {
  const { tokens, lines } = document
  const first = lines.firstToken[line] as number
  const end = lines.endToken[line] as number
  let at = first
  let words = 0
  while (at < end && !isUrl(document, at)) {
    if (tokens.kind[at] === TokenKind.word) words++
    at++
  }
  if (at === end || words > labelWords || !isWhole(document, at)) return false
  for (let t = at; t < end; t++) if (!isUrl(document, t) && tokens.kind[t] === TokenKind.word) return false
  return at === first || tokens.word[at - 1] === colon || words === 0
}

const isUrl = ({ tokens }: Document, t: number): boolean => ((tokens.mask[t] as number) & Mask.url) !== 0

/** An address with its scheme, `www` or a path, not a name like `example.org`. */
const isWhole = ({ text, tokens }: Document, t: number): boolean =>
  /^(?:https?:|www\.|[\w.-]{4,40}\/\w)/i.test(text.slice(tokens.start[t], (tokens.start[t] as number) + 60))
